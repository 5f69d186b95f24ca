/** Streamed messages that say no: one that is ended early, and one that is nothing else. */
import type { Facts } from '../../core/segment.ts';
import type { Refusal } from '../../core/verdict.ts';
import { sentenceOf } from './refuse.ts';
import type { MessageStreamHooks } from './stream-hooks.ts';

/** Names that are safe to repeat: without blanks and not long. */
const SAFE_NAME = /^[A-Za-z0-9][A-Za-z0-9._:/@-]{0,127}$/;

const NOTHING = new Uint8Array(0);

export interface EndingOptions {
  readonly refusal: Refusal;
  readonly hooks: MessageStreamHooks;
  readonly request: Facts;
  /** Events that have left. */
  readonly sent: number;
}

/** Ends every open block, then the message, with `refusal`; a message that has not begun refuses as a whole. */
export function endStream({ refusal, hooks, request, sent }: EndingOptions): Uint8Array {
  if (hooks.stopped <= sent) return NOTHING;
  if (hooks.started > sent) return refuseStream(refusal, request);
  const stops = hooks.blocks.open(sent).map((index) => ({ type: 'content_block_stop', index }));
  return stream([...stops, ...refused(refusal, tokensAt(hooks, sent))]);
}

/** A whole stream that says no: in the text of its one block, and in the reason of its end. */
export function refuseStream(refusal: Refusal, { model }: Facts): Uint8Array {
  const name = model !== undefined && SAFE_NAME.test(model) ? model : 'unknown';
  const message = {
    ...{ id: `msg_${refusal.id}`, type: 'message', role: 'assistant', model: name, content: [] },
    ...{ stop_reason: null, stop_sequence: null, usage: { input_tokens: 0, output_tokens: 0 } },
  };
  return stream([
    { type: 'message_start', message },
    { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
    { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: sentenceOf(refusal) } },
    { type: 'content_block_stop', index: 0 },
    ...refused(refusal, 0),
  ]);
}

function refused(refusal: Refusal, tokens: number): Event[] {
  const details = { type: 'refusal', category: null, explanation: sentenceOf(refusal) };
  const delta = { stop_reason: 'refusal', stop_sequence: null, stop_details: details };
  return [{ type: 'message_delta', delta, usage: { output_tokens: tokens } }, { type: 'message_stop' }];
}

/** The tokens of the answer as the last event that has left counted them. */
function tokensAt({ tokens }: MessageStreamHooks, sent: number): number {
  return tokens.findLast(({ event }) => event <= sent)?.value ?? 0;
}

interface Event {
  readonly type: string;
  readonly [member: string]: unknown;
}

function stream(events: readonly Event[]): Uint8Array {
  const lines = events.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
  return Buffer.from(lines.join(''), 'utf8');
}
