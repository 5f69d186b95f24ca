/**
 * Grams: the features of the linear tier, told unit by unit of folded text: 2 to 5 characters in a row, one and two words.
 * Both readers stand here, since what a module imports is no constant to the engine, and their loops are all that a model costs.
 */
import { isBlank, isDigit, isLetterOfUnspaced, joinsWord } from '../characters.ts';

const CHARACTER_BITS = 20;
const WORD_BITS = 18;
/** Places of words begin behind those of characters. */
export const WORD_PLACES = 1 << CHARACTER_BITS;
/** Of the table of weights. */
export const PLACES = WORD_PLACES + (1 << WORD_BITS);
/** The most units that are read at once. */
export const MOST_UNITS = 128;
/** The most features that one unit completes. */
const MOST_AT_ONCE = 8;

/** Characters that features reach back. */
const BEFORE = 4;
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
/** By character: of every feature that ends with it, the beginning of its hash. */
const lasts = Int32Array.from({ length: 0x10000 }, (_, character) => mix(CHARACTERS, character));
/** By byte of a weight, from the least one on: its square, with the byte's sign. */
const LEAST_BYTE = -128;
const squares = Int16Array.from({ length: 256 }, (_, at) => (at + LEAST_BYTE) * Math.abs(at + LEAST_BYTE));

/** Lists the places of one text. Case, kinds of blanks, how many of them, and which digits make no difference. */
export class Grams {
  /** Places of the features that the last reading completed, the first `count`. */
  readonly found = new Int32Array(MOST_AT_ONCE * MOST_UNITS);
  count = 0;
  /** The characters that are read, behind those before them; a text begins as behind a blank. */
  readonly #characters = new Uint16Array(BEFORE + MOST_UNITS);
  /** Of the word that is open; 0 for none. */
  #word = 0;
  #before = 0;

  constructor() {
    this.#characters[BEFORE - 1] = BLANK;
  }

  /** Takes the next units, from one offset of `text` to another: at most `MOST_UNITS`. */
  read(text: string, from: number, to: number): void {
    const characters = this.#characters;
    let word = this.#word;
    let size = BEFORE;
    this.count = 0;
    for (let at = from; at < to; at++) {
      const kind = kinds[text.charCodeAt(at)] ?? 0;
      const character = kind & CHARACTER;
      if (kind & JOINS) word = mix(word === 0 ? WORDS : word, character);
      else word = this.#putWords(word, kind);
      if (character !== BLANK || characters[size - 1] !== BLANK) characters[size++] = character;
    }
    this.#word = word;
    this.#putCharacters(size);
    for (let at = 0; at < BEFORE; at++) characters[at] = characters[size - BEFORE + at] ?? 0;
  }

  /** Nothing follows: completes the last word. */
  end(): void {
    this.count = 0;
    this.#word = this.#putWords(this.#word, 0);
  }

  #putCharacters(size: number): void {
    const characters = this.#characters;
    const { found } = this;
    let count = this.count;
    for (let at = BEFORE; at < size; at++) {
      const two = mix(mix(CHARACTERS, characters[at] ?? 0), characters[at - 1] ?? 0);
      found[count++] = two >>> SHIFT;
      const second = characters[at - 2] ?? 0;
      if (second === 0) continue;
      const three = mix(two, second);
      found[count++] = three >>> SHIFT;
      const third = characters[at - 3] ?? 0;
      if (third === 0) continue;
      const four = mix(three, third);
      found[count++] = four >>> SHIFT;
      const fourth = characters[at - 4] ?? 0;
      if (fourth !== 0) found[count++] = mix(four, fourth) >>> SHIFT;
    }
    this.count = count;
  }

  /** Puts the word that ends here, and the one that this unit is; returns that none is open. */
  #putWords(word: number, kind: number): 0 {
    if (word !== 0) this.#putWord(word);
    if (kind & ALONE) this.#putWord(mix(WORDS, kind & CHARACTER));
    return 0;
  }

  #putWord(word: number): void {
    this.found[this.count++] = WORD_PLACES + (word >>> WORD_SHIFT);
    if (this.#before !== 0)
      this.found[this.count++] = WORD_PLACES + (mix(mix(PAIRS, this.#before), word) >>> WORD_SHIFT);
    this.#before = word;
  }
}

/** Adds up the weights of one text as it is read: those of all places that `Grams` lists, which are not listed here. bench: learned */
export class GramSums {
  readonly #weights: Int8Array;
  /** Of the squares of the bytes so far, each with its byte's sign; whole numbers. */
  sum = 0;
  /** How many places. */
  count = 0;
  /** Of the word that is open; 0 for none. */
  #word = 0;
  #before = 0;
  /** The characters before, the last one first; a text begins as behind a blank, and 0 is none. */
  #last = { one: BLANK, two: 0, three: 0, four: 0 };

  constructor(weights: Int8Array) {
    this.#weights = weights;
  }

  /** Takes the next units, from one offset to another: at most `MOST_UNITS`. */
  read(units: Uint16Array, from: number, to: number): void {
    const weights = this.#weights;
    let { one, two, three, four } = this.#last;
    let word = this.#word;
    let sum = 0;
    let count = 0;
    for (let at = from; at < to; at++) {
      const kind = kindAt(units, at);
      const character = kind & CHARACTER;
      word = this.#wordBehind(word, kind);
      if (character === BLANK && one === BLANK) continue;
      const five = four;
      four = three;
      three = two;
      two = one;
      one = character;
      let gram = mix(lasts[one] ?? 0, two);
      sum = (sum + squareAt(weights, gram >>> SHIFT)) | 0;
      count++;
      if (three === 0) continue;
      gram = mix(gram, three);
      sum = (sum + squareAt(weights, gram >>> SHIFT)) | 0;
      count++;
      if (four === 0) continue;
      gram = mix(gram, four);
      sum = (sum + squareAt(weights, gram >>> SHIFT)) | 0;
      count++;
      if (five === 0) continue;
      sum = (sum + squareAt(weights, mix(gram, five) >>> SHIFT)) | 0;
      count++;
    }
    this.#last = { one, two, three, four };
    this.#word = word;
    this.sum += sum;
    this.count += count;
  }

  /** Nothing follows: completes the last word. */
  end(): void {
    this.#word = this.#putWords(this.#word, 0);
  }

  /** The word that is open behind a unit; 0 for none. */
  #wordBehind(word: number, kind: number): number {
    if (kind & JOINS) return longer(word, kind & CHARACTER);
    return word === 0 && (kind & ALONE) === 0 ? 0 : this.#putWords(word, kind);
  }

  /** Adds the word that ends here, and the one that this unit is; returns that none is open. */
  #putWords(word: number, kind: number): 0 {
    if (word !== 0) this.#putWord(word);
    if (kind & ALONE) this.#putWord(longer(0, kind & CHARACTER));
    return 0;
  }

  #putWord(word: number): void {
    this.#put(WORD_PLACES + (word >>> WORD_SHIFT));
    if (this.#before !== 0) this.#put(WORD_PLACES + (mix(mix(PAIRS, this.#before), word) >>> WORD_SHIFT));
    this.#before = word;
  }

  #put(place: number): void {
    this.sum += squareAt(this.#weights, place);
    this.count++;
  }
}

/** A word and one more character; 0 is none yet. */
function longer(word: number, character: number): number {
  return mix(word === 0 ? WORDS : word, character);
}

function kindAt(units: Uint16Array, at: number): number {
  return kinds[units[at] ?? 0] ?? 0;
}

function squareAt(weights: Int8Array, place: number): number {
  return squares[(weights[place] ?? 0) - LEAST_BYTE] ?? 0;
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
