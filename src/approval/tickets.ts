/** The store of tickets as those who ask it see it: questions and answers, wherever the tickets are kept. */
import type { StepRecord, Ticket, TicketState, Verdict, VoteOutcome, VoteWay } from '../core/ticket.ts';

/** A claim, with the keyed hash that binds each call to everything that it is approved for. */
export interface BoundClaim {
  readonly exchange: string;
  readonly caller: string;
  readonly tenant: string | undefined;
  readonly model: string;
  readonly policy: string;
  readonly digest: string;
  readonly calls: readonly {
    readonly binding: string;
    readonly rule: string;
    readonly tool: string;
    readonly args: string;
    readonly approvers: readonly string[];
    readonly quorum: number;
    readonly timeoutMs: number;
  }[];
}

export type StoredClaim = {
  readonly kind: 'granted' | 'pending' | 'denied' | 'flooded';
  readonly ids: readonly string[];
};

/** Who votes; `is` are all the ids of that person. */
export interface Vote {
  readonly ticket: string;
  readonly by: { readonly id: string; readonly roles: readonly string[]; readonly is: readonly string[] };
  /** Tenants whose tickets they may see; undefined for all. */
  readonly tenant: { readonly only: string | undefined } | undefined;
  readonly verdict: Verdict;
  readonly way: VoteWay;
}

/** Which tickets are wanted, the newest first. */
export interface TicketFilter {
  readonly tenant: { readonly only: string | undefined } | undefined;
  readonly state: TicketState | undefined;
  readonly limit: number;
}

/** What every store is told, wherever it keeps tickets. */
export interface TicketLimits {
  /** 32 bytes that arguments are encrypted with. */
  readonly key: Uint8Array;
  /** Most open tickets, in all and of one caller; most that one caller gets in an hour. */
  readonly open: number;
  readonly openPerCaller: number;
  readonly perHour: number;
  /** How long closed tickets are kept, in milliseconds. */
  readonly keepMs: number;
}

/** What a store is asked. */
export type TicketQuestion =
  | { readonly kind: 'claim'; readonly claim: BoundClaim }
  | { readonly kind: 'settled'; readonly ids: readonly string[] }
  | { readonly kind: 'vote'; readonly vote: Vote }
  | { readonly kind: 'list'; readonly filter: TicketFilter }
  | { readonly kind: 'show'; readonly ticket: string; readonly tenant: TicketFilter['tenant'] }
  | { readonly kind: 'sweep' }
  | { readonly kind: 'unrecorded'; readonly limit: number }
  | { readonly kind: 'recorded'; readonly seqs: readonly number[] }
  | { readonly kind: 'untold'; readonly limit: number };

/** What it says, by what was asked. */
export interface TicketAnswer {
  readonly claimed?: StoredClaim;
  readonly ids?: readonly string[];
  readonly voted?: VoteOutcome;
  readonly tickets?: readonly Ticket[];
  readonly steps?: readonly StepRecord[];
  /** Open tickets. */
  readonly open?: number;
}

/** A store, shared by all who make or decide tickets. */
export interface Tickets {
  /** Rejects when the store could not do it, or nobody knows whether it did: then nothing is approved. */
  ask(question: TicketQuestion): Promise<TicketAnswer>;
  /** False where there was never a ticket, so that nothing has to be looked after. */
  readonly begun: boolean;
  close(): Promise<void>;
}

/** Milliseconds for which a step is left to the one who has begun to record it. */
export const HOLD_MS = 10_000;
/** A ticket that was opened so many milliseconds from now was opened before the clock was put back: how long ago, nobody knows. */
export const AHEAD_MS = 60_000;
