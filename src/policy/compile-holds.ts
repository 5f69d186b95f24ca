/** What a rule on tools says of the approval of its calls. */
import type { HoldTerms } from '../core/approval.ts';
import type { ToolRuleSpec } from './sections/tools.ts';

const TIMEOUT_MS = 600_000;
const TEXT =
  'A person has to approve this first (ticket {ticket}). Ask for the same again once it is approved. {link}';
const KEYS = ['approvers', 'quorum', 'timeout', 'wait'] as const;
const NO_APPROVERS = 'hold needs approvers: the roles that may approve, such as approvers: [supervisor]';

/** What is missing for a call that is held, and what would say nothing of others; by their keys. */
export function holdChecks(spec: ToolRuleSpec): (readonly [key: string, message: string])[] {
  const { action, approvers, timeout = TIMEOUT_MS, wait = 0 } = spec;
  if (action !== 'hold') {
    const without = KEYS.filter((key) => spec[key] !== undefined);
    return without.map((key) => [key, `has no effect with action ${action}; remove it or use hold`]);
  }
  return [
    ...(approvers === undefined ? ([['action', NO_APPROVERS]] as const) : []),
    ...(wait > timeout
      ? ([['wait', 'is longer than timeout, after which nobody can approve; shorten it']] as const)
      : []),
  ];
}

/** The terms of an approval, complete. */
export function holdTerms(spec: Partial<ToolRuleSpec>): HoldTerms {
  const { approvers = [], quorum = 1, timeout = TIMEOUT_MS, wait = 0, text = TEXT } = spec;
  return { approvers, quorum, timeoutMs: timeout, waitMs: wait, text };
}
