/** Scores an answer at marks while it comes, and at its end. Any split of it is scored at the same places. */
import type { ScanInput, Scanner, ScanOutput } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import type { Channel } from '../../core/segment.ts';
import { isAnswer } from '../schema/target.ts';
import type { Drift } from './drift.ts';
import { type Judge, type Measure, reasonsOf, STRETCH } from './judge.ts';
import { MeasuredText } from './measured-text.ts';
import type { Reading } from './text-reader.ts';

/** Lower scores are not reported. */
const LEAST = 0.1;
/** What a score has to be higher by than the last one that was reported of a text. */
const HIGHER = 0.05;

/** What answers are compared with. */
export interface Compared {
  readonly judge: Judge;
  readonly reading: Reading;
  readonly drift?: Drift;
  /** What findings name beside their reasons. */
  readonly profile: string;
  /** True where a stretch waits until it was judged. */
  readonly hold: boolean;
  /** True where the profile says more than can be compared: the embedding is not there that it was learned by. */
  readonly lacks: boolean;
}

/** The scanner; it judges what the assistant says to the caller, and nothing else. */
export function anomalyScanner(compared: Compared): Scanner {
  const idle: Scanner = {
    ...{ on: 'raw', lookback: compared.hold ? STRETCH : 0, context: 0 },
    scan: ({ text }) => ({ hits: [], holdFrom: text.length }),
  };
  const open = (of: Channel): Scanner => new AnomalyScanner(compared, () => of.settled && !isAnswer(of));
  return {
    ...idle,
    ...(compared.lacks ? { lacks: 'some' as const } : {}),
    unfinished: () => false,
    open: (of) => (of === undefined ? idle : open(of)),
  };
}

/** One text. */
class AnomalyScanner implements Scanner {
  readonly on = 'raw';
  readonly lookback: number;
  readonly context = 0;
  readonly #compared: Compared;
  /** True once it is known that the text is none of the answer's. */
  readonly #isOther: () => boolean;
  #measured: MeasuredText | undefined;
  #reported = LEAST - HIGHER;
  /** The last answer of `unfinished`, and after how many characters. */
  #known = { at: 0, unfinished: false };

  constructor(compared: Compared, isOther: () => boolean) {
    this.lookback = compared.hold ? STRETCH : 0;
    this.#compared = compared;
    this.#isOther = isOther;
  }

  /** Where the text would be reported if it ended here. */
  unfinished(): boolean {
    const measured = this.#measured;
    if (measured === undefined || this.#isOther()) return false;
    const { characters } = measured;
    if (this.#known.at !== characters) {
      const { score } = this.#compared.judge.score(measured.ended());
      this.#known = { at: characters, unfinished: this.#isHigher(score) };
    }
    return this.#known.unfinished;
  }

  scan({ text, fresh, final }: ScanInput): ScanOutput {
    const { length } = text;
    if (this.#isOther() || (length === fresh && this.#measured === undefined))
      return { hits: [], holdFrom: length };
    this.#measured ??= new MeasuredText(this.#compared.reading, this.#compared.judge.wantsShares);
    const measured = this.#measured;
    const hits: Hit[] = [];
    for (let at = fresh; at < length; ) {
      const end = Math.min(length, at + measured.left);
      const mark = measured.read(text.slice(at, end));
      const start = this.#compared.hold ? end - STRETCH : end - 1;
      if (mark !== undefined) this.#report(mark, { start, end }, hits);
      at = end;
    }
    const held = this.#compared.hold ? measured.characters % STRETCH : 0;
    if (!final) return { hits, holdFrom: length - held };
    this.#end(measured, { start: length - held, end: length }, hits);
    return { hits, holdFrom: length };
  }

  #end(measured: MeasuredText, place: Place, hits: Hit[]): void {
    const measure = measured.ended();
    this.#compared.drift?.take(measure);
    this.#report(measure, place, hits);
  }

  #report(measure: Measure, { start, end }: Place, hits: Hit[]): void {
    const { judge, profile } = this.#compared;
    const { score, strays } = judge.score(measure);
    if (!this.#isHigher(score)) return;
    this.#reported = score;
    const source = `${profile}: ${reasonsOf(strays).join(', ')}`;
    hits.push({ type: 'ANOMALY', start, end, score: Math.round(score * 1000) / 1000, source });
  }

  #isHigher(score: number): boolean {
    return score >= this.#reported + HIGHER;
  }
}

interface Place {
  readonly start: number;
  readonly end: number;
}
