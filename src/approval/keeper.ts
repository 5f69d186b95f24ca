/** The keeper of the tickets: what expires is closed, every step is recorded, and people are told of new tickets. */
import type { StepRecord, Ticket, TicketStep } from '../core/ticket.ts';
import type { Tickets } from './tickets.ts';

/** Between two rounds. */
const ROUND_MS = 1000;
/** Steps that one round records, at a time. */
const STEPS = 200;
/** Tickets that one round tells of. */
const TOLD = 50;

export interface KeeperOptions {
  readonly client: Pick<Tickets, 'ask'>;
  /** Writes a step into the journal; resolves when it is on disk. */
  record(step: StepRecord): Promise<void>;
  counted(step: TicketStep): void;
  openTickets(count: number): void;
  /** Tells people of a ticket; undefined where nobody is told. */
  readonly tell: ((ticket: Ticket) => void) | undefined;
  /** A round failed; or goes well again. */
  changed(problem: unknown): void;
}

/** One per process group: it runs in the primary. */
export class Keeper {
  readonly #options: KeeperOptions;
  #timer: NodeJS.Timeout | undefined;
  #round: Promise<void> | undefined;
  #again = false;
  #failing = false;

  constructor(options: KeeperOptions) {
    this.#options = options;
  }

  /** Looks after the tickets from now on. */
  start(): void {
    if (this.#timer !== undefined) return;
    this.#timer = setInterval(() => void this.round(), ROUND_MS).unref();
    void this.round();
  }

  /** Resolves when everything that had happened is recorded, or could not be. One round runs at a time. */
  async round(): Promise<boolean> {
    if (this.#round !== undefined) {
      this.#again = true;
      await this.#round;
      return !this.#failing;
    }
    this.#round = this.#rounds();
    await this.#round;
    this.#round = undefined;
    return !this.#failing;
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.#timer = undefined;
    await this.#round;
  }

  async #rounds(): Promise<void> {
    const { changed } = this.#options;
    do {
      this.#again = false;
      try {
        await this.#once();
        if (this.#failing) changed(undefined);
        this.#failing = false;
      } catch (cause) {
        if (!this.#failing) changed(cause);
        this.#failing = true;
      }
    } while (this.#again);
  }

  async #once(): Promise<void> {
    const { client, openTickets, tell } = this.#options;
    const { open = 0 } = await client.ask({ kind: 'sweep' });
    openTickets(open);
    await this.#record();
    if (tell === undefined) return;
    const { tickets = [] } = await client.ask({ kind: 'untold', limit: TOLD });
    for (const ticket of tickets) tell(ticket);
  }

  async #record(): Promise<void> {
    const { client, record, counted } = this.#options;
    for (;;) {
      const { steps = [] } = await client.ask({ kind: 'unrecorded', limit: STEPS });
      if (steps.length === 0) return;
      await Promise.all(steps.map((step) => record(step)));
      await client.ask({ kind: 'recorded', seqs: steps.map(({ seq }) => seq) });
      for (const { step } of steps) counted(step);
      if (steps.length < STEPS) return;
    }
  }
}
