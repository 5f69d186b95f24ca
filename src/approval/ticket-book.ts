/** The book of tickets: their rows, their votes, and every step that they go through. */
import type { Ticket, TicketState, TicketStep } from '../core/ticket.ts';
import type { Row } from './ticket-rows.ts';
import { AHEAD_MS, HOLD_MS } from './tickets.ts';
import { all, first, type Work } from './work.ts';

/** States in which a ticket stands for its call. */
export const LIVE = "state IN ('open', 'approved', 'denied')";

/** True where the time of a ticket is over, or cannot be told any more. */
export function isOver({ expires, opened }: Row, now: number): boolean {
  return Number(expires) <= now || Number(opened) > now + AHEAD_MS;
}

/** What is noted of one step. */
export interface Step {
  readonly now: number;
  readonly by: string;
  readonly way?: string;
  readonly reason?: string;
  readonly exchange?: string;
  /** Who records it, before others do. */
  readonly holder?: string;
}

/** Puts a ticket that has expired aside, and returns what it is now. */
export function* expire(row: Row, now: number): Work<TicketState> {
  const id = String(row['id']);
  const state = row['state'] === 'approved' ? 'unused' : 'expired';
  // One that was denied has said so; it only makes room for the next.
  if (row['state'] === 'denied') yield* all('UPDATE tickets SET binding = id WHERE id = ?', id);
  else yield* end(id, state, { now, by: '' });
  return state;
}

/** Puts a ticket into a state; arguments are kept only while somebody may still look at them. */
export function* end(id: string, state: Exclude<TicketState, 'open'>, step: Step): Work<void> {
  yield* all('UPDATE tickets SET state = ?, sealed = NULL WHERE id = ?', state, id);
  yield* note(id, state, step);
}

/** Notes a step, to be recorded. */
export function* note(ticket: string, step: TicketStep, of: Step): Work<void> {
  const { now, by, way = '', reason = '', exchange = '', holder = '' } = of;
  const sql =
    'INSERT INTO steps (ticket, step, at, by, way, reason, exchange, holder, held) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)';
  const held = holder === '' ? 0 : now + HOLD_MS;
  yield* all(sql, ticket, step, now, by, way, reason, exchange, holder, held);
}

export function* rowOf(id: string): Work<Row | undefined> {
  return yield* first('SELECT * FROM tickets WHERE id = ?', id);
}

export function* votesOn(id: string): Work<Ticket['votes']> {
  const rows = yield* all('SELECT by, verdict, at FROM votes WHERE ticket = ? ORDER BY at', id);
  return rows.map((row) => ({
    ...{ by: String(row['by']), at: Number(row['at']) },
    verdict: row['verdict'] === 'approve' ? 'approve' : 'deny',
  }));
}

export function idsOf(rows: readonly (Row | undefined)[]): string[] {
  return rows.flatMap((row) => (row === undefined ? [] : [String(row['id'])]));
}
