/** Quotes: what a text takes from a prompt, as it is written or disguised: backwards, rotated (ROT13), or both. */
import { Follower } from '../overlap/follower.ts';
import { Escapes, letterOf, NO_LETTER, rotatedLetterOf } from '../overlap/letters.ts';
import { type Passages, Tail } from '../overlap/passages.ts';
import { Evidence, type Harmless } from './evidence.ts';

/** What one unit brought. */
export const NOTHING = 0;
/** The text ends in a quote. */
export const OPEN = 1;
/** And there is more evidence. */
export const MORE = 3;

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
    const more = this.evidence.take(this.#follower, tail.count, this.#step);
    return this.#follower.length === 0 ? NOTHING : more ? MORE : OPEN;
  }
}

/** Letters, read in both directions. */
class Alphabet {
  readonly #tail = new Tail();
  readonly forwards: Reading;
  readonly backwards: Reading;
  #last = NOTHING;

  constructor(passages: Passages, harmless: Harmless) {
    this.forwards = new Reading(1, passages, harmless);
    this.backwards = new Reading(-1, passages, harmless);
  }

  /** A unit without a letter leaves a quote as it is. */
  take(letter: number): number {
    if (letter === NO_LETTER) return this.#last & OPEN;
    this.#tail.push(letter);
    this.#last = this.forwards.take(letter, this.#tail) | this.backwards.take(letter, this.#tail);
    return this.#last;
  }
}

/** Follows one text in all readings. */
export class Quotes {
  readonly #escapes = new Escapes();
  readonly #plain: Alphabet;
  readonly #rotated: Alphabet;

  constructor(passages: Passages, harmless: Harmless) {
    this.#plain = new Alphabet(passages, harmless);
    this.#rotated = new Alphabet(passages, harmless);
  }

  /** Takes the next unit. */
  take(unit: number): number {
    const escaped = this.#escapes.take(unit);
    const letter = escaped ? NO_LETTER : letterOf(unit);
    const rotated = escaped ? NO_LETTER : rotatedLetterOf(unit);
    return this.#plain.take(letter) | this.#rotated.take(rotated);
  }

  /** Letters that were quoted lately, in the reading that has the most. */
  get letters(): number {
    return Math.max(
      this.#plain.forwards.evidence.letters,
      this.#plain.backwards.evidence.letters,
      this.#rotated.forwards.evidence.letters,
      this.#rotated.backwards.evidence.letters,
    );
  }
}
