/** Tickets in a file, as one process asks for them: through a thread, which is started when it is first asked. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { installedModule } from '../core/installed.ts';
import { ThreadClient } from '../state/thread-client.ts';
import type { TicketStoreOptions } from './ticket-store.ts';
import type { ThreadAnswer, ThreadQuestion } from './ticket-thread.ts';
import type { TicketAnswer, TicketLimits, TicketQuestion, Tickets } from './tickets.ts';

const FILE = 'tickets.sqlite';
/** How long a writer waits for another one. */
const BUSY_MS = 2000;

export interface FileTicketsOptions {
  readonly limits: TicketLimits;
  readonly folder: string;
  /** Milliseconds since the epoch. */
  now(): number;
}

export class FileTickets implements Tickets {
  readonly #file: string;
  readonly #thread: ThreadClient<ThreadQuestion, ThreadAnswer>;
  readonly #now: () => number;

  constructor({ limits, folder, now }: FileTicketsOptions) {
    this.#file = join(folder, FILE);
    this.#now = now;
    const workerData: TicketStoreOptions = { ...limits, file: this.#file, busyMs: BUSY_MS };
    this.#thread = new ThreadClient(installedModule('approval/ticket-thread'), workerData);
  }

  get begun(): boolean {
    return existsSync(this.#file);
  }

  async ask(question: TicketQuestion): Promise<TicketAnswer> {
    const { problem, answer } = await this.#thread.ask({ now: this.#now(), question });
    if (problem !== undefined || answer === undefined)
      throw new Error(`${this.#file}: ${problem ?? 'no answer'}`);
    return answer;
  }

  async close(): Promise<void> {
    await this.#thread.close();
  }
}
