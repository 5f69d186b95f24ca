/** Text reader: counts one text from its first character to its last, in pieces of any size. */
import { isDigit } from '../characters.ts';
import { Words } from '../embedding/words.ts';
import { LONGEST_WORD, WordReader } from '../keyed-index/word-reader.ts';
import { bucketOf } from './buckets.ts';
import type { Counts } from './counts.ts';
import { LineKinds } from './line-kinds.ts';
import type { Meaning } from './meaning.ts';
import { refusalPairs } from './refusal-words.ts';
import { SaidBefore } from './said-before.ts';
import { Tokens } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';
import { hashed, hashedWord } from './word-hash.ts';

/** So many words are the first ones. */
export const FIRST_WORDS = 3;

/** Who wants to know the words, too: while a profile is learned. */
export interface WordListener {
  word(hash: number, nth: number): void;
  host(hash: number): void;
}

/** What texts are read by; shared by all of them. */
export interface Reading {
  readonly vocabulary: Vocabulary;
  /** Hashes of pairs of words. */
  readonly refusals: ReadonlySet<number>;
  readonly listener?: WordListener;
  /** Where a profile knows what answers say. */
  readonly meaning?: Meaning | undefined;
}

export function readingBy(vocabulary: Vocabulary, also: Pick<Reading, 'listener' | 'meaning'> = {}): Reading {
  return { vocabulary, refusals: refusalPairs(vocabulary.begins), ...also };
}

const BLANK = 0x20;
const DOT = 0x2e;
const EXCLAMATION = 0x21;
const QUESTION = 0x3f;
/** Stops beside those of ASCII; scripts that use the wide ones put no blank behind them. */
const OTHER_STOPS = new Set([...'…。！？'].map((mark) => mark.charCodeAt(0)));
const FIRST_OTHER = 0x2000;
const FIRST_WIDE = 0x3000;

function isStop(unit: number): boolean {
  if (unit > FIRST_OTHER) return OTHER_STOPS.has(unit);
  return unit === DOT || unit === EXCLAMATION || unit === QUESTION;
}

export class TextReader {
  readonly #reading: Reading;
  readonly #words: WordReader;
  readonly #lines = new LineKinds();
  readonly #tokens: Tokens;
  readonly #said = new SaidBefore();
  readonly #entries: Words | undefined;
  #into: Counts;
  #ends = false;
  #nth = 0;
  #last = 0;

  /** Counts into what is given first; `count` names another. */
  constructor(reading: Reading, into: Counts) {
    const { vocabulary, listener, meaning } = reading;
    this.#reading = reading;
    this.#entries = meaning && new Words(meaning.embedding.entries);
    this.#into = into;
    this.#words = new WordReader({ word: () => this.#word(), gap: () => {} });
    this.#tokens = new Tokens((hash) => {
      listener?.host(hash);
      return vocabulary.knowsHost(hash);
    });
  }

  /** Reads on. */
  read(piece: string, into: Counts): void {
    this.#into = into;
    const { characters, sums } = into;
    const { length } = piece;
    for (let at = 0; at < length; at++) {
      const unit = piece.charCodeAt(at);
      const bucket = bucketOf(unit);
      characters[bucket] = (characters[bucket] ?? 0) + 1;
      if (this.#ends && unit <= BLANK) sums.sentences++;
      const stops = isStop(unit);
      if (stops && unit > FIRST_WIDE) sums.sentences++;
      this.#ends = stops && unit < FIRST_WIDE;
      this.#lines.take(unit, into);
      this.#tokens.take(unit, into);
    }
    sums.characters += length;
    this.#words.read(piece, 0, false);
    const { meaning } = this.#reading;
    if (meaning !== undefined && this.#entries !== undefined) this.#mean(piece, meaning, this.#entries);
  }

  /** Adds up what the words say that something follows. */
  #mean(piece: string, { embedding }: Meaning, words: Words): void {
    const into = this.#into;
    for (let unit = 0; unit < piece.length; unit++) {
      const count = words.take(piece.charCodeAt(unit));
      for (let at = 0; at < count; at++) into.says += embedding.add(words.found[at] ?? 0, into.sum);
    }
  }

  /** Counts what is told only by the end of the text, as if it stood here; the text may go on all the same. */
  close(into: Counts): void {
    const { units, length } = this.#words;
    if (length > 0 && length <= LONGEST_WORD) {
      const hash = hashedWord(this.#reading.vocabulary.begins, units, length);
      this.#count(into, { hash, repeated: this.#said.knows(hash) });
    }
    this.#tokens.close(into);
    if (this.#ends) into.sums.sentences++;
  }

  #word(): void {
    const { units, length } = this.#words;
    const hash = hashedWord(this.#reading.vocabulary.begins, units, length);
    this.#count(this.#into, { hash, repeated: this.#said.take(hash) });
    this.#last = hash;
    this.#nth++;
  }

  /** Counts the word that the reader has. */
  #count(
    into: Counts,
    { hash, repeated }: { readonly hash: number; readonly repeated: boolean | undefined },
  ): void {
    const { units, length } = this.#words;
    const { vocabulary, refusals, listener } = this.#reading;
    const { sums } = into;
    into.word(hash);
    sums.words++;
    sums.lettered += length;
    if (!isDigit(units[0] ?? 0)) {
      listener?.word(hash, this.#nth);
      if (!vocabulary.knowsWord(hash)) sums.unknown++;
      if (vocabulary.isSmall(hash)) sums.small++;
      if (this.#nth < FIRST_WORDS && !vocabulary.knowsOpening(hash)) sums.strange++;
    }
    if (refusals.has(hashed(this.#last, hash))) sums.refusals++;
    if (repeated !== undefined) sums.grams++;
    if (repeated === true) sums.repeated++;
  }
}
