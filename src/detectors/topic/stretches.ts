/** Stretches: what the last pieces of a text say together, as the text is read. */
import { add } from '../embedding/linear-algebra.ts';
import type { StaticEmbedding } from '../embedding/static-embedding.ts';
import { Words } from '../embedding/words.ts';
import { Pieces } from '../learned/pieces.ts';
import type { Said } from './topics.ts';

/** Pieces of the longest stretch. */
const MOST_PIECES = 4;

/** Reads one text. Sums are made word by word and piece by piece, so that any chunking gives the same. */
export class Stretches {
  readonly #embedding: StaticEmbedding;
  readonly #pieces = new Pieces();
  readonly #words: Words;
  /** The last pieces, the newest first. */
  readonly #last: Said[] = [];
  #sum: Float64Array;
  #says = 0;

  constructor(embedding: StaticEmbedding) {
    this.#embedding = embedding;
    this.#words = new Words(embedding.entries);
    this.#sum = new Float64Array(embedding.dimensions);
  }

  /** Takes units from an offset of `text` to the end of a piece or of the text; returns that end. */
  read(text: string, from: number): number {
    const end = this.#pieces.read(text, from);
    const words = this.#words;
    for (let at = from; at < end; at++) {
      const count = words.take(text.charCodeAt(at));
      if (count > 0) this.#add(count);
    }
    return end;
  }

  /** Is a piece open: were units taken since the last one ended? */
  get open(): boolean {
    return this.#pieces.open;
  }

  /** Nothing follows: completes the last word. */
  end(): void {
    this.#add(this.#words.end());
  }

  /** The piece ends here. */
  close(): void {
    this.#last.unshift({ sum: this.#sum, says: this.#says, unread: this.#words.unread });
    this.#words.unread = 0;
    this.#sum = new Float64Array(this.#embedding.dimensions);
    this.#says = 0;
    this.#last.length = Math.min(this.#last.length, MOST_PIECES);
  }

  /** What the piece that was read last says by itself. */
  get newest(): Said | undefined {
    return this.#last[0];
  }

  /** What the last pieces say together: the fewest that say so much, or all that are remembered. */
  fewest(least: number): Said {
    const [newest = { sum: this.#sum, says: 0, unread: 0 }, ...before] = this.#last;
    if (newest.says >= least) return newest;
    const sum = newest.sum.slice();
    let { says } = newest;
    for (const piece of before) {
      add(sum, piece.sum, 1);
      says += piece.says;
      if (says >= least) break;
    }
    return { ...newest, sum, says };
  }

  #add(count: number): void {
    const { found } = this.#words;
    for (let at = 0; at < count; at++) this.#says += this.#embedding.add(found[at] ?? 0, this.#sum);
  }
}
