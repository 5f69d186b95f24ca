/** A Bloom filter (Bloom, 1970) of keyed hashes: says of most what is not in it that it is not. */

const BITS_EACH = 10;
/** Positions per hash; with ten bits each, about one stranger in a hundred passes. */
const POSITIONS = 5;

export class Filter {
  readonly words: Uint32Array;
  readonly #bits: number;

  constructor(words: Uint32Array) {
    this.words = words;
    this.#bits = words.length * 32;
  }

  /** An empty one for so many hashes. */
  static for(count: number): Filter {
    return new Filter(new Uint32Array(Math.max(1, Math.ceil((count * BITS_EACH) / 32))));
  }

  add(low: number, high: number): void {
    for (let position = 0; position < POSITIONS; position++) {
      const bit = this.#bit(low, high, position);
      this.words[bit >>> 5] = (this.words[bit >>> 5] ?? 0) | (1 << (bit & 31));
    }
  }

  /** False for what was never added. */
  has(low: number, high: number): boolean {
    for (let position = 0; position < POSITIONS; position++) {
      const bit = this.#bit(low, high, position);
      if (((this.words[bit >>> 5] ?? 0) & (1 << (bit & 31))) === 0) return false;
    }
    return true;
  }

  /** Double hashing (Kirsch and Mitzenmacher, 2006). */
  #bit(low: number, high: number, position: number): number {
    return ((low + Math.imul(position, high | 1)) >>> 0) % this.#bits;
  }
}
