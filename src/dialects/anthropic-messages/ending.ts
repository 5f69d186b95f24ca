/** Messages of Weir's own: streams that say no, ended early or from their beginning, and ordinary ones. */
import type { OwnAnswer } from '../../core/dialect.ts';
import type { Facts } from '../../core/segment.ts';
import type { Refusal } from '../../core/verdict.ts';
import { askedModel, documentOf, eventsOf } from '../own-answer.ts';
import { sentenceOf } from './refuse.ts';
import type { MessageStreamHooks } from './stream-hooks.ts';

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
  const { says } = refusal;
  const told = says === undefined ? [] : block(hooks.blocks.count(sent), says);
  return stream([...stops, ...told, ...refused(refusal, tokensAt(hooks, sent))]);
}

/** A whole stream that says no: in the text of its one block, and in the reason of its end. */
export function refuseStream(refusal: Refusal, request: Facts): Uint8Array {
  const text = refusal.says ?? sentenceOf(refusal);
  return stream([begin(refusal, request), ...block(0, text), ...refused(refusal, 0)]);
}

/** An ordinary message of Weir's own with that text; undefined where no message was asked for. */
export function answerMessage(text: string, request: Facts, refusal: Refusal): OwnAnswer | undefined {
  if (request.asks !== 'message') return undefined;
  const stop = { stop_reason: 'end_turn', stop_sequence: null };
  if (request.stream !== true) {
    return documentOf({ ...messageOf(refusal, request), content: [{ type: 'text', text }], ...stop });
  }
  const end = { type: 'message_delta', delta: stop, usage: { output_tokens: 0 } };
  return eventsOf(stream([begin(refusal, request), ...block(0, text), end, { type: 'message_stop' }]));
}

function begin(refusal: Refusal, request: Facts): Event {
  return { type: 'message_start', message: messageOf(refusal, request) };
}

function messageOf({ id }: Refusal, request: Facts): object {
  return {
    ...{ id: `msg_${id}`, type: 'message', role: 'assistant', model: askedModel(request), content: [] },
    ...{ stop_reason: null, stop_sequence: null, usage: { input_tokens: 0, output_tokens: 0 } },
  };
}

/** A block from its first event to its last. */
function block(index: number, text: string): Event[] {
  return [
    { type: 'content_block_start', index, content_block: { type: 'text', text: '' } },
    { type: 'content_block_delta', index, delta: { type: 'text_delta', text } },
    { type: 'content_block_stop', index },
  ];
}

function refused(refusal: Refusal, tokens: number): Event[] {
  if (refusal.ends === 'length') return stopped({ stop_reason: 'max_tokens', stop_sequence: null }, tokens);
  const details = { type: 'refusal', category: null, explanation: sentenceOf(refusal) };
  const delta = { stop_reason: 'refusal', stop_sequence: null, stop_details: details };
  return stopped(delta, tokens);
}

function stopped(delta: object, tokens: number): Event[] {
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
