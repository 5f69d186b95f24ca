/** Messages of Weir's own in a response: what they hold, and the events that bring them. */
import type { Refusal } from '../../core/verdict.ts';
import { sentenceOf } from '../openai-chat/refuse.ts';

/** An event without its number. */
export type Event = Readonly<Record<string, unknown>> & { readonly type: string };

/** One content part: the words of the policy as text, else a refusal. */
export interface OwnPart {
  readonly part: object;
  readonly empty: object;
  /** The events that bring its text, and what they carry it as. */
  readonly kind: 'output_text' | 'refusal';
  readonly text: string;
}

export function textPart(text: string): OwnPart {
  const part = { type: 'output_text', text, annotations: [], logprobs: [] };
  return { part, empty: { ...part, text: '' }, kind: 'output_text', text };
}

/** What a refusal says. */
export function partOf(refusal: Refusal): OwnPart {
  if (refusal.says !== undefined) return textPart(refusal.says);
  const text = sentenceOf(refusal);
  const part = { type: 'refusal', refusal: text };
  return { part, empty: { ...part, refusal: '' }, kind: 'refusal', text };
}

/** The one message that says it. */
export function messageOf(
  { id }: Refusal,
  state: { readonly status: string; readonly content: readonly object[] },
): object {
  return { id: `msg_${id}`, type: 'message', role: 'assistant', ...state };
}

/** A message from its first event to its last, at a place of the output. */
export function messageEvents(
  refusal: Refusal,
  { part, empty, kind, text }: OwnPart,
  output: number,
): Event[] {
  const at = { item_id: `msg_${refusal.id}`, output_index: output, content_index: 0 };
  const whole = kind === 'refusal' ? { refusal: text } : { text, logprobs: [] };
  const delta = { delta: text, ...(kind === 'refusal' ? {} : { logprobs: [] }) };
  const item = (status: string, content: readonly object[]): object => {
    return { output_index: output, item: messageOf(refusal, { status, content }) };
  };
  return [
    { type: 'response.output_item.added', ...item('in_progress', []) },
    { type: 'response.content_part.added', ...at, part: empty },
    { type: `response.${kind}.delta`, ...at, ...delta },
    { type: `response.${kind}.done`, ...at, ...whole },
    { type: 'response.content_part.done', ...at, part },
    { type: 'response.output_item.done', ...item('completed', [part]) },
  ];
}
