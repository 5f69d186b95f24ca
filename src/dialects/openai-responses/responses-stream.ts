/** Reader for a streamed response. */
import type { ReadLimits, ResponseReader } from '../../core/dialect.ts';
import type { Facts } from '../../core/segment.ts';
import { Answer } from '../answer.ts';
import { KEEP_ALIVE } from '../sse/keep-alive.ts';
import { StreamReader } from '../sse/stream-reader.ts';
import { endStream } from './ending.ts';
import { STREAM_FORMAT } from './stream-format.ts';
import { ResponsesStreamHooks } from './stream-hooks.ts';
import { EVENT_TYPES } from './words.ts';

const EVENT_NAMES = new Set(EVENT_TYPES);

/** Reads one stream, and ends it after any number of its events. */
export function responsesStream(request: Facts, limits: ReadLimits): ResponseReader {
  const hooks = new ResponsesStreamHooks();
  const options = { format: STREAM_FORMAT, limits, hooks, eventNames: EVENT_NAMES };
  return new Answer('stream', new StreamReader({ ...options, outside: 'other' }), {
    keepAlive: KEEP_ALIVE,
    ending: (refusal, sent, mutated = false) => endStream({ refusal, hooks, request, sent, mutated }),
  });
}
