/** Reader for a streamed message. */
import type { ReadLimits, ResponseReader } from '../../core/dialect.ts';
import type { Facts, Reading } from '../../core/segment.ts';
import type { Refusal } from '../../core/verdict.ts';
import { KEEP_ALIVE } from '../sse/keep-alive.ts';
import { StreamReader } from '../sse/stream-reader.ts';
import { EVENT_FORMAT } from './answer-format.ts';
import { endStream } from './ending.ts';
import { type EventOwner, MessageStreamHooks } from './stream-hooks.ts';

/** Reads one stream, and ends it after any number of its events. */
export class MessagesStream implements ResponseReader {
  readonly shape = 'stream';
  readonly keepAlive = KEEP_ALIVE;
  readonly #request: Facts;
  readonly #hooks = new MessageStreamHooks();
  readonly #reader: StreamReader<EventOwner>;

  constructor(request: Facts, limits: ReadLimits) {
    this.#request = request;
    this.#reader = new StreamReader({ format: EVENT_FORMAT, limits, hooks: this.#hooks, outside: 'other' });
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

  ending(refusal: Refusal, sent: number): Uint8Array {
    return endStream({ refusal, hooks: this.#hooks, request: this.#request, sent });
  }
}
