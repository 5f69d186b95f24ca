/** Words of folded text as they come, in lower case: what both indexes and texts are cut into. */
import { isLetterOfUnspaced, joinsPhraseWord } from '../characters.ts';
import { lowerUnit } from '../keywords/trie.ts';

/** Characters of a word; a longer one is none. */
export const LONGEST_WORD = 64;

/** Who is told of words. */
export interface WordSink {
  /** A word is complete: it is in the reader's `units` and stands from its `start` to its `end`. */
  word(): void;
  /** A word that is too long for one, or no word at all for a while: nothing goes on across it. */
  gap(): void;
}

/** Reads one text from its first character to its last, in any chunking. */
export class WordReader {
  /** The word in lower case, `length` units of it. */
  readonly units = new Uint16Array(LONGEST_WORD);
  length = 0;
  /** Where it stands, in characters of the whole text. */
  start = 0;
  end = 0;
  /** Characters that were read. */
  position = 0;
  readonly #sink: WordSink;

  constructor(sink: WordSink) {
    this.#sink = sink;
  }

  /** Where a word begins that may go on; the position where there is none. */
  get open(): number {
    return this.length > 0 && this.length <= LONGEST_WORD ? this.start : this.position;
  }

  /** Reads on; what stands before `from` was read already. */
  read(text: string, from: number, final: boolean): void {
    for (let at = from; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (joinsPhraseWord(unit)) this.#append(unit);
      else if (isLetterOfUnspaced(unit)) this.#alone(unit);
      else if (this.length > 0) this.#finish();
      this.position++;
    }
    if (final) this.#finish();
  }

  #append(unit: number): void {
    if (this.length === 0) this.start = this.position;
    if (this.length < LONGEST_WORD) this.units[this.length] = lowerUnit(unit);
    this.length++;
    if (this.length === LONGEST_WORD + 1) this.#sink.gap();
  }

  /** A letter of a script without spaces is a word by itself. */
  #alone(unit: number): void {
    this.#finish();
    this.start = this.position;
    this.units[0] = unit;
    this.length = 1;
    this.end = this.position + 1;
    this.#sink.word();
    this.length = 0;
  }

  #finish(): void {
    if (this.length === 0) return;
    this.end = this.position;
    if (this.length <= LONGEST_WORD) this.#sink.word();
    this.length = 0;
  }
}
