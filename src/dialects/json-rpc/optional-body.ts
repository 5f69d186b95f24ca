/** Reader for a body that may be left out although the head names its type. */
import type { Facts, Reader, Reading } from '../../core/segment.ts';
import { EmptyBody } from '../empty-body.ts';

/** Reads what comes, or nothing. */
export class OptionalBody implements Reader {
  readonly #reader: Reader;
  #received = 0;

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  get facts(): Facts {
    return this.#reader.facts;
  }

  push(bytes: Uint8Array): Reading {
    this.#received += bytes.length;
    return this.#reader.push(bytes);
  }

  end(): Reading {
    return this.#received === 0 ? new EmptyBody().end() : this.#reader.end();
  }
}
