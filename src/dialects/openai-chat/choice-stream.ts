/** Reader for a streamed answer whose events carry choices. */
import type { ReadLimits, ResponseReader } from '../../core/dialect.ts';
import type { Facts } from '../../core/segment.ts';
import { Answer } from '../answer.ts';
import type { Format } from '../json/shape.ts';
import { KEEP_ALIVE } from '../sse/keep-alive.ts';
import { StreamReader } from '../sse/stream-reader.ts';
import { type ChoiceForm, endStream } from './ending.ts';
import { ChatStreamHooks } from './stream-hooks.ts';

/** How such a stream is read, and how one is made. */
export interface ChoiceWire {
  readonly format: Format;
  readonly form: ChoiceForm;
}

/** Reads one stream, and ends it after any number of its events. */
export function choiceStream(
  { format, form }: ChoiceWire,
  request: Facts,
  limits: ReadLimits,
): ResponseReader {
  const hooks = new ChatStreamHooks();
  return new Answer('stream', new StreamReader({ format, limits, hooks, outside: 'other' }), {
    keepAlive: KEEP_ALIVE,
    ending: (refusal, sent, mutated = false) => endStream({ form, refusal, hooks, request, sent, mutated }),
  });
}
