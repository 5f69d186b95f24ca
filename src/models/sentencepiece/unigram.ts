/** Unigram: cuts a stretch of text into the entries of a vocabulary whose scores sum up highest (Viterbi). */
import { type Entry, Pieces, type Stretch } from './pieces.ts';

/** A text costs this more for each character that no entry is for than for the worst entry. */
const UNKNOWN_PENALTY = 10;
const NOWHERE = -1;
/** Room that is kept, in offsets: most stretches are words. */
const KEPT_ROOM = 65_536;

export interface UnigramOptions {
  readonly entries: readonly Entry[];
  /** By number. */
  readonly scores: readonly number[];
  readonly unknown: number;
  /** By byte: the numbers of bytes, which stand for what no entry is for. */
  readonly bytes: readonly number[] | undefined;
}

/** Takes a token: its number, and the stretch that it is for. */
export type Take = (id: number, from: number, to: number) => void;

/** Cost is linear in the text, and in the longest entry. */
export class Unigram {
  readonly #pieces: Pieces;
  readonly #scores: Float64Array;
  readonly #options: UnigramOptions;
  readonly #unknownScore: number;
  /** By offset in the stretch: the best way there, the last step of it, and the entry of that. */
  #best = new Float64Array(0);
  #starts = new Int32Array(0);
  #ids = new Int32Array(0);

  constructor(options: UnigramOptions) {
    this.#options = options;
    this.#pieces = new Pieces(options.entries);
    this.#scores = Float64Array.from(options.scores);
    this.#unknownScore =
      this.#scores.reduce((least, score) => Math.min(least, score), Infinity) - UNKNOWN_PENALTY;
  }

  /** Hands over the tokens of a stretch in order. */
  cut(text: string, stretch: Stretch, take: Take): void {
    this.#walk(text, stretch);
    const { unknown } = this.#options;
    const ends: number[] = [];
    for (let at = stretch.to; at > stretch.from; at = this.#startBefore(at, stretch.from)) ends.push(at);
    let open = NOWHERE;
    let from = stretch.from;
    for (const end of ends.reverse()) {
      const id = this.#ids[end - stretch.from] ?? unknown;
      if (id === unknown && open === NOWHERE) open = from;
      if (id !== unknown) {
        // Unknown characters side by side are one token.
        if (open !== NOWHERE) this.#unknown(text, { from: open, to: from }, take);
        open = NOWHERE;
        take(id, from, end);
      }
      from = end;
    }
    if (open !== NOWHERE) this.#unknown(text, { from: open, to: from }, take);
  }

  #startBefore(end: number, from: number): number {
    return from + (this.#starts[end - from] ?? 0);
  }

  #unknown(text: string, { from, to }: Stretch, take: Take): void {
    const { bytes, unknown } = this.#options;
    const known = this.#pieces.idOf(text.slice(from, to));
    if (known !== undefined || bytes === undefined) take(known ?? unknown, from, to);
    else for (const byte of Buffer.from(text.slice(from, to))) take(bytes[byte] ?? unknown, from, to);
  }

  /** Finds the best way to each offset, from left to right; of equal ones the first counts. */
  #walk(text: string, { from, to }: Stretch): void {
    this.#makeRoom(to - from);
    let at = from;
    let next = from;
    let single = false;
    const reach = (id: number, score: number, end: number) => {
      const place = end - from;
      const best = (this.#best[at - from] ?? 0) + score;
      if (this.#starts[place] !== NOWHERE && best <= (this.#best[place] ?? 0)) return;
      this.#best[place] = best;
      this.#starts[place] = at - from;
      this.#ids[place] = id;
    };
    const take = (id: number, end: number) => {
      reach(id, this.#scores[id] ?? 0, end);
      single ||= end === next;
    };
    for (; at < to; at = next) {
      next = at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
      single = false;
      this.#pieces.each(text, { from: at, to }, take);
      if (!single) reach(this.#options.unknown, this.#unknownScore, next);
    }
  }

  #makeRoom(length: number): void {
    if (length >= this.#best.length || (this.#best.length > KEPT_ROOM && length < KEPT_ROOM)) {
      const room = Math.max(64, length < KEPT_ROOM / 2 ? 2 * length : length + 1);
      this.#best = new Float64Array(room);
      this.#starts = new Int32Array(room);
      this.#ids = new Int32Array(room);
    }
    this.#starts.fill(NOWHERE, 0, length + 1);
    this.#best[0] = 0;
  }
}
