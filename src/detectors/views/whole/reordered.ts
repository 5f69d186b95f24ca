/** Words whose inner letters stand in another order (`ignroe`), put back where that makes words that are known. */
import { MOST_UNITS, UnitBlocks } from '../../engine/unit-blocks.ts';
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
/** By ASCII unit: the number of a letter of a to z in any case, 0 for what parts words. */
const LETTERS = Uint8Array.from({ length: 0x80 }, (_, unit) => numberOf(String.fromCharCode(unit)));
/** By number: numbers whose sums tell which letters a word has, in whatever order. */
const MIXED = Int32Array.from({ length: OTHER + 1 }, (_, letter) => mixed(letter));

function numberOf(one: string): number {
  if (/[a-z]/i.test(one)) return one.charCodeAt(0) & 0x1f;
  return /[0-9]/.test(one) ? OTHER : 0;
}

/** Far apart for numbers that are near (the last steps of MurmurHash3). */
function mixed(number: number): number {
  let bits = Math.imul(number + 1, 0x9e3779b1);
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}

/** What is read of a word so far: how many letters, the sum of what they are mixed to, their order as a number, the first and the last. */
class Letters {
  length = 0;
  sum = 0;
  order = 0;
  first = 0;
  last = 0;

  put(letter: number): void {
    if (this.length === 0) this.first = letter;
    this.length++;
    this.sum = (this.sum + (MIXED[letter] ?? 0)) | 0;
    this.order = (Math.imul(this.order, 31) + letter) | 0;
    this.last = letter;
  }

  clear(): void {
    this.length = this.sum = this.order = 0;
  }

  /** The same for words that differ in the order of inner letters alone; never 0. */
  get key(): number {
    return (this.sum + Math.imul(this.first, 0x9e3779b1) + Math.imul(this.last, 0x85ebca6b)) | 1;
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
    for (const one of word) letters.put(numberOf(one));
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
    const letters = new Letters();
    for (let begin = 0; begin < text.length; begin += MOST_UNITS) {
      const units = blocks.read(text, begin, text.length);
      for (let at = nextEnd(units, 0, letters); at < units.length; at = nextEnd(units, at + 1, letters))
        this.#end(letters, begin + at, found);
    }
    this.#end(letters, text.length, found);
    return found;
  }

  /** Looks at the word that ended before an offset. */
  #end(letters: Letters, end: number, found: Reordered[]): void {
    const { length } = letters;
    if (length >= SHORTEST && length <= LONGEST) {
      const place = this.#placeOf(letters.key);
      const word = this.#orders[place] === letters.order ? undefined : this.#words[place];
      if (word?.length === length) found.push({ at: end - length, word });
    }
    letters.clear();
  }
}

/** Reads from an offset on to the end of a word, or of the units. A loop without other calls is faster. bench: views */
function nextEnd(units: Uint16Array, from: number, letters: Letters): number {
  for (let at = from; at < units.length; at++) {
    const unit = units[at] ?? 0;
    const letter = unit < LETTERS.length ? (LETTERS[unit] ?? 0) : OTHER;
    if (letter > 0) letters.put(letter);
    else if (letters.length > 0) return at;
  }
  return units.length;
}

/** A word in capitals where its inner letters are such in the text; the first and the last stay as they are. */
function inCaseOf(text: string, at: number, word: string): string {
  const end = at + word.length - 1;
  const inner = word.slice(1, -1);
  const isUpper = text.slice(at + 1, end) === text.slice(at + 1, end).toUpperCase();
  return text.charAt(at) + (isUpper ? inner.toUpperCase() : inner) + text.charAt(end);
}
