/** Requests of one format that ask for other things than an answer: counts of tokens, vectors. */
import type { ReadLimits } from '../core/dialect.ts';
import type { ParameterName } from '../core/parameter.ts';

/** The same limits, where no other parameters mean anything, or would be taken. */
export function onlyParameters(limits: ReadLimits, ...names: readonly ParameterName[]): ReadLimits {
  const { parameters } = limits;
  if (parameters === undefined) return limits;
  return { ...limits, parameters: new Set(names.filter((name) => parameters.has(name))) };
}
