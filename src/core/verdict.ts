/** Verdicts: the outcome of a direction, as a value. */
import type { Fault } from './fault.ts';
import type { Finding } from './finding.ts';

export const VERDICTS = ['allow', 'mutate', 'deny', 'hold'] as const;
export type VerdictKind = (typeof VERDICTS)[number];

/** Why something is denied, in the terms a client may read. Never content. */
export interface Refusal {
  /** HTTP status, 400 to 599. */
  readonly status: number;
  /** The rule that decided, or the name of the limit or fault (`limits.bodyBytes`, `unreadable`). */
  readonly rule: string;
  /** A closed word for the client: `content_policy_violation`, `request_too_large`, `unreadable_body`, ... */
  readonly code: string;
  /** One sentence: what, where, what to do. */
  readonly message: string;
  /** The decision id (`x-weir-id`). */
  readonly id: string;
  /** The words of the policy, where it has the client told no by an ordinary answer. */
  readonly says?: string;
  /** Where a budget ended an answer that had begun: it ends like one that was as long as it may be. */
  readonly ends?: 'length';
  /** What a budget says that is used up; the status is 429 then. */
  readonly budget?: SpentBudget;
}

/** A budget that has no room, as programs are told of it. */
export interface SpentBudget {
  /** What it counts: `requests`, `tokens`, ... */
  readonly counts: string;
  readonly limit: number;
  readonly remaining: number;
  /** Seconds until it is worth asking again, rounded up. */
  readonly retryAfter: number;
}

export type Verdict =
  | { readonly kind: 'allow' }
  | { readonly kind: 'mutate' }
  | { readonly kind: 'deny'; readonly refusal: Refusal; readonly finding?: Finding; readonly fault?: Fault };
