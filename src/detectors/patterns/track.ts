/** Tracks: the matches of one pattern in one text, from left to right, looked for only where they may begin. */
import type { Pattern } from '../pattern.ts';
import type { Near, Starts } from './near.ts';

/** Starts that are looked through at a time, which bounds what one search has to encode. */
const BLOCK = 4096;

/** Where a match stands. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** What is looked for, and where. */
export interface Looking {
  readonly text: string;
  readonly pattern: Pattern;
  /** Characters behind a start that decide; Infinity for all. */
  readonly reach: number;
  readonly near: Near | undefined;
  accepts(matched: string): boolean;
}

/** Goes from left to right, and never back. */
export class Track {
  readonly #looking: Looking;
  readonly #blocks: Iterator<Starts>;
  #block: Starts | undefined;
  /** What the block is searched in, and where that begins. */
  #slice = '';
  #base = 0;

  /** `starts` are in order of `first`; they may overlap. */
  constructor(looking: Looking, starts: readonly Starts[]) {
    this.#looking = looking;
    this.#blocks = blocksOf(looking, starts);
    this.#advance();
  }

  /** The first match that begins at this offset or later. */
  next(from: number): Place | undefined {
    let at = from;
    while (this.#block !== undefined) {
      const { first, last } = this.#block;
      const found = last < at ? undefined : this.#find(Math.max(first, at), last);
      if (found === undefined) this.#advance();
      else if (this.#looking.accepts(this.#slice.slice(found.start - this.#base, found.end - this.#base)))
        return found;
      else at = found.start + 1;
    }
    return undefined;
  }

  #find(from: number, last: number): Place | undefined {
    const { text, pattern } = this.#looking;
    const at = isInside(text, from) ? from + 1 : from;
    if (at > last) return undefined;
    const found = pattern.find(this.#slice, at - this.#base);
    const start = found === undefined ? Number.POSITIVE_INFINITY : found.start + this.#base;
    return found === undefined || start > last ? undefined : { start, end: found.end + this.#base };
  }

  #advance(): void {
    const next = this.#blocks.next();
    this.#block = next.done === true ? undefined : next.value;
    if (this.#block === undefined) return;
    const { text, reach } = this.#looking;
    const { first, last } = this.#block;
    const before = Math.max(0, first - 1);
    this.#base = isInside(text, before) ? before - 1 : before;
    this.#slice = text.slice(this.#base, Math.min(text.length, last + reach + 2));
  }
}

function* blocksOf({ text, near }: Looking, starts: readonly Starts[]): Generator<Starts> {
  for (const one of starts) {
    for (let first = one.first; first <= one.last; first += BLOCK) {
      const block = { first, last: Math.min(one.last, first + BLOCK - 1) };
      if (near === undefined) yield block;
      else yield* near.narrow(text, block);
    }
  }
}

/** Is this the second half of a surrogate pair? */
function isInside(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (at === 0 || unit < 0xdc00 || unit > 0xdfff) return false;
  const before = text.charCodeAt(at - 1);
  return before >= 0xd800 && before <= 0xdbff;
}
