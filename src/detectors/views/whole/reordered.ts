/** Words whose inner letters stand in another order (`ignroe`), put back where that makes words that are known. */
import { UnitBlocks } from '../../engine/unit-blocks.ts';
import type { Stretch } from '../../stretch.ts';
import { ENGLISH_WORDS } from './english-words.ts';

/** Of shorter words nothing inside can change its place. */
const SHORTEST = 4;
const LONGEST = 16;
const WORD = new RegExp(`^[a-z]{${SHORTEST},${LONGEST}}$`);
/** Such words in a text, at least: one alone is a word by itself (`compliant` and `complaint`, `Brian` and `brain`). */
const FEWEST = 2;

/** What stands in words and is no letter of a to z: no known word has it. */
const OTHER = 27;
/** By UTF-16 unit: a number that is far from those of other letters, in any case the same; 0 for what parts words. */
const MIXED = Int32Array.from({ length: 0x10000 }, (_, unit) => mixed(numberOf(unit)));
/** By place in a word: what its letter is multiplied by, so that sums tell the order of letters; no number of a letter is among them. */
const PLACES = Int32Array.from({ length: LONGEST }, (_, place) => mixed(OTHER + 1 + place));

/** The number of a letter of a to z, 0 for what parts words. */
function numberOf(unit: number): number {
  if (unit >= 0x80) return OTHER;
  const one = String.fromCharCode(unit);
  if (/[a-z]/i.test(one)) return unit & 0x1f;
  return /[0-9]/.test(one) ? OTHER : 0;
}

/** Far apart for numbers that are near (the last steps of MurmurHash3), and 0 for 0. */
function mixed(number: number): number {
  let bits = Math.imul(number, 0x9e3779b1);
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}

/** What was read of a word: how many letters, the sum of what they are mixed to, and another that their order changes, the first and the last. */
class Letters {
  length = 0;
  sum = 0;
  order = 0;
  first = 0;
  last = 0;

  /**
   * Reads a word from an offset to its end, and returns that; a place that is used again and again. A loop without other calls or
   * members is faster. bench: views
   */
  read(units: Uint16Array, from: number): number {
    let at = from;
    let sum = 0;
    let order = 0;
    let last = 0;
    for (; at < units.length; at++) {
      const letter = MIXED[units[at] ?? 0] ?? 0;
      if (letter === 0) break;
      sum = (sum + letter) | 0;
      order = (order + Math.imul(letter, PLACES[at - from] ?? 0)) | 0;
      last = letter;
    }
    this.length = at - from;
    this.sum = sum;
    this.order = order;
    this.first = MIXED[units[from] ?? 0] ?? 0;
    this.last = last;
    return at;
  }

  /** The same for words that differ in the order of inner letters alone; never 0. */
  get key(): number {
    const ends = Math.imul(this.first, 0x9e3779b1) + Math.imul(this.last, 0x85ebca6b);
    return (this.sum + ends + Math.imul(this.length, 0xc2b2ae35)) | 1;
  }
}

/** A word as it was meant, and where it stands with its letters in another order. */
interface Reordered {
  readonly at: number;
  readonly word: string;
}

const blocks = new UnitBlocks();

/** Known words by their letters. */
export class ReorderedWords {
  /** By place: the key of a word, 0 for none; the order of its letters; and itself, unless two have the same key. */
  readonly #keys: Int32Array;
  readonly #orders: Int32Array;
  readonly #words: (string | undefined)[] = [];

  /** Beside common English words: key words in lower case. */
  constructor(keys: readonly string[]) {
    const words = new Set([...ENGLISH_WORDS, ...keys.filter((key) => WORD.test(key))]);
    const places = 1 << (34 - Math.clz32(words.size));
    this.#keys = new Int32Array(places);
    this.#orders = new Int32Array(places);
    for (const word of words) this.#add(word);
  }

  /** The text with letters put back; undefined where it has no such words, or too few to be told from names. */
  inOrder(stretch: Stretch): Stretch | undefined {
    const { text } = stretch;
    const found = this.#find(text);
    if (new Set(found.map(({ word }) => word)).size < FEWEST) return undefined;
    let put = '';
    for (const { at, word } of found) put += text.slice(put.length, at) + inCaseOf(text, at, word);
    return { ...stretch, text: put + text.slice(put.length) };
  }

  #add(word: string): void {
    const letters = new Letters();
    letters.read(
      Uint16Array.from(word, (one) => one.charCodeAt(0)),
      0,
    );
    const place = this.#placeOf(letters.key);
    this.#words[place] = this.#keys[place] === 0 ? word : undefined;
    this.#keys[place] = letters.key;
    this.#orders[place] = letters.order;
  }

  /** Where a key stands, or would. */
  #placeOf(key: number): number {
    const last = this.#keys.length - 1;
    let place = (key ^ (key >>> 15)) & last;
    while (this.#keys[place] !== 0 && this.#keys[place] !== key) place = (place + 1) & last;
    return place;
  }

  /** The words with their letters in another order, from left to right. */
  #find(text: string): Reordered[] {
    const found: Reordered[] = [];
    for (let begin = 0; begin < text.length; ) {
      const units = blocks.read(text, begin, text.length);
      const isLast = begin + units.length === text.length;
      // A word that goes on behind a block begins the next one; one as long as a block is none.
      const end = isLast ? units.length : endOfWords(units);
      this.#findIn(units.subarray(0, end), begin, found);
      begin += end;
    }
    return found;
  }

  #findIn(units: Uint16Array, begin: number, found: Reordered[]): void {
    const letters = new Letters();
    for (let at = 0; at < units.length; at++) {
      at = letters.read(units, at);
      const { length } = letters;
      if (length < SHORTEST || length > LONGEST) continue;
      const place = this.#placeOf(letters.key);
      const word = this.#orders[place] === letters.order ? undefined : this.#words[place];
      if (word?.length === length) found.push({ at: begin + at - length, word });
    }
  }
}

/** Where the last word of a block begins that may go on behind it. */
function endOfWords(units: Uint16Array): number {
  let end = units.length;
  while (end > 0 && MIXED[units[end - 1] ?? 0] !== 0) end--;
  return end === 0 ? units.length : end;
}

/** A word in capitals where its inner letters are such in the text; the first and the last stay as they are. */
function inCaseOf(text: string, at: number, word: string): string {
  const end = at + word.length - 1;
  const inner = word.slice(1, -1);
  const isUpper = text.slice(at + 1, end) === text.slice(at + 1, end).toUpperCase();
  return text.charAt(at) + (isUpper ? inner.toUpperCase() : inner) + text.charAt(end);
}
