/** Events: what happened, for the journal, the meters and the log. One shape; no content in it. */
import type { Caller } from './caller.ts';
import type { Class } from './classes.ts';
import type { Fault } from './fault.ts';
import type { Finding } from './finding.ts';
import type { Direction } from './frame.ts';
import type { RetrievalTally } from './retrieval.ts';
import type { Skipped } from './segment.ts';
import type { Usage } from './usage.ts';
import type { VerdictKind } from './verdict.ts';

/** What the exchange was about; grows while it runs. */
export interface ExchangeFacts {
  readonly id: string;
  readonly service: 'ext_proc' | 'ext_authz';
  caller: Caller;
  method: string;
  host: string;
  path: string;
  dialect: string;
  model: string;
  policy: string;
  policyDigest: string;
  mode: 'enforce' | 'observe';
  /** The id of the break-glass that suspends the rules of the policy; left out where none does. */
  breakGlass?: string;
}

/**
 * - `request`: the request's decision. - `open`: the answer's opening (its first bytes leave, or its denial).
 * - `mutate`: the first mutation of an answer. - `cut`: a stream ended by us. - `close`: the end, with timings.
 * - `uninspected`: what passed unjudged after its direction was decided (a path that the policy names).
 * - `fault`: something could not be judged.
 */
export const EVENT_KINDS = ['request', 'open', 'mutate', 'cut', 'uninspected', 'close', 'fault'] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** One event of one exchange. */
export interface ExchangeEvent {
  readonly kind: EventKind;
  readonly exchange: ExchangeFacts;
  readonly direction: Direction;
  readonly verdict: VerdictKind;
  /** The rule that decided, `none` when nothing did. */
  readonly rule: string;
  /** True when the verdict was carried out; false in observe mode. */
  readonly enforced: boolean;
  /** Rules that ran in this direction. */
  readonly ran: readonly string[];
  /** Findings since the last event of this direction, the first 100; `findingCount` counts all. */
  readonly findings: readonly Finding[];
  readonly findingCount: number;
  readonly skipped: readonly Skipped[];
  /** Questions to judges since the last event of this direction; left out when there were none. */
  readonly judged?: readonly Judged[];
  /** Of a decision: the rules whose model is not there, so that they found less than they would, or did not run; left out for none. */
  readonly withoutModel?: readonly { readonly rule: string; readonly detector: string }[];
  /**
   * The highest class that the texts of the request bear, and that was found in the answer so far, or that it says of
   * itself; left out where no rule says anything of classes.
   */
  readonly classes?: Readonly<Partial<Record<Direction, Class>>>;
  /** Of the decision on a store's answer: what it held. */
  readonly retrieval?: RetrievalTally;
  readonly fault?: Fault;
  readonly totals?: Totals;
}

/** The event as it is now: the facts of an exchange change while it runs. */
export function asItIs(event: ExchangeEvent): ExchangeEvent {
  return { ...event, exchange: { ...event.exchange } };
}

/** What became of one rule's questions to its judge. */
export interface Judged {
  readonly rule: string;
  /** Answered by the judge. */
  readonly asked: number;
  /** Not asked again, because the judge found the same text clean before, for the same tenant and policy. */
  readonly remembered: number;
}

/** What became of placeholders. */
export interface PlaceholderCounts {
  /** Values that left as placeholders. */
  readonly replaced: number;
  /** Placeholders that came back as values. */
  readonly restored: number;
  /** Placeholders in the answer that nobody made, of a type that was made. */
  readonly invented: number;
}

/** What one exchange came to; carried by `close`. Bytes are those of bodies as received, after their codings were undone and before mutation. */
export interface Totals {
  readonly requestBytes: number;
  readonly responseBytes: number;
  readonly inspectedChars: number;
  readonly skippedBytes: number;
  /** The most characters held back at once in the answer. */
  readonly heldChars: number;
  /** Milliseconds, monotonic; filled in by the shell. */
  readonly timings: Readonly<Record<string, number>>;
  /** Directions whose body mode enforces less, accepted by the policy (`acceptWeaker`). */
  readonly weaker: readonly Direction[];
  /** Directions whose content codings were undone, and which went on without them. */
  readonly inflated: readonly Direction[];
  /** Keep-alive comments of our own in a streamed answer. */
  readonly keepAlives: number;
  /** Where the policy makes placeholders. */
  readonly placeholders?: PlaceholderCounts;
  /** Where the policy has budgets: tokens that were counted against them, and whether a share was counted here. */
  readonly usage?: Usage & { readonly local: boolean };
  /** How the exchange ended. */
  readonly ended: 'complete' | 'denied' | 'cut' | 'cancelled' | 'fault';
}
