/** Pieces: a text cut where sentences end, or where one goes on for long; a verdict is given at the end of each. */
import { isBlank } from '../characters.ts';

/** A sentence with fewer characters goes on with the next one. */
const SHORTEST = 20;
/** A piece with more ends at the next blank. */
const LONG = 80;
/** No piece is longer. */
export const LONGEST_PIECE = 120;

/** How many pieces windows have; a window ends where a piece does. */
export const WINDOWS: readonly number[] = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32];
/** Of the largest window. */
export const MOST_PIECES = 32;

/** Of a unit, what it is to a sentence. */
const BLANK = 1;
const MARK = 2;
/** A mark that ends a sentence without a blank behind it. */
const WIDE = 4;
const LAST_NARROW = 0xff;
const kinds = Uint8Array.from({ length: 0x10000 }, (_, unit) => (isBlank(unit) ? BLANK : 0));
for (const mark of '.!?;:\n\u2026\u3002\uff01\uff1f\uff1b') {
  const unit = mark.charCodeAt(0);
  kinds[unit] = (kinds[unit] ?? 0) | MARK | (unit > LAST_NARROW ? WIDE : 0);
}

/** Units of a text that are being read. */
const next = new Uint16Array(LONGEST_PIECE);

/** Reads one text. */
export class Pieces {
  #length = 0;
  /** The kind of the unit before. */
  #before = 0;

  /** True when units were taken since the last piece ended. */
  get open(): boolean {
    return this.#length > 0;
  }

  /** Takes the next units, from an offset of `text` on; returns the offset behind the last one of this piece, or the text's end. */
  read(text: string, from: number): number {
    const length = Math.min(LONGEST_PIECE, text.length - from);
    for (let at = 0; at < length; at++) next[at] = text.charCodeAt(from + at);
    return from + this.readUnits(next, 0, length);
  }

  /** The same of units as numbers, up to the offset `to`. bench: learned */
  readUnits(units: Uint16Array, from: number, to: number): number {
    // The first ones end nothing.
    let at = Math.min(to, from + Math.max(0, SHORTEST - 1 - this.#length));
    let length = this.#length + at - from;
    let before = at === from ? this.#before : (kinds[units[at - 1] ?? 0] ?? 0);
    for (let ends = false; at < to && !ends; at++) {
      const kind = kinds[units[at] ?? 0] ?? 0;
      length++;
      ends = length >= LONGEST_PIECE || (kind !== 0 && endsWith(kind, before, length));
      before = kind;
      if (ends) length = 0;
    }
    this.#length = length;
    this.#before = before;
    return at;
  }
}

/** Does a piece of this length, not the longest, end with a unit of this kind behind one of the kind `before`? */
function endsWith(kind: number, before: number, length: number): boolean {
  if ((kind & BLANK) !== 0) return length >= LONG || ((kind | before) & MARK) !== 0;
  return (kind & WIDE) !== 0;
}
