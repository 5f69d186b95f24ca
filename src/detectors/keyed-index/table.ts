/** A sorted table of 64-bit keyed hashes, each with a number; found by a directory over their leading bits. */

/** Rows to be sorted, column by column. */
export interface Columns {
  readonly high: Uint32Array;
  readonly low: Uint32Array;
  /** Left out where being in the table is all that counts. */
  readonly data?: Uint32Array;
}

export class Table {
  readonly high: Uint32Array;
  readonly low: Uint32Array;
  readonly data: Uint32Array | undefined;
  readonly #shift: number;
  /** By leading bits: where their rows begin. */
  readonly #starts: Uint32Array;

  /** Takes columns that are sorted. */
  constructor({ high, low, data }: Columns) {
    this.high = high;
    this.low = low;
    this.data = data;
    const bits = leadingBits(high.length);
    this.#shift = 32 - bits;
    this.#starts = new Uint32Array(2 ** bits + 1);
    for (const hash of high) increment(this.#starts, (hash >>> this.#shift) + 1);
    for (let at = 1; at < this.#starts.length; at++)
      this.#starts[at] = (this.#starts[at] ?? 0) + (this.#starts[at - 1] ?? 0);
  }

  get size(): number {
    return this.high.length;
  }

  /** The row of a hash; -1 when there is none. */
  find(low: number, high: number): number {
    const bucket = high >>> this.#shift;
    const end = this.#starts[bucket + 1] ?? 0;
    for (let at = this.#starts[bucket] ?? 0; at < end; at++)
      if (this.high[at] === high && this.low[at] === low) return at;
    return -1;
  }

  has(low: number, high: number): boolean {
    return this.find(low, high) >= 0;
  }
}

/** Sorts rows; hashes are spread evenly, so those with the same leading bits are few. */
export function sorted(columns: Columns): Columns {
  const count = columns.high.length;
  const shift = 32 - leadingBits(count);
  const starts = new Uint32Array(2 ** (32 - shift) + 1);
  for (const hash of columns.high) increment(starts, (hash >>> shift) + 1);
  for (let at = 1; at < starts.length; at++) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0);
  const order = new Uint32Array(count);
  const next = starts.slice();
  for (const [row, hash] of columns.high.entries()) order[increment(next, hash >>> shift)] = row;
  for (let bucket = 0; bucket + 1 < starts.length; bucket++)
    order.subarray(starts[bucket], starts[bucket + 1]).sort(by(columns));
  const { high, low, data } = columns;
  const arranged = { high: permuted(high, order), low: permuted(low, order) };
  return data === undefined ? arranged : { ...arranged, data: permuted(data, order) };
}

function by({ high, low }: Columns): (one: number, other: number) => number {
  return (one, other) =>
    (high[one] ?? 0) - (high[other] ?? 0) || (low[one] ?? 0) - (low[other] ?? 0) || one - other;
}

function permuted(column: Uint32Array, order: Uint32Array): Uint32Array {
  return order.map((row) => column[row] ?? 0);
}

/** Adds one and returns what was there. */
function increment(counts: Uint32Array, at: number): number {
  const count = counts[at] ?? 0;
  counts[at] = count + 1;
  return count;
}

/** So many that about two rows share them; at least one, so that shifts stay below 32. */
function leadingBits(rows: number): number {
  return Math.min(24, Math.max(1, Math.floor(Math.log2(rows + 1))));
}
