/** The beginning of a body, which may choose how the rest is read. */
import type { Facts, Reader, Reading } from '../../core/segment.ts';
import { ByteStore } from '../byte-store.ts';
import { byteAt, isBlank } from '../json/bytes.ts';

/** The bytes of a byte order mark in UTF-8; readers of JSON may pass over it. */
const MARK = new Set([0xef, 0xbb, 0xbf]);

/** Reads a body with the reader that its first telling byte chooses; a body of blanks says nothing and is taken. */
export class RequestStart implements Reader {
  readonly facts: Facts = {};
  readonly #choose: (first: number) => Reader;
  #reader: Reader | undefined;
  readonly #passed = new ByteStore();

  constructor(choose: (first: number) => Reader) {
    this.#choose = choose;
  }

  push(bytes: Uint8Array): Reading {
    if (this.#reader !== undefined) return this.#reader.push(bytes);
    const first = bytes.findIndex((byte) => !isBlank(byte) && !MARK.has(byte));
    this.#passed.push(bytes);
    if (first < 0) return { units: [], skipped: [] };
    this.#reader = this.#choose(byteAt(bytes, first));
    return this.#reader.push(this.#passed.take());
  }

  end(): Reading {
    if (this.#reader !== undefined) return this.#reader.end();
    const bytes = this.#passed.take();
    const odd = bytes.find((byte) => !isBlank(byte));
    if (odd === undefined) return { units: [{ bytes, runs: [], closes: false }], skipped: [] };
    const reader = this.#choose(odd);
    const reading = reader.push(bytes);
    return reading.fault === undefined ? reader.end() : reading;
  }
}
