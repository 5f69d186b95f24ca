/** Grams: the features of the linear tier, told unit by unit of folded text: 2 to 5 characters in a row, one and two words. */
import { isBlank, isDigit, isLetterOfUnspaced, joinsWord } from '../characters.ts';

const CHARACTER_BITS = 20;
const WORD_BITS = 18;
/** Places of words begin behind those of characters. */
export const WORD_PLACES = 1 << CHARACTER_BITS;
/** Of the table of weights. */
export const PLACES = WORD_PLACES + (1 << WORD_BITS);
/** The most features that one unit completes. */
export const MOST_AT_ONCE = 8;

const SHIFT = 32 - CHARACTER_BITS;
const WORD_SHIFT = 32 - WORD_BITS;
const BLANK = 0x20;
const ZERO = 0x30;
/** Seeds keep the kinds of features apart; the factor is that of Fibonacci hashing. */
const CHARACTERS = 0x2545f491;
const WORDS = 0x6c8e9cf5;
const PAIRS = 0x1b873593;
const FACTOR = 0x9e3779b1;

/** Of a unit's kind: the character that it counts as, and whether it belongs to a word, or is one. */
const CHARACTER = 0xffff;
const JOINS = 0x10000;
const ALONE = 0x20000;
const kinds = Uint32Array.from({ length: 0x10000 }, (_, unit) => kindOf(unit));

/** Reads one text. Case, kinds of blanks, how many of them, and which digits make no difference. */
export class Grams {
  /** Places of the features that the last unit completed, the first `count`. */
  readonly found = new Int32Array(MOST_AT_ONCE);
  count = 0;
  /** The characters before, the last first; a text begins as behind a blank. */
  #c1 = BLANK;
  #c2 = 0;
  #c3 = 0;
  #c4 = 0;
  /** Of the word that is open; 0 for none. */
  #word = 0;
  #before = 0;

  /** Takes the next unit. */
  take(unit: number): void {
    this.count = 0;
    const kind = kinds[unit] ?? 0;
    const character = kind & CHARACTER;
    if (kind & JOINS) this.#word = mix(this.#word === 0 ? WORDS : this.#word, character);
    else if (this.#word !== 0) this.#endWord();
    if (character === BLANK && this.#c1 === BLANK) return;
    if (kind & ALONE) this.#putWord(mix(WORDS, character));
    this.#put(character);
  }

  /** Nothing follows: completes the last word. */
  end(): void {
    this.count = 0;
    this.#endWord();
  }

  #put(character: number): void {
    const two = mix(mix(CHARACTERS, character), this.#c1);
    const three = mix(two, this.#c2);
    const four = mix(three, this.#c3);
    const { found } = this;
    found[this.count++] = two >>> SHIFT;
    if (this.#c2 !== 0) found[this.count++] = three >>> SHIFT;
    if (this.#c3 !== 0) found[this.count++] = four >>> SHIFT;
    if (this.#c4 !== 0) found[this.count++] = mix(four, this.#c4) >>> SHIFT;
    this.#c4 = this.#c3;
    this.#c3 = this.#c2;
    this.#c2 = this.#c1;
    this.#c1 = character;
  }

  #endWord(): void {
    if (this.#word === 0) return;
    this.#putWord(this.#word);
    this.#word = 0;
  }

  #putWord(word: number): void {
    this.found[this.count++] = WORD_PLACES + (word >>> WORD_SHIFT);
    if (this.#before !== 0)
      this.found[this.count++] = WORD_PLACES + (mix(mix(PAIRS, this.#before), word) >>> WORD_SHIFT);
    this.#before = word;
  }
}

function kindOf(unit: number): number {
  if (isBlank(unit)) return BLANK;
  if (isDigit(unit)) return ZERO | JOINS;
  const lower = String.fromCharCode(unit).toLowerCase().charCodeAt(0);
  return lower | (joinsWord(unit) ? JOINS : 0) | (isLetterOfUnspaced(unit) ? ALONE : 0);
}

function mix(hash: number, value: number): number {
  const mixed = Math.imul(hash ^ value, FACTOR);
  return mixed ^ (mixed >>> 15);
}
