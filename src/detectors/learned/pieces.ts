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

const ENDS = new Set(Array.from('.!?;:\n\u2026\u3002\uff01\uff1f\uff1b', (mark) => mark.charCodeAt(0)));
/** Marks above it end a sentence without a blank behind them. */
const LAST_NARROW = 0xff;

/** Reads one text. */
export class Pieces {
  #length = 0;
  /** The unit before ends a sentence where a blank follows. */
  #mayEnd = false;

  /** True when units were taken since the last piece ended. */
  get open(): boolean {
    return this.#length > 0;
  }

  /** Takes the next unit; true when a piece ends with it. */
  take(unit: number): boolean {
    this.#length++;
    const ends = this.#length >= SHORTEST && this.#endsWith(unit);
    this.#mayEnd = ENDS.has(unit);
    if (ends) this.#length = 0;
    return ends;
  }

  #endsWith(unit: number): boolean {
    if (this.#length >= LONGEST_PIECE) return true;
    if (isBlank(unit)) return this.#length >= LONG || this.#mayEnd || ENDS.has(unit);
    return unit > LAST_NARROW && ENDS.has(unit);
  }
}
