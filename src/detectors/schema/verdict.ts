/** What is known of a schema and a value that is not complete. */

/** Nothing that follows can change a `FAILS` or a `PASSES`. */
export const OPEN = 0;
export const PASSES = 1;
export const FAILS = 2;
export type Verdict = typeof OPEN | typeof PASSES | typeof FAILS;

/** All of them have to pass. */
export function all(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes(FAILS)) return FAILS;
  return verdicts.includes(OPEN) ? OPEN : PASSES;
}

/** One of them has to pass. */
export function any(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes(PASSES)) return PASSES;
  return verdicts.includes(OPEN) ? OPEN : FAILS;
}

/** Exactly one has to pass. */
export function one(verdicts: readonly Verdict[]): Verdict {
  const passing = verdicts.filter((verdict) => verdict === PASSES).length;
  if (passing > 1) return FAILS;
  if (verdicts.includes(OPEN)) return OPEN;
  return passing === 1 ? PASSES : FAILS;
}

export function not(verdict: Verdict): Verdict {
  if (verdict === OPEN) return OPEN;
  return verdict === PASSES ? FAILS : PASSES;
}

/** Where nobody knows yet which of the two counts, what both say is known. */
export function conditional(condition: Verdict, then: Verdict, otherwise: Verdict): Verdict {
  if (condition === PASSES) return then;
  if (condition === FAILS) return otherwise;
  return then === otherwise ? then : OPEN;
}
