/** Counts the words of a text and what parts them, forward and once. */
import { startsWord } from '../word-edges.ts';
import { endsSentence, isWordUnit, LONGEST_SEPARATOR } from './words.ts';

const NEWLINE = 0x0a;

/** What stands before a place. */
export interface Counts {
  /** Words that begin there. */
  words: number;
  /** Ends of sentences and empty lines. */
  breaks: number;
  /** Stretches that are too long to stand between two words of a phrase. */
  walls: number;
}

/** A counter that goes forward through one text. */
export class WordCount {
  #text = '';
  #at = 0;
  readonly #counts: Counts = { words: 0, breaks: 0, walls: 0 };
  #separator = 0;
  #newlines = 0;

  /** Counts anew from an offset on. */
  begin(text: string, from: number): void {
    this.#text = text;
    this.#at = from;
    this.#counts.words = 0;
    this.#counts.breaks = 0;
    this.#counts.walls = 0;
    this.#separator = 0;
    this.#newlines = 0;
  }

  /** What stands between the beginning and an offset, which is not before that of the last call. Valid until the next. */
  before(offset: number): Readonly<Counts> {
    for (; this.#at < offset; this.#at++) {
      const unit = this.#text.charCodeAt(this.#at);
      if (isWordUnit(unit)) this.#word();
      else this.#between(unit);
    }
    return this.#counts;
  }

  #word(): void {
    if (this.#separator > 0 || startsWord(this.#text, this.#at)) this.#counts.words++;
    this.#separator = 0;
    this.#newlines = 0;
  }

  #between(unit: number): void {
    this.#separator++;
    if (unit === NEWLINE) this.#newlines++;
    if (this.#separator === LONGEST_SEPARATOR + 1) this.#counts.walls++;
    if (endsSentence(unit) || (unit === NEWLINE && this.#newlines === 2)) this.#counts.breaks++;
  }
}
