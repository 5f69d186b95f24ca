/** Words that have to stand before a match. */
import { fold } from '../fold.ts';
import { lowerUnit } from '../keywords/trie.ts';
import { goesOn } from '../word-edges.ts';

/** Offsets at which matches may begin, first and last. */
export interface Starts {
  readonly first: number;
  readonly last: number;
}

/** Stretches of starts that are so near are searched as one: a search costs as much as that many characters. */
export const NEAR_ENOUGH = 64;

/** One of these words, in lower case, begins at most so many characters before a match. */
export class Near {
  readonly within: number;
  /** The same for the same words and reach. */
  readonly key: string;
  readonly #words: readonly string[];

  constructor(words: readonly string[], within: number) {
    this.#words = words.map((word) => lowered(fold(word).text));
    this.within = within;
    this.key = JSON.stringify([within, ...this.#words]);
  }

  /** Of some starts those that have such a word before them, in order; they may touch. */
  narrow(text: string, { first, last }: Starts): Starts[] {
    const floor = Math.max(0, first - this.within);
    const stretch = lowered(text.slice(floor, last));
    const starts = this.#words.flatMap((word) => {
      const found: Starts[] = [];
      for (let at = stretch.indexOf(word); at >= 0; at = stretch.indexOf(word, at + 1)) {
        const begin = floor + at;
        if (!stands(text, begin, begin + word.length)) continue;
        found.push({
          first: Math.max(first, begin + word.length),
          last: Math.min(last, begin + this.within),
        });
      }
      return found;
    });
    return starts.filter((one) => one.first <= one.last).sort((one, other) => one.first - other.first);
  }
}

function stands(text: string, start: number, end: number): boolean {
  return !(start > 0 && goesOn(text, start)) && !(end < text.length && goesOn(text, end));
}

/** Unit by unit, so that offsets stay. */
function lowered(text: string): string {
  return text.replace(/[A-Z\u0080-\uffff]/g, (unit) => String.fromCharCode(lowerUnit(unit.charCodeAt(0))));
}
