/** The section `spec.tools` as the pipeline uses it. */
import type { Condition } from '../../core/condition.ts';
import type { CallNote } from '../../core/tool-call.ts';
import type { CompiledRule, OnFault } from '../compiled-policy.ts';
import type { ToolAction } from '../sections/tools.ts';

/** What is decided, in whose name, and in which words. */
export interface ToolOutcome {
  readonly rule: string;
  readonly action: ToolAction;
  /** With action answer. */
  readonly says?: string;
}

/** One rule. */
export interface CompiledToolRule extends ToolOutcome {
  /** The name, without its `*`; also in lower case. */
  readonly tool: string;
  readonly lower: string;
  readonly prefix: boolean;
  readonly when: Condition | undefined;
  readonly onFault: OnFault;
}

export interface CompiledTools {
  readonly rules: readonly CompiledToolRule[];
  readonly otherwise: ToolOutcome;
  /** True where arguments are looked at, so that calls leave whole. */
  readonly whole: boolean;
  /** What tells of them in an answer; its scanner is made for each exchange. */
  readonly rule: Omit<CompiledRule, 'by'>;
}

/** What the part of that rule is called which tells of a note. */
export function partKey({ type, rule }: CallNote): string {
  return `${type} ${rule}`;
}

/** Names of decisions that no rule makes: about what has no name to go by, and about arguments. */
export const NAMES_RULE = 'tools.names';
export const DEFAULT_RULE = 'tools.default';
export const ARGUMENTS_RULE = 'tools.arguments';

/** A name as rules are compared with it. */
export interface ToolName {
  readonly exact: string;
  /** In lower case, and what stands behind its last prefix. */
  readonly lower: string;
  readonly last: string;
}

/** Behind a dot, a slash or a colon: `functions.search`, `crm/search`. */
const LAST = /[^./:]*$/;

export function toolName(exact: string): ToolName {
  const lower = exact.toLowerCase();
  return { exact, lower, last: lower.slice(lower.search(LAST)) };
}

/** True where the rule is for tools of that name. What is allowed has that very name; a denial holds in any case, and behind any prefix. */
export function isFor({ tool, lower, prefix, action }: CompiledToolRule, name: ToolName): boolean {
  if (action === 'allow') return matches(tool, prefix, name.exact);
  return matches(lower, prefix, name.lower) || matches(lower, prefix, name.last);
}

function matches(tool: string, prefix: boolean, name: string): boolean {
  return prefix ? name.startsWith(tool) : name === tool;
}
