/** Places: where the units of a text come from, told by runs, so that a text costs by what was changed in it. */

/** So many units stand for so much raw text. */
interface Group {
  readonly size: number;
  readonly width: number;
  /** From the raw text of one group to that of the next; undefined for one group by itself. */
  readonly step?: number;
}

/** What is kept of a run, behind its first unit. */
const START = 1;
const SIZE = 2;
const WIDTH = 3;
const STEP = 4;
const FIELDS = 5;

const ONE_FOR_ONE: Group = { size: 1, width: 1, step: 1 };
/** Room for the first runs: as much as the engine keeps beside the object itself. */
const FEW = 3 * FIELDS;

/**
 * A run is made of groups of units that stand for raw text of one width, at one distance: unit for unit where nothing
 * changed, three for four in base 64, backwards in turned words. Built from left to right by its owner, and not changed any
 * more once it was handed on. The last run has no end: the text that the places are of bounds it. Offsets are UTF-16
 * units, `unit` in that text, the others in the raw text.
 */
export class Places {
  /** Run after run: its first unit, where that comes from, and its groups; as far as they go. */
  #runs = new Int32Array(FEW);
  #length = 0;
  /** The run that was asked for last. */
  #asked = 0;

  /** From a unit on each stands for one raw unit, the first for the one at `start`. */
  follow(unit: number, start: number): void {
    this.stand(unit, start, ONE_FOR_ONE);
  }

  /** From a unit on a group stands for the raw text at `start`, and where they have a step, so do those behind it. */
  stand(unit: number, start: number, group: Group): void {
    const last = this.#length - FIELDS;
    if (last >= 0 && this.#goesOn(last, { unit, start, group })) return;
    // One that had no units is replaced.
    const run = last >= 0 && this.#runs[last] === unit ? last : this.#length;
    if (run === this.#runs.length) this.#grow();
    const runs = this.#runs;
    runs[run] = unit;
    runs[run + START] = start;
    runs[run + SIZE] = group.size;
    runs[run + WIDTH] = group.width;
    runs[run + STEP] = group.step ?? group.width;
    this.#length = run + FIELDS;
  }

  #grow(): void {
    const runs = new Int32Array(this.#runs.length * 2);
    runs.set(this.#runs);
    this.#runs = runs;
  }

  /** Does the last run hold a group too? The second one tells its step. */
  #goesOn(
    last: number,
    { unit, start, group }: { readonly unit: number; readonly start: number; readonly group: Group },
  ): boolean {
    const runs = this.#runs;
    const { size, width } = group;
    if (runs[last + SIZE] !== size || runs[last + WIDTH] !== width) return false;
    const units = unit - (runs[last] ?? 0);
    const groups = size === 1 ? units : Math.floor(units / size);
    const distance = start - (runs[last + START] ?? 0);
    const step = groups === 1 ? distance : (runs[last + STEP] ?? 0);
    if (groups * size !== units || distance !== groups * step || (group.step ?? step) !== step) return false;
    runs[last + STEP] = step;
    return true;
  }

  /** Where a unit begins in the raw text. */
  startOf(unit: number): number {
    return this.#startIn(this.#runOf(unit), unit);
  }

  /** Where a unit ends in the raw text. */
  endOf(unit: number): number {
    const run = this.#runOf(unit);
    return this.#startIn(run, unit) + (this.#runs[run + WIDTH] ?? 0);
  }

  /** The units from `at` on come from where those from `from` to `to` of another text do. */
  append(at: number, other: Places, { from, to }: { readonly from: number; readonly to: number }): void {
    if (to <= from) return;
    const runs = other.#runs;
    for (let run = other.#runOf(from); run < other.#length; run += FIELDS) {
      const first = runs[run] ?? 0;
      if (first >= to) return;
      const size = runs[run + SIZE] ?? 1;
      const width = runs[run + WIDTH] ?? 0;
      const step = runs[run + STEP] ?? 0;
      const unit = Math.max(from, first);
      const cut = (unit - first) % size;
      this.stand(at + unit - from, other.#startIn(run, unit), { size: size - cut, width, step });
      const whole = unit + size - cut;
      const end = Math.min(to, other.#endOf(run));
      if (cut > 0 && whole < end)
        this.stand(at + whole - from, other.#startIn(run, whole), { size, width, step });
    }
  }

  /** The places of the text that is left when so many units are cut off in front. */
  from(unit: number): Places {
    const rest = new Places();
    rest.append(0, this, { from: unit, to: Number.POSITIVE_INFINITY });
    return rest;
  }

  #startIn(run: number, unit: number): number {
    const runs = this.#runs;
    const size = runs[run + SIZE] ?? 1;
    const units = unit - (runs[run] ?? 0);
    const groups = size === 1 ? units : Math.floor(units / size);
    return (runs[run + START] ?? 0) + groups * (runs[run + STEP] ?? 0);
  }

  /** The run that a unit belongs to: mostly the one that was asked for last, or the next one. */
  #runOf(unit: number): number {
    if (!this.#holds(this.#asked, unit))
      this.#asked = this.#holds(this.#asked + FIELDS, unit) ? this.#asked + FIELDS : this.#search(unit);
    return this.#asked;
  }

  #holds(run: number, unit: number): boolean {
    const runs = this.#runs;
    return run < this.#length && unit >= (runs[run] ?? 0) && unit < this.#endOf(run);
  }

  /** The first unit behind a run. */
  #endOf(run: number): number {
    const next = run + FIELDS;
    return next < this.#length ? (this.#runs[next] ?? 0) : Number.POSITIVE_INFINITY;
  }

  #search(unit: number): number {
    const runs = this.#runs;
    let low = 0;
    let high = this.#length / FIELDS;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((runs[middle * FIELDS] ?? 0) <= unit) low = middle;
      else high = middle;
    }
    return low * FIELDS;
  }
}
