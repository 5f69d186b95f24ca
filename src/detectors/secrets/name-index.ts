/** Name index: where words of a list stand, for all of them in one pass. */
import { LiteralIndex } from '../engine/literal-index.ts';

/** The end of the longest of the words that end there, and how long that is. */
export interface FoundName {
  readonly end: number;
  readonly length: number;
}

/** Words in lower case, which stand in any case and within others too. */
export class NameIndex {
  readonly #words: readonly string[];
  /** Made when it is first asked, since that takes longer than most texts do. */
  #index: LiteralIndex | undefined;

  constructor(words: readonly string[]) {
    this.#words = words;
  }

  /** Those between two offsets, from left to right, one for each end. bench: scan */
  namesIn(text: string, from: number, to: number): FoundName[] {
    this.#index ??= new LiteralIndex(this.#words.map((word) => ({ text: word, held: false })));
    const found: FoundName[] = [];
    this.#index.scanWithin(text, { from, to }, (word, end) => {
      const length = this.#words[word]?.length ?? 0;
      const last = found.at(-1);
      if (last?.end !== end) found.push({ end, length });
      else if (last.length < length) found[found.length - 1] = { end, length };
    });
    return found;
  }
}
