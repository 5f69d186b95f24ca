/** Windows: scores one text as it is read, at the end of each piece; the highest window that ends there decides. */
import { GramSums } from './grams.ts';
import type { LinearModel } from './linear-model.ts';
import { MOST_PIECES, Pieces, WINDOWS } from './pieces.ts';

/** Places in the rings: one for the beginning of the largest window, one for its end. */
const RING = MOST_PIECES + 1;

/** What windows that end with a piece say. */
export interface PieceScore {
  /** Of the highest window. */
  readonly margin: number;
  /** Of the highest that has few pieces: what it says stands near by. */
  readonly near: number;
  /** How many pieces the highest window has; the fewest where several are as high. */
  readonly pieces: number;
}

/** Windows of so many pieces are near. */
const NEAR = 2;

/** Reads one text. Sums are whole numbers, so that any chunking gives the same. */
export class Windows {
  readonly #model: LinearModel;
  readonly #grams: GramSums;
  readonly #pieces = new Pieces();
  /** Of all features up to the end of a piece, by number of the piece: the sum of their weights, and how many. */
  readonly #sums = new Float64Array(RING);
  readonly #counts = new Float64Array(RING);
  #closed = 0;

  constructor(model: LinearModel) {
    this.#model = model;
    this.#grams = new GramSums(model.weights);
  }

  /** Where the last reading stopped, and the score of the piece that ended there, if one did. */
  at = 0;
  told: PieceScore | undefined;

  /** Takes the next units of folded text, from one offset on, to the end of a piece or to another offset. */
  read(units: Uint16Array, from: number, to: number): void {
    this.at = this.#pieces.readUnits(units, from, to);
    this.#grams.read(units, from, this.at);
    this.told = this.#pieces.open ? undefined : this.#close();
  }

  /** Nothing follows: the score of what is left, if anything is. */
  end(): PieceScore | undefined {
    this.#grams.end();
    return this.#pieces.open ? this.#close() : undefined;
  }

  #close(): PieceScore {
    const { sum, count } = this.#grams;
    const closed = ++this.#closed;
    let margin = Number.NEGATIVE_INFINITY;
    let near = margin;
    let pieces = 0;
    for (const size of WINDOWS) {
      if (size > closed) break;
      const one = this.#window(sum, count, (closed - size) % RING);
      if (one > margin) pieces = size;
      margin = Math.max(margin, one);
      if (size <= NEAR) near = margin;
    }
    this.#sums[closed % RING] = sum;
    this.#counts[closed % RING] = count;
    return { margin, near, pieces };
  }

  /** The window from the end of a piece up to a sum of so many grams. */
  #window(sum: number, count: number, from: number): number {
    return this.#model.margin(sum - (this.#sums[from] ?? 0), count - (this.#counts[from] ?? 0));
  }
}
