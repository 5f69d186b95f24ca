/** Decides whether a rule is for a finding: by the role that speaks, and by the score. */
import type { Role } from '../core/segment.ts';
import type { CompiledRule } from './compiled-policy.ts';

/** True when the rule is for text of that role; a role that is not known is in every rule. */
export function matchesRole(rule: Pick<CompiledRule, 'on'>, role: Role): boolean {
  return rule.on === undefined || role === 'unknown' || rule.on.has(role);
}

/** True when a score is high enough for the rule; a score that is not a number always is. */
export function passesThreshold(rule: Pick<CompiledRule, 'threshold'>, score: number): boolean {
  return !(score < rule.threshold);
}
