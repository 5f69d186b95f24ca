/** Counts of a stretch of text, and of stretches together. */
import { add } from '../embedding/linear-algebra.ts';
import { BUCKETS } from './buckets.ts';

/** Buckets that words fall into, by their hashes. */
const WORD_BUCKETS = 256;

/** What is counted beside characters and words: each adds up over stretches. */
function noSums() {
  return {
    characters: 0,
    lines: 0,
    sentences: 0,
    words: 0,
    /** Characters of words. */
    lettered: 0,
    /** Words that the profile does not know; numbers are no words here. */
    unknown: 0,
    /** Words that are among the most common of the profile. */
    small: 0,
    /** Of the first words of a text, those with which none of the profile's begins. */
    strange: 0,
    refusals: 0,
    /** Words in a row of four, and those that stood there before. */
    grams: 0,
    repeated: 0,
    links: 0,
    unknownHosts: 0,
    addresses: 0,
    numbers: 0,
    listLines: 0,
    headings: 0,
    tableLines: 0,
    dataLines: 0,
    /** Characters between fences of code. */
    fenced: 0,
  };
}
type Sums = ReturnType<typeof noSums>;
const NAMES = Object.keys(noSums()) as (keyof Sums)[];

export class Counts {
  readonly characters = new Uint32Array(BUCKETS);
  readonly words = new Uint32Array(WORD_BUCKETS);
  readonly sums: Sums = noSums();
  /** Characters of the longest token: letters, digits and what stands in base 64. */
  longest = 0;
  /** The sum of the words in an embedding, and how much they say; of no dimensions where nobody asks. */
  readonly sum: Float64Array;
  says = 0;

  constructor(dimensions = 0) {
    this.sum = new Float64Array(dimensions);
  }

  /** Takes a word by its hash. */
  word(hash: number): void {
    const bucket = hash % WORD_BUCKETS;
    this.words[bucket] = (this.words[bucket] ?? 0) + 1;
  }

  /** Takes what another counted. */
  add(other: Counts): void {
    for (let at = 0; at < BUCKETS; at++)
      this.characters[at] = (this.characters[at] ?? 0) + (other.characters[at] ?? 0);
    for (let at = 0; at < WORD_BUCKETS; at++) this.words[at] = (this.words[at] ?? 0) + (other.words[at] ?? 0);
    for (const name of NAMES) this.sums[name] += other.sums[name];
    this.longest = Math.max(this.longest, other.longest);
    add(this.sum, other.sum, 1);
    this.says += other.says;
  }

  clear(): void {
    this.characters.fill(0);
    this.words.fill(0);
    for (const name of NAMES) this.sums[name] = 0;
    this.longest = 0;
    this.sum.fill(0);
    this.says = 0;
  }
}
