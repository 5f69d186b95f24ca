/** The bytes of a unit that is still coming, up to a limit. */
import { ByteStore } from './byte-store.ts';

/** Collects one unit after the other. */
export class UnitBytes {
  readonly #limit: number;
  readonly #store = new ByteStore();
  /** Bytes kept of the unit being read. */
  length = 0;
  /** A unit has more bytes than the limit; nothing more is kept. */
  tooLarge = false;

  /** `limit` is in bytes per unit. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Keeps bytes of the unit being read. */
  keep(bytes: Uint8Array): void {
    if (bytes.length === 0 || this.tooLarge) return;
    this.#store.push(bytes);
    this.length += bytes.length;
    if (this.length > this.#limit) this.#drop();
  }

  /** The whole unit, which ends with these bytes; undefined when it is too large. */
  complete(rest: Uint8Array): Uint8Array | undefined {
    if (this.length + rest.length > this.#limit) this.#drop();
    if (this.tooLarge || this.length === 0) return this.tooLarge ? undefined : rest;
    if (rest.length > 0) this.#store.push(rest);
    this.length = 0;
    return this.#store.take();
  }

  #drop(): void {
    this.tooLarge = true;
    this.#store.clear();
  }
}
