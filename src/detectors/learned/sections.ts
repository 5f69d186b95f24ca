/** Sections: the stretches of a text that a second tier is asked about, whole pieces each; any chunking gives the same. */
import { LONGEST_PIECE } from './pieces.ts';

/** A section ends with the piece that makes it so long. */
const SECTION = 240;
/** Characters that are asked about at most, with what stands before the section. */
export const MOST_ASKED = 400;
/** The longest section. */
export const LONGEST_SECTION = SECTION + LONGEST_PIECE;

/** A piece of the text, half open. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  /** Of the first tier. */
  readonly score: number;
}

/** A piece that was judged, with the pieces before it. */
export interface JudgedPiece extends Piece {
  /** Pieces of the window that decided. */
  readonly pieces: number;
}

/** What is asked about. */
export interface Section extends Piece {
  /** Where the text begins that is asked about; it ends with the section. */
  readonly from: number;
  readonly to: number;
  /** Where the window begins and ends that the first tier is surest of, within that text. */
  readonly surest: { readonly from: number; readonly to: number };
}

/** Reads the pieces of one text. */
export class Sections {
  /** Where the pieces begin that end within what may be asked about, in order. */
  readonly #begins: number[] = [];
  #from = 0;
  #doubtful: Piece | undefined;
  #surest = { from: 0, to: 0 };

  /** Where the first piece begins of those that wait to be asked about. */
  get waitsFrom(): number | undefined {
    return this.#doubtful?.start;
  }

  /** Takes the next piece; `doubtful` where it is one to ask about. Returns the section that ends with it, if it is asked about. */
  take(piece: JudgedPiece, doubtful: boolean): Section | undefined {
    this.#begins.push(piece.start);
    if (doubtful) this.#note(piece);
    return piece.end - this.#from < SECTION ? undefined : this.end(piece.end);
  }

  /** Passes a piece that says nothing: nothing is asked about it, nor from it on. */
  pass(end: number): Section | undefined {
    return end - this.#from < SECTION ? undefined : this.end(end);
  }

  /** The text, or a section, ends here. */
  end(to: number): Section | undefined {
    while ((this.#begins[0] ?? to) < to - MOST_ASKED) this.#begins.shift();
    const doubtful = this.#doubtful;
    this.#doubtful = undefined;
    this.#from = to;
    const [from = to] = this.#begins;
    const surest = { from: Math.max(from, this.#surest.from), to: this.#surest.to };
    return doubtful && { ...doubtful, from, to, surest };
  }

  #note({ start, end, score, pieces }: JudgedPiece): void {
    const { start: first, score: highest } = this.#doubtful ?? { start, score };
    if (this.#doubtful === undefined || score > highest)
      this.#surest = { from: this.#begins.at(-pieces) ?? this.#begins[0] ?? start, to: end };
    this.#doubtful = { start: first, end, score: Math.max(highest, score) };
  }
}
