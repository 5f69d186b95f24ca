/** Entries of a vocabulary: whole words, and parts that continue one, found letter by letter. */

const LETTERS = 27;
const FACTOR = 0x9e3779b1;
const NONE = -1;
/** What stands before entries that continue a word. */
const CONTINUES = '##';
const A = 0x61;
/** Nodes that entries begin at. */
const WHOLE = 0;
const PART = 1;

/** A tree of letters in one table of edges. */
export class Entries {
  /** Pairs: where an edge begins and its letter, as one number, and where it leads. */
  readonly #edges: Int32Array;
  readonly #mask: number;
  /** By node: the entry that ends there. */
  readonly #ends: number[] = [NONE, NONE];
  #end = 0;

  constructor(entries: readonly string[]) {
    const letters = entries.reduce((sum, entry) => sum + entry.length, 0);
    const places = 1 << Math.ceil(Math.log2(2 * letters + 2));
    this.#edges = new Int32Array(2 * places).fill(NONE);
    this.#mask = places - 1;
    for (const [at, entry] of entries.entries()) this.#put(entry, at);
  }

  /**
   * Takes a word apart, the longest entry first: writes their numbers and returns how many there are; none where no entries
   * make it up. Letters are 0 to 25.
   */
  read(letters: Uint8Array, length: number, found: Int32Array): number {
    let count = 0;
    for (let at = 0; at < length; at = this.#end) {
      const entry = this.#longestAt(letters, at, length);
      if (entry === NONE) return 0;
      found[count++] = entry;
    }
    return count;
  }

  /** The longest entry that begins there; `#end` is where it ends. */
  #longestAt(letters: Uint8Array, from: number, length: number): number {
    let node = from === 0 ? WHOLE : PART;
    let entry = NONE;
    for (let at = from; at < length; at++) {
      node = this.#step(node, letters[at] ?? 0);
      if (node === NONE) break;
      const ends = this.#ends[node] ?? NONE;
      if (ends === NONE) continue;
      entry = ends;
      this.#end = at + 1;
    }
    return entry;
  }

  #put(entry: string, number: number): void {
    const continues = entry.startsWith(CONTINUES);
    let node = continues ? PART : WHOLE;
    for (let at = continues ? CONTINUES.length : 0; at < entry.length; at++)
      node = this.#made(node, entry.charCodeAt(at) - A);
    this.#ends[node] = number;
  }

  #step(node: number, letter: number): number {
    return this.#edges[2 * this.#place(node * LETTERS + letter) + 1] ?? NONE;
  }

  #made(node: number, letter: number): number {
    const key = node * LETTERS + letter;
    const place = this.#place(key);
    const known = this.#edges[2 * place + 1] ?? NONE;
    if (known !== NONE) return known;
    this.#edges[2 * place] = key;
    this.#edges[2 * place + 1] = this.#ends.length;
    this.#ends.push(NONE);
    return this.#ends.length - 1;
  }

  /** Of an edge, or the free place where it would be. */
  #place(key: number): number {
    const hash = Math.imul(key, FACTOR);
    let place = (hash ^ (hash >>> 15)) & this.#mask;
    for (; ; place = (place + 1) & this.#mask) {
      const there = this.#edges[2 * place];
      if (there === key || there === NONE) return place;
    }
  }
}
