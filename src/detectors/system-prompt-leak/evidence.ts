/** Evidence: how many letters of a prompt a text has quoted one after another, small gaps and changed words apart. */
import type { Follower } from '../overlap/follower.ts';

/** Letters in a row that no ordinary answer takes from a prompt by chance, but for the words that both are about. */
const QUOTE = 16;
/** Letters of a text between two quotes of one, and of the prompt, where the second is short. */
const WIDEST_GAP = 40;
const NEAREST = 60;
/** The same where both are short, and the second has to come behind the first. */
const SHORT_GAP = 12;
/** Two that are so long need be no nearer than other quotes of one series, in any order. */
const LONG_SHORT = 12;
/** Letters of scripts that write words with one or two of them say more. */
const FIRST_WIDE = 0x2e80;
const WIDE = 3;

/** What a quote of one place of the passages says. */
export const TELLS = 0;
/** Nothing, because everybody says so, or the user did. */
export const HARMLESS = 1;
/** Something only beside what tells: customers are to be told so. */
export const TELLABLE = 2;
/** What makes the assistant's name a quote: `You are`. */
export const LEAD = 3;

/** What may be told is worth no more by itself: less than what is meant for denying. */
const MOST_TELLABLE = 18;
/** Beside each letter that tells, one counts that may be told; beside a letter of a lead, so many. */
const BESIDE = 2;
/** Fewer that tell are a name or a few words that stand in both by chance: nothing counts beside them. */
const LEAST_TELLING = 20;
const LEADING = 8;

/** By place in the passages. */
export type Harmless = () => Uint8Array;

/** Letters that every disguise changes come before this one; others a rotated text has as they are. */
const FIRST_UNCHANGED = 0x80;

/** What quotes are judged by: what each place says, and whether the text has said that it tells a prompt. */
export interface Judged {
  readonly harmless: Harmless;
  readonly announced: () => boolean;
  /** True while the text says what the assistant does not give, which it may say in the prompt's words. */
  readonly declines?: () => boolean;
  /** What may be told is told in disguise, which no answer to a customer is. */
  readonly disguised?: boolean;
}

interface Short {
  readonly first: number;
  readonly last: number;
  readonly position: number;
}

const never = () => false;

const NONE: Short = { first: -1, last: -1, position: 0 };

/** The evidence of one way to read a text. */
export class Evidence {
  readonly #letters: Uint16Array;
  readonly #harmless: Harmless;
  readonly #announced: () => boolean;
  readonly #declines: () => boolean;
  readonly #disguised: boolean;
  /** By place: in which series of quotes it was counted last. */
  #counted: Uint32Array | undefined;
  #series = 1;
  /** Letters of the series, each place of the prompt once; and of them those that tell. */
  #all = 0;
  #telling = 0;
  /** The position in the text up to which letters are counted, and the place that the last of them is of. */
  #until = 0;
  #place = -1;
  /** The last short quote, and the one before: its places, and the position in the text up to which it was read. */
  #short: Short = NONE;
  #before: Short = NONE;

  constructor(letters: Uint16Array, { harmless, announced, declines = never, disguised = false }: Judged) {
    this.#letters = letters;
    this.#harmless = harmless;
    this.#announced = announced;
    this.#declines = declines;
    this.#disguised = disguised;
  }

  /** Letters that a series is worth; everything counts where the text says that it tells a prompt. */
  get letters(): number {
    if (this.#all <= MOST_TELLABLE || this.#announced()) return this.#all;
    const telling = this.#telling < LEAST_TELLING ? this.#telling : BESIDE * this.#telling;
    return Math.min(this.#all, Math.max(MOST_TELLABLE, telling));
  }

  /** Takes what a follower says behind the letter at a position, counted from 1; true when there is more evidence. */
  take({ at, length }: Follower, position: number, step: 1 | -1): boolean {
    if (this.#all > 0 && position - this.#until > WIDEST_GAP) this.#begin();
    if (length === 0) return false;
    if (!this.#counts(at, length)) {
      if (!this.#goesOn({ at, length }, position, step)) return false;
      if (this.#all === 0) this.#countLead(step);
    }
    const before = this.#all;
    const fresh = Math.min(length, position - this.#until);
    for (let back = fresh - 1; back >= 0; back--) this.#count(at - step * back);
    this.#until = position;
    this.#place = at;
    return this.#all > before;
  }

  #begin(): void {
    this.#all = 0;
    this.#telling = 0;
    this.#series++;
  }

  /** A short quote counts where it goes on with the one before. */
  #counts(at: number, length: number): boolean {
    const wide = (this.#letters[at] ?? 0) >= FIRST_WIDE;
    if (length * (wide ? WIDE : 1) >= QUOTE) return true;
    return this.#all > 0 && Math.abs(at - this.#place) <= NEAREST;
  }

  /** Does one short quote follow another, as where single letters are changed? */
  #goesOn({ at, length }: Pick<Follower, 'at' | 'length'>, position: number, step: 1 | -1): boolean {
    const first = at - step * (length - 1);
    if (first !== this.#short.first) this.#before = this.#short;
    this.#short = { first, last: at, position };
    const { first: begin, last, position: end } = this.#before;
    if (begin < 0) return false;
    const skipped = step * (first - last);
    const between = position - length - end;
    if (skipped > 0 && skipped <= SHORT_GAP && between <= SHORT_GAP) return true;
    const areLong = length >= LONG_SHORT && Math.abs(last - begin) + 1 >= LONG_SHORT;
    return areLong && skipped !== 0 && Math.abs(skipped) <= NEAREST && between <= WIDEST_GAP;
  }

  /** The first of two short quotes is not counted; but it may be the lead of the second, if it tells all of it. */
  #countLead(step: 1 | -1): void {
    const { first, last } = this.#before;
    if (this.#harmless()[step > 0 ? last + 1 : first + 1] === LEAD) return;
    for (let place = first; place !== last + step; place += step)
      if (this.#harmless()[place] === LEAD) this.#telling += LEADING;
  }

  #count(place: number): void {
    this.#counted ??= new Uint32Array(this.#letters.length);
    const says = this.#harmless()[place];
    if (this.#counted[place] === this.#series || says === HARMLESS) return;
    this.#counted[place] = this.#series;
    const letter = this.#letters[place] ?? 0;
    const worth = letter >= FIRST_WIDE ? WIDE : 1;
    this.#all += worth;
    if ((says !== TELLABLE && !this.#declines()) || (this.#disguised && letter < FIRST_UNCHANGED))
      this.#telling += says === LEAD ? worth * LEADING : worth;
  }
}
