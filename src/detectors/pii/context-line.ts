/** The line before a number, as names are looked for in it, and the words in it by how they begin. */
import { isBlank, isLowerAlphanumeric, isSmall, isUpper } from '../characters.ts';
import { textOf } from '../engine/unit-blocks.ts';
import { lowerUnit } from '../keywords/trie.ts';

/** Letters and digits that a key is made of; and those of a beginning, for short words that go on. */
const LETTERS = 4;
export const BEGINNING = 3;
const FACTOR = 37;
const MASK = 0xffff;
/** One past the last unit of ASCII. */
const ASCII_END = 0x80;

/** A line in lower case, with one space for what stands between words, also for what parts those of `taxId`. */
export class ContextLine {
  readonly units: Uint16Array;
  /** How many units it has. */
  length = 0;
  /** Is all of it ASCII? In other text words begin in other ways. */
  isAscii = true;
  /** How many words of letters and digits it has, and by word: where it begins, its key, and that of its beginning. */
  words = 0;
  readonly starts: Uint16Array;
  readonly keys: Uint16Array;
  readonly beginnings: Uint16Array;
  #text: string | undefined;

  /** Each unit of a line may have a space before it. */
  constructor(mostUnits: number) {
    this.units = new Uint16Array(2 * mostUnits);
    this.starts = new Uint16Array(mostUnits);
    this.keys = new Uint16Array(mostUnits);
    this.beginnings = new Uint16Array(mostUnits);
  }

  /** How it reads. */
  get text(): string {
    this.#text ??= textOf(this.units.subarray(0, this.length));
    return this.#text;
  }

  /** Takes the place of what it was. */
  read(text: string): void {
    this.#text = undefined;
    this.isAscii = true;
    this.length = this.#lower(text);
    this.#readWords();
  }

  #lower(text: string): number {
    const { units } = this;
    let length = 0;
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      const isBetween = isBlank(unit) || unit === 0x2d || unit === 0x5f;
      if ((isBetween || beginsInside(text, at)) && (length === 0 || units[length - 1] !== 0x20))
        units[length++] = 0x20;
      if (unit >= ASCII_END) this.isAscii = false;
      if (!isBetween) units[length++] = lowerUnit(unit);
    }
    return length;
  }

  #readWords(): void {
    const { units, starts, keys, beginnings } = this;
    let word = -1;
    let letters = 0;
    for (let at = 0; at < this.length; at++) {
      const unit = units[at] ?? 0;
      if (!isLowerAlphanumeric(unit)) letters = 0;
      else if (letters++ === 0) {
        starts[++word] = at;
        keys[word] = unit;
        beginnings[word] = unit;
      } else if (letters <= LETTERS) {
        const key = keyOn(keys[word] ?? 0, unit);
        keys[word] = key;
        if (letters <= BEGINNING) beginnings[word] = key;
      }
    }
    this.words = word + 1;
  }
}

/** The key of a text that begins with so many letters and digits at least. */
export function keyOf(text: string, most = LETTERS): number {
  let key = 0;
  for (let at = 0; at < most && isLowerAlphanumeric(text.charCodeAt(at)); at++)
    key = keyOn(key, text.charCodeAt(at));
  return key;
}

function keyOn(key: number, unit: number): number {
  return (key * FACTOR + unit) & MASK;
}

/** Does a capital follow a small letter here? */
function beginsInside(text: string, at: number): boolean {
  return isUpper(text.charCodeAt(at)) && at > 0 && isSmall(text.charCodeAt(at - 1));
}
