/** Words: the entries of a text, told word by word; where a word is cut between two readings makes no difference. */
import { isLetterOfUnspaced, joinsWord } from '../characters.ts';
import type { Entries } from './entries.ts';

/** Longer words are none. */
const LONGEST = 40;
const A = 0x61;
const Z = 0x7a;
const UPPER = 0x20;

/** Reads one text. Words are letters a to z in a row, case aside; those with others in them say nothing. */
export class Words {
  /** Entries of the words that the last reading completed, the first `count`. */
  readonly found = new Int32Array(LONGEST);
  readonly #entries: Entries;
  readonly #letters = new Uint8Array(LONGEST);
  #length = 0;
  /** Letters that said nothing so far: of words with other letters than a to z, of longer ones, of those without entries, and of scripts without blanks. */
  unread = 0;
  /** Holds something else than letters a to z. */
  #strange = false;

  constructor(entries: Entries) {
    this.#entries = entries;
  }

  /** Takes the next unit; returns how many entries the word has that ended before it. */
  take(unit: number): number {
    if (!joinsPlainWord(unit)) {
      if (isLetterOfUnspaced(unit)) this.unread++;
      return this.end();
    }
    const letter = (unit | UPPER) - A;
    if (this.#strange) this.unread++;
    else if (unit > Z || letter < 0 || letter > Z - A || this.#length === LONGEST) this.#turnStrange();
    else this.#letters[this.#length++] = letter;
    return 0;
  }

  #turnStrange(): void {
    this.#strange = true;
    this.unread += this.#length + 1;
  }

  /** Nothing follows: how many entries the last word has. */
  end(): number {
    const { found } = this;
    const length = this.#strange ? 0 : this.#length;
    this.#length = 0;
    this.#strange = false;
    const count = length === 0 ? 0 : this.#entries.read(this.#letters, length, found);
    if (count === 0) this.unread += length;
    return count;
  }
}

/** Digits and underscores stand between words: `401k`, `gun_control`. */
function joinsPlainWord(unit: number): boolean {
  if (unit < 0x80) return (unit | UPPER) >= A && (unit | UPPER) <= Z;
  return joinsWord(unit);
}
