/** Pieces: a vocabulary in order, in which all entries that begin at a place of a text are found by narrowing down. */

/** An entry and its number. */
export type Entry = readonly [text: string, id: number];

export class Pieces {
  /** The entries behind each other, in order, and where each begins. */
  readonly #units: Uint16Array;
  readonly #begins: Int32Array;
  readonly #ids: Int32Array;
  /** By the first unit: the first entry, and the one behind the last. */
  readonly #firsts = new Map<number, readonly [number, number]>();

  /** No entry is empty, and none comes twice. */
  constructor(entries: readonly Entry[]) {
    const sorted = entries.toSorted(([one], [other]) => (one < other ? -1 : 1));
    this.#units = new Uint16Array(sorted.reduce((sum, [text]) => sum + text.length, 0));
    this.#begins = new Int32Array(sorted.length + 1);
    this.#ids = Int32Array.from(sorted, ([, id]) => id);
    let size = 0;
    for (const [at, [text]] of sorted.entries()) {
      for (let unit = 0; unit < text.length; unit++) this.#units[size++] = text.charCodeAt(unit);
      this.#begins[at + 1] = size;
      const first = text.charCodeAt(0);
      this.#firsts.set(first, [this.#firsts.get(first)?.[0] ?? at, at + 1]);
    }
  }

  /** Tells of each entry that begins here and ends before `to`, the shortest first. */
  each(text: string, { from, to }: Stretch, take: (id: number, end: number) => void): void {
    let range = this.#firsts.get(text.charCodeAt(from));
    for (let length = 1; range !== undefined; length++) {
      const [first, behind] = range;
      if (this.#lengthOf(first) === length) take(this.#ids[first] ?? 0, from + length);
      if (from + length >= to) return;
      range = this.#narrow([first, behind], length, text.charCodeAt(from + length));
    }
  }

  /** The number of a text that is an entry. */
  idOf(text: string): number | undefined {
    let found: number | undefined;
    this.each(text, { from: 0, to: text.length }, (id, end) => {
      if (end === text.length) found = id;
    });
    return found;
  }

  /** Of entries that begin alike, those with a unit at an offset. */
  #narrow(
    [first, behind]: readonly [number, number],
    offset: number,
    unit: number,
  ): readonly [number, number] | undefined {
    const from = this.#firstFrom([first, behind], offset, unit);
    if (from === behind || this.#unitAt(from, offset) !== unit) return undefined;
    return [from, this.#firstFrom([from, behind], offset, unit + 1)];
  }

  /** The first of them with such a unit or a higher one. */
  #firstFrom([first, behind]: readonly [number, number], offset: number, unit: number): number {
    let low = first;
    let high = behind;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#unitAt(middle, offset) < unit) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #lengthOf(entry: number): number {
    return (this.#begins[entry + 1] ?? 0) - (this.#begins[entry] ?? 0);
  }

  /** Lower than any where the entry has ended. */
  #unitAt(entry: number, offset: number): number {
    return offset < this.#lengthOf(entry) ? (this.#units[(this.#begins[entry] ?? 0) + offset] ?? 0) : -1;
  }
}

/** A stretch of a text, half open. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}
