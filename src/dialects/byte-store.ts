/** Byte store: the bytes of a unit that is being read; many small chunks cost no more than their bytes. */

/** Chunks from this size on are kept as they are, and so are the first few. */
const LARGE = 4096;
const FEW = 8;
const PAGE = 16_384;
/** A chunk that is a smaller part of its memory is copied: the message it came in would stay with it. */
const LEAST_SHARE = 1 / 4;

/** Collects chunks. */
export class ByteStore {
  #chunks: Uint8Array[] = [];
  /** Where small chunks are copied to: the last of `#chunks` is its filled part. */
  #page = Buffer.alloc(0);
  #used = 0;

  push(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    if (bytes.length >= LARGE || this.#chunks.length < FEW) {
      this.#chunks.push(owned(bytes));
      this.#used = this.#page.length;
      return;
    }
    // A closed page is used to its end: no chunk fits into it.
    const fits = this.#used > 0 && this.#used + bytes.length <= this.#page.length;
    if (!fits) {
      this.#page = Buffer.allocUnsafeSlow(PAGE);
      this.#used = 0;
    }
    this.#page.set(bytes, this.#used);
    this.#used += bytes.length;
    if (fits) this.#chunks.pop();
    this.#chunks.push(this.#page.subarray(0, this.#used));
  }

  /** All bytes; the store is empty afterwards. */
  take(): Uint8Array {
    const [first, ...more] = this.#chunks;
    const all = first !== undefined && more.length === 0 ? first : Buffer.concat(this.#chunks);
    this.clear();
    return all;
  }

  clear(): void {
    this.#chunks = [];
    this.#page = Buffer.alloc(0);
    this.#used = 0;
  }
}

/** The same bytes in memory of which they are a good part. */
function owned(bytes: Uint8Array): Uint8Array {
  if (bytes.length >= bytes.buffer.byteLength * LEAST_SHARE) return bytes;
  const copy = Buffer.allocUnsafeSlow(bytes.length);
  copy.set(bytes);
  return copy;
}
