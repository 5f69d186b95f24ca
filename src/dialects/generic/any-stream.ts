/** Reader for an event stream of no known format. */
import type { ReadLimits, ResponseReader } from '../../core/dialect.ts';
import type { Facts, Reading } from '../../core/segment.ts';
import { StreamReader } from '../sse/stream-reader.ts';
import { ANY_STREAM_FORMAT } from './any-format.ts';
import { AnyHooks } from './any-hooks.ts';

const NOTHING = new Uint8Array(0);

/** Reads one stream; nothing is known that would end it early, so it ends by stopping. */
export class AnyStream implements ResponseReader {
  readonly shape = 'stream';
  readonly #reader: StreamReader<undefined>;

  constructor(limits: ReadLimits) {
    this.#reader = new StreamReader({
      format: ANY_STREAM_FORMAT,
      limits,
      hooks: new AnyHooks(),
      outside: 'unknown',
    });
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

  ending(): Uint8Array {
    return NOTHING;
  }
}
