/** Approval by a person: calls of tools that are held until somebody has decided, as data. */
import type { Caller } from './caller.ts';

/** What a rule says of the approval of its calls. */
export interface HoldTerms {
  /** Roles, one of which an approver has to have. */
  readonly approvers: readonly string[];
  /** How many people have to approve. */
  readonly quorum: number;
  /** How long a ticket counts; nobody's approval outlives it. */
  readonly timeoutMs: number;
  /** How long the exchange waits for the decision, before its client is told to come again. */
  readonly waitMs: number;
  /** What the client is told meanwhile; `{ticket}`, `{link}` and `{id}` are filled in. */
  readonly text: string;
}

/** One call that a person has to approve. */
export interface HeldCall {
  readonly rule: string;
  readonly tool: string;
  /** Its arguments as canonical JSON (RFC 8785). Content: hashed, and kept encrypted for the approver alone. */
  readonly args: string;
  readonly terms: HoldTerms;
}

/** All calls of one message that have to be approved, and whose they are: an approval is for exactly this. */
export interface Claim {
  readonly exchange: string;
  readonly caller: Caller;
  readonly model: string;
  readonly policy: { readonly name: string; readonly digest: string };
  readonly calls: readonly HeldCall[];
  /** How long the answer may take, in milliseconds; then it says what is known. */
  readonly waitMs: number;
}

/** A ticket, by its id and the address of its page, where one is configured. */
export interface TicketName {
  readonly id: string;
  readonly link: string | undefined;
}

/**
 * - `granted`: every call was approved, and its ticket is used up now. - `pending`: somebody still has to decide.
 * - `denied`: a person said no. - `flooded`: the caller has too many open tickets, or all callers have.
 */
export type ClaimOutcome =
  | { readonly kind: 'granted'; readonly tickets: readonly TicketName[] }
  | { readonly kind: 'pending'; readonly tickets: readonly TicketName[] }
  | { readonly kind: 'denied'; readonly tickets: readonly TicketName[] }
  | { readonly kind: 'flooded'; readonly tickets: readonly TicketName[] };

/** Tickets, shared by all workers; slow. */
export interface Approvals {
  /** Uses the approvals of a claim, all or none; opens tickets where there are none. Rejects when nobody can tell. */
  claim(claim: Claim, signal: AbortSignal): Promise<ClaimOutcome>;
}
