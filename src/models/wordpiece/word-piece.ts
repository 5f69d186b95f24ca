/** WordPiece: text -> numbers of a vocabulary, the longest entry first, each with its place in the text. */
import type { Tokens } from '../tokenizer/tokenizer.ts';
import { type Folding, type Word, Words } from './words.ts';

export interface WordPieceOptions {
  readonly vocabulary: ReadonlyMap<string, number>;
  readonly folding: Folding;
  /** What stands before entries that continue a word: `##`. */
  readonly prefix: string;
  /** Number of what no entry fits. */
  readonly unknown: number;
  /** Characters of the longest word that is looked up; longer ones are unknown. */
  readonly longestWord: number;
}

/** Cuts texts into tokens. Names of special tokens in a text (`[SEP]`) are ordinary text. Cost is linear in the text. */
export class WordPiece {
  readonly #options: WordPieceOptions;
  readonly #words: Words;
  /** Characters of the longest entry. */
  readonly #longestEntry: number;

  constructor(options: WordPieceOptions) {
    this.#options = options;
    this.#words = new Words(options.folding);
    let longest = 1;
    for (const entry of options.vocabulary.keys()) longest = Math.max(longest, [...entry].length);
    this.#longestEntry = longest;
  }

  tokens(text: string): Tokens {
    const found = new OpenTokens();
    this.#words.each(text, (word) => this.#cut(word, found));
    return found;
  }

  /** A word that cannot be put together whole is one unknown token. */
  #cut(word: Word, found: OpenTokens): void {
    const { unknown, longestWord } = this.#options;
    const { length } = word.chars;
    const before = found.ids.length;
    let at = 0;
    while (at < length && length <= longestWord) {
      const entry = this.#longestAt(word.chars, at);
      if (entry === undefined) break;
      found.add(entry.id, word, [at, entry.end]);
      at = entry.end;
    }
    if (at === length) return;
    found.dropTo(before);
    found.add(unknown, word, [0, length]);
  }

  #longestAt(
    chars: readonly string[],
    at: number,
  ): { readonly id: number; readonly end: number } | undefined {
    const { vocabulary, prefix } = this.#options;
    for (let end = Math.min(chars.length, at + this.#longestEntry); end > at; end -= 1) {
      const piece = chars.slice(at, end).join('');
      const id = vocabulary.get(at === 0 ? piece : prefix + piece);
      if (id !== undefined) return { id, end };
    }
    return undefined;
  }
}

class OpenTokens implements Tokens {
  readonly ids: number[] = [];
  readonly starts: number[] = [];
  readonly ends: number[] = [];

  /** A token for the characters `from` to `to` of a word. */
  add(id: number, { starts, ends }: Word, [from, to]: readonly [number, number]): void {
    this.ids.push(id);
    this.starts.push(starts[from] ?? 0);
    this.ends.push(ends[to - 1] ?? 0);
  }

  dropTo(length: number): void {
    for (const list of [this.ids, this.starts, this.ends]) list.length = length;
  }
}
