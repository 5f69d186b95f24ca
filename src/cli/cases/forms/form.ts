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
export function argumentsText(call: Call): string {
  const args = argumentsOf(call);
  return typeof args === 'string' ? args : JSON.stringify(args);
}

/** Arguments as a value; as they are where they were written as text. */
export function argumentsOf({ args, filler = 0 }: Call): unknown {
  return filler === 0 || typeof args === 'string' ? args : { ...args, filler: fillerText(filler) };
}

/** The ids of calls, by their order in the exchange. */
export function callId(number: number): string {
  return `call_${number}`;
}

/** All turns, the small talk before them and the last words of the user among them. */
export function turnsOf({ turns = [], user, earlier = 0, filler = 0 }: RequestWords): readonly Turn[] {
  const talk = Array.from({ length: earlier }, (_, at) => SMALL_TALK[at % SMALL_TALK.length] ?? { user: '' });
  const last = user === undefined && filler === 0 ? [] : [{ user: (user ?? '') + fillerText(filler) }];
  return [...talk, ...turns, ...last];
}

/** What the assistant says, all of it; undefined for nothing. */
export function spokenText({ text, filler = 0 }: AnswerWords): string | undefined {
  return filler === 0 ? text : (text ?? '') + fillerText(filler);
}

const SMALL_TALK: readonly Turn[] = [{ user: 'Good morning.' }, { assistant: 'Good morning to you.' }];
const PROSE = ' The river is low this week, and the mill stands still until the rain comes.';

/** So many characters of prose. */
export function fillerText(characters: number): string {
  return PROSE.repeat(Math.ceil(characters / PROSE.length)).slice(0, characters);
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

/** Splits a text as models stream it: word by word, each with the blank before it; a very long one in no more pieces. */
export function words(text: string): readonly string[] {
  return joined(text.match(/\s*\S+\s*$|\s*\S+/g) ?? []);
}

/** Splits arguments as models stream them: without regard to what they say. */
export function pieces(text: string): readonly string[] {
  return joined(text.match(/[\s\S]{1,9}/g) ?? []);
}

const MOST_PIECES = 500;

/** The last piece has all that is left. */
function joined(parts: readonly string[]): readonly string[] {
  return parts.length <= MOST_PIECES
    ? parts
    : [...parts.slice(0, MOST_PIECES - 1), parts.slice(MOST_PIECES - 1).join('')];
}
