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
}

export type Verdict =
  | { readonly kind: 'allow' }
  | { readonly kind: 'mutate' }
  | { readonly kind: 'deny'; readonly refusal: Refusal; readonly finding?: Finding; readonly fault?: Fault };
