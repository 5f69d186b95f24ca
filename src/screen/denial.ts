/** Denial: why a lane was stopped, before it is put into a client's words. */
import type { Fault } from '../core/fault.ts';
import type { Finding } from '../core/finding.ts';
import type { SpentBudget } from '../core/verdict.ts';

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
  | {
      readonly kind: 'limit';
      readonly rule: string;
      readonly status: number;
      readonly message: string;
      /** Of a budget that has no room; an answer that runs then ends by its length. */
      readonly budget?: SpentBudget;
      readonly ends?: 'length';
    }
  /** A person has to approve a call, or said no; what the client is told is in the words of the policy. */
  | {
      readonly kind: 'held';
      readonly rule: string;
      readonly state: 'pending' | 'denied' | 'flooded';
      readonly says: string;
    }
  /** Something could not be judged; `rule` when one rule's posture decided. */
  | { readonly kind: 'fault'; readonly fault: Fault; readonly rule?: string };
