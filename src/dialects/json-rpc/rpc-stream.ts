/** Reader for an answer that is a stream of JSON-RPC messages, one to an event. */
import type { ReadLimits, ResponseReader } from '../../core/dialect.ts';
import type { Refusal } from '../../core/verdict.ts';
import { Answer } from '../answer.ts';
import type { Format } from '../json/shape.ts';
import { KEEP_ALIVE } from '../sse/keep-alive.ts';
import { type StreamHooks, StreamReader } from '../sse/stream-reader.ts';
import type { Answered } from './answered.ts';
import { rpcError, rpcEvents } from './error.ts';

export interface RpcStreamOptions<Owner> {
  readonly format: Format;
  readonly limits: ReadLimits;
  readonly hooks: StreamHooks<Owner>;
  readonly answered: Answered;
  /** What ends a stream on which nobody waits for an answer. */
  notice(refusal: Refusal): object;
}

/** The name that events have in any case. */
const EVENT_NAMES = new Set(['message']);

/** Reads one stream; it ends with an error for every request that still waits. */
export function rpcStream<Owner>(options: RpcStreamOptions<Owner>): ResponseReader {
  const { answered, notice } = options;
  return new Answer('stream', new StreamReader({ ...options, outside: 'other', eventNames: EVENT_NAMES }), {
    keepAlive: KEEP_ALIVE,
    ending: (refusal, sent) => {
      const errors = answered.waiting(sent).map((id) => rpcError(refusal, id));
      return rpcEvents(errors.length > 0 ? errors : [notice(refusal)]);
    },
  });
}
