/** Tickets in PostgreSQL, which all instances of Weir share: one transaction for each question, and who writes is alone. */
import { randomUUID } from 'node:crypto';
import type { PostgresAsk, PostgresConnection } from '../state/postgres-connection.ts';
import { upgradeTables } from './postgres-tables.ts';
import { TicketWork } from './ticket-work.ts';
import type { TicketAnswer, TicketLimits, TicketQuestion, Tickets } from './tickets.ts';
import { awaitWork, type Statement } from './work.ts';

export interface PostgresTicketsOptions {
  readonly limits: TicketLimits;
  readonly connection: PostgresConnection;
  readonly schema: string;
  /** Milliseconds since the epoch; the clock of the server when left out, which is one for all instances. */
  readonly now?: () => number;
}

/** Waits until no other writer of tickets is at work, and is given back with the end of the transaction. */
const ALONE = "SELECT pg_advisory_xact_lock(hashtext('weir tickets'))";
const READING = 'SET TRANSACTION READ ONLY';
const CLOCK = 'SELECT floor(extract(epoch FROM clock_timestamp()) * 1000) AS now';

export class PostgresTickets implements Tickets {
  readonly begun = true;
  readonly #options: PostgresTicketsOptions;
  readonly #work: TicketWork;
  /** Undefined until the tables are known to be as they should. */
  #ready: Promise<void> | undefined;

  constructor(options: PostgresTicketsOptions) {
    this.#options = options;
    this.#work = new TicketWork({ ...options.limits, holder: randomUUID() });
  }

  async ask(question: TicketQuestion): Promise<TicketAnswer> {
    await this.#opened();
    const { writes } = this.#work.for(question, 0);
    return await this.#options.connection.transact(writes ? ALONE : READING, async (ask) => {
      const { work } = this.#work.for(question, await this.#now(ask));
      return await awaitWork(work, (statement) => ask(numbered(statement)));
    });
  }

  async close(): Promise<void> {
    await this.#options.connection.close();
  }

  async #now(ask: PostgresAsk): Promise<number> {
    const { now } = this.#options;
    if (now !== undefined) return now();
    const [row] = await ask({ text: CLOCK, values: [] });
    return Number(row?.['now']);
  }

  /** Tables that could not be had are tried again with the next question. */
  async #opened(): Promise<void> {
    this.#ready ??= this.#options.connection.transact(ALONE, (ask) =>
      upgradeTables(ask, this.#options.schema),
    );
    const ready = this.#ready;
    try {
      await ready;
    } catch (cause) {
      if (this.#ready === ready) this.#ready = undefined;
      throw cause;
    }
  }
}

/** `?` is what SQLite calls the next value; texts of statements have no other. */
function numbered({ sql, values }: Statement) {
  let nth = 0;
  return { text: sql.replaceAll('?', () => `$${++nth}`), values };
}
