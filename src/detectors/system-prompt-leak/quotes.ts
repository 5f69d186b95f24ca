/** Quotes: what a text takes from a prompt, as it is written or disguised: backwards, rotated (ROT13), or both. */
import { Follower } from '../overlap/follower.ts';
import { NO_LETTER, rotatedLetterOf, UnitReader } from '../overlap/letters.ts';
import { type Passages, Tail } from '../overlap/passages.ts';
import { Spread } from '../overlap/spread.ts';
import { CanaryWatch, type CanaryWords, type Seen } from './canaries.ts';
import { Evidence, type Judged } from './evidence.ts';

/** What one unit brought, as bits: the text ends in a quote; there is more evidence; it ends in what may become a canary; in one. */
export const QUOTES = 1;
export const MORE = 2;
export const MAY_WARN = 4;
export const WARNS = 8;
/** What goes on where a unit has no letter. */
const GOES_ON = QUOTES | MAY_WARN;

/** One direction in which letters are read. */
class Reading {
  readonly #step: 1 | -1;
  readonly #follower: Follower;
  readonly evidence: Evidence;

  constructor(step: 1 | -1, passages: Passages, judged: Judged) {
    this.#step = step;
    this.#follower = new Follower(passages, step);
    this.evidence = new Evidence(passages.letters, judged);
  }

  take(letter: number, tail: Tail): number {
    this.#follower.follow(letter, tail);
    // Where nothing was quoted and nothing is, no letter says anything. bench: step
    if (this.#follower.length === 0 && this.evidence.letters === 0) return 0;
    const more = this.evidence.take(this.#follower, tail.count, this.#step);
    if (this.#follower.length === 0) return 0;
    return more ? QUOTES | MORE : QUOTES;
  }
}

/** Letters, read in both directions. */
class Alphabet {
  readonly #tail = new Tail();
  readonly #sought: Sought;
  readonly #passages: Passages;
  readonly #canaries: Passages | undefined;
  /** There once a letter may begin something: in most texts none does. bench: step */
  #readings: Readings | undefined;
  #last = 0;
  /** Nothing was quoted lately, and nothing is. */
  #quiet = true;

  constructor(sought: Sought) {
    this.#sought = sought;
    this.#passages = sought.passages;
    this.#canaries = sought.canaries?.passages;
  }

  /** Letters that were quoted lately. */
  get letters(): number {
    return this.#readings?.letters ?? 0;
  }

  /** A unit without a letter leaves a quote as it is. */
  take(letter: number): number {
    if (letter === NO_LETTER) return this.#last & GOES_ON;
    const tail = this.#tail;
    tail.push(letter);
    const { hash } = tail;
    if (this.#quiet && !this.#passages.mayHold(hash) && this.#canaries?.mayHold(hash) !== true) return 0;
    this.#readings ??= new Readings(this.#sought);
    this.#last = this.#readings.take(letter, tail);
    this.#quiet = this.#last === 0 && this.#readings.letters === 0;
    return this.#last;
  }
}

/** What letters say in both directions. */
class Readings {
  readonly #forwards: Reading;
  readonly #backwards: Reading;
  readonly #canaries: CanaryWatch | undefined;

  constructor({ passages, judged, canaries }: Sought) {
    this.#forwards = new Reading(1, passages, judged);
    this.#backwards = new Reading(-1, passages, disguised(judged));
    this.#canaries = canaries && new CanaryWatch(canaries);
  }

  get letters(): number {
    return Math.max(this.#forwards.evidence.letters, this.#backwards.evidence.letters);
  }

  take(letter: number, tail: Tail): number {
    const quoted = this.#forwards.take(letter, tail) | this.#backwards.take(letter, tail);
    return this.#canaries === undefined ? quoted : quoted | bitsOf(this.#canaries.take(letter, tail));
  }
}

function bitsOf(seen: Seen): number {
  if (seen === 'nothing') return 0;
  return seen === 'canary' ? WARNS | MAY_WARN : MAY_WARN;
}

/** What is looked for. */
export interface Sought {
  readonly passages: Passages;
  readonly judged: Judged;
  readonly canaries: CanaryWords | undefined;
}

/** Nobody tells a customer backwards when the shop opens: in disguise, what may be told counts like the rest. */
function disguised(judged: Judged): Judged {
  return { ...judged, disguised: true };
}

/** Letters of one word; what is longer is none. */
const LONGEST_WORD = 40;

/** Words, each of them written backwards: told when a word is over. */
class TurnedWords {
  readonly #tail = new Tail();
  readonly #sought: Sought;
  /** There once a word may begin something. */
  #reading: Reading | undefined;
  readonly #word: number[] = new Array<number>(LONGEST_WORD).fill(NO_LETTER);
  #length = 0;
  #last = 0;

  constructor(sought: Sought) {
    this.#sought = sought;
  }

  /** Letters that were quoted lately. */
  get letters(): number {
    return this.#reading?.evidence.letters ?? 0;
  }

  take(letter: number): number {
    if (letter !== NO_LETTER && this.#length < LONGEST_WORD) {
      this.#word[this.#length++] = letter;
      return this.#last & QUOTES;
    }
    const brought = this.#length === 0 ? this.#last & QUOTES : this.#turn();
    if (letter !== NO_LETTER) this.#word[this.#length++] = letter;
    return brought;
  }

  /** Reads the word that is over. */
  #turn(): number {
    let brought = this.#last & QUOTES;
    for (let at = this.#length - 1; at >= 0; at--) {
      const turned = this.#word[at] ?? NO_LETTER;
      this.#tail.push(turned);
      this.#last = this.#read(turned);
      brought = (brought & MORE) | this.#last;
    }
    this.#length = 0;
    return brought;
  }

  #read(letter: number): number {
    const { passages, judged } = this.#sought;
    const quiet = this.#last === 0 && this.letters === 0;
    if (quiet && !passages.mayHold(this.#tail.hash)) return 0;
    this.#reading ??= new Reading(1, passages, disguised(judged));
    return this.#reading.take(letter, this.#tail);
  }
}

/** Follows one text in all readings. */
export class Quotes {
  readonly #units = new UnitReader();
  readonly #plain: Alphabet;
  readonly #rotated: Alphabet;
  readonly #turned: TurnedWords;
  readonly #spread = new Spread();

  constructor(sought: Sought) {
    this.#plain = new Alphabet(sought);
    this.#rotated = new Alphabet({ ...sought, judged: disguised(sought.judged) });
    this.#turned = new TurnedWords(sought);
  }

  /** Takes the unit that stands at an offset. */
  take(unit: number, at: number): number {
    const rotated = rotatedLetterOf(this.#units.take(unit));
    const { letter } = this.#units;
    if (letter !== NO_LETTER) this.#spread.take(at);
    return this.#plain.take(letter) | this.#rotated.take(rotated) | this.#turned.take(letter);
  }

  /** No more comes. */
  end(): number {
    return this.#turned.take(NO_LETTER);
  }

  /** Where the letters begin that are too few to tell a quote and stand far apart, while the next unit has an offset; that for none. */
  begunAt(next: number): number {
    return this.#spread.begunAt(next);
  }

  /** Letters that were quoted lately, in the reading that has the most. */
  get letters(): number {
    return Math.max(this.#plain.letters, this.#rotated.letters, this.#turned.letters);
  }
}
