/** Answers of Weir's own: streams that say no, ended early or from their beginning, and ordinary ones. */
import type { OwnAnswer } from '../../core/dialect.ts';
import type { Facts } from '../../core/segment.ts';
import type { Refusal } from '../../core/verdict.ts';
import { FRAMES } from '../event-stream/content-type.ts';
import { jsonEvent } from '../event-stream/frame.ts';
import { documentOf } from '../own-answer.ts';
import { sentenceOf } from './refuse.ts';
import type { ConverseStreamHooks } from './stream-hooks.ts';

/** Neither has Weir counted nor does it know what the model would have. */
const COST = { usage: { inputTokens: 0, outputTokens: 0, totalTokens: 0 }, metrics: { latencyMs: 0 } };
const ORDINARY = 'end_turn';

/** Ends every open block, then the message; `sent` is the number of frames that have left. */
export function endStream(refusal: Refusal, hooks: ConverseStreamHooks, sent: number): Uint8Array {
  if (hooks.stopped <= sent) return Buffer.alloc(0);
  if (hooks.started > sent) return refuseStream(refusal);
  const stops = hooks.content
    .open(sent)
    .map((contentBlockIndex) => jsonEvent('contentBlockStop', { contentBlockIndex }));
  const { says } = refusal;
  const told = says === undefined ? [] : block(hooks.content.next(sent), says);
  return Buffer.concat([...stops, ...told, ...refused(refusal)]);
}

/** A whole stream that says no: in the text of its one block, and in the reason of its end. */
function refuseStream(refusal: Refusal): Uint8Array {
  const text = refusal.says ?? sentenceOf(refusal);
  return Buffer.concat([start(), ...block(0, text), ...refused(refusal)]);
}

/** An ordinary message of Weir's own with that text. */
export function answerMessage(text: string, { stream }: Facts): OwnAnswer {
  if (stream !== true) {
    const message = { role: 'assistant', content: [{ text }] };
    return documentOf({ output: { message }, stopReason: ORDINARY, ...COST });
  }
  const stop = jsonEvent('messageStop', { stopReason: ORDINARY });
  const body = Buffer.concat([start(), ...block(0, text), stop, jsonEvent('metadata', COST)]);
  return { contentType: FRAMES, body };
}

function start(): Uint8Array {
  return jsonEvent('messageStart', { role: 'assistant' });
}

/** A block of text from its first event to its last. */
function block(contentBlockIndex: number, text: string): Uint8Array[] {
  return [
    jsonEvent('contentBlockDelta', { contentBlockIndex, delta: { text } }),
    jsonEvent('contentBlockStop', { contentBlockIndex }),
  ];
}

/** A message that a guardrail ended, and why. */
function refused(refusal: Refusal): Uint8Array[] {
  if (refusal.ends === 'length')
    return [jsonEvent('messageStop', { stopReason: 'max_tokens' }), jsonEvent('metadata', COST)];
  const trace = { guardrail: { actionReason: sentenceOf(refusal) } };
  return [
    jsonEvent('messageStop', { stopReason: 'guardrail_intervened' }),
    jsonEvent('metadata', { ...COST, trace }),
  ];
}
