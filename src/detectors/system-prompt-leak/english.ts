/** English: told from other languages by its commonest words, of which half a text consists. */
import { COMMON } from '../injection/common-words.ts';

/** Fewer words tell nothing. */
const FEWEST = 10;
/** Of all words: fewer are another language, more are English; between them stand tables and code. */
const FEW = 0.15;
const MANY = 0.3;

/** Counts the words of one text. */
export class English {
  #words = 0;
  #common = 0;

  /** Undefined where it cannot be told. */
  get is(): boolean | undefined {
    if (this.#words < FEWEST) return undefined;
    const share = this.#common / this.#words;
    return share >= MANY ? true : share < FEW ? false : undefined;
  }

  /** Takes the next word, in whatever case. */
  take(word: string): void {
    this.#words++;
    if (COMMON.has(word.toLowerCase())) this.#common++;
  }
}

/** True where one is English and the other is not. */
export function areForeign(one: boolean | undefined, other: boolean | undefined): boolean {
  return one !== undefined && other !== undefined && one !== other;
}
