/** The thread of the store: a disk that is slow holds up no exchange. An entry: importing it starts this thread. */
import { parentPort, workerData } from 'node:worker_threads';
import { Store, type StoreOptions } from './store.ts';

/** What the thread is asked. */
export type StoreQuestion =
  | { readonly id: number; readonly kind: 'recall'; readonly keys: readonly string[]; readonly now: number }
  | {
      readonly id: number;
      readonly kind: 'remember';
      readonly keys: readonly string[];
      readonly now: number;
    };

/** What it says: which keys are remembered, or why it could not tell or write. */
export interface StoreAnswer {
  readonly id: number;
  readonly known?: readonly boolean[];
  readonly problem?: string;
}

/** Asked again after a problem, so that it goes on by itself once the disk does. */
let store: Store | undefined;

parentPort?.on('message', (question: StoreQuestion) => parentPort?.postMessage(answerTo(question)));

function answerTo({ id, kind, keys, now }: StoreQuestion): StoreAnswer {
  try {
    store ??= new Store(workerData as StoreOptions);
    if (kind === 'recall') return { id, known: store.recall(keys, now) };
    store.remember(keys, now);
    return { id };
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
