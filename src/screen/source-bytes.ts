/** Source bytes: how much of what came has left, and, where a fault may pass it on, the bytes themselves. */

/** The bytes of one direction as they came. */
export class SourceBytes {
  readonly #retain: boolean;
  #chunks: Uint8Array[] = [];
  /** Bytes that came, and bytes that have left (before their rewriting). */
  #received = 0;
  #left = 0;
  /** Where in the source `#chunks` begins. */
  #base = 0;
  #complete = false;

  constructor(retain: boolean) {
    this.#retain = retain;
  }

  get received(): number {
    return this.#received;
  }

  /** Bytes that came and have not left. */
  get holding(): number {
    return this.#received - this.#left;
  }

  push(bytes: Uint8Array): void {
    if (this.#complete) return;
    this.#received += bytes.length;
    if (this.#retain) this.#chunks.push(bytes);
  }

  /** So many more bytes have left. */
  leave(count: number): void {
    this.#left += count;
    let whole = 0;
    for (const chunk of this.#chunks) {
      if (this.#base + chunk.length > this.#left) break;
      this.#base += chunk.length;
      whole++;
    }
    if (whole > 0) this.#chunks = this.#chunks.slice(whole);
  }

  /** An end mark came: but for `waiting` bytes nothing more can leave, and what follows is not counted. */
  complete(waiting: number): void {
    this.#complete = true;
    this.#received = this.#left + waiting;
  }

  /** What came and has not left, behind its first `skip` bytes; empty where it is not retained. */
  remainder(skip: number): Uint8Array {
    const from = this.#left - this.#base + skip;
    return Buffer.concat(this.#chunks).subarray(from, this.#received - this.#base);
  }

  clear(): void {
    this.#chunks = [];
    this.#complete = true;
  }
}
