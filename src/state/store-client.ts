/** The thread of the stores, as one worker sees it: started when first asked, and ends with the process. */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { StateSection } from './section.ts';
import type { StoreAnswer, StoreQuestion, ThreadOptions } from './store-thread.ts';

const DAY_MS = 86_400_000;
const FILE = 'state.sqlite';
const CONVERSATIONS_FILE = 'conversations.sqlite';
/** Conversations kept, at most; those that expire first are forgotten beyond it. */
const MOST_CONVERSATIONS = 100_000;
/** How long a writer waits for another one. */
const BUSY_MS = 2000;

export interface StoreClientOptions extends Omit<StateSection, 'folder'> {
  readonly folder: string;
  /** 32 bytes that conversations are encrypted with; without it none is kept. */
  readonly key?: Uint8Array;
}

/** A question with everything but its number. */
export type Asked = StoreQuestion extends infer One
  ? One extends StoreQuestion
    ? Omit<One, 'id'>
    : never
  : never;

interface Waiting {
  resolve(answer: StoreAnswer): void;
  reject(cause: Error): void;
}

/** Asks the thread; every answer is that of its own question. */
export class StoreClient {
  readonly #options: StoreClientOptions;
  readonly #waiting = new Map<number, Waiting>();
  #thread: Worker | undefined;
  #nextId = 1;

  constructor(options: StoreClientOptions) {
    this.#options = options;
  }

  /** True when something was asked before. */
  get started(): boolean {
    return this.#thread !== undefined;
  }

  /** Rejects when the store could not do it. */
  async ask(asked: Asked): Promise<StoreAnswer> {
    this.#thread ??= this.#start();
    const thread = this.#thread;
    const id = this.#nextId++;
    const answer = await new Promise<StoreAnswer>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      thread.postMessage({ id, ...asked });
    });
    if (answer.problem !== undefined)
      throw new Error(`${join(this.#options.folder, FILE)}: ${answer.problem}`);
    return answer;
  }

  /** Ends the thread; what was asked and not answered fails. */
  async close(): Promise<void> {
    await this.#thread?.terminate();
  }

  #start(): Worker {
    const { references, folder, key } = this.#options;
    const workerData: ThreadOptions = {
      references: {
        ...{ file: join(folder, FILE), keepMs: references.days * DAY_MS },
        ...{ rows: references.rows, busyMs: BUSY_MS },
      },
      conversations: key && {
        ...{ file: join(folder, CONVERSATIONS_FILE), key },
        ...{ rows: MOST_CONVERSATIONS, busyMs: BUSY_MS },
      },
    };
    // The sources run as they are, and as what they are compiled to.
    const entry = new URL(`./store-thread${import.meta.url.slice(-3)}`, import.meta.url);
    const thread = new Worker(entry, { workerData });
    thread.unref();
    thread.on('message', (answer: StoreAnswer) => {
      this.#waiting.get(answer.id)?.resolve(answer);
      this.#waiting.delete(answer.id);
    });
    thread.on('error', (cause) => this.#lost(thread, cause));
    thread.on('exit', () => this.#lost(thread, new Error('the thread of the store has ended')));
    return thread;
  }

  /** Whoever asks next gets a new thread. */
  #lost(thread: Worker, cause: Error): void {
    if (this.#thread !== thread) return;
    this.#thread = undefined;
    for (const { reject } of this.#waiting.values()) reject(cause);
    this.#waiting.clear();
  }
}
