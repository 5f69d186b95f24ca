/** Why a request is refused for who asks, whatever the policy says of faults. */
import type { Caller } from '../core/caller.ts';
import { fault, type Result } from '../core/fault.ts';
import type { CompiledPolicy } from '../policy/compiled-policy.ts';
import type { Denial } from './denial.ts';

/** `told` is what became of its credential; undefined where it was not asked for one. */
export function callerDenial(
  told: Result<unknown> | undefined,
  caller: Caller,
  policy: CompiledPolicy | undefined,
): Denial | undefined {
  if (told?.ok === false) return { kind: 'fault', fault: told.fault, rule: told.fault.kind };
  const kinds = policy?.callers;
  if (kinds === undefined || kinds.has(caller.kind)) return undefined;
  const message = `The request does not prove who asks; it has to by one of: ${[...kinds].join(', ')}.`;
  return { kind: 'fault', fault: fault('unauthenticated', message), rule: 'callers' };
}
