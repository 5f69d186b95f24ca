/** Reader for a streamed message. */
import type { ReadLimits, ResponseReader } from '../../core/dialect.ts';
import type { Facts } from '../../core/segment.ts';
import { Answer } from '../answer.ts';
import { KEEP_ALIVE } from '../sse/keep-alive.ts';
import { StreamReader } from '../sse/stream-reader.ts';
import { EVENT_FORMAT } from './answer-format.ts';
import { endStream } from './ending.ts';
import { MessageStreamHooks } from './stream-hooks.ts';

/** Reads one stream, and ends it after any number of its events. */
export function messagesStream(request: Facts, limits: ReadLimits): ResponseReader {
  const hooks = new MessageStreamHooks();
  return new Answer('stream', new StreamReader({ format: EVENT_FORMAT, limits, hooks, outside: 'other' }), {
    keepAlive: KEEP_ALIVE,
    ending: (refusal, sent) => endStream({ refusal, hooks, request, sent }),
  });
}
