/** The section `spec.tools` as the pipeline uses it. */
import type { HoldTerms } from '../../core/approval.ts';
import type { Condition } from '../../core/condition.ts';
import type { CallNote } from '../../core/tool-call.ts';
import type { CompiledAsk, CompiledRule, OnFault } from '../compiled-policy.ts';
import type { Easing } from '../easing.ts';
import type { HistorySpec } from '../sections/flow.ts';
import type { RouteSpec } from '../sections/routes.ts';
import type { PinMode, ToolAction, ToolsSpec } from '../sections/tools.ts';
import type { CompiledLabel } from './labels.ts';
import { matchesAnywhere, matchesName, type ToolName } from './tool-name.ts';

export { type ToolName, toolName } from './tool-name.ts';

/** What is decided, in whose name, and in which words. */
export interface ToolOutcome {
  readonly rule: string;
  readonly action: ToolAction;
  /** When it does not decide; it always does when left out. */
  readonly easing?: Easing;
  /** With action answer. */
  readonly says?: string;
  /** With action hold. */
  readonly hold?: HoldTerms;
  /** Who decides, with action allow; it allows by itself when left out. */
  readonly ask?: CompiledAsk;
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
  /** Requests to HTTP APIs that are calls of tools. */
  readonly http: readonly RouteSpec[];
  /** Whether a session of an MCP server is for the caller who opened it alone. */
  readonly sessions: 'bound' | 'any';
  /** Whether what servers say of their tools is pinned. */
  readonly pins: PinMode;
  /** Whether arguments have to be as tools are described; and what it means that nobody knows how they are. */
  readonly arguments: ToolsSpec['arguments'];
  readonly onFault: OnFault;
  /** What is said of tools. */
  readonly labels: readonly CompiledLabel[];
  /** Whose calls conditions are told of. */
  readonly history: HistorySpec;
  /** True where a condition, or an engine outside, is told of earlier calls; where a condition is told whose texts the request holds. */
  readonly asksHistory: boolean;
  readonly asksSees: boolean;
  /** True where an engine outside is told what the request says. */
  readonly asksTexts: boolean;
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

/**
 * True where the rule is for tools of that name. What is allowed has that very name, and where only its beginning is said,
 * each piece of the name begins so; a denial holds in any case, behind any prefix, and for a piece.
 */
export function isFor({ tool, lower, prefix, action }: CompiledToolRule, name: ToolName): boolean {
  if (action === 'allow')
    return (
      matchesName(tool, prefix, name.exact) && (!prefix || name.pieces.every((one) => one.startsWith(tool)))
    );
  return matchesAnywhere(lower, prefix, name);
}
