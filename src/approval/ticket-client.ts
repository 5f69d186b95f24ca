/** The store of tickets as one process asks it. */
import { join } from 'node:path';
import { ThreadClient } from '../state/thread-client.ts';
import type { ApprovalsSection } from './section.ts';
import type { TicketStoreOptions } from './ticket-store.ts';
import type { TicketAnswer, TicketQuestion } from './ticket-thread.ts';

const FILE = 'tickets.sqlite';
const DAY_MS = 86_400_000;
/** How long a writer waits for another one. */
const BUSY_MS = 2000;

export interface TicketClientOptions {
  readonly section: ApprovalsSection;
  readonly folder: string;
  /** 32 bytes that arguments are encrypted with. */
  readonly key: Uint8Array;
  /** Milliseconds since the epoch. */
  now(): number;
}

type Asked = TicketQuestion extends infer One
  ? One extends TicketQuestion
    ? Omit<One, 'now'>
    : never
  : never;

/** Asks the thread of the store, which is started when it is first asked. */
export class TicketClient {
  readonly file: string;
  readonly #thread: ThreadClient<TicketQuestion, TicketAnswer>;
  readonly #now: () => number;

  constructor({ section, folder, key, now }: TicketClientOptions) {
    this.file = join(folder, FILE);
    this.#now = now;
    const workerData: TicketStoreOptions = {
      ...{ file: this.file, key, busyMs: BUSY_MS, keepMs: section.keepDays * DAY_MS },
      ...{ open: section.open, openPerCaller: section.openPerCaller, perHour: section.perHour },
    };
    // The sources run as they are, and as what they are compiled to.
    const entry = new URL(`./ticket-thread${import.meta.url.slice(-3)}`, import.meta.url);
    this.#thread = new ThreadClient(entry, workerData);
  }

  /** Rejects when the store could not do it. */
  async ask(asked: Asked): Promise<TicketAnswer> {
    const answer = await this.#thread.ask({ now: this.#now(), ...asked } as TicketQuestion);
    if (answer.problem !== undefined) throw new Error(`${this.file}: ${answer.problem}`);
    return answer;
  }

  async close(): Promise<void> {
    await this.#thread.close();
  }
}
