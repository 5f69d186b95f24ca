/** Prints: keyed hashes of a few words in a row, from which passages of a document are known again. */
import type { IndexKeys } from '../keyed-index/keys.ts';
import type { SipHash } from '../keyed-index/siphash.ts';
import type { WordReader } from '../keyed-index/word-reader.ts';

/** Words of a print. */
export const PRINT_WORDS = 5;
/** Of so many prints in a row of a document, at least one is kept (winnowing: Schleimer, Wilkerson, Aiken, 2003). */
export const WINDOW = 8;
/** The most documents that a print may be in; what stands in more is a phrase, and nobody's text. */
export const MOST_DOCUMENTS = 8;

/** The hashes of an index, each with a key of its own. */
export interface PrintHashes {
  readonly word: SipHash;
  readonly print: SipHash;
  /** Of a print and a counter: where a document of the print is written. */
  readonly place: SipHash;
  /** Of the same: what hides the number of that document. */
  readonly mask: SipHash;
}

export function printHashes(keys: IndexKeys): PrintHashes {
  return {
    word: keys.hash('word'),
    print: keys.hash('print'),
    place: keys.hash('place'),
    mask: keys.hash('mask'),
  };
}

/** Odd numbers, so that no word is lost where hashes of words are joined. */
const LOWER = 0x9e3779b1;
const UPPER = 0x85ebca77;

/** Makes prints of the words of one text. The last print is in `low` and `high`. */
export class Printer {
  low = 0;
  high = 0;
  readonly #hashes: PrintHashes;
  readonly #lows = new Int32Array(PRINT_WORDS);
  readonly #highs = new Int32Array(PRINT_WORDS);
  #words = 0;

  constructor(hashes: PrintHashes) {
    this.#hashes = hashes;
  }

  /** Takes the word that a reader has; true when there is a print that ends with it. */
  take({ units, length }: WordReader): boolean {
    const { word, print } = this.#hashes;
    word.text(units, 0, length);
    const at = this.#words % PRINT_WORDS;
    this.#lows[at] = word.low;
    this.#highs[at] = word.high;
    this.#words++;
    if (this.#words < PRINT_WORDS) return false;
    print.number(this.#joined(this.#lows, LOWER), this.#joined(this.#highs, UPPER));
    this.low = print.low;
    this.high = print.high;
    return true;
  }

  /** Nothing goes on here. */
  reset(): void {
    this.#words = 0;
  }

  /** A polynomial of the words' hashes, the oldest first. They are secret, so nobody chooses two that collide. */
  #joined(hashes: Int32Array, factor: number): number {
    let sum = 0;
    for (let nth = 0; nth < PRINT_WORDS; nth++)
      sum = (Math.imul(sum, factor) + (hashes[(this.#words + nth) % PRINT_WORDS] ?? 0)) | 0;
    return sum;
  }
}
