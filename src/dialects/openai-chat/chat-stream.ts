/** Reader for a streamed answer of chat completions. */
import type { ReadLimits, ResponseReader } from '../../core/dialect.ts';
import type { Facts } from '../../core/segment.ts';
import { Answer } from '../answer.ts';
import { KEEP_ALIVE } from '../sse/keep-alive.ts';
import { StreamReader } from '../sse/stream-reader.ts';
import { ANSWER_FORMAT } from './answer-format.ts';
import { endStream } from './ending.ts';
import { ChatStreamHooks } from './stream-hooks.ts';

/** Reads one stream, and ends it after any number of its events. */
export function chatStream(request: Facts, limits: ReadLimits): ResponseReader {
  const hooks = new ChatStreamHooks();
  return new Answer('stream', new StreamReader({ format: ANSWER_FORMAT, limits, hooks, outside: 'other' }), {
    keepAlive: KEEP_ALIVE,
    ending: (refusal, sent, mutated = false) => endStream({ refusal, hooks, request, sent, mutated }),
  });
}
