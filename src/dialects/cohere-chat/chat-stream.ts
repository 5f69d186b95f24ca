/** Reader for a streamed answer of Cohere. */
import type { ReadLimits, ResponseReader } from '../../core/dialect.ts';
import type { Facts, Reading } from '../../core/segment.ts';
import type { Refusal } from '../../core/verdict.ts';
import { FirstText } from '../first-text.ts';
import { KEEP_ALIVE } from '../sse/keep-alive.ts';
import { StreamReader } from '../sse/stream-reader.ts';
import { EVENT_FORMAT, EVENT_TYPES } from './answer-format.ts';
import { endStream } from './ending.ts';
import { refuseHidden } from './hidden-data.ts';
import { CohereStreamHooks, type EventOwner } from './stream-hooks.ts';

const EVENT_NAMES = new Set(EVENT_TYPES);

/** Reads one stream, and ends it after any number of its events. */
export class ChatStream implements ResponseReader {
  readonly shape = 'stream';
  readonly keepAlive = KEEP_ALIVE;
  readonly #hooks = new CohereStreamHooks();
  readonly #text = new FirstText();
  readonly #reader: StreamReader<EventOwner>;

  constructor(limits: ReadLimits) {
    this.#reader = new StreamReader({
      format: EVENT_FORMAT,
      limits,
      hooks: this.#hooks,
      outside: 'other',
      eventNames: EVENT_NAMES,
    });
  }

  get facts(): Facts {
    return this.#reader.facts;
  }

  push(bytes: Uint8Array): Reading {
    return this.#seen(this.#reader.push(bytes));
  }

  end(): Reading {
    return this.#seen(this.#reader.end());
  }

  ending(refusal: Refusal, sent: number): Uint8Array {
    return endStream(this.#text.behind(refusal, sent), this.#hooks, sent);
  }

  #seen(reading: Reading): Reading {
    this.#text.see(reading);
    return refuseHidden(reading);
  }
}
