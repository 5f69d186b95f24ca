/** Digit rows: digits with at most one mark or blank between two, read once for all numbers that begin among them. */
import { isDigit } from '../characters.ts';

/** Digits that are read at a time. */
const MOST = 256;
const SPACE = 0x20;
const DASH = 0x2d;
const DOT = 0x2e;

/** The row that was read last. It remembers its text, and is right whatever is asked next. bench: scan */
export class DigitRows {
  /** The digits, and where each stands in the text. */
  readonly digits = new Uint8Array(MOST);
  readonly places = new Int32Array(MOST);
  /** By digit: where the row of digits like it begins. */
  readonly #alike = new Uint16Array(MOST);
  /** Sums up to each digit, with every second one doubled (ISO/IEC 7812-1, annex B): not the last one, or the last one. */
  readonly #sums = new Uint16Array(MOST + 1);
  readonly #doubled = new Uint16Array(MOST + 1);
  count = 0;
  /** True when the text ended before the row did. */
  open = false;
  readonly #needed: number;
  #text = '';
  /** True when the row was not read to its end. */
  #goesOn = false;
  #asked = 0;

  /** Of so many digits from the one that is asked for on it is told whether they are there. */
  constructor(needed: number) {
    this.#needed = needed;
  }

  /** The position in the row of the digit at an offset. */
  at(text: string, start: number): number {
    if (text !== this.#text || start < (this.places[this.#asked] ?? 0)) return this.#read(text, start);
    let at = this.#asked;
    while (at < this.count && (this.places[at] ?? 0) < start) at++;
    this.#asked = at;
    if (at >= this.count || this.places[at] !== start) return this.#read(text, start);
    return this.#goesOn && this.count - at < this.#needed ? this.#read(text, start) : at;
  }

  /** Do so many digits from one on, the check digit last, pass the Luhn check? */
  passesLuhn(first: number, length: number): boolean {
    const before = length % 2 === 0 ? this.#sums[first] : this.#doubled[first];
    return ((this.#sums[first + length] ?? 0) - (before ?? 0)) % 10 === 0;
  }

  /** Are so many digits from one on all alike? */
  areAlike(first: number, length: number): boolean {
    return (this.#alike[first + length - 1] ?? 0) <= first;
  }

  #read(text: string, start: number): number {
    this.#text = text;
    this.#asked = 0;
    let count = 0;
    let at = start;
    for (; at < text.length && count < MOST; at++) {
      const unit = text.charCodeAt(at);
      if (isDigit(unit)) {
        this.places[count] = at;
        this.#add(count++, unit - 0x30);
      } else if (!joinsDigits(text, at)) break;
    }
    this.count = count;
    this.open = at >= text.length;
    this.#goesOn = count === MOST;
    return 0;
  }

  #add(at: number, digit: number): void {
    this.digits[at] = digit;
    this.#alike[at] = at > 0 && this.digits[at - 1] === digit ? (this.#alike[at - 1] ?? 0) : at;
    const twice = digit > 4 ? 2 * digit - 9 : 2 * digit;
    this.#sums[at + 1] = digit + (this.#doubled[at] ?? 0);
    this.#doubled[at + 1] = twice + (this.#sums[at] ?? 0);
  }
}

/** Is this a separator with a digit after it, or with nothing yet? */
function joinsDigits(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit !== SPACE && unit !== DASH && unit !== DOT) return false;
  return at + 1 >= text.length || isDigit(text.charCodeAt(at + 1));
}
