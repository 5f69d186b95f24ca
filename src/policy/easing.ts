/** Easing: what a policy says of when its rules do not act, and whether that is so for one exchange. */
import type { Condition, ConditionFacts } from '../core/condition.ts';
import type { Easement, Rollout } from '../core/easement.ts';

/** An exception, compiled. Everything that it names has to fit. */
export interface CompiledException {
  readonly name: string;
  readonly callers: ReadonlySet<string> | undefined;
  readonly tenants: ReadonlySet<string> | undefined;
  /** Names of tools, exact or ending in `*`. */
  readonly tools: readonly string[] | undefined;
  readonly when: Condition | undefined;
  /** Milliseconds since the epoch. */
  readonly until: number;
}

/** What is said of one rule. */
export interface Easing {
  readonly rule: string;
  readonly observes: boolean;
  readonly rollout: Rollout | undefined;
  readonly exceptions: readonly CompiledException[];
}

/** An exchange, and the tool that is called where a call is judged. */
export interface EasedCase {
  readonly facts: ConditionFacts | undefined;
  readonly tool?: string | undefined;
}

/** Why a rule does not act; undefined where it does. Rules that are none of a policy have no easing, and always act. */
export function easedBy(easing: Easing | undefined, { facts, tool }: EasedCase): Easement | undefined {
  if (easing === undefined) return undefined;
  if (easing.observes) return { by: 'observe' };
  if (facts === undefined) return undefined;
  if (isLeftOut(easing, facts)) return { by: 'rollout' };
  const exception = easing.exceptions.find((one) => fits(one, facts, tool));
  if (exception !== undefined) return { by: 'exception', name: exception.name };
  return facts.glass === undefined ? undefined : { by: 'break-glass', name: facts.glass };
}

/** True where a policy says of the rule that it may not act. */
export function mayEase(easing: Easing | undefined): boolean {
  if (easing === undefined) return false;
  return easing.observes || easing.rollout !== undefined || easing.exceptions.length > 0;
}

/** Whoever is not known is never left out. */
function isLeftOut({ rollout, rule }: Easing, { lot }: ConditionFacts): boolean {
  if (rollout === undefined) return false;
  const drawn = lot?.(rule, rollout);
  return drawn !== undefined && drawn * 100 >= rollout.percent;
}

function fits(
  { callers, tenants, tools, when, until }: CompiledException,
  facts: ConditionFacts,
  tool: string | undefined,
): boolean {
  const { caller, time } = facts;
  if (time.getTime() >= until) return false;
  if (callers?.has(caller.id) === false) return false;
  if (tenants !== undefined && (caller.tenant === undefined || !tenants.has(caller.tenant))) return false;
  if (tools !== undefined && (tool === undefined || !tools.some((name) => isTool(name, tool)))) return false;
  // What cannot be told excepts nobody.
  const told = when?.evaluate(facts);
  return told === undefined || (told.ok && told.value);
}

function isTool(pattern: string, name: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}
