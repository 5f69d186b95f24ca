/** Topics ready to be compared with: where the sentences of each lie, and how far from there ordinary texts do. */
import { add, dot, nearest, quadratic, toUnit, type Vector } from '../embedding/linear-algebra.ts';
import { placeOf, type Sum } from '../embedding/place.ts';
import type { StaticEmbedding } from '../embedding/static-embedding.ts';
import { fold } from '../fold.ts';
import type { TopicSentences } from './library.ts';

/** How much it takes off that a text is nearer to a sentence that is excepted than to any that is not. */
const EXCEPTED = 20;
/** Texts that are no nearer than this to a topic are not found, excepted or not; nothing takes off more. */
const FAR = 1;

/** Some text, as the embedding has it. */
export interface Said extends Sum {
  /** Letters of the last piece that it knows nothing of. */
  readonly unread: number;
}

/** One topic. */
export class Topic {
  readonly name: string;
  readonly #towards: Vector;
  readonly #usual: number;
  readonly #spread: number;
  readonly #examples: readonly Vector[];
  readonly #except: readonly Vector[];

  constructor(name: string, { examples, except = [] }: TopicSentences, embedding: StaticEmbedding) {
    const placed = (texts: readonly string[]) =>
      texts.flatMap((text) => {
        const place = placeOf(embedding.read(fold(text).text), embedding);
        return place === undefined ? [] : [place];
      });
    this.name = name;
    this.#examples = placed(examples);
    this.#except = placed(except);
    this.#towards = new Float64Array(embedding.dimensions);
    for (const example of this.#examples) add(this.#towards, example, 1);
    toUnit(this.#towards);
    this.#usual = dot(this.#towards, embedding.middle);
    this.#spread = Math.sqrt(quadratic(embedding.spread, this.#towards)) || 1;
  }

  /**
   * How much nearer a text is, by where it lies, than ordinary ones are, in standard deviations of theirs. What is known to be no
   * more than `least` need not be exact.
   */
  margin(at: Vector, least = Number.NEGATIVE_INFINITY): number {
    const margin = (dot(this.#towards, at) - this.#usual) / this.#spread;
    if (margin <= FAR || margin <= least || this.#except.length === 0) return margin;
    const excess = nearest(this.#except, at) - nearest(this.#examples, at);
    return Math.max(FAR, margin - EXCEPTED * Math.max(0, excess));
  }
}
