/** Why ext_authz refuses a request before it looks at it: who asks, or what it alone cannot enforce. */
import type { Caller } from '../core/caller.ts';
import { fault, type Result } from '../core/fault.ts';
import type { CompiledPolicy } from '../policy/compiled-policy.ts';
import { callerDenial } from '../screen/caller-denial.ts';
import type { Denial } from '../screen/denial.ts';

const UNCOUNTED =
  'The policy has budgets, which ext_authz cannot settle because it sees no answer; use ext_proc, or a policy without them.';

/** `told` is what became of its credential. */
export function refusedHere(
  told: Result<unknown>,
  caller: Caller,
  policy: CompiledPolicy | undefined,
): Denial | undefined {
  const denial = callerDenial(told, caller, policy);
  if (denial !== undefined || policy === undefined || policy.budgets.length === 0) return denial;
  return { kind: 'fault', fault: fault('unsupported', UNCOUNTED), rule: 'unsupported' };
}
