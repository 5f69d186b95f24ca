/** Canaries: words that stand in a prompt only to be watched for, told in any spelling that quotes are. */
import { Follower } from '../overlap/follower.ts';
import { Escapes, letterOf, lettersOf, NO_LETTER, rotatedLetterOf } from '../overlap/letters.ts';
import { Passages, Tail } from '../overlap/passages.ts';

/** The words, ready to be watched for. */
export class CanaryWords {
  readonly passages: Passages;
  /** By the place of their last letter, that of the first one; and the other way round. */
  readonly starts = new Map<number, number>();
  readonly ends = new Map<number, number>();

  constructor(words: readonly string[]) {
    this.passages = new Passages(words);
    let at = 1;
    for (const word of words) {
      const end = at + lettersOf(word).length - 1;
      this.starts.set(end, at);
      this.ends.set(at, end);
      at = end + 2;
    }
  }
}

/** What one unit brought. */
export type Seen = 'nothing' | 'beginning' | 'canary';

/** One alphabet in which a text is read, in both directions. */
class Reading {
  readonly #words: CanaryWords;
  readonly #tail = new Tail();
  readonly #forwards: Follower;
  readonly #backwards: Follower;
  #last: Seen = 'nothing';

  constructor(words: CanaryWords) {
    this.#words = words;
    this.#forwards = new Follower(words.passages, 1);
    this.#backwards = new Follower(words.passages, -1);
  }

  /** A unit without a letter leaves a beginning as it is. */
  take(letter: number): Seen {
    if (letter === NO_LETTER) return this.#last === 'nothing' ? 'nothing' : 'beginning';
    this.#tail.push(letter);
    this.#forwards.follow(letter, this.#tail);
    this.#backwards.follow(letter, this.#tail);
    const { starts, ends } = this.#words;
    const whole = isWhole(this.#forwards, starts) || isWhole(this.#backwards, ends);
    const begun = this.#forwards.length > 0 || this.#backwards.length > 0;
    this.#last = whole ? 'canary' : begun ? 'beginning' : 'nothing';
    return this.#last;
  }
}

/** Watches one text. */
export class CanaryWatch {
  readonly #escapes = new Escapes();
  readonly #plain: Reading;
  readonly #rotated: Reading;

  constructor(words: CanaryWords) {
    this.#plain = new Reading(words);
    this.#rotated = new Reading(words);
  }

  /** Takes the next unit. */
  take(unit: number): Seen {
    const escaped = this.#escapes.take(unit);
    const plain = this.#plain.take(escaped ? NO_LETTER : letterOf(unit));
    const rotated = this.#rotated.take(escaped ? NO_LETTER : rotatedLetterOf(unit));
    if (plain === 'canary' || rotated === 'canary') return 'canary';
    return plain === 'nothing' ? rotated : plain;
  }
}

/** Has all of a word been read, to the place where its reading ends? */
function isWhole({ at, length }: Follower, begins: ReadonlyMap<number, number>): boolean {
  const begin = begins.get(at);
  return begin !== undefined && length > Math.abs(at - begin);
}
