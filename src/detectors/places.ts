/** Places: where the units of a text come from, told by runs, so that a text costs by what was changed in it. */

/** The width of a run whose units stand for one raw unit each. */
const ONE_EACH = -1;

/**
 * Built from left to right by its owner, and not changed any more once it was handed on. The last run has no end: the
 * text that the places are of bounds it. Offsets are UTF-16 units, `unit` in that text, the others in the raw text.
 */
export class Places {
  /** By run: its first unit, where that comes from, and how much raw text each of its units stands for. */
  readonly #units: number[] = [];
  readonly #starts: number[] = [];
  readonly #widths: number[] = [];

  /** From a unit on each stands for one raw unit, the first for the one at `start`. */
  follow(unit: number, start: number): void {
    const last = this.#units.length - 1;
    const goesOn =
      last >= 0 &&
      this.#widths[last] === ONE_EACH &&
      (this.#starts[last] ?? 0) + unit - (this.#units[last] ?? 0) === start;
    if (!goesOn) this.#add(unit, start, ONE_EACH);
  }

  /** From a unit on each stands for the whole range of raw text. */
  stand(unit: number, start: number, end: number): void {
    this.#add(unit, start, end - start);
  }

  /** Where a unit begins in the raw text. */
  startOf(unit: number): number {
    const run = this.#runOf(unit);
    const start = this.#starts[run] ?? 0;
    return this.#widths[run] === ONE_EACH ? start + unit - (this.#units[run] ?? 0) : start;
  }

  /** Where a unit ends in the raw text. */
  endOf(unit: number): number {
    const run = this.#runOf(unit);
    const start = this.#starts[run] ?? 0;
    const width = this.#widths[run] ?? 0;
    return width === ONE_EACH ? start + unit - (this.#units[run] ?? 0) + 1 : start + width;
  }

  /** The units from `at` on come from where those from `from` to `to` of another text do. */
  append(at: number, other: Places, { from, to }: { readonly from: number; readonly to: number }): void {
    if (to <= from) return;
    const first = other.#runOf(from);
    for (let run = first; run < other.#units.length; run++) {
      const unit = Math.max(from, other.#units[run] ?? 0);
      if (unit >= to) return;
      const start = other.#starts[run] ?? 0;
      const width = other.#widths[run] ?? 0;
      if (width === ONE_EACH) this.follow(at + unit - from, start + unit - (other.#units[run] ?? 0));
      else this.#add(at + unit - from, start, width);
    }
  }

  /** The places of the text that is left when so many units are cut off in front. */
  from(unit: number): Places {
    const rest = new Places();
    rest.append(0, this, { from: unit, to: Number.POSITIVE_INFINITY });
    return rest;
  }

  /** A run takes the place of one that had no units. */
  #add(unit: number, start: number, width: number): void {
    const last = this.#units.length - 1;
    const run = last >= 0 && this.#units[last] === unit ? last : last + 1;
    this.#units[run] = unit;
    this.#starts[run] = start;
    this.#widths[run] = width;
  }

  /** The run that a unit belongs to. */
  #runOf(unit: number): number {
    const units = this.#units;
    let low = 0;
    let high = units.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((units[middle] ?? 0) <= unit) low = middle;
      else high = middle;
    }
    return low;
  }
}
