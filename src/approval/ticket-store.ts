/** Tickets in one SQLite file, which all processes of a host share. Synchronous: it runs in its own thread. */
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { openTickets } from './ticket-tables.ts';
import { TicketWork } from './ticket-work.ts';
import type { TicketAnswer, TicketLimits, TicketQuestion } from './tickets.ts';
import { runWork, type Statement } from './work.ts';

export interface TicketStoreOptions extends TicketLimits {
  readonly file: string;
  /** How long to wait for another writer, in milliseconds. */
  readonly busyMs: number;
}

/** Whoever serves here: one process after the other, and each goes on where the last one was killed. */
const HERE = 'here';

/** An open store. Every method throws when the disk does not do as it should. */
export class TicketStore {
  readonly #work: TicketWork;
  readonly #database: DatabaseSync;
  readonly #prepared = new Map<string, StatementSync>();

  constructor(options: TicketStoreOptions) {
    this.#work = new TicketWork({ ...options, holder: HERE });
    this.#database = openTickets(options.file, options.busyMs);
  }

  /** Answers at once; all of it is done, or nothing. */
  ask(question: TicketQuestion, now: number): TicketAnswer {
    const { writes, work } = this.#work.for(question, now);
    const run = () => runWork(work, (statement) => this.#rows(statement));
    return writes ? this.#atomic(run) : run();
  }

  close(): void {
    this.#database.close();
  }

  #rows({ sql, values }: Statement) {
    const known = this.#prepared.get(sql) ?? this.#database.prepare(sql);
    this.#prepared.set(sql, known);
    return known.all(...values);
  }

  #atomic<T>(act: () => T): T {
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      const outcome = act();
      this.#database.exec('COMMIT');
      return outcome;
    } catch (cause) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      throw cause;
    }
  }
}
