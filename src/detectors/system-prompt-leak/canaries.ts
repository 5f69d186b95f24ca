/** Canaries: words that stand in a prompt only to be watched for, told in any spelling that quotes are. */
import { Follower } from '../overlap/follower.ts';
import { lettersOf } from '../overlap/letters.ts';
import { Passages, type Tail } from '../overlap/passages.ts';

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

/** What one letter brought. */
export type Seen = 'nothing' | 'beginning' | 'canary';

/** Watches the letters of one text, in both directions. */
export class CanaryWatch {
  readonly #words: CanaryWords;
  readonly #forwards: Follower;
  readonly #backwards: Follower;

  constructor(words: CanaryWords) {
    this.#words = words;
    this.#forwards = new Follower(words.passages, 1);
    this.#backwards = new Follower(words.passages, -1);
  }

  /** Takes the letter that was put at the end of the tail. */
  take(letter: number, tail: Tail): Seen {
    this.#forwards.follow(letter, tail);
    this.#backwards.follow(letter, tail);
    const { starts, ends } = this.#words;
    if (isWhole(this.#forwards, starts) || isWhole(this.#backwards, ends)) return 'canary';
    return this.#forwards.length > 0 || this.#backwards.length > 0 ? 'beginning' : 'nothing';
  }
}

/** Has all of a word been read, to the place where its reading ends? */
function isWhole({ at, length }: Follower, begins: ReadonlyMap<number, number>): boolean {
  if (length === 0) return false;
  const begin = begins.get(at);
  return begin !== undefined && length > Math.abs(at - begin);
}
