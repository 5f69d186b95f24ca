/** Meaning: how far what a text says is from what the answers of a profile say, whatever its form. */
import { nearest } from '../embedding/linear-algebra.ts';
import { placeOf, type Sum } from '../embedding/place.ts';
import type { StaticEmbedding } from '../embedding/static-embedding.ts';

/** As it stands in a profile. */
export interface MeaningData {
  /** SHA-256 of the embedding that it was learned by, hex: places of another one mean nothing. */
  readonly embedding: string;
  /** Around where answers lie, of length one. */
  readonly centers: readonly (readonly number[])[];
}

/** What a text has to say to lie anywhere: some ten words that mean something. */
const ENOUGH = 4.5;

export class Meaning {
  readonly embedding: StaticEmbedding;
  readonly #centers: readonly Float64Array[];

  constructor(embedding: StaticEmbedding, { centers }: Pick<MeaningData, 'centers'>) {
    this.embedding = embedding;
    this.#centers = centers.map((center) => Float64Array.from(center));
  }

  /** One less the cosine to the nearest center: 0 for the same words, about 1 for nothing in common; NaN for what says little. */
  far(said: Sum): number {
    const place = said.says < ENOUGH ? undefined : placeOf(said, this.embedding);
    if (place === undefined || this.#centers.length === 0) return Number.NaN;
    return 1 - nearest(this.#centers, place);
  }
}
