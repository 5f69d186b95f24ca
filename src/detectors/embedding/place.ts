/** Place: where a text lies by its meaning, seen from ordinary texts. */
import { add, toUnit, type Vector } from './linear-algebra.ts';
import type { StaticEmbedding } from './static-embedding.ts';

/** What some text says, as the embedding has it. */
export interface Sum {
  /** The sum of its words. */
  readonly sum: Vector;
  /** How much they say. */
  readonly says: number;
}

/** Where a text lies from ordinary ones, of length one; undefined for one that says nothing. */
export function placeOf({ sum, says }: Sum, { usual }: StaticEmbedding): Vector | undefined {
  if (says === 0) return undefined;
  const at = toUnit(sum.slice());
  add(at, usual, -1);
  return toUnit(at);
}
