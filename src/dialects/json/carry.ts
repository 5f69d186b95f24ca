/** The bytes of a character which one chunk left incomplete. */
import { LONGEST_CHARACTER } from './character.ts';

export const NO_BYTES: Buffer = Buffer.alloc(0);

/** Keeps at most one incomplete character. */
export class Carry {
  #bytes: Uint8Array = NO_BYTES;
  /** Where the character begins in the document. */
  at = 0;

  get length(): number {
    return this.#bytes.length;
  }

  clear(): void {
    this.#bytes = NO_BYTES;
  }

  /** Keeps a copy of the bytes that begin at a position of the document. */
  hold(bytes: Uint8Array, at: number): void {
    this.#bytes = Buffer.from(bytes);
    this.at = at;
  }

  /** The kept bytes with those that follow in the next chunk, as many as a character may take. */
  join(next: Uint8Array, from: number): Buffer {
    return Buffer.concat([this.#bytes, next.subarray(from, from + LONGEST_CHARACTER)]);
  }

  /** Lets go of a complete character; returns how many bytes of the next chunk it took. */
  drop(length: number): number {
    const kept = this.#bytes.length;
    this.at += length;
    this.#bytes = length < kept ? this.#bytes.subarray(length) : NO_BYTES;
    return Math.max(0, length - kept);
  }
}
