/** An answer that cannot be ended early in words of its own: it stops, or is not sent. */
import type { ResponseReader } from '../core/dialect.ts';
import type { Facts, Reader, Reading } from '../core/segment.ts';

const NOTHING = new Uint8Array(0);

/** Makes an answer's reader of a reader of units that leave one by one (`stream`) or all at its end (`whole`). */
export class PlainAnswer implements ResponseReader {
  readonly shape: ResponseReader['shape'];
  readonly keepAlive?: Uint8Array;
  readonly #reader: Reader;

  constructor(shape: ResponseReader['shape'], reader: Reader, keepAlive?: Uint8Array) {
    this.shape = shape;
    this.#reader = reader;
    if (keepAlive !== undefined) this.keepAlive = keepAlive;
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
