/** Prepare: what exchanges compile when they first need it, made ready before a policy is in force. */
import type { CompiledPolicy, PolicySet } from '../policy/compiled-policy.ts';
import { rehearsing } from './rehearse.ts';
import { areViewed, viewingAll } from './rule-views.ts';

/** So many policies are made ready whether somebody has used them or not. */
const FEW = 20;

/**
 * Makes the rules of new policies ready, and has them rehearse, in steps: of those that take the place of one which was used,
 * and of all where there are few. A policy of many that nobody has used is compiled when the first exchange comes to it.
 */
export function* preparing(next: PolicySet, earlier: PolicySet | undefined): Generator<void> {
  const before = new Map(earlier?.policies.map((policy) => [policy.name, policy]));
  for (const policy of next.policies) {
    if (before.get(policy.name) === policy) continue;
    if (next.policies.length > FEW && !wasUsed(before.get(policy.name))) continue;
    yield* viewingAll(policy.request.rules);
    yield* viewingAll(policy.response.rules);
    yield* rehearsing(policy.request.rules, 'request');
    yield* rehearsing(policy.response.rules, 'response');
  }
}

function wasUsed(policy: CompiledPolicy | undefined): boolean {
  return policy !== undefined && (areViewed(policy.request.rules) || areViewed(policy.response.rules));
}
