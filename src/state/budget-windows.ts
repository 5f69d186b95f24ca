/**
 * Where an amount stands in a sliding window: a log of what was used whose times are rounded to a sixtieth of the window.
 * An amount counts for the whole window, and at most a sixtieth of it longer: never too short, so that no window of that
 * length, wherever it begins, ever holds more than the limit.
 */

/** Parts of a window. */
export const PARTS = 60;

/** How long one part is. */
export function widthOf(windowMs: number): number {
  return Math.ceil(windowMs / PARTS);
}

/** The part that a time is in. */
export function partAt(now: number, windowMs: number): number {
  return Math.floor(now / widthOf(windowMs));
}

/** The first part that still counts. */
export function firstCounting(now: number, windowMs: number): number {
  return partAt(now, windowMs) - PARTS;
}

/**
 * True for a part that no clock has come to yet: the clock was put back. What was used in it counts from now on, for one window
 * more. The next part may be that of a question which was asked a moment later.
 */
export function isAhead(part: number, now: number, windowMs: number): boolean {
  return part > partAt(now, windowMs) + 1;
}

/** When a part counts no more. */
export function forgottenAt(part: number, windowMs: number): number {
  return (part + PARTS + 1) * widthOf(windowMs);
}

/** One part of a window and what was used in it. */
export interface Part {
  readonly part: number;
  readonly amount: number;
}

/** Milliseconds until so much is free, when nothing more is used; `parts` from the first on. */
export function untilFree(
  parts: readonly Part[],
  { wanted, windowMs, now }: { readonly wanted: number; readonly windowMs: number; readonly now: number },
): number {
  let freed = 0;
  for (const { part, amount } of parts) {
    freed += amount;
    if (freed >= wanted) return Math.max(1, forgottenAt(part, windowMs) - now);
  }
  return windowMs;
}
