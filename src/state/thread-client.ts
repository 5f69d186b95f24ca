/** A thread that answers questions, as its asker sees it: started when first asked, and ends with the process. */
import { Worker } from 'node:worker_threads';

/** What a thread says to a question: why it could not do it, or what its kind of question is answered with. */
export interface ThreadAnswer {
  readonly id: number;
  readonly problem?: string;
}

/** A question with everything but its number, which the client gives it. */
export type Unnumbered<Question> = Question extends unknown ? Omit<Question, 'id'> : never;

/** Questions that may wait; a disk that hangs answers none, and whoever asked has long gone on without it. */
const MOST_WAITING = 10_000;

interface Waiting<Answer> {
  resolve(answer: Answer): void;
  reject(cause: Error): void;
}

/** Asks one thread; every answer is that of its own question. */
export class ThreadClient<Asked extends object, Answer extends ThreadAnswer> {
  readonly #entry: URL;
  readonly #workerData: object;
  readonly #waiting = new Map<number, Waiting<Answer>>();
  #thread: Worker | undefined;
  #nextId = 1;

  constructor(entry: URL, workerData: object) {
    this.#entry = entry;
    this.#workerData = workerData;
  }

  /** True when something was asked before. */
  get started(): boolean {
    return this.#thread !== undefined;
  }

  /** Rejects when the thread is lost or too much waits for it; that it could not do something is in its answer. */
  async ask(asked: Asked): Promise<Answer> {
    if (this.#waiting.size >= MOST_WAITING) throw new Error('too many questions wait for the thread');
    this.#thread ??= this.#start();
    const thread = this.#thread;
    const id = this.#nextId++;
    return await new Promise<Answer>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      thread.postMessage({ id, ...asked });
    });
  }

  /** Ends the thread; what was asked and not answered fails, and whoever asks next gets a new one. */
  async close(): Promise<void> {
    const thread = this.#thread;
    if (thread === undefined) return;
    this.#lost(thread, new Error('the thread was ended'));
    await thread.terminate();
  }

  #start(): Worker {
    const thread = new Worker(this.#entry, { workerData: this.#workerData });
    thread.unref();
    thread.on('message', (answer: Answer) => {
      this.#waiting.get(answer.id)?.resolve(answer);
      this.#waiting.delete(answer.id);
    });
    thread.on('error', (cause) => this.#lost(thread, cause));
    thread.on('exit', () => this.#lost(thread, new Error('the thread has ended')));
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
