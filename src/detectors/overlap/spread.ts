/**
 * Spread: where the last letters of a text begin, if they stand far apart, as in a text that is spaced out or below a line of
 * marks. They may begin a quote, and are too few to tell; in prose so few are hardly more than the word that is not complete.
 */
import { GRAM } from './passages.ts';

/** Units that so few letters take up, with the marks before them: at least, and at most; what is wider begins nothing together. */
const LEAST = 16;
const MOST = 128;

const MASK = GRAM - 1;

/** Follows one text. */
export class Spread {
  /** Offsets behind the last letters, each in the place that the one before it by so many had; as many as a power of two. */
  readonly #behind: number[] = new Array<number>(GRAM).fill(0);
  #count = 0;
  /** Behind the last letter but seven: there begin letters that are one too few. */
  #begun = 0;

  /** Takes the offset of the next letter. */
  take(offset: number): void {
    this.#behind[this.#count & MASK] = offset + 1;
    this.#count++;
    this.#begun = this.#behind[this.#count & MASK] ?? 0;
  }

  /** Where the last letters begin, while the next unit has an offset; that offset where they stand together. bench: step */
  begunAt(next: number): number {
    const width = next - this.#begun;
    return width < LEAST || width > MOST ? next : this.#begun;
  }
}
