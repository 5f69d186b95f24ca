/** Ladder: margins, rising, and the score of each; between two it lies between theirs. */
import { z } from 'zod';

/** As it stands in the files of models. */
export const ladder = z.array(z.tuple([z.number(), z.number().min(0).max(1)])).min(2);
export type Ladder = z.output<typeof ladder>;

/** The score of a margin, from 0 to 1. */
export function readOff(scores: Ladder, margin: number): number {
  let [below, low] = scores[0] ?? [0, 0];
  if (margin <= below) return low;
  for (const [above, high] of scores) {
    if (margin < above) return low + ((high - low) * (margin - below)) / (above - below);
    below = above;
    low = high;
  }
  return low;
}
