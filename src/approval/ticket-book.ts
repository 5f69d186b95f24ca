/** The book of tickets: their rows, their votes, and every step that they go through. */
import type { DatabaseSync } from 'node:sqlite';
import type { Ticket, TicketState, TicketStep } from '../core/ticket.ts';
import type { Row } from './ticket-rows.ts';

/** States in which a ticket stands for its call. */
export const LIVE = "state IN ('open', 'approved', 'denied')";

/** What is noted of one step. */
interface Step {
  readonly now: number;
  readonly by: string;
  readonly way?: string;
  readonly reason?: string;
  readonly exchange?: string;
}

/** An open book; its changes are made inside `atomic`. */
export class TicketBook {
  protected readonly database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.database = database;
  }

  close(): void {
    this.database.close();
  }

  protected expire(row: Row, now: number): TicketState {
    const id = String(row['id']);
    const state = row['state'] === 'approved' ? 'unused' : 'expired';
    // One that was denied has said so; it only makes room for the next.
    if (row['state'] === 'denied')
      this.database.prepare('UPDATE tickets SET binding = id WHERE id = ?').run(id);
    else this.end(id, state, { now, by: '' });
    return state;
  }

  /** Puts a ticket into a state; arguments are kept only while somebody may still look at them. */
  protected end(id: string, state: Exclude<TicketState, 'open'>, step: Step): void {
    this.database.prepare('UPDATE tickets SET state = ?, sealed = NULL WHERE id = ?').run(state, id);
    this.step(id, state, step);
  }

  protected step(
    ticket: string,
    step: TicketStep,
    { now, by, way = '', reason = '', exchange = '' }: Step,
  ): void {
    const sql =
      'INSERT INTO steps (ticket, step, at, by, way, reason, exchange) VALUES (?, ?, ?, ?, ?, ?, ?)';
    this.database.prepare(sql).run(ticket, step, now, by, way, reason, exchange);
  }

  protected row(id: string): Row | undefined {
    return this.database.prepare('SELECT * FROM tickets WHERE id = ?').get(id);
  }

  protected votes(id: string): Ticket['votes'] {
    const rows = this.database
      .prepare('SELECT by, verdict, at FROM votes WHERE ticket = ? ORDER BY at')
      .all(id);
    return rows.map((row) => ({
      ...{ by: String(row['by']), at: Number(row['at']) },
      verdict: row['verdict'] === 'approve' ? 'approve' : 'deny',
    }));
  }

  protected atomic<T>(act: () => T): T {
    this.database.exec('BEGIN IMMEDIATE');
    try {
      const outcome = act();
      this.database.exec('COMMIT');
      return outcome;
    } catch (cause) {
      if (this.database.isTransaction) this.database.exec('ROLLBACK');
      throw cause;
    }
  }
}
