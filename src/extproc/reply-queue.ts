/** Reply queue: answers leave in order, behind the records they depend on and behind a peer that does not read. */
import { NONE } from '../core/added.ts';
import type { Reply } from '../core/frame.ts';
import { JournalFailure } from '../screen/journal-failure.ts';
import type { Background } from './dependencies.ts';
import { within } from './within.ts';

export interface ReplyQueueOptions {
  /** True in strict mode: an answer leaves after the records of its decision are on disk. */
  readonly waits: boolean;
  /** How long a record may take, in milliseconds. */
  readonly journalMs: number;
  readonly background: Background;
  write(replies: readonly Reply[]): void;
  /** Called when fewer bytes wait than before. */
  drained(): void;
  /** A record or a write failed; nothing behind it leaves. */
  failed(cause: unknown): void;
}

/** The answers of one exchange, in order. */
export class ReplyQueue {
  readonly #options: ReplyQueueOptions;
  /** The end of the line; undefined when nothing waits. */
  #tail: Promise<void> | undefined;
  #waiting = 0;

  constructor(options: ReplyQueueOptions) {
    this.#options = options;
  }

  /** True when everything that was sent has been written. */
  get idle(): boolean {
    return this.#tail === undefined;
  }

  /** Bytes of bodies that wait. */
  get waiting(): number {
    return this.#waiting;
  }

  /** Sends replies behind everything that waits; with nothing to wait for they are written at once. */
  send(replies: readonly Reply[], records: readonly Promise<void>[] = NONE): void {
    if (replies.length === 0 && records.length === 0) return;
    const ordered = this.#options.waits && records.length > 0;
    if (this.#tail !== undefined || ordered) {
      this.#enqueue(() => this.#durable(records), replies);
      return;
    }
    if (records.length > 0) this.#watch(records);
    this.#options.write(replies);
  }

  /** Holds what comes next until a promise is settled. */
  hold(until: Promise<void>): void {
    this.#enqueue(() => until, []);
  }

  #enqueue(wait: () => Promise<void>, replies: readonly Reply[]): void {
    const bytes = replies.reduce(
      (sum, reply) => sum + ('bytes' in reply ? (reply.bytes?.length ?? 0) : 0),
      0,
    );
    this.#waiting += bytes;
    const queued = (this.#tail ?? Promise.resolve())
      .then(wait)
      .then(() => {
        this.#waiting -= bytes;
        this.#options.write(replies);
        if (bytes > 0) this.#options.drained();
      })
      .catch((cause: unknown) => this.#options.failed(cause));
    this.#tail = queued;
    const forget = queued.then(() => {
      if (this.#tail === queued) this.#tail = undefined;
    });
    this.#options.background('replies', forget);
  }

  /** Buffered mode: nothing waits for the records, but one that fails, or takes too long, still ends the exchange. */
  #watch(records: readonly Promise<void>[]): void {
    let settled = false;
    const all = Promise.all(records).finally(() => {
      settled = true;
    });
    const failed = (cause: unknown): void => this.#options.failed(cause);
    this.#options.background(
      'journal',
      all.catch((cause: unknown) => failed(new JournalFailure(cause))),
    );
    // Most are taken at once: the clock runs for those alone that are not, and behind the answers.
    setImmediate(() => {
      if (!settled) this.#options.background('journal', this.#durable(records).catch(failed));
    });
  }

  async #durable(records: readonly Promise<void>[]): Promise<void> {
    if (records.length === 0) return;
    try {
      await within(this.#options.journalMs, Promise.all(records));
    } catch (cause) {
      throw new JournalFailure(cause);
    }
  }
}
