/** How long to wait before a worker that ended is replaced. */

const FIRST_MS = 100;
const LONGEST_MS = 10_000;
/** A worker that lived this long counts as having started well. */
export const SETTLED_MS = 30_000;

/** Returns milliseconds: at once doubling with each failure in a row, at most ten seconds. */
export function restartDelay(failuresInARow: number): number {
  return Math.min(FIRST_MS * 2 ** Math.min(failuresInARow, 20), LONGEST_MS);
}
