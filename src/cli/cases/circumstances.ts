/** Who asks, when, and what judges say, as a case has it. */
import type { PolicySet } from '../../policy/compiled-policy.ts';
import type { Circumstances, Kept } from '../offline/offline-parts.ts';
import type { ExchangeSpec } from './schema.ts';

/** When exchanges happen that do not say: a Monday at noon, so that results do not depend on the day. */
const NOON = '2026-01-05T12:00:00Z';

export function circumstancesOf(spec: ExchangeSpec, policies: PolicySet, kept: Kept): Circumstances {
  const { caller, judges = {}, time = NOON } = spec;
  if (caller === undefined) return { policies, time: new Date(time), judges, kept };
  const { tenant, clearance, ...rest } = caller;
  const grants = {
    ...(tenant === undefined ? {} : { tenant }),
    ...(clearance === undefined ? {} : { clearance }),
  };
  return { policies, caller: { ...rest, ...grants }, time: new Date(time), judges, kept };
}
