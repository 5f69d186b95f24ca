/** Where matches that hold a digit may begin, for all patterns that hold one. */
import { NEAR_ENOUGH, type Starts } from './near.ts';

/** One text, from an offset on. Lists are made once for patterns that may begin about as far before a digit. */
export class DigitStarts {
  readonly #text: string;
  readonly #from: number;
  #runs: readonly Starts[] | undefined;
  readonly #lists = new Map<number, Starts[]>();

  constructor(text: string, from: number) {
    this.#text = text;
    this.#from = from;
  }

  /** From at most so many characters before a digit, and a little more, to the digit; in order, apart from one another. */
  before(most: number): Starts[] {
    const reach = most === 0 ? 0 : 2 ** Math.ceil(Math.log2(most + 1));
    const known = this.#lists.get(reach);
    if (known !== undefined) return known;
    this.#runs ??= digitsIn(this.#text, this.#from);
    const list: Starts[] = [];
    for (const { first, last } of this.#runs) {
      const begin = Math.max(this.#from, first - reach);
      const earlier = list.at(-1);
      if (earlier !== undefined && earlier.last >= begin - NEAR_ENOUGH)
        list[list.length - 1] = { first: earlier.first, last };
      else list.push({ first: begin, last });
    }
    this.#lists.set(reach, list);
    return list;
  }
}

function digitsIn(text: string, from: number): Starts[] {
  const runs: Starts[] = [];
  const digits = /\d+/g;
  digits.lastIndex = from;
  for (let run = digits.exec(text); run !== null; run = digits.exec(text))
    runs.push({ first: run.index, last: digits.lastIndex - 1 });
  return runs;
}
