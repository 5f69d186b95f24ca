/** Drift: how far the answers of late are from the profile that they are judged by, feature by feature. */
import { FEATURES, type Feature, weightOf } from './features.ts';
import { type Measure, straying } from './judge.ts';
import type { ProfileData, UsualValues } from './profile.ts';

/** So many answers are of late; each counts less as others come (exponentially weighted). */
const LATE = 200;
/** An answer moves a mean by no more spreads than these, however strange it is. */
const MOST = 3;

/** The moving means of one profile. It decides nothing. */
export class Drift {
  /** Answers that came to their end. */
  answers = 0;
  readonly #means = new Float64Array(FEATURES.length);
  readonly #profile: Pick<ProfileData, 'whole' | 'means'>;

  constructor(profile: Pick<ProfileData, 'whole' | 'means'>) {
    this.#profile = profile;
  }

  /** Takes an answer that is over. */
  take(measure: Measure): void {
    this.answers++;
    const share = 1 / Math.min(this.answers, LATE);
    for (const [at, by] of straysOf(measure, this.#profile.whole).entries()) {
      const mean = this.#means[at] ?? 0;
      this.#means[at] = mean + share * (by - mean);
    }
  }

  /** By feature, in spreads, signed: 0 where answers are as they were when the profile was learned. */
  means(): readonly (readonly [feature: string, mean: number])[] {
    const { means } = this.#profile;
    return FEATURES.map(({ name }: Feature, at) => [name, (this.#means[at] ?? 0) - (means[name] ?? 0)]);
  }
}

/** How far the features of an answer stray, bounded, in their order. */
export function straysOf({ whole, characters }: Measure, usual: UsualValues): readonly number[] {
  const weight = weightOf(characters);
  return FEATURES.map(({ name, kind }: Feature, at) => {
    const by = straying(whole[at] ?? 0, usual[name], kind === 'amount' ? 1 : weight);
    return Math.max(-MOST, Math.min(MOST, by));
  });
}
