/** Vocabulary: what the answers of a profile are made of, by salted hashes: common words, first words, hosts of links. */
import { HASH_BEGINS, hashed } from './word-hash.ts';

/** As it stands in a profile; hashes are 32 bits. */
export interface VocabularyData {
  /** Mixed into the hashes of words; 32 bits. */
  readonly salt: number;
  readonly words: readonly number[];
  /** The most common of them: mostly the small words of a language. */
  readonly small: readonly number[];
  /** First words of answers. */
  readonly openings: readonly number[];
  /** Hosts are hashed without salt. */
  readonly hosts: readonly number[];
}

export class Vocabulary {
  /** What the hash of a word begins with. */
  readonly begins: number;
  /** True where nothing is known, and so nothing strange. */
  readonly empty: boolean;
  readonly #words: ReadonlySet<number>;
  readonly #small: ReadonlySet<number>;
  readonly #openings: ReadonlySet<number>;
  readonly #hosts: ReadonlySet<number>;

  constructor({ salt, words, small, openings, hosts }: VocabularyData) {
    this.begins = [salt >>> 16, salt & 0xffff].reduce(hashed, HASH_BEGINS);
    this.empty = words.length === 0;
    this.#words = new Set(words);
    this.#small = new Set(small);
    this.#openings = new Set(openings);
    this.#hosts = new Set(hosts);
  }

  knowsWord(hash: number): boolean {
    return this.empty || this.#words.has(hash);
  }

  /** True for one of the most common words. */
  isSmall(hash: number): boolean {
    return this.#small.has(hash);
  }

  knowsOpening(hash: number): boolean {
    return this.empty || this.#openings.has(hash);
  }

  knowsHost(hash: number): boolean {
    return this.empty || this.#hosts.has(hash);
  }
}

/** Knows nothing: for what the policy expects, without a profile. */
export const NO_VOCABULARY = new Vocabulary({ salt: 0, words: [], small: [], openings: [], hosts: [] });
