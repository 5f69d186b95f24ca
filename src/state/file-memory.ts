/** The `Memory` port over a file: a thread that opens it when first asked, and ends with the process. */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Clock, Memory } from '../core/ports.ts';
import type { StateSection } from './section.ts';
import type { StoreOptions } from './store.ts';
import type { StoreAnswer, StoreQuestion } from './store-thread.ts';

const DAY_MS = 86_400_000;
const FILE = 'state.sqlite';
/** How long a writer waits for another one. */
const BUSY_MS = 2000;
/**
 * When a key that is not there is looked up again, in milliseconds: the answer that made it may be ending on another
 * worker just now.
 */
const LOOK_AGAIN_MS = [25, 75, 200];

export interface FileMemoryOptions extends Omit<StateSection, 'folder'> {
  readonly folder: string;
  readonly clock: Clock;
}

/** A question with everything but its number. */
type Asked = Pick<StoreQuestion, 'kind' | 'keys' | 'now'>;

interface Waiting {
  resolve(answer: StoreAnswer): void;
  reject(cause: Error): void;
}

/** What one worker remembers and looks up, in the file of all. */
export class FileMemory implements Memory {
  readonly #options: FileMemoryOptions;
  readonly #waiting = new Map<number, Waiting>();
  #thread: Worker | undefined;
  #nextId = 1;

  constructor(options: FileMemoryOptions) {
    this.#options = options;
  }

  async recall(keys: readonly string[], signal: AbortSignal): Promise<readonly boolean[]> {
    let known = await this.#look(keys);
    for (const ms of LOOK_AGAIN_MS) {
      if (signal.aborted || !known.includes(false)) break;
      await pause(ms);
      known = await this.#look(keys);
    }
    return known;
  }

  async remember(keys: readonly string[]): Promise<void> {
    await this.#ask({ kind: 'remember', keys, now: this.#options.clock.now() });
  }

  /** Resolves when nothing that was asked before is left to do. */
  async settled(): Promise<void> {
    // The thread takes one question after the other.
    if (this.#thread !== undefined) await this.#look([]).catch(() => undefined);
  }

  /** Ends the thread; what was asked and not answered fails. */
  async close(): Promise<void> {
    await this.#thread?.terminate();
  }

  async #look(keys: readonly string[]): Promise<readonly boolean[]> {
    const { known } = await this.#ask({ kind: 'recall', keys, now: this.#options.clock.now() });
    return known ?? [];
  }

  async #ask(asked: Asked): Promise<StoreAnswer> {
    this.#thread ??= this.#start();
    const thread = this.#thread;
    const id = this.#nextId++;
    const answer = await new Promise<StoreAnswer>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      thread.postMessage({ id, ...asked } satisfies StoreQuestion);
    });
    if (answer.problem !== undefined) throw new Error(`${this.#file}: ${answer.problem}`);
    return answer;
  }

  get #file(): string {
    return join(this.#options.folder, FILE);
  }

  #start(): Worker {
    const { days, rows } = this.#options.references;
    const workerData: StoreOptions = { file: this.#file, keepMs: days * DAY_MS, rows, busyMs: BUSY_MS };
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

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
