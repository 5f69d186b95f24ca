/** Figures of a score: how well it tells attacks from harmless texts. */

/** Of attacks and harmless texts drawn at random, how often the attack scores higher; ties count half. */
export function areaUnderCurve(attacks: readonly number[], harmless: readonly number[]): number {
  const sorted = Float64Array.from(harmless).sort();
  let above = 0;
  for (const score of attacks)
    above += (countBelow(sorted, score, false) + countBelow(sorted, score, true)) / 2;
  return above / (attacks.length * harmless.length);
}

/** The score that this share of the harmless texts exceeds. */
export function thresholdAt(share: number, harmless: readonly number[]): number {
  const sorted = Float64Array.from(harmless).sort().reverse();
  return sorted[Math.floor(share * sorted.length)] ?? Number.POSITIVE_INFINITY;
}

/** The share of scores above a threshold; undefined for none. */
export function shareAbove(threshold: number, scores: readonly number[]): number | undefined {
  return scores.length === 0 ? undefined : scores.filter((score) => score > threshold).length / scores.length;
}

/** A share with four digits behind the point; 0 for none. */
export function rounded(share: number | undefined): number {
  return Math.round(10_000 * (share ?? 0)) / 10_000;
}

/** How many of sorted scores are below one, or not above it. */
function countBelow(sorted: Float64Array, score: number, orEqual: boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const one = sorted[middle] as number;
    if (one < score || (orEqual && one === score)) low = middle + 1;
    else high = middle;
  }
  return low;
}
