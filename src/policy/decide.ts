/** Decides whether a rule is for a finding: by the role that speaks, the part of the message, and the score. */
import type { CallPart, Role } from '../core/segment.ts';
import type { CompiledRule } from './compiled-policy.ts';
import { matchesAnywhere, toolName } from './tools/tool-name.ts';

/** True when the rule is for text of that role; a role that is not known is in every rule. */
export function matchesRole(rule: Pick<CompiledRule, 'on'>, role: Role): boolean {
  return rule.on === undefined || role === 'unknown' || rule.on.has(role);
}

/** True when the rule is for that part of a message; a tool that is not named yet may be any. */
export function matchesPlace(
  { within, tools }: Pick<CompiledRule, 'within' | 'tools'>,
  call?: CallPart,
): boolean {
  if (tools === undefined) return within === undefined || (within === 'calls') === (call !== undefined);
  const written = call?.call.name;
  if (call === undefined || written === undefined) return call !== undefined;
  const name = toolName(written, call.call.pieces);
  return tools.some((tool) =>
    tool.endsWith('*') ? matchesAnywhere(tool.slice(0, -1), true, name) : matchesAnywhere(tool, false, name),
  );
}

/** True when a score is high enough for the rule; a score that is not a number always is. */
export function passesThreshold(rule: Pick<CompiledRule, 'threshold'>, score: number): boolean {
  return !(score < rule.threshold);
}
