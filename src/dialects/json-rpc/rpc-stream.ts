/** Reader for an answer that is a stream of JSON-RPC messages, one to an event. */
import type { ReadLimits, ResponseReader } from '../../core/dialect.ts';
import type { Refusal } from '../../core/verdict.ts';
import { Answer } from '../answer.ts';
import type { Format } from '../json/shape.ts';
import { KEEP_ALIVE } from '../sse/keep-alive.ts';
import { type StreamHooks, StreamReader } from '../sse/stream-reader.ts';
import type { Answered } from './answered.ts';
import { type RpcId, rpcError, rpcEvents } from './error.ts';

export interface RpcStreamOptions<Owner> {
  readonly format: Format;
  readonly limits: ReadLimits;
  readonly hooks: StreamHooks<Owner>;
  readonly answered: Answered;
  /** What ends a stream on which nobody waits for an answer. */
  notice(refusal: Refusal): object;
  /** What answers a request in the words of the policy; its error when left out, and for undefined. */
  answer?(refusal: Refusal, id: RpcId): object | undefined;
}

/** The name that events have in any case. */
const EVENT_NAMES = new Set(['message']);

/** Reads one stream; it ends with an error for every request that still waits. */
export function rpcStream<Owner>(options: RpcStreamOptions<Owner>): ResponseReader {
  const { answered, notice } = options;
  return new Answer('stream', new StreamReader({ ...options, outside: 'other', eventNames: EVENT_NAMES }), {
    keepAlive: KEEP_ALIVE,
    ending: (refusal, sent) => {
      const waiting = answered.waiting(sent);
      const answers = waiting.map((id) => options.answer?.(refusal, id) ?? rpcError(refusal, id));
      return rpcEvents(answers.length > 0 ? answers : [notice(refusal)]);
    },
  });
}
