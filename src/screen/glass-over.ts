/** Whether an operator has suspended the rules of a policy. */
import type { BreakGlass } from '../core/easement.ts';
import type { CompiledPolicy } from '../policy/compiled-policy.ts';

/** The id of the break-glass that suspends the rules of that policy; undefined where none does. */
export function glassOver(
  policy: Pick<CompiledPolicy, 'name'> | undefined,
  glass: BreakGlass | undefined,
): string | undefined {
  if (policy === undefined || glass === undefined) return undefined;
  return glass.policies?.includes(policy.name) === false ? undefined : glass.id;
}
