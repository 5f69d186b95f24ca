/** Scores of texts by the detectors that ship: by the linear model alone, or as shipped, with the encoder where that one is in doubt. */
import { batchJudge } from '../src/cli/batch-judge.ts';
import { chooseDetectors } from '../src/cli/choose-detectors.ts';
import type { Result } from '../src/core/fault.ts';
import type { Judges } from '../src/models/judges.ts';
import { type ScreenedText, Screening } from '../src/server/screening.ts';

export const TIERS = ['linear', 'both'] as const;
export type Tiers = (typeof TIERS)[number];

/** Texts that are looked at together. Few, so that each is answered in time on a busy machine too. */
const AT_ONCE = 8;

/** One detector with its models, until it is closed. */
export class JudgedScores {
  readonly #screening: Screening;
  readonly #judge: Judges | undefined;

  private constructor(screening: Screening, judge: Judges | undefined) {
    this.#screening = screening;
    this.#judge = judge;
  }

  /** `options` are those of a rule that asks the detector. */
  static async open(detector: string, tiers: Tiers, options: object = {}): Promise<JudgedScores> {
    const linear = tiers === 'linear';
    const chosen = unwrap(chooseDetectors([detector], JSON.stringify(options), { linear }));
    const judge = unwrap(await batchJudge(chosen, linear));
    return new JudgedScores(new Screening(chosen, judge), judge);
  }

  /** Of each text the highest score of a finding, 0 without any. */
  async of(texts: readonly ScreenedText[]): Promise<readonly number[]> {
    const scores: number[] = [];
    for (let from = 0; from < texts.length; from += AT_ONCE) {
      const some = texts.slice(from, from + AT_ONCE);
      const hits = await Promise.all(some.map((text) => this.#screening.judged(text)));
      scores.push(...hits.map((found) => found.reduce((highest, { score }) => Math.max(highest, score), 0)));
    }
    return scores;
  }

  async close(): Promise<void> {
    await this.#judge?.close();
  }
}

/** The value of what must not fail here. */
export function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.fault.message);
  return result.value;
}
