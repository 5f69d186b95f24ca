/** Front queue: an ordered list that is taken from at its front, each step at a constant cost. */

/** Entries taken before their room is given back. */
const SLACK = 64;

/** A list with a moving front; positions count from the front. */
export class FrontQueue<T> {
  #entries: (T | undefined)[] = [];
  #head = 0;

  get length(): number {
    return this.#entries.length - this.#head;
  }

  get first(): T | undefined {
    return this.#entries[this.#head];
  }

  get last(): T | undefined {
    return this.length === 0 ? undefined : this.#entries.at(-1);
  }

  at(position: number): T | undefined {
    return this.#entries[this.#head + position];
  }

  set(position: number, entry: T): void {
    this.#entries[this.#head + position] = entry;
  }

  push(entry: T): void {
    this.#entries.push(entry);
  }

  /** Puts an entry at a position; the cost is what stands behind it. */
  insert(position: number, entry: T): void {
    if (position >= this.length) this.#entries.push(entry);
    else this.#entries.splice(this.#head + position, 0, entry);
  }

  shift(): T | undefined {
    if (this.length === 0) return undefined;
    const entry = this.#entries[this.#head];
    this.#entries[this.#head++] = undefined;
    if (this.#head >= SLACK && this.#head * 2 >= this.#entries.length) {
      this.#entries = this.#entries.slice(this.#head);
      this.#head = 0;
    }
    return entry;
  }

  clear(): void {
    this.#entries = [];
    this.#head = 0;
  }
}
