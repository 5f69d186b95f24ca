/** Drift: how far the answers of late are from the profile that they are judged by, feature by feature. */
import { FEATURES, type Feature, weightOf } from './features.ts';
import { type Measure, straying } from './judge.ts';
import type { UsualValues } from './profile.ts';

/** So many answers are of late; each counts less as others come (exponentially weighted). */
const LATE = 200;
/** An answer moves the mean by no more spreads than these, however strange it is. */
const MOST = 3;

/** The moving means of one profile. It decides nothing. */
export class Drift {
  /** Answers that came to their end. */
  answers = 0;
  readonly #means = new Float64Array(FEATURES.length);
  readonly #usual: UsualValues;

  constructor(usual: UsualValues) {
    this.#usual = usual;
  }

  /** Takes an answer that is over. */
  take({ whole, characters }: Measure): void {
    this.answers++;
    const share = 1 / Math.min(this.answers, LATE);
    for (const [at, { name, kind }] of FEATURES.entries()) {
      const by = straying(whole[at] ?? 0, this.#usual[name], kind === 'amount' ? 1 : weightOf(characters));
      const mean = this.#means[at] ?? 0;
      this.#means[at] = mean + share * (Math.max(-MOST, Math.min(MOST, by)) - mean);
    }
  }

  /** The mean of each feature in spreads, signed, 0 where answers are as they were when the profile was learned. */
  means(): readonly (readonly [feature: string, mean: number])[] {
    return FEATURES.map(({ name }: Feature, at) => [name, this.#means[at] ?? 0]);
  }
}
