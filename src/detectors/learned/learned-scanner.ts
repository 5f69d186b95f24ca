/** Scans texts with a linear model: a piece is held until it ends, and judged with what stands before it. */
import type { ScanInput, Scanner, ScanOutput } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import { isBlank } from '../characters.ts';
import type { LinearModel } from './linear-model.ts';
import { LONGEST_PIECE } from './pieces.ts';
import { type PieceScore, Windows } from './windows.ts';

/** Less sure pieces are never told of. */
const LEAST = 0.02;
/** A piece is told of where it, or it and the one before, are so sure; else where it is the surest so far. */
const SURE = 0.5;

/** What a model is asked for. */
export interface Asked {
  readonly model: LinearModel;
  /** What findings are called. */
  readonly type: string;
  readonly keyWords?: readonly string[];
}

/** One scanner for all texts: each is given one of its own. */
export class LearnedScanner implements Scanner {
  readonly lookback = LONGEST_PIECE;
  readonly context = 0;
  readonly keyWords?: readonly string[];
  readonly #asked: Asked;

  constructor(asked: Asked) {
    this.#asked = asked;
    if (asked.keyWords !== undefined) this.keyWords = asked.keyWords;
  }

  open(): Scanner {
    return new OneText(this.#asked);
  }

  /** A whole text. */
  scan(input: ScanInput): ScanOutput {
    return this.open().scan(input);
  }
}

/** One text. All offsets count units from its beginning. */
class OneText implements Scanner {
  readonly lookback = LONGEST_PIECE;
  readonly context = 0;
  readonly #asked: Asked;
  readonly #windows: Windows;
  #hits: Hit[] = [];
  #read = 0;
  /** Where the open piece begins. */
  #begin = 0;
  #surest = LEAST;

  constructor(asked: Asked) {
    this.#asked = asked;
    this.#windows = new Windows(asked.model);
  }

  scan({ text, fresh, final }: ScanInput): ScanOutput {
    const base = this.#read - fresh;
    for (let at = fresh; at < text.length; at++) {
      const told = this.#windows.take(text.charCodeAt(at));
      this.#read++;
      if (told !== undefined) this.#judge(told, text, base);
    }
    if (final) this.#end(text, base);
    const hits = this.#hits;
    this.#hits = [];
    return { hits, holdFrom: this.#begin - base };
  }

  #end(text: string, base: number): void {
    const told = this.#windows.end();
    if (told !== undefined) this.#judge(told, text, base);
    this.#begin = this.#read;
  }

  /** Judges the piece that ends here. */
  #judge({ margin, near }: PieceScore, text: string, base: number): void {
    const { model, type } = this.#asked;
    const [from, end] = [this.#begin - base, this.#read - base];
    this.#begin = this.#read;
    const score = model.score(margin);
    if (score <= this.#surest && model.score(near) < SURE) return;
    this.#surest = Math.max(this.#surest, score);
    let start = from;
    while (start < end && isBlank(text.charCodeAt(start))) start++;
    if (start < end) this.#hits.push({ type, start, end, score });
  }
}
