/** Counts the words of a text and what parts them, forward and once. */
import { startsWord } from '../word-edges.ts';
import { endsSentence, isWordUnit, LONGEST_SEPARATOR } from './words.ts';

const NEWLINE = 0x0a;

/** What an ASCII unit is. */
const PARTS = 0;
const WORD = 1;
const ENDS = 2;
const BREAKS = 3;
const kinds = Uint8Array.from({ length: 0x80 }, (_, unit) => {
  if (isWordUnit(unit)) return WORD;
  if (unit === NEWLINE) return BREAKS;
  return endsSentence(unit) ? ENDS : PARTS;
});

/** What stands before a place. */
export interface Counts {
  /** Words that begin there. */
  readonly words: number;
  /** Ends of sentences and empty lines. */
  readonly breaks: number;
  /** Stretches that are too long to stand between two words of a phrase. */
  readonly walls: number;
}

/** A counter that goes forward through one text. */
export class WordCount implements Counts {
  words = 0;
  breaks = 0;
  walls = 0;
  /** What stands before this offset is counted. */
  at = 0;
  #text = '';
  /** Units since the last word, and line breaks among them. */
  #separator = 0;
  #newlines = 0;
  /** True when the next unit may begin a word though a word stands before it. */
  #mayBegin = true;

  /** Counts anew from an offset on, in the middle of a word or not, as if so many words stood before it. */
  begin(text: string, from: number, words = 0): void {
    this.#text = text;
    this.at = from;
    this.words = words;
    this.breaks = 0;
    this.walls = 0;
    this.#separator = 0;
    this.#newlines = 0;
    this.#mayBegin = true;
  }

  /** Counts as another counter would go on. */
  follow(other: WordCount): void {
    this.#text = other.#text;
    this.at = other.at;
    this.words = other.words;
    this.breaks = other.breaks;
    this.walls = other.walls;
    this.#separator = other.#separator;
    this.#newlines = other.#newlines;
    this.#mayBegin = other.#mayBegin;
  }

  /** Counts on up to an offset, which is not before that of the last call. bench: detectors */
  advance(offset: number): void {
    const text = this.#text;
    let mayBegin = this.#mayBegin;
    for (let at = this.at; at < offset; at++) {
      const unit = text.charCodeAt(at);
      const kind = unit < 0x80 ? (kinds[unit] ?? PARTS) : kindOf(unit);
      if (kind !== WORD) this.#between(kind);
      else if (this.#separator > 0) this.#word();
      else if (mayBegin || unit >= 0x80) this.#inside(at);
      mayBegin = unit >= 0x80;
    }
    this.#mayBegin = mayBegin;
    if (offset > this.at) this.at = offset;
  }

  #word(): void {
    this.words++;
    this.#separator = 0;
    this.#newlines = 0;
  }

  /** Beside another word: letters of scripts without spaces are words by themselves. */
  #inside(at: number): void {
    if (startsWord(this.#text, at)) this.words++;
  }

  #between(kind: number): void {
    this.#separator++;
    if (this.#separator === LONGEST_SEPARATOR + 1) this.walls++;
    if (kind === ENDS || (kind === BREAKS && ++this.#newlines === 2)) this.breaks++;
  }
}

function kindOf(unit: number): number {
  if (isWordUnit(unit)) return WORD;
  return endsSentence(unit) ? ENDS : PARTS;
}
