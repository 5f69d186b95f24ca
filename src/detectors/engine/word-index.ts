/** Word index: where words of a list end, for all of them in one pass; for rules that look back from a value. */
import { type Found, LiteralIndex } from './literal-index.ts';

/** A word, and the offset behind it. */
export interface FoundWord {
  readonly end: number;
  readonly word: string;
}

/** Words in lower case, which stand in any case and within others too. */
export class WordIndex {
  readonly #words: readonly string[];
  /** Made when it is first asked, since that takes longer than most texts do. */
  #index: LiteralIndex | undefined;

  constructor(words: readonly string[]) {
    this.#words = words;
  }

  /** Those between two offsets, from left to right; of those with one end the first of the list. bench: scan */
  wordsIn(text: string, from: number, to: number): FoundWord[] {
    const found: FoundWord[] = [];
    let first = this.#words.length;
    this.#scan(text, { from, to }, (at, end) => {
      const isNext = found.at(-1)?.end !== end;
      if (!isNext && at > first) return;
      if (!isNext) found.pop();
      first = at;
      found.push({ end, word: this.#words[at] ?? '' });
    });
    return found;
  }

  /** Does one of them stand in a text? */
  holds(text: string): boolean {
    let holds = false;
    this.#scan(text, { from: 0, to: text.length }, () => {
      holds = true;
    });
    return holds;
  }

  #scan(text: string, stretch: { readonly from: number; readonly to: number }, found: Found): void {
    this.#index ??= new LiteralIndex(this.#words.map((word) => ({ text: word, held: false })));
    this.#index.scanWithin(text, stretch, found);
  }
}
