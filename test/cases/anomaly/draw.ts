/** Drawing: choices that a seed repeats (mulberry32, Ettinger, public domain). */

export class Draw {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** From 0 to below 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** From `low` to `high`, both included. */
  number(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  one<Item>(items: readonly Item[]): Item {
    const item = items[this.number(0, items.length - 1)];
    if (item === undefined) throw new Error('nothing to choose from');
    return item;
  }

  /** Several of them, in order. */
  some<Item>(items: readonly Item[], count: number): Item[] {
    const left = [...items.keys()];
    while (left.length > count) left.splice(this.number(0, left.length - 1), 1);
    return left.flatMap((at) => items[at] ?? []);
  }

  /** True so often. */
  chance(share: number): boolean {
    return this.next() < share;
  }
}
