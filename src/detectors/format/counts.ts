/** Counts of a text while it comes: characters (code points), words (what stands between blanks) and lines. */

/** The most of each; `Infinity` where there is no bound. */
export interface Most {
  readonly characters: number;
  readonly words: number;
  readonly lines: number;
}

/** The bound that a character breaks. */
export type Broken = 'TOO_LONG' | 'TOO_MANY_WORDS' | 'TOO_MANY_LINES';

const BLANK = /^\s$/u;
const LAST_ASCII = '\u007F';

export class Counts {
  readonly #most: Most;
  characters = 0;
  #words = 0;
  #lines = 0;
  #inWord = false;
  /** The next character is the first of a line. */
  #lineBegins = true;

  constructor(most: Most) {
    this.#most = most;
  }

  /** Takes one code point. */
  take(character: string): Broken | undefined {
    const { characters, words, lines } = this.#most;
    this.characters++;
    if (this.#lineBegins) this.#lines++;
    this.#lineBegins = character === '\u000A';
    const blank = character <= ' ' || (character > LAST_ASCII && BLANK.test(character));
    if (!blank && !this.#inWord) this.#words++;
    this.#inWord = !blank;
    if (this.characters > characters) return 'TOO_LONG';
    if (this.#words > words) return 'TOO_MANY_WORDS';
    return this.#lines > lines ? 'TOO_MANY_LINES' : undefined;
  }
}
