/** Evidence: how many letters of a prompt a text has quoted one after another, small gaps and changed words apart. */
import type { Follower } from '../overlap/follower.ts';

/** Letters in a row that no ordinary answer takes from a prompt by chance, but for the words that both are about. */
const QUOTE = 16;
/** Letters of a text between two quotes of one, and of the prompt, where the second is short. */
const WIDEST_GAP = 40;
const NEAREST = 60;
/** The same where both are short, and the second has to come behind the first. */
const SHORT_GAP = 12;
/** Letters of scripts that write words with one or two of them say more. */
const FIRST_WIDE = 0x2e80;
const WIDE = 3;

/** By place in the passages: 1 where a quote says nothing, because everybody says so, or the user did. */
export type Harmless = () => Uint8Array;

interface Short {
  readonly first: number;
  readonly last: number;
  readonly position: number;
}

const NONE: Short = { first: -1, last: -1, position: 0 };

/** The evidence of one way to read a text. */
export class Evidence {
  readonly #letters: Uint16Array;
  readonly #harmless: Harmless;
  /** By place: in which series of quotes it was counted last. */
  #counted: Uint32Array | undefined;
  #series = 1;
  /** Letters of the series, each place of the prompt once. */
  letters = 0;
  /** The position in the text up to which letters are counted, and the place that the last of them is of. */
  #until = 0;
  #place = -1;
  /** The last short quote, and the one before: its places, and the position in the text up to which it was read. */
  #short: Short = NONE;
  #before: Short = NONE;

  constructor(letters: Uint16Array, harmless: Harmless) {
    this.#letters = letters;
    this.#harmless = harmless;
  }

  /** Takes what a follower says behind the letter at a position, counted from 1; true when there is more evidence. */
  take({ at, length }: Follower, position: number, step: 1 | -1): boolean {
    if (this.letters > 0 && position - this.#until > WIDEST_GAP) this.#begin();
    if (length === 0 || !(this.#counts(at, length) || this.#goesOn({ at, length }, position, step)))
      return false;
    const before = this.letters;
    const fresh = Math.min(length, position - this.#until);
    for (let back = fresh - 1; back >= 0; back--) this.#count(at - step * back);
    this.#until = position;
    this.#place = at;
    return this.letters > before;
  }

  #begin(): void {
    this.letters = 0;
    this.#series++;
  }

  /** A short quote counts where it goes on with the one before. */
  #counts(at: number, length: number): boolean {
    const wide = (this.#letters[at] ?? 0) >= FIRST_WIDE;
    if (length * (wide ? WIDE : 1) >= QUOTE) return true;
    return this.letters > 0 && Math.abs(at - this.#place) <= NEAREST;
  }

  /** Does one short quote follow another, as where single letters are changed? */
  #goesOn({ at, length }: Pick<Follower, 'at' | 'length'>, position: number, step: 1 | -1): boolean {
    const first = at - step * (length - 1);
    if (first !== this.#short.first) this.#before = this.#short;
    this.#short = { first, last: at, position };
    const skipped = step * (first - this.#before.last);
    const between = position - length - this.#before.position;
    return this.#before.first >= 0 && Math.abs(skipped) <= SHORT_GAP && skipped > 0 && between <= SHORT_GAP;
  }

  #count(place: number): void {
    this.#counted ??= new Uint32Array(this.#letters.length);
    if (this.#counted[place] === this.#series || this.#harmless()[place] === 1) return;
    this.#counted[place] = this.#series;
    this.letters += (this.#letters[place] ?? 0) >= FIRST_WIDE ? WIDE : 1;
  }
}
