/** Quotes: what a text takes from a prompt, as it is written or disguised: backwards, rotated (ROT13), or both. */
import { Follower } from '../overlap/follower.ts';
import { letterOf, NO_LETTER, rotatedLetterOf, UnitReader } from '../overlap/letters.ts';
import { type Passages, Tail } from '../overlap/passages.ts';
import { CanaryWatch, type CanaryWords, type Seen } from './canaries.ts';
import { Evidence, type Harmless } from './evidence.ts';

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

  constructor(step: 1 | -1, passages: Passages, harmless: Harmless) {
    this.#step = step;
    this.#follower = new Follower(passages, step);
    this.evidence = new Evidence(passages.letters, harmless);
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
  readonly forwards: Reading;
  readonly backwards: Reading;
  readonly #canaries: CanaryWatch | undefined;
  #last = 0;

  constructor({ passages, harmless, canaries }: Sought) {
    this.forwards = new Reading(1, passages, harmless);
    this.backwards = new Reading(-1, passages, harmless);
    this.#canaries = canaries && new CanaryWatch(canaries);
  }

  /** A unit without a letter leaves a quote as it is. */
  take(letter: number): number {
    if (letter === NO_LETTER) return this.#last & GOES_ON;
    this.#tail.push(letter);
    this.#last = this.forwards.take(letter, this.#tail) | this.backwards.take(letter, this.#tail);
    if (this.#canaries !== undefined) this.#last |= bitsOf(this.#canaries.take(letter, this.#tail));
    return this.#last;
  }
}

function bitsOf(seen: Seen): number {
  if (seen === 'nothing') return 0;
  return seen === 'canary' ? WARNS | MAY_WARN : MAY_WARN;
}

/** What is looked for. */
export interface Sought {
  readonly passages: Passages;
  readonly harmless: Harmless;
  readonly canaries: CanaryWords | undefined;
}

/** Letters of one word; what is longer is none. */
const LONGEST_WORD = 40;

/** Words, each of them written backwards: told when a word is over. */
class TurnedWords {
  readonly #tail = new Tail();
  readonly #reading: Reading;
  readonly #word: number[] = [];
  #last = 0;

  constructor({ passages, harmless }: Sought) {
    this.#reading = new Reading(1, passages, harmless);
  }

  get evidence(): Evidence {
    return this.#reading.evidence;
  }

  take(letter: number): number {
    if (letter !== NO_LETTER && this.#word.length < LONGEST_WORD) {
      this.#word.push(letter);
      return this.#last & QUOTES;
    }
    let brought = this.#last & QUOTES;
    for (let at = this.#word.length - 1; at >= 0; at--) {
      const turned = this.#word[at] ?? NO_LETTER;
      this.#tail.push(turned);
      this.#last = this.#reading.take(turned, this.#tail);
      brought = (brought & MORE) | this.#last;
    }
    this.#word.length = 0;
    if (letter !== NO_LETTER) this.#word.push(letter);
    return brought;
  }
}

/** Follows one text in all readings. */
export class Quotes {
  readonly #units = new UnitReader();
  readonly #plain: Alphabet;
  readonly #rotated: Alphabet;
  readonly #turned: TurnedWords;

  constructor(sought: Sought) {
    this.#plain = new Alphabet(sought);
    this.#rotated = new Alphabet(sought);
    this.#turned = new TurnedWords(sought);
  }

  /** Takes the next unit. */
  take(unit: number): number {
    const read = this.#units.take(unit);
    const letter = letterOf(read);
    const rotated = rotatedLetterOf(read);
    return this.#plain.take(letter) | this.#rotated.take(rotated) | this.#turned.take(letter);
  }

  /** No more comes. */
  end(): number {
    return this.#turned.take(NO_LETTER);
  }

  /** Letters that were quoted lately, in the reading that has the most. */
  get letters(): number {
    return Math.max(
      this.#plain.forwards.evidence.letters,
      this.#plain.backwards.evidence.letters,
      this.#rotated.forwards.evidence.letters,
      this.#rotated.backwards.evidence.letters,
      this.#turned.evidence.letters,
    );
  }
}
