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

  /** What came and has not left; undefined where it is not retained. */
  remainder(): Uint8Array | undefined {
    return this.#retain ? Buffer.concat(this.#chunks).subarray(this.#left - this.#base) : undefined;
  }
}
