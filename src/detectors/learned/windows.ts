/** Windows: scores one text as it is read, at the end of each piece; the highest window that ends there decides. */
import { Grams } from './grams.ts';
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
  readonly #weights: Int8Array;
  readonly #grams = new Grams();
  readonly #pieces = new Pieces();
  /** Of all features up to the end of a piece, by number of the piece: the sum of their weights, and how many. */
  readonly #sums = new Float64Array(RING);
  readonly #counts = new Float64Array(RING);
  #closed = 0;
  #sum = 0;
  #count = 0;

  constructor(model: LinearModel) {
    this.#model = model;
    this.#weights = model.weights;
  }

  /** Where the last reading stopped, and the score of the piece that ended there, if one did. */
  at = 0;
  told: PieceScore | undefined;

  /** Takes the next units of folded text, from an offset of `text` on, to the end of a piece or of the text. */
  read(text: string, from: number): void {
    this.at = this.#pieces.read(text, from);
    this.#grams.read(text, from, this.at);
    this.#add();
    this.told = this.#pieces.open ? undefined : this.#close();
  }

  /** Nothing follows: the score of what is left, if anything is. */
  end(): PieceScore | undefined {
    this.#grams.end();
    this.#add();
    return this.#pieces.open ? this.#close() : undefined;
  }

  #add(): void {
    const { found, count } = this.#grams;
    const weights = this.#weights;
    let sum = 0;
    for (let at = 0; at < count; at++) {
      const byte = weights[found[at] ?? 0] ?? 0;
      sum += byte * Math.abs(byte);
    }
    this.#sum += sum;
    this.#count += count;
  }

  #close(): PieceScore {
    const closed = ++this.#closed;
    let margin = Number.NEGATIVE_INFINITY;
    let near = margin;
    let pieces = 0;
    for (const size of WINDOWS) {
      if (size > closed) break;
      const one = this.#window((closed - size) % RING);
      if (one > margin) pieces = size;
      margin = Math.max(margin, one);
      if (size <= NEAR) near = margin;
    }
    this.#sums[closed % RING] = this.#sum;
    this.#counts[closed % RING] = this.#count;
    return { margin, near, pieces };
  }

  /** The window from the end of a piece up to here. */
  #window(from: number): number {
    return this.#model.margin(this.#sum - (this.#sums[from] ?? 0), this.#count - (this.#counts[from] ?? 0));
  }
}
