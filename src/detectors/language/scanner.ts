/**
 * Tells languages piece by piece: of a piece is held what may be in a language that is looked for, and some of what the pieces
 * before it said counts too.
 */
import type { ScanInput, Scanner, ScanOutput } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import { isBlank } from '../characters.ts';
import { LONGEST_PIECE, Pieces } from '../learned/pieces.ts';
import { type Evidence, evidenceOf, likelihoods, TOLD, type Told } from './evidence.ts';

/** What is carried over from one piece to the next, so that a short one is read as its neighbours are. */
const CARRIED = 0.4;
/** What is in another language for so sure need not wait. */
const SURE = 0.9;
const LETTER = /\p{L}/u;
/** Less sure pieces are never told of. */
const LEAST = 0.5;

export const LANGUAGE = 'LANGUAGE';

/** One scanner for all texts: each is given one of its own. */
export class LanguageScanner implements Scanner {
  readonly on = 'raw';
  readonly lookback = LONGEST_PIECE;
  readonly context = 0;
  /** In the order of `TOLD`: which are looked for. */
  readonly #sought: readonly boolean[];

  constructor(isSought: (language: Told) => boolean) {
    this.#sought = TOLD.map(isSought);
  }

  open(): Scanner {
    return new OneText(this.#sought);
  }

  /** A whole text. */
  scan(input: ScanInput): ScanOutput {
    return this.open().scan(input);
  }
}

/** One text. All offsets count units from its beginning. */
class OneText implements Scanner {
  readonly on = 'raw';
  readonly lookback = LONGEST_PIECE;
  readonly context = 0;
  readonly #sought: readonly boolean[];
  readonly #pieces = new Pieces();
  /** Of the open piece, and some of what stands before. */
  #said: Evidence = new Float64Array(TOLD.length);
  #read = 0;
  /** Where the open word begins. */
  #word = 0;
  /** What stands before is in no language that is looked for, or was told. */
  #begin = 0;

  constructor(sought: readonly boolean[]) {
    this.#sought = sought;
  }

  scan({ text, fresh, final }: ScanInput): ScanOutput {
    const base = this.#read - fresh;
    const hits: Hit[] = [];
    for (let at = fresh; at < text.length; ) {
      const end = this.#pieces.read(text, at);
      for (; at < end; at++) if (isBlank(text.charCodeAt(at))) this.#endWord(text, base, at + 1);
      this.#read = base + at;
      if (!this.#pieces.open) hits.push(...this.#endPiece(text, base));
    }
    if (final) hits.push(...this.#endPiece(text, base));
    return { hits, holdFrom: this.#begin - base };
  }

  /** The next word begins at `end`; what was surely said in a language that may be is let go. */
  #endWord(text: string, base: number, end: number): void {
    const evidence = evidenceOf(text.slice(this.#word - base, end));
    this.#word = base + end;
    if (evidence.every((sum) => sum === 0)) return;
    for (const [at, sum] of evidence.entries()) this.#said[at] = sum + (this.#said[at] ?? 0);
    if (this.#others() >= SURE) this.#begin = this.#word;
  }

  /** How likely it is in a language that is not looked for. */
  #others(): number {
    return likelihoods(this.#said).reduce(
      (sum, share, at) => sum + (this.#sought[at] === true ? 0 : share),
      0,
    );
  }

  /** Judges the piece that ends here. */
  #endPiece(text: string, base: number): Hit[] {
    this.#endWord(text, base, this.#read - base);
    const start = this.#begin - base;
    const end = this.#read - base;
    this.#begin = this.#read;
    const likely = likelihoods(this.#said);
    this.#said = this.#said.map((sum) => CARRIED * sum);
    let score = 0;
    let best = -1;
    for (const [at, share] of likely.entries()) {
      if (this.#sought[at] !== true) continue;
      score += share;
      if (share > (likely[best] ?? 0)) best = at;
    }
    const source = TOLD[best];
    // A stretch without a word in it is in no language.
    if (start >= end || score < LEAST || source === undefined || !LETTER.test(text.slice(start, end)))
      return [];
    return [{ type: LANGUAGE, start, end, score: Math.min(1, score), source }];
  }
}
