/** Tickets: held calls that wait for people, and every step that they go through. */

/**
 * - `open`: nobody has decided yet. - `approved`: enough people said yes; it may be used once. - `denied`: somebody said no.
 * - `used`: its call went on. - `expired`: nobody decided in time. - `unused`: it was approved, and the call never came again.
 */
export const TICKET_STATES = ['open', 'approved', 'denied', 'used', 'expired', 'unused'] as const;
export type TicketState = (typeof TICKET_STATES)[number];

/** What happens to tickets; `vote` is a yes that is not the last one needed, `refused` one that does not count. */
export const TICKET_STEPS = [
  ...(['opened', 'vote', 'approved', 'denied', 'refused', 'used', 'expired', 'unused'] as const),
];
export type TicketStep = (typeof TICKET_STEPS)[number];

/** By which way somebody decided. */
const VOTE_WAYS = ['api', 'page', 'link'] as const;
export type VoteWay = (typeof VOTE_WAYS)[number];

/** Who decides, as they are known at that moment. */
export interface Approver {
  readonly id: string;
  readonly tenant: string | undefined;
  readonly roles: readonly string[];
}

/** A ticket as approvers see it. Times are milliseconds since the epoch. */
export interface Ticket {
  readonly id: string;
  readonly state: TicketState;
  readonly tenant: string | undefined;
  readonly caller: string;
  readonly model: string;
  readonly tool: string;
  readonly rule: string;
  readonly policy: string;
  readonly digest: string;
  readonly exchange: string;
  readonly approvers: readonly string[];
  readonly quorum: number;
  readonly opened: number;
  readonly expires: number;
  readonly votes: readonly { readonly by: string; readonly verdict: Verdict; readonly at: number }[];
  /** Canonical JSON, while it is open; undefined where it cannot be shown: it is closed, or kept under another key. */
  readonly args: string | undefined;
}

export type Verdict = 'approve' | 'deny';

/** One step, as it is recorded. */
export interface StepRecord {
  readonly seq: number;
  readonly ticket: string;
  readonly step: TicketStep;
  readonly at: number;
  /** Who did it: an approver's id, or the caller's; empty for what time does. */
  readonly by: string;
  readonly way: string;
  /** Why a decision does not count. */
  readonly reason: string;
  readonly exchange: string;
  readonly tool: string;
  readonly rule: string;
  readonly tenant: string | undefined;
  readonly policy: string;
  readonly digest: string;
}

/** What became of a decision: what the ticket is now, or why it does not count. */
export type VoteOutcome =
  | { readonly kind: 'counted'; readonly state: TicketState; readonly missing: number }
  | {
      readonly kind: 'refused';
      readonly reason: 'unknown' | 'closed' | 'role' | 'requester' | 'twice';
      readonly state?: TicketState;
    };
