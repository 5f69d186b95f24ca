/**
 * Passages: texts by their letters, indexed by every run of a few letters, to tell where something quotes them. All runs
 * are indexed and not a sample (winnowing, Schleimer, Wilkerson and Aiken 2003): what streams has to be known at its start.
 */
import { lettersOf, NO_LETTER } from './letters.ts';

/** Letters in a row that are looked up; a shorter quote is none. */
export const GRAM = 8;
/** The base of the rolling hash, modulo two to the 32nd. */
const BASE = 0x01000193;
/** Places of one run that are looked at; what is in a text more often is no news. */
export const MOST_PLACES = 8;
const SPREAD = 0x9e3779b1;
/** Bits more of the hash than places are found by. */
const FINER = 4;

/** The base to the power of the letters in a run but one. */
const TOP = power(BASE, GRAM - 1);

/** The texts, by their letters. */
export class Passages {
  /** All letters; `NO_LETTER` before, between and behind texts. */
  readonly letters: Uint16Array;
  /** By hash: the last place at which a run of letters ends, plus one; by place: the one before it. */
  readonly #last: Int32Array;
  readonly #before: Int32Array;
  readonly #shift: number;
  /** By more of the hash, a bit each: which runs there are, read forwards or backwards. Most letters of a text end none of them. */
  readonly #known: Uint8Array;

  /** Folded texts. */
  constructor(texts: readonly string[]) {
    const parts = texts.map(lettersOf);
    const size = parts.reduce((sum, part) => sum + part.length + 1, 1);
    this.letters = new Uint16Array(size);
    let at = 1;
    for (const part of parts) {
      this.letters.set(part, at);
      at += part.length + 1;
    }
    const bits = Math.max(4, Math.ceil(Math.log2(size)) + 1);
    this.#shift = 32 - bits;
    this.#known = new Uint8Array((1 << (bits + FINER)) >> 3);
    this.#last = new Int32Array(1 << bits);
    this.#before = new Int32Array(size);
    this.#index();
  }

  /** Letters in all. */
  get size(): number {
    return this.letters.length;
  }

  /** Where the last run ends that may have this hash; -1 for none. No more than `MOST_PLACES` are worth looking at. */
  last(hash: number): number {
    if (!this.mayHold(hash)) return -1;
    return (this.#last[Math.imul(hash, SPREAD) >>> this.#shift] ?? 0) - 1;
  }

  /** False where no run has this hash, read forwards or backwards: need no look at places. bench: step */
  mayHold(hash: number): boolean {
    const finer = Math.imul(hash, SPREAD) >>> (this.#shift - FINER);
    return ((this.#known[finer >> 3] ?? 0) & (1 << (finer & 7))) !== 0;
  }

  /** Where the run before that one ends; -1 for none. */
  before(end: number): number {
    return (this.#before[end] ?? 0) - 1;
  }

  #index(): void {
    const tail = new Tail();
    for (const [at, letter] of this.letters.entries()) {
      if (letter === NO_LETTER) tail.clear();
      else tail.push(letter);
      if (tail.count < GRAM) continue;
      const slot = Math.imul(tail.hash, SPREAD) >>> this.#shift;
      this.#before[at] = this.#last[slot] ?? 0;
      this.#last[slot] = at + 1;
      this.#note(tail.hash);
      this.#note(tail.backHash);
    }
  }

  #note(hash: number): void {
    const finer = Math.imul(hash, SPREAD) >>> (this.#shift - FINER);
    this.#known[finer >> 3] = (this.#known[finer >> 3] ?? 0) | (1 << (finer & 7));
  }
}

/** Letters that are remembered of a tail; a power of two. */
const REMEMBERED = 64;
const MASK = REMEMBERED - 1;

/** The last letters of a text, and what a run of them hashes to. */
export class Tail {
  /** An array of numbers: a typed one of this size costs more to make than most texts to read. bench: step */
  readonly #letters: number[] = new Array<number>(REMEMBERED).fill(NO_LETTER);
  /** Letters since the beginning. */
  count = 0;
  hash = 0;

  /** The same of the run read backwards; asked for only where there is reason to. */
  get backHash(): number {
    let hash = 0;
    for (let back = 0; back < GRAM; back++) hash = (Math.imul(hash, BASE) + this.letter(back)) | 0;
    return hash;
  }

  /** The letter so many before the last one; `NO_LETTER` when that is forgotten. */
  letter(back: number): number {
    return back >= REMEMBERED || back >= this.count
      ? NO_LETTER
      : (this.#letters[(this.count - 1 - back) & MASK] ?? NO_LETTER);
  }

  push(letter: number): void {
    const gone = this.count >= GRAM ? (this.#letters[(this.count - GRAM) & MASK] ?? 0) : 0;
    this.hash = (Math.imul(this.hash - Math.imul(gone, TOP), BASE) + letter) | 0;
    this.#letters[this.count & MASK] = letter;
    this.count++;
  }

  clear(): void {
    this.count = 0;
    this.hash = 0;
  }
}

function power(base: number, exponent: number): number {
  let product = 1;
  for (let step = 0; step < exponent; step++) product = Math.imul(product, base);
  return product;
}
