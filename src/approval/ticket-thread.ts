/** The thread of the tickets: a disk that is slow holds up no exchange. An entry: importing it starts this thread. */
import { parentPort, workerData } from 'node:worker_threads';
import { TicketStore, type TicketStoreOptions } from './ticket-store.ts';
import type { TicketAnswer, TicketQuestion } from './tickets.ts';

/** What the thread is asked, as of a time in milliseconds since the epoch. */
export interface ThreadQuestion {
  readonly now: number;
  readonly question: TicketQuestion;
}

/** What it says, or why it could not do it. */
export interface ThreadAnswer {
  readonly id: number;
  readonly problem?: string;
  readonly answer?: TicketAnswer;
}

/** Opened again after a problem, so that it goes on by itself once the disk does. */
let store: TicketStore | undefined;

parentPort?.on('message', (asked: ThreadQuestion & { readonly id: number }) =>
  parentPort?.postMessage(answerTo(asked)),
);

function answerTo({ id, now, question }: ThreadQuestion & { readonly id: number }): ThreadAnswer {
  try {
    store ??= new TicketStore(workerData as TicketStoreOptions);
    return { id, answer: store.ask(question, now) };
  } catch (cause) {
    close();
    return { id, problem: cause instanceof Error ? cause.message : 'unknown reason' };
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
