/** Reader for a transcript or speech that comes in events. */
import type { ReadLimits, ResponseReader } from '../../core/dialect.ts';
import type { Facts } from '../../core/segment.ts';
import { Answer } from '../answer.ts';
import { KEEP_ALIVE } from '../sse/keep-alive.ts';
import { StreamReader } from '../sse/stream-reader.ts';
import { EVENT_FORMAT, EVENT_TYPES } from './answer-format.ts';
import { endStream } from './ending.ts';
import { AudioStreamHooks } from './stream-hooks.ts';

const NOTHING = new Uint8Array(0);

const EVENT_WORDS = new Set(EVENT_TYPES);

/** Reads one stream, and ends it after any number of its events. */
export function audioStream(request: Facts, limits: ReadLimits): ResponseReader {
  const hooks = new AudioStreamHooks();
  const options = { format: EVENT_FORMAT, limits, hooks, outside: 'other', eventWords: EVENT_WORDS } as const;
  return new Answer('stream', new StreamReader(options), {
    keepAlive: KEEP_ALIVE,
    ending: (refusal, sent) => (hooks.lastEvent <= sent ? NOTHING : endStream(refusal, request)),
  });
}
