/**
 * Spread: where the last letters of a text begin, if they stand far apart, as in a text that is spaced out or below a line of
 * marks. They may begin a quote, and are too few to tell; in prose so few are hardly more than the word that is not complete.
 */
import { GRAM } from './passages.ts';

/** Units that so few letters take up, with the marks before them: at least, and at most; what is wider begins nothing together. */
const LEAST = 16;
const MOST = 128;

/** Follows one text. */
export class Spread {
  /** Offsets behind the last letters, each in the place that the one before it by so many had. */
  readonly #behind: number[] = new Array<number>(GRAM).fill(0);
  /** The place of the last but seven: behind it stand letters that are one too few. */
  #first = 0;

  /** Takes the offset of the next letter. */
  take(offset: number): void {
    this.#behind[this.#first] = offset + 1;
    this.#first = this.#first + 1 === GRAM ? 0 : this.#first + 1;
  }

  /** Where the last letters begin, while the next unit has an offset; that offset where they stand together. */
  begunAt(next: number): number {
    const begun = this.#behind[this.#first] ?? 0;
    const width = next - begun;
    return width >= LEAST && width <= MOST ? begun : next;
  }
}
