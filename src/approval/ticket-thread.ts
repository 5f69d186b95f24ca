/** The thread of the tickets: a disk that is slow holds up no exchange. An entry: importing it starts this thread. */
import { parentPort, workerData } from 'node:worker_threads';
import type { StepRecord, Ticket, VoteOutcome } from '../core/ticket.ts';
import {
  type BoundClaim,
  type StoredClaim,
  type TicketFilter,
  TicketStore,
  type TicketStoreOptions,
  type Vote,
} from './ticket-store.ts';

/** What the thread is asked; `now` is milliseconds since the epoch. */
export type TicketQuestion = { readonly now: number } & (
  | { readonly kind: 'claim'; readonly claim: BoundClaim }
  | { readonly kind: 'settled'; readonly ids: readonly string[] }
  | { readonly kind: 'vote'; readonly vote: Vote }
  | { readonly kind: 'list'; readonly filter: TicketFilter }
  | { readonly kind: 'show'; readonly ticket: string; readonly tenant: TicketFilter['tenant'] }
  | { readonly kind: 'sweep' }
  | { readonly kind: 'unrecorded'; readonly limit: number }
  | { readonly kind: 'recorded'; readonly seqs: readonly number[] }
  | { readonly kind: 'untold'; readonly limit: number }
);

/** What it says, by what was asked; or why it could not do it. */
export interface TicketAnswer {
  readonly id: number;
  readonly problem?: string;
  readonly claimed?: StoredClaim;
  readonly ids?: readonly string[];
  readonly voted?: VoteOutcome;
  readonly tickets?: readonly Ticket[];
  readonly steps?: readonly StepRecord[];
  /** Open tickets. */
  readonly open?: number;
}

/** Opened again after a problem, so that it goes on by itself once the disk does. */
let store: TicketStore | undefined;

parentPort?.on('message', (question: TicketQuestion & { readonly id: number }) =>
  parentPort?.postMessage(answerTo(question)),
);

function answerTo(question: TicketQuestion & { readonly id: number }): TicketAnswer {
  const { id } = question;
  try {
    store ??= new TicketStore(workerData as TicketStoreOptions);
    return { id, ...answerOf(store, question) };
  } catch (cause) {
    close();
    return { id, problem: cause instanceof Error ? cause.message : 'unknown reason' };
  }
}

function answerOf(tickets: TicketStore, question: TicketQuestion): Omit<TicketAnswer, 'id'> {
  const { now } = question;
  switch (question.kind) {
    case 'claim':
      return { claimed: tickets.claim(question.claim, now) };
    case 'settled':
      return { ids: tickets.settled(question.ids, now) };
    case 'vote':
      return { voted: tickets.vote(question.vote, now) };
    case 'list':
      return { tickets: tickets.list(question.filter) };
    case 'show': {
      const ticket = tickets.show(question.ticket, question.tenant);
      return ticket === undefined ? { tickets: [] } : { tickets: [ticket] };
    }
    case 'sweep':
      tickets.sweep(now);
      return { open: tickets.open(now) };
    case 'unrecorded':
      return { steps: tickets.unrecorded(question.limit) };
    case 'recorded':
      tickets.recorded(question.seqs);
      return {};
    case 'untold':
      return { tickets: tickets.untold(now, question.limit) };
  }
}

/** A connection that failed is not used again. */
function close(): void {
  try {
    store?.close();
  } catch {
    // It is given up in any case.
  }
  store = undefined;
}
