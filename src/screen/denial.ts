/** Denial: why a lane was stopped, before it is put into a client's words. */
import type { Fault } from '../core/fault.ts';
import type { Finding } from '../core/finding.ts';

export type Denial =
  /** A rule's finding. */
  | {
      readonly kind: 'finding';
      readonly rule: string;
      readonly finding: Finding;
      /** The words in place of what was denied, where the rule has its own. */
      readonly says?: string | undefined;
    }
  /** A bound of the policy (`limits.bodyBytes`, `models`, `uninspected.image`); `message` names the bound. */
  | { readonly kind: 'limit'; readonly rule: string; readonly status: number; readonly message: string }
  /** Something could not be judged; `rule` when one rule's posture decided. */
  | { readonly kind: 'fault'; readonly fault: Fault; readonly rule?: string };
