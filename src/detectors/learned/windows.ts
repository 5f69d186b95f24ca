/** Windows: scores one text as it is read, at the end of each piece; the highest window that ends there decides. */
import { GramSums } from './grams.ts';
import type { LinearModel } from './linear-model.ts';
import { Numerals } from './numerals.ts';
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

/** Of a piece of a dump: no window has it. */
export const SILENT_PIECE = 'silent';

/** Windows of so many pieces are near. */
const NEAR = 2;

/** Reads one text. Sums are whole numbers, so that any chunking gives the same. */
export class Windows {
  readonly #model: LinearModel;
  readonly #grams: GramSums;
  readonly #pieces = new Pieces();
  readonly #numerals = new Numerals();
  /** Of all features up to the end of a piece, by number of the piece: the sum of their weights, and how many. */
  readonly #sums = new Float64Array(RING);
  readonly #counts = new Float64Array(RING);
  #closed = 0;
  /** Of all pieces of dumps. */
  #left = { sum: 0, count: 0 };

  constructor(model: LinearModel) {
    this.#model = model;
    this.#grams = new GramSums(model.weights);
  }

  /** True where no window has pieces of dumps. */
  leavesNumerals = false;
  /** Where the last reading stopped, and the score of the piece that ended there, if one did. */
  at = 0;
  told: PieceScore | typeof SILENT_PIECE | undefined;

  /** Takes the next units of folded text, from one offset on, to the end of a piece or to another offset. */
  read(units: Uint16Array, from: number, to: number): void {
    this.at = this.#pieces.readUnits(units, from, to);
    this.#grams.read(units, from, this.at);
    if (this.leavesNumerals) this.#numerals.read(units, from, this.at);
    this.told = this.#pieces.open ? undefined : this.#close();
  }

  /** Nothing follows: the score of what is left, if anything is. */
  end(): PieceScore | typeof SILENT_PIECE | undefined {
    this.#grams.end();
    return this.#pieces.open ? this.#close() : undefined;
  }

  #close(): PieceScore | typeof SILENT_PIECE {
    if (this.leavesNumerals && this.#numerals.end()) return this.#leave();
    const sum = this.#grams.sum - this.#left.sum;
    const count = this.#grams.count - this.#left.count;
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

  /** The piece that ends here is left out of all windows, which go on behind it as if it were not there. */
  #leave(): typeof SILENT_PIECE {
    const at = this.#closed % RING;
    this.#left = {
      sum: this.#grams.sum - (this.#sums[at] ?? 0),
      count: this.#grams.count - (this.#counts[at] ?? 0),
    };
    return SILENT_PIECE;
  }

  /** The window from the end of a piece up to a sum of so many grams. */
  #window(sum: number, count: number, from: number): number {
    return this.#model.margin(sum - (this.#sums[from] ?? 0), count - (this.#counts[from] ?? 0));
  }
}
