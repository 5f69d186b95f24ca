/** Answers of Weir's own: streams that say no, ended early or from their beginning, and ordinary ones. */
import type { OwnAnswer } from '../../core/dialect.ts';
import type { Facts } from '../../core/segment.ts';
import type { Refusal } from '../../core/verdict.ts';
import { documentOf, eventsOf } from '../own-answer.ts';
import { sentenceOf } from './refuse.ts';
import type { CohereStreamHooks } from './stream-hooks.ts';

/** Nothing was asked of the model for it. */
const NO_TOKENS = { input_tokens: 0, output_tokens: 0 };
const USAGE = { billed_units: NO_TOKENS, tokens: NO_TOKENS };

interface Event {
  readonly type: string;
  readonly [member: string]: unknown;
}

/** Ends every open part, then the message, with an error; `sent` is the number of events that have left. */
export function endStream(refusal: Refusal, hooks: CohereStreamHooks, sent: number): Uint8Array {
  if (hooks.finished <= sent) return stream([]);
  const starts = hooks.started <= sent ? [] : [start(refusal)];
  const ends = hooks.parts.open(sent).map(({ kind, index }) => ({ type: `${kind}-end`, index }));
  return stream([...starts, ...ends, ...told(refusal, hooks, sent), end(refusal)]);
}

/** The words of the policy are a part of their own; behind a call they would make it look whole. */
function told({ says }: Refusal, { parts }: CohereStreamHooks, sent: number): Event[] {
  if (says === undefined || parts.next('tool-call', sent) > 0) return [];
  return part(parts.next('content', sent), says);
}

/** A whole stream that says no: in the text of its one part, and in its end. */
export function refuseStream(refusal: Refusal): Uint8Array {
  return stream([start(refusal), ...part(0, sentenceOf(refusal)), end(refusal)]);
}

/** An ordinary answer of Weir's own with that text. */
export function answerCohere(text: string, request: Facts, refusal: Refusal): OwnAnswer {
  if (request.stream === true) {
    const ended = { type: 'message-end', delta: { finish_reason: 'COMPLETE', usage: USAGE } };
    return eventsOf(stream([start(refusal), ...part(0, text), ended]));
  }
  const message = { role: 'assistant', content: [{ type: 'text', text }] };
  return documentOf({ id: refusal.id, finish_reason: 'COMPLETE', message, usage: USAGE });
}

/** A part from its first event to its last. */
function part(index: number, text: string): Event[] {
  const delta = (content: object): object => ({ message: { content } });
  return [
    { type: 'content-start', index, delta: delta({ type: 'text', text: '' }) },
    { type: 'content-delta', index, delta: delta({ text }) },
    { type: 'content-end', index },
  ];
}

function start({ id }: Refusal): Event {
  const message = { role: 'assistant', content: [], tool_plan: '', tool_calls: [], citations: [] };
  return { id, type: 'message-start', delta: { message } };
}

function end(refusal: Refusal): Event {
  if (refusal.ends === 'length')
    return { type: 'message-end', delta: { finish_reason: 'MAX_TOKENS', usage: USAGE } };
  return { type: 'message-end', delta: { error: sentenceOf(refusal), finish_reason: 'ERROR' } };
}

function stream(events: readonly Event[]): Uint8Array {
  const lines = events.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
  return Buffer.from(`${lines.join('')}data: [DONE]\n\n`, 'utf8');
}
