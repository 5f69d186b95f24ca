/** First where: a search by halves in what stands in order. */

/**
 * The first position from which on something holds; `length` where it holds nowhere. It has to hold at every position behind
 * one where it does.
 */
export function firstWhere(length: number, holds: (at: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
