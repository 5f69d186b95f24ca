/** Streamed answers that say no: one that is ended early, and one that is nothing else. */
import type { Refusal } from '../../core/verdict.ts';
import { sentenceOf } from './refuse.ts';
import type { CohereStreamHooks } from './stream-hooks.ts';

interface Event {
  readonly type: string;
  readonly [member: string]: unknown;
}

/** Ends every open part, then the message, with an error; `sent` is the number of events that have left. */
export function endStream(refusal: Refusal, hooks: CohereStreamHooks, sent: number): Uint8Array {
  if (hooks.finished <= sent) return stream([]);
  const starts = hooks.started <= sent ? [] : [start(refusal)];
  const ends = hooks.parts.open(sent).map(({ kind, index }) => ({ type: `${kind}-end`, index }));
  return stream([...starts, ...ends, end(refusal)]);
}

/** A whole stream that says no: in the text of its one part, and in its end. */
export function refuseStream(refusal: Refusal): Uint8Array {
  const content = { type: 'text', text: '' };
  const text = sentenceOf(refusal);
  return stream([
    start(refusal),
    { type: 'content-start', index: 0, delta: { message: { content } } },
    { type: 'content-delta', index: 0, delta: { message: { content: { text } } } },
    { type: 'content-end', index: 0 },
    end(refusal),
  ]);
}

function start({ id }: Refusal): Event {
  const message = { role: 'assistant', content: [], tool_plan: '', tool_calls: [], citations: [] };
  return { id, type: 'message-start', delta: { message } };
}

function end(refusal: Refusal): Event {
  return { type: 'message-end', delta: { error: sentenceOf(refusal), finish_reason: 'ERROR' } };
}

function stream(events: readonly Event[]): Uint8Array {
  const lines = events.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
  return Buffer.from(`${lines.join('')}data: [DONE]\n\n`, 'utf8');
}
