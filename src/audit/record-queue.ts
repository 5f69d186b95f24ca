/** Records that wait to be written, bounded in number and in memory. */

/** One waiting record. */
export interface Entry {
  readonly body: string;
  /** Present while the caller waits for the disk; absent when it was told at once. */
  readonly waiting?: { readonly resolve: () => void; readonly reject: (reason: Error) => void };
}

/** Bounds of the queue. */
export interface QueueLimits {
  readonly entries: number;
  /** Characters of all bodies together. */
  readonly characters: number;
}

/** First in, first out; an entry in flight counts until it is settled. */
export class RecordQueue {
  readonly #limits: QueueLimits;
  #entries: Entry[] = [];
  #characters = 0;

  constructor(limits: QueueLimits) {
    this.#limits = limits;
  }

  get length(): number {
    return this.#entries.length;
  }

  get full(): boolean {
    return this.#entries.length >= this.#limits.entries || this.#characters >= this.#limits.characters;
  }

  /** True when a caller waits for the newest entry. */
  get awaited(): boolean {
    return this.#entries.at(-1)?.waiting !== undefined;
  }

  push(entry: Entry): void {
    this.#entries.push(entry);
    this.#characters += entry.body.length;
  }

  /** Returns the oldest bodies; they stay until `settle`. */
  bodies(most: number): string[] {
    return this.#entries.slice(0, most).map((entry) => entry.body);
  }

  /** The oldest `count` entries are on disk. */
  settle(count: number): void {
    for (const entry of this.#entries.splice(0, count)) {
      this.#characters -= entry.body.length;
      entry.waiting?.resolve();
    }
  }

  /** For each of the oldest entries, whether its caller was told at once. */
  told(most: number): boolean[] {
    return this.#entries.slice(0, most).map((entry) => entry.waiting === undefined);
  }

  /** Rejects and drops every entry whose caller waits, and returns their number; the others stay. */
  refuse(reason: () => Error): number {
    const refused = this.#entries.filter((entry) => entry.waiting !== undefined);
    this.#keep(this.#entries.filter((entry) => entry.waiting === undefined));
    for (const entry of refused) entry.waiting?.reject(reason());
    return refused.length;
  }

  /** Drops everything, and returns how many entries were dropped. */
  clear(reason: () => Error): number {
    const refused = this.refuse(reason);
    const dropped = this.#entries.length;
    this.#keep([]);
    return refused + dropped;
  }

  #keep(entries: Entry[]): void {
    this.#entries = entries;
    this.#characters = entries.reduce((sum, entry) => sum + entry.body.length, 0);
  }
}
