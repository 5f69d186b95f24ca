/** An answer of which nothing leaves before its end. */
import type { ResponseReader } from '../core/dialect.ts';
import type { Facts, Reader, Reading } from '../core/segment.ts';

const NOTHING = new Uint8Array(0);

/** Makes an answer's reader of a reader for whole messages. */
export class WholeAnswer implements ResponseReader {
  readonly shape = 'whole';
  readonly #reader: Reader;

  constructor(reader: Reader) {
    this.#reader = reader;
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
