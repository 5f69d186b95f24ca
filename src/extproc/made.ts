/** What an exchange has made at the provider, once its answer has ended as it may. */
import type { Kept } from '../core/segment.ts';
import { keyOf } from '../screen/tenant.ts';
import type { ExchangeState } from './state.ts';

/**
 * Returns the keys under which it is remembered. Nothing is where a part of the exchange was not judged, or was denied,
 * also in observe mode; nor where the policy does not ask what is known.
 */
export function madeBy(state: ExchangeState, kept: readonly Kept[]): string[] {
  const { tenant, policy, request, response, creates, context } = state;
  const judged = request.lane?.over === true && request.verdict !== 'deny';
  if (kept.length === 0 || policy === undefined || !judged) return [];
  const { uninspected } = policy;
  const unfinished = response.lane?.facts.unfinished === true;
  const made = kept.filter(({ kind }) => {
    if (kind === 'sealed') return uninspected.sealed === 'known';
    return uninspected.reference === 'known' && creates.includes(kind) && !unfinished;
  });
  const owner = made.length === 0 ? undefined : tenant();
  if (owner === undefined) return [];
  return [...new Set(made.map((one) => keyOf(owner, one, context.fingerprint)))];
}
