/** Reader for a streamed response. */
import type { ReadLimits, ResponseReader } from '../../core/dialect.ts';
import type { Facts, Reading } from '../../core/segment.ts';
import type { Refusal } from '../../core/verdict.ts';
import { KEEP_ALIVE } from '../sse/keep-alive.ts';
import { StreamReader } from '../sse/stream-reader.ts';
import { endStream } from './ending.ts';
import { STREAM_FORMAT } from './stream-format.ts';
import { type Owner, ResponsesStreamHooks } from './stream-hooks.ts';
import { EVENT_TYPES } from './words.ts';

const EVENT_NAMES = new Set(EVENT_TYPES);

/** Reads one stream, and ends it after any number of its events. */
export class ResponsesStream implements ResponseReader {
  readonly shape = 'stream';
  readonly keepAlive = KEEP_ALIVE;
  readonly #request: Facts;
  readonly #hooks = new ResponsesStreamHooks();
  readonly #reader: StreamReader<Owner>;

  constructor(request: Facts, limits: ReadLimits) {
    this.#request = request;
    const options = { format: STREAM_FORMAT, limits, hooks: this.#hooks, eventNames: EVENT_NAMES };
    this.#reader = new StreamReader({ ...options, outside: 'other' });
  }

  get facts(): Facts {
    return this.#reader.facts;
  }

  push(bytes: Uint8Array): Reading {
    return this.#reader.push(bytes);
  }

  end(): Reading {
    return this.#reader.end();
  }

  ending(refusal: Refusal, sent: number, mutated = false): Uint8Array {
    return endStream({ refusal, hooks: this.#hooks, request: this.#request, sent, mutated });
  }
}
