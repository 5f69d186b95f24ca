/** Robust statistics: of what most answers are, whatever a few of them are (Rousseeuw and Croux, 1993). */

/** What the median of absolute deviations is multiplied with, to be the standard deviation of what is normal. */
const NORMAL = 1.4826;
/** Quantiles that spreads reach to, and how many standard deviations of what is normal these are. */
const FAR = 0.99;
const FAR_DEVIATIONS = 2.326;
/** So many answers count as much as what is assumed of spreads before any was seen. */
const ASSUMED = 20;
/** What is assumed, in least spreads. */
const ASSUMED_FLOORS = 4;

/** What is usual of a feature. */
export interface Usual {
  readonly center: number;
  /** How far values stray below the center, and above. */
  readonly below: number;
  readonly above: number;
}

/** A value and how much it says, 0 to 1. */
export interface Weighted {
  readonly value: number;
  readonly weight: number;
}

/** Numbers in order of size. */
export function inOrder(numbers: Iterable<number>): Float64Array {
  return Float64Array.from(numbers).sort();
}

/** The quantile of numbers in order, between its neighbours; 0 of none. */
export function quantile(ordered: Float64Array, share: number): number {
  const place = share * (ordered.length - 1);
  const low = ordered[Math.floor(place)] ?? 0;
  const high = ordered[Math.ceil(place)] ?? low;
  return low + (high - low) * (place - Math.floor(place));
}

/** What is usual of these values; the fewer they are, the more is assumed. */
export function usualOf(values: readonly Weighted[], floor: number): Usual {
  const center = quantile(inOrder(values.map(({ value }) => value)), 0.5);
  const strays = values.map(({ value, weight }) => weight * (value - center));
  const ordered = inOrder(strays);
  const typical = NORMAL * quantile(inOrder(strays.map(Math.abs)), 0.5);
  const side = (far: number) => {
    const seen = Math.max(floor, typical, far / FAR_DEVIATIONS);
    const { length } = values;
    return (length * seen + ASSUMED * ASSUMED_FLOORS * floor) / (length + ASSUMED);
  };
  return { center, below: side(-quantile(ordered, 1 - FAR)), above: side(quantile(ordered, FAR)) };
}
