/** Reads words unit by unit: where each begins and ends, the same in any chunking. */
import { isLetterOfUnspaced, joinsPhraseWord } from '../characters.ts';

/** Units of one word; what is longer is none. */
const LONGEST_WORD = 40;

/** Tells a word that is complete: its text, and where it stands. */
export type TellWord = (word: string, start: number, end: number) => void;

/** The words of one text. */
export class WordReader {
  readonly #tell: TellWord | undefined;
  readonly #word: number[] = [];
  #length = 0;
  #start = 0;
  /** A letter of a script without blanks: two of them make a word. */
  #alone = '';

  /** Without somebody to tell, only where words begin is known. */
  constructor(tell: TellWord | undefined) {
    this.#tell = tell;
  }

  /** Where the word begins that is not complete; behind `at` when there is none. */
  openAt(at: number): number {
    return this.#length === 0 ? at : this.#start;
  }

  /** Takes the unit that stands at an offset. */
  take(unit: number, at: number): void {
    if (joinsPhraseWord(unit)) {
      if (this.#length === 0) this.#start = at;
      if (this.#tell !== undefined) this.#word[this.#length] = unit;
      this.#length++;
      this.#alone = '';
      if (this.#length >= LONGEST_WORD) this.#length = 0;
      return;
    }
    this.end();
    if (!isLetterOfUnspaced(unit)) {
      this.#alone = '';
      return;
    }
    const letter = String.fromCharCode(unit);
    if (this.#alone !== '') this.#tell?.(this.#alone + letter, at, at + 1);
    this.#alone = letter;
  }

  /** No more of the word comes. */
  end(): void {
    const length = this.#length;
    if (length === 0) return;
    this.#length = 0;
    if (this.#tell === undefined) return;
    this.#tell(this.#textOf(length), this.#start, this.#start + length);
  }

  /** Unit by unit, for words are short: to spread a list of them copies it. bench: step */
  #textOf(length: number): string {
    let word = '';
    for (let at = 0; at < length; at++) word += String.fromCharCode(this.#word[at] ?? 0);
    return word;
  }
}

/** The words of a whole text. */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  eachWordOf(text, (word) => words.push(word));
  return words;
}

/** Tells the words of a whole text. */
export function eachWordOf(text: string, tell: TellWord): void {
  const reader = new WordReader(tell);
  for (let at = 0; at < text.length; at++) reader.take(text.charCodeAt(at), at);
  reader.end();
}
