/** Streamed answers that say no: one that is ended early, and one that is nothing else. */
import type { Facts } from '../../core/segment.ts';
import type { Refusal } from '../../core/verdict.ts';
import { sentenceOf } from './refuse.ts';
import type { ChatStreamHooks } from './stream-hooks.ts';

/** OpenAI allows no more choices than this. */
const MOST_CHOICES = 128;

/** Names that are safe to repeat: without blanks and not long. */
const SAFE_NAME = /^[A-Za-z0-9][A-Za-z0-9._:/-]{0,127}$/;

/** How the events of a stream of choices are worded. */
export interface ChoiceForm {
  /** What ids begin with. */
  readonly id: string;
  readonly object: string;
  /** What the event of a choice carries that says nothing, or refuses with a sentence; `first` as below. */
  said(sentence?: string, first?: boolean): object;
  /** What it carries that tells a text; `first` where the choice has not begun: SDKs want to know who speaks. */
  tells?(text: string, first: boolean): object;
}

const SPEAKER = { role: 'assistant' };

export const CHAT_FORM: ChoiceForm = {
  id: 'chatcmpl-',
  object: 'chat.completion.chunk',
  said: (refusal, first = refusal !== undefined) => ({
    delta: { ...(first ? SPEAKER : {}), ...(refusal === undefined ? {} : { refusal }) },
  }),
  tells: (content, first) => ({ delta: { ...(first ? SPEAKER : {}), content } }),
};

export interface EndingOptions {
  readonly form: ChoiceForm;
  readonly refusal: Refusal;
  readonly hooks: ChatStreamHooks;
  readonly request: Facts;
  /** Events that have left; what came after them is not repeated. */
  readonly sent: number;
  /** True when something that left was changed: then no text of the answer is repeated. */
  readonly mutated: boolean;
}

/** One event per choice without an end, which says `content_filter` or `length`, and the end mark; before them the words of the policy. */
export function endStream(options: EndingOptions): Uint8Array {
  const { form, hooks, request, sent } = options;
  const head = endingHead(options);
  const open = hooks.choices.open(sent, expectedChoices(request));
  return stream([
    ...open.flatMap((index) =>
      told(options, index).map((said) => chunk(head, { index, said, finish: null })),
    ),
    ...open.map((index) => {
      const first = !hooks.choices.begun(index, sent);
      const finish = options.refusal.ends ?? 'content_filter';
      return chunk(head, { index, said: form.said(undefined, first), finish });
    }),
  ]);
}

/** Half a call with words behind it would look like a whole one; a choice that has not begun needs no new paragraph. */
function told({ form, refusal: { says }, hooks, sent }: EndingOptions, index: number): object[] {
  if (says === undefined || form.tells === undefined || hooks.choices.called(index, sent)) return [];
  const first = !hooks.choices.begun(index, sent);
  return [form.tells(first ? says.trimStart() : says, first)];
}

/** A whole stream that says no: each choice that was asked for refuses and ends. */
export function refuseStream(form: ChoiceForm, refusal: Refusal, request: Facts): Uint8Array {
  const head = ownHead(form, refusal, request);
  const said = form.said(sentenceOf(refusal));
  const indices = Array.from({ length: expectedChoices(request) }, (_, index) => index);
  return stream([
    ...indices.map((index) => chunk(head, { index, said, finish: null })),
    ...indices.map((index) => chunk(head, { index, said: form.said(), finish: 'content_filter' })),
  ]);
}

type Head = Readonly<Record<string, string | number>>;

interface Choice {
  readonly index: number;
  readonly said: object;
  readonly finish: string | null;
}

function chunk(head: Head, { index, said, finish }: Choice): object {
  return { ...head, choices: [{ index, ...said, logprobs: null, finish_reason: finish }] };
}

function stream(chunks: readonly object[]): Uint8Array {
  const events = chunks.map((one) => `data: ${JSON.stringify(one)}\n\n`);
  return Buffer.from(`${events.join('')}data: [DONE]\n\n`, 'utf8');
}

/** The choices that an answer to the request has. */
export function expectedChoices({ choices }: Facts): number {
  return Math.min(Math.max(choices ?? 1, 1), MOST_CHOICES);
}

/** How a chunk of our own begins. */
function ownHead(form: ChoiceForm, refusal: Refusal, { model }: Facts): Head {
  return {
    id: `${form.id}${refusal.id}`,
    object: form.object,
    created: 0,
    model: model !== undefined && SAFE_NAME.test(model) ? model : 'unknown',
  };
}

/** The same with what the answer has said of itself. */
function endingHead({ form, refusal, hooks, request, sent, mutated }: EndingOptions): Head {
  const own = ownHead(form, refusal, request);
  const { id, model, created } = hooks.self;
  const known = (seen: { value: string; event: number } | undefined): string | undefined =>
    seen !== undefined && !mutated && seen.event <= sent && SAFE_NAME.test(seen.value)
      ? seen.value
      : undefined;
  const knownId = known(id);
  const knownModel = known(model);
  return {
    ...own,
    ...(knownId === undefined ? {} : { id: knownId }),
    ...(created !== undefined && created.event <= sent ? { created: created.value } : {}),
    ...(knownModel === undefined ? {} : { model: knownModel }),
  };
}
