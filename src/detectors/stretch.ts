/** Stretches: text as scanners read it, with where each of its units stands in the channel's raw text. */

/** A stretch of one spelling of a channel. All offsets are UTF-16 units of the raw text. */
export interface Stretch {
  readonly text: string;
  /** Where the text begins. Without maps unit i comes from `at + i`. */
  readonly at: number;
  /** By unit: where what it comes from begins and ends; both or neither. */
  readonly starts: readonly number[] | undefined;
  readonly ends: readonly number[] | undefined;
  /** Raw text before this offset has been taken; what follows the stretch begins here. */
  readonly until: number;
}

/** A stretch of raw text. */
export function rawStretch(text: string, at: number): Stretch {
  return { text, at, starts: undefined, ends: undefined, until: at + text.length };
}

/** Where unit `index` of a stretch begins in the raw text; behind its last unit: `until`. */
export function startAt({ starts, at, until, text }: Stretch, index: number): number {
  if (index >= text.length) return until;
  return starts === undefined ? at + index : (starts[index] ?? until);
}

/** Where the unit before `index` ends in the raw text. */
export function endAt({ ends, at }: Stretch, index: number): number {
  return ends === undefined ? at + index : (ends[index - 1] ?? at);
}

/** The units from `from` to `to`. */
export function sliceOf(stretch: Stretch, from: number, to: number = stretch.text.length): Stretch {
  if (from === 0 && to === stretch.text.length) return stretch;
  const { text, starts, ends } = stretch;
  return {
    text: text.slice(from, to),
    at: startAt(stretch, from),
    starts: starts?.slice(from, to),
    ends: ends?.slice(from, to),
    until: startAt(stretch, to),
  };
}

/** One stretch after another. */
export function joined(one: Stretch, other: Stretch): Stretch {
  if (one.text === '') return other;
  const text = one.text + other.text;
  const oneToOne = one.starts === undefined && other.starts === undefined;
  if (oneToOne && other.at === one.at + one.text.length) return { ...one, text, until: other.until };
  const built = new StretchBuilder();
  built.copy(one, 0, one.text.length);
  built.copy(other, 0, other.text.length);
  return built.stretch(one.at, other.until);
}

/** Puts a stretch with maps together, unit by unit or slice by slice. */
export class StretchBuilder {
  readonly #parts: string[] = [];
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];

  /** True while nothing was put in. */
  get isEmpty(): boolean {
    return this.#parts.length === 0;
  }

  /** Copies a slice of another stretch. */
  copy(stretch: Stretch, from: number, to: number): void {
    if (to <= from) return;
    this.#parts.push(stretch.text.slice(from, to));
    for (let unit = from; unit < to; unit++) {
      this.#starts.push(startAt(stretch, unit));
      this.#ends.push(endAt(stretch, unit + 1));
    }
  }

  /** Puts text that stands for a range of the raw text. */
  put(text: string, start: number, end: number): void {
    if (text === '') return;
    this.#parts.push(text);
    for (let unit = 0; unit < text.length; unit++) {
      this.#starts.push(start);
      this.#ends.push(end);
    }
  }

  stretch(at: number, until: number): Stretch {
    return { text: this.#parts.join(''), at, starts: this.#starts, ends: this.#ends, until };
  }
}
