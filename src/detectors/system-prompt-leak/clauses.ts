/** Clauses: what the parts of a text between two marks say, as an embedding has it; told one by one, in any chunking. */
import type { Sum } from '../embedding/place.ts';
import type { StaticEmbedding } from '../embedding/static-embedding.ts';
import { Words } from '../embedding/words.ts';

/** Marks that part clauses; those that part sentences too come first. */
const MARKS: ReadonlyMap<number, boolean> = new Map(
  [...'.!?;\n,:()[]{}|•–—'].map((mark, at) => [mark.charCodeAt(0), at < 5]),
);
/** What says less is no clause, and goes on with the next: some two words that mean something. */
const LEAST = 0.8;

/** Reads one text. */
export class Clauses {
  readonly #embedding: StaticEmbedding;
  readonly #words: Words;
  #sum: Float64Array;
  #says = 0;
  /** The last unit was a mark, and one that ends a sentence. */
  ends = false;
  endsSentence = false;

  constructor(embedding: StaticEmbedding) {
    this.#embedding = embedding;
    this.#words = new Words(embedding.entries);
    this.#sum = new Float64Array(embedding.dimensions);
  }

  /** Takes the next unit; returns the clause that ends before it, if one does. */
  take(unit: number): Sum | undefined {
    const count = this.#words.take(unit);
    if (count > 0) this.#add(count);
    const mark = MARKS.get(unit);
    this.ends = mark !== undefined;
    this.endsSentence = mark === true;
    return this.ends ? this.#close() : undefined;
  }

  /** Nothing follows. */
  end(): Sum | undefined {
    this.#add(this.#words.end());
    this.ends = true;
    this.endsSentence = true;
    return this.#close();
  }

  #close(): Sum | undefined {
    if (this.#says < LEAST) return undefined;
    const clause = { sum: this.#sum, says: this.#says };
    this.#sum = new Float64Array(this.#embedding.dimensions);
    this.#says = 0;
    return clause;
  }

  #add(count: number): void {
    const { found } = this.#words;
    for (let at = 0; at < count; at++) this.#says += this.#embedding.add(found[at] ?? 0, this.#sum);
  }
}
