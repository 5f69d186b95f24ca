/** An answer that leaves unit by unit, and is ended early in the provider's own terms. */
import type { ResponseReader } from '../core/dialect.ts';
import type { Facts, Reader, Reading } from '../core/segment.ts';

export interface StreamAnswerOptions extends Pick<ResponseReader, 'ending'> {
  readonly reader: Reader;
  readonly keepAlive: Uint8Array;
}

/** Makes an answer's reader of a reader of units, and of what ends them. */
export class StreamAnswer implements ResponseReader {
  readonly shape = 'stream';
  readonly keepAlive: Uint8Array;
  readonly ending: ResponseReader['ending'];
  readonly #reader: Reader;

  constructor({ reader, keepAlive, ending }: StreamAnswerOptions) {
    this.#reader = reader;
    this.keepAlive = keepAlive;
    this.ending = ending;
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
}
