/** Aligned text: a text as a tokenizer has changed it, each UTF-16 unit of which knows where it stood. */

/** Offsets are UTF-16 units of the text as it came, half open; both ascend. */
export interface Aligned {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** A text as it came. */
export function asItCame(text: string, offset = 0): Aligned {
  const starts: number[] = [];
  const ends: number[] = [];
  for (let at = 0; at < text.length; at++) {
    starts.push(offset + at);
    ends.push(offset + at + 1);
  }
  return { text, starts, ends };
}

/** Writes a text anew from another one. */
export class Rewriting {
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  readonly #from: Aligned;
  readonly #parts: string[] = [];

  constructor(from: Aligned) {
    this.#from = from;
  }

  /** What was written. */
  done(): Aligned {
    return { text: this.#parts.join(''), starts: this.#starts, ends: this.#ends };
  }

  get length(): number {
    return this.#starts.length;
  }

  /** Takes a stretch as it is. */
  keep(from: number, to: number): void {
    this.#parts.push(this.#from.text.slice(from, to));
    for (let at = from; at < to; at++) {
      this.#starts.push(this.#from.starts[at] ?? 0);
      this.#ends.push(this.#from.ends[at] ?? 0);
    }
  }

  /** Writes what stands for a stretch. */
  write(text: string, from: number, to: number): void {
    const start = this.#from.starts[from] ?? 0;
    const end = this.#from.ends[to - 1] ?? start;
    this.#parts.push(text);
    for (let at = 0; at < text.length; at++) {
      this.#starts.push(start);
      this.#ends.push(end);
    }
  }
}
