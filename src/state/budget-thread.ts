/** The thread of the counts of budgets: a disk that is slow holds up no exchange. An entry: importing it starts this thread. */
import { parentPort, workerData } from 'node:worker_threads';
import {
  BudgetStore,
  type BudgetStoreOptions,
  type StoredAnswer,
  type StoredChange,
  type StoredClaim,
} from './budget-store.ts';

/** What the thread is asked; times are milliseconds since the epoch. */
export type BudgetQuestion = { readonly id: number; readonly now: number } & (
  | { readonly kind: 'claim'; readonly claims: readonly StoredClaim[] }
  | { readonly kind: 'settle'; readonly changes: readonly StoredChange[] }
  | { readonly kind: 'renew'; readonly places: readonly string[] }
);

/** What it says, or why it could not. */
export interface BudgetThreadAnswer {
  readonly id: number;
  readonly answer?: StoredAnswer;
  readonly problem?: string;
}

/** Opened again after a problem, so that it goes on by itself once the disk does. */
let store: BudgetStore | undefined;

parentPort?.on('message', (question: BudgetQuestion) => parentPort?.postMessage(answerTo(question)));

function answerTo(question: BudgetQuestion): BudgetThreadAnswer {
  try {
    return { id: question.id, ...answerOf(question) };
  } catch (cause) {
    close();
    return { id: question.id, problem: cause instanceof Error ? cause.message : 'unknown reason' };
  }
}

function answerOf(question: BudgetQuestion): Omit<BudgetThreadAnswer, 'id'> {
  store ??= new BudgetStore(workerData as BudgetStoreOptions);
  const { now } = question;
  switch (question.kind) {
    case 'claim':
      return { answer: store.claim(question.claims, now) };
    case 'settle':
      store.settle(question.changes);
      return {};
    case 'renew':
      store.renew(question.places, now);
      return {};
  }
}

function close(): void {
  try {
    store?.close();
  } catch {
    // It is given up all the same.
  }
  store = undefined;
}
