/** The slate: memory shared by two threads that holds the input being read, also when its reader never comes back. */

const HEAD_BYTES = 8;
const LONGEST = 8 * 1_048_576;

export class Slate {
  readonly #head: Int32Array;
  readonly #bytes: Uint8Array;

  constructor(shared: SharedArrayBuffer = new SharedArrayBuffer(HEAD_BYTES + LONGEST)) {
    this.#head = new Int32Array(shared, 0, 2);
    this.#bytes = new Uint8Array(shared, HEAD_BYTES);
  }

  get shared(): SharedArrayBuffer {
    return this.#head.buffer as SharedArrayBuffer;
  }

  /** How many inputs were written so far. */
  get count(): number {
    return Atomics.load(this.#head, 0);
  }

  /** The input that was written last. */
  read(): Uint8Array {
    return this.#bytes.slice(0, Atomics.load(this.#head, 1));
  }

  write(input: Uint8Array): void {
    this.#bytes.set(input.subarray(0, LONGEST));
    Atomics.store(this.#head, 1, Math.min(input.length, LONGEST));
    Atomics.add(this.#head, 0, 1);
  }
}
