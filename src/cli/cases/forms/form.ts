/** The contract of a form: short words of a case -> the messages of one protocol. */
import type { CaseSpec } from '../schema.ts';

export type RequestWords = NonNullable<CaseSpec['request']>;
export type AnswerWords = NonNullable<CaseSpec['answer']>;
export type Turn = NonNullable<RequestWords['turns']>[number];
export type Call = NonNullable<AnswerWords['calls']>[number];
export type Offered = NonNullable<RequestWords['tools']>[number];

export interface Asking {
  readonly model: string;
  readonly stream: boolean;
}

/** A body that comes whole, or the texts of its events. */
export type Said =
  | { readonly kind: 'document'; readonly body: unknown }
  | { readonly kind: 'events'; readonly events: readonly string[] };

export interface Form {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  request(words: RequestWords, asking: Asking): unknown;
  answer(words: AnswerWords, asking: Asking): Said;
}

/** Arguments as models write them. */
export function argumentsText({ args }: Call): string {
  return typeof args === 'string' ? args : JSON.stringify(args);
}

/** The ids of calls, by their order in the exchange. */
export function callId(number: number): string {
  return `call_${number}`;
}

/** All turns, the last words of the user among them. */
export function turnsOf({ turns = [], user }: RequestWords): readonly Turn[] {
  return user === undefined ? turns : [...turns, { user }];
}

/** What is offered, with parameters that take anything where nothing is said of them. */
export function offeredTools({ tools = [] }: RequestWords) {
  return tools.map((tool) => {
    const {
      name,
      description,
      parameters = { type: 'object' },
    } = typeof tool === 'string' ? { name: tool, description: undefined } : tool;
    return { name, description: description ?? `Does what ${name} says.`, parameters };
  });
}

/** Splits a text as models stream it: word by word, each with the blank before it. */
export function words(text: string): readonly string[] {
  return text.match(/\s*\S+\s*$|\s*\S+/g) ?? [];
}

/** Splits arguments as models stream them: without regard to what they say. */
export function pieces(text: string): readonly string[] {
  return text.match(/[\s\S]{1,9}/g) ?? [];
}
