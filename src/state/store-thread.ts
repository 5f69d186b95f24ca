/** The thread of the stores: a disk that is slow holds up no exchange. An entry: importing it starts this thread. */
import { parentPort, workerData } from 'node:worker_threads';
import type { NamedValue } from '../core/ports.ts';
import { type ConversationOptions, ConversationStore } from './conversation-store.ts';
import { Store, type StoreOptions } from './store.ts';

/** What the thread is started with. */
export interface ThreadOptions {
  readonly references: StoreOptions;
  readonly conversations: ConversationOptions | undefined;
}

/** What the thread is asked; times are milliseconds since the epoch. */
export type StoreQuestion = { readonly id: number; readonly now: number } & (
  | { readonly kind: 'recall'; readonly keys: readonly string[] }
  | { readonly kind: 'remember'; readonly keys: readonly string[] }
  | { readonly kind: 'load'; readonly key: string; readonly until: number }
  | {
      readonly kind: 'add';
      readonly key: string;
      readonly named: readonly NamedValue[];
      readonly until: number;
    }
);

/** What it says: which keys are remembered, what a conversation holds, or why it could not tell or write. */
export interface StoreAnswer {
  readonly id: number;
  readonly known?: readonly boolean[];
  readonly named?: readonly NamedValue[];
  readonly problem?: string;
}

/** Asked again after a problem, so that they go on by themselves once the disk does. */
let store: Store | undefined;
let conversations: ConversationStore | undefined;

parentPort?.on('message', (question: StoreQuestion) => parentPort?.postMessage(answerTo(question)));

function answerTo(question: StoreQuestion): StoreAnswer {
  try {
    return { id: question.id, ...answerOf(question) };
  } catch (cause) {
    close();
    return { id: question.id, problem: cause instanceof Error ? cause.message : 'unknown reason' };
  }
}

function answerOf(question: StoreQuestion): Omit<StoreAnswer, 'id'> {
  const { now } = question;
  switch (question.kind) {
    case 'recall':
      return { known: references().recall(question.keys, now) };
    case 'remember':
      references().remember(question.keys, now);
      return {};
    case 'load':
      return { named: kept().load(question.key, question) };
    case 'add':
      kept().add(question.key, question.named, question);
      return {};
  }
}

function references(): Store {
  store ??= new Store((workerData as ThreadOptions).references);
  return store;
}

function kept(): ConversationStore {
  const options = (workerData as ThreadOptions).conversations;
  if (options === undefined) throw new Error('no key for conversations');
  conversations ??= new ConversationStore(options);
  return conversations;
}

/** A connection that failed is not used again. */
function close(): void {
  for (const opened of [store, conversations])
    try {
      opened?.close();
    } catch {
      // It is given up in any case.
    }
  store = undefined;
  conversations = undefined;
}
