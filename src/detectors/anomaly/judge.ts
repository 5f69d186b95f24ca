/** Judge: how far an answer is from what is usual or expected, as a score with its reasons. */
import { FEATURES, type Feature, plain, scaled, type Values, weightOf } from './features.ts';
import type { ProfileData, UsualValues } from './profile.ts';
import type { Usual } from './statistics.ts';

/** Spreads from the center that say nothing, and from which on more does not count. */
const FREE = 2.5;
const MOST = 12;
/** The distance that scores one half where no profile says it. */
const LIMIT = 3;
/** Reasons that are told. */
const REASONS = 3;

/** What a policy expects of a feature, in its own units. */
export interface Expected {
  readonly least?: number | undefined;
  readonly most?: number | undefined;
}

export type Expectations = Readonly<Record<string, Expected>>;

/** A feature that is out of the usual. */
export interface Stray {
  readonly name: string;
  /** Spreads from the center, signed. */
  readonly by: number;
  /** How much it adds to the distance. */
  readonly out: number;
}

/** What is to be judged. */
export interface Measure {
  /** Of the whole text so far; of its amounts alone where it goes on and nobody asks for shares. */
  readonly whole: Values;
  readonly characters: number;
  /** Of the last stretch; undefined where the text is over. */
  readonly stretch?: Values;
}

export interface Score {
  /** 0 to 1; one half where the distance is the profile's limit. */
  readonly score: number;
  readonly strays: readonly Stray[];
}

export class Judge {
  readonly limit: number;
  /** True where shares of the whole text count before it is over. */
  readonly wantsShares: boolean;
  readonly #whole: readonly Compared[];
  /** Of those: amounts, which only grow while a text goes on. */
  readonly #amounts: readonly Compared[];
  readonly #stretch: readonly Compared[];
  readonly #expected: Expectations;
  readonly #bounds: boolean;

  constructor(profile: ProfileData | undefined, expected: Expectations = {}) {
    this.limit = profile?.limit ?? LIMIT;
    this.#whole = comparedWith(profile?.whole ?? {});
    this.#amounts = this.#whole.filter(({ isAmount }) => isAmount);
    this.#stretch = comparedWith(profile?.stretch ?? {});
    this.#expected = expected;
    this.#bounds = Object.keys(expected).length > 0;
    this.wantsShares = FEATURES.some(({ name, kind }) => kind !== 'amount' && expected[name] !== undefined);
  }

  score(measure: Measure): Score {
    const strays = this.#unusual(measure);
    if (this.#bounds) strays.push(...this.#unexpected(measure));
    const distance = distanceOf(strays);
    return { score: distance / (distance + this.limit), strays };
  }

  /** How far the profile alone is away. */
  distance(measure: Measure): number {
    return distanceOf(this.#unusual(measure));
  }

  #unusual({ whole, stretch, characters }: Measure): Stray[] {
    const strays: Stray[] = [];
    const weight = weightOf(characters);
    if (stretch === undefined) {
      for (const compared of this.#whole) file(compared, measuredBy(compared, whole, weight), strays);
      return strays;
    }
    const size = weightOf(STRETCH);
    for (const compared of this.#stretch) file(compared, measuredBy(compared, stretch, size), strays);
    for (const compared of this.#amounts)
      file(compared, Math.max(0, measuredBy(compared, whole, weight)), strays);
    return strays;
  }

  /** What is out of what the policy expects is out of bounds at once. */
  #unexpected({ whole, stretch, characters }: Measure): Stray[] {
    const weight = weightOf(characters);
    return FEATURES.flatMap((feature: Feature, at): Stray[] => {
      const { name, kind, floor } = feature;
      const expected = this.#expected[name];
      if (expected === undefined) return [];
      // An amount may still grow.
      const grows = stretch !== undefined && kind === 'amount';
      const beyond = beyondOf(kind, grows ? { most: expected.most } : expected, whole[at] ?? 0);
      const by = capped(((kind === 'amount' ? 1 : weight) * beyond) / floor);
      return beyond === 0 ? [] : [{ name, by, out: this.limit + Math.abs(by) }];
    });
  }
}

/** How far a value is beyond its bounds, signed. */
function beyondOf(kind: Feature['kind'], { least, most }: Expected, value: number): number {
  const over = most === undefined ? 0 : Math.max(0, value - scaled(kind, most));
  const under = least === undefined ? 0 : Math.min(0, value - scaled(kind, least));
  return over + under;
}

function capped(by: number): number {
  return Math.max(-MOST, Math.min(MOST, by));
}

/** Characters of the stretches that a text is judged by while it comes. */
export const STRETCH = 256;

/** A feature, and what is usual of it. */
interface Compared {
  readonly at: number;
  readonly name: string;
  readonly isAmount: boolean;
  readonly usual: Usual;
}

function comparedWith(values: UsualValues): readonly Compared[] {
  return FEATURES.flatMap(({ name, kind }: Feature, at) => {
    const usual = values[name];
    return usual === undefined ? [] : [{ at, name, isAmount: kind === 'amount', usual }];
  });
}

function measuredBy({ at, isAmount, usual }: Compared, values: Values, weight: number): number {
  return straying(values[at] ?? 0, usual, isAmount ? 1 : weight);
}

function file({ name }: Compared, by: number, strays: Stray[]): void {
  const out = Math.min(MOST, Math.abs(by)) - FREE;
  if (out > 0) strays.push({ name, by, out });
}

/** Spreads from the center, signed; 0 where nothing is known. */
export function straying(value: number, usual: Usual | undefined, weight: number): number {
  if (usual === undefined || Number.isNaN(value)) return 0;
  const away = weight * (value - usual.center);
  return away / (away > 0 ? usual.above : usual.below);
}

/** Features that are out together are farther. */
function distanceOf(strays: readonly Stray[]): number {
  let sum = 0;
  for (const { out } of strays) sum += out * out;
  return Math.sqrt(sum);
}

/** The features that are out most and how many spreads, the farthest first. */
export function reasonsOf(strays: readonly Stray[]): readonly string[] {
  return strays
    .toSorted((one, other) => other.out - one.out)
    .slice(0, REASONS)
    .map(({ name, by }) => `${name} ${by > 0 ? '+' : ''}${by.toFixed(1)}`);
}

/** What is usual of a feature in its own units: from, mostly, to. */
export function rangeOf({ kind }: Feature, { center, below, above }: Usual): readonly number[] {
  return [center - FREE * below, center, center + FREE * above].map((value) =>
    Math.max(0, plain(kind, value)),
  );
}
