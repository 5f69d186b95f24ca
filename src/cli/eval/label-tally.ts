/** Label tally: how well the score of a whole text tells what should be found from what should not. */

/** Texts of one group at the threshold. */
export interface LabelCount {
  attacks: number;
  found: number;
  harmless: number;
  wrong: number;
}

interface Scored {
  readonly score: number;
  readonly attack: boolean;
  readonly group: string;
}

/** Takes texts one by one. */
export class LabelTally {
  readonly total = emptyCount();
  readonly groups = new Map<string, LabelCount>();
  readonly #threshold: number;
  readonly #scores: Scored[] = [];

  constructor(threshold: number) {
    this.#threshold = threshold;
  }

  /** Counts a text; a score of 0 stands for no finding and is never over the threshold. */
  add(score: number, attack: boolean, group: string): void {
    this.#scores.push({ score, attack, group });
    const flagged = score > 0 && score >= this.#threshold;
    const counts = this.groups.get(group) ?? emptyCount();
    this.groups.set(group, counts);
    for (const each of [this.total, counts]) addTo(each, attack, flagged);
  }

  /**
   * Area under the ROC curve: the chance that an attack scores higher than a harmless text, equal scores by half;
   * undefined when there are none of one kind. (Mann and Whitney's U over the product of both counts.) With a group: its
   * attacks among all harmless texts.
   */
  auc(group?: string): number | undefined {
    const sorted = this.#among(group).toSorted((one, other) => one.score - other.score);
    const harmless = sorted.filter(({ attack }) => !attack).length;
    const attacks = sorted.length - harmless;
    if (attacks === 0 || harmless === 0) return undefined;
    let below = 0;
    let won = 0;
    for (let at = 0; at < sorted.length; ) {
      const score = sorted[at]?.score;
      const same = { attacks: 0, harmless: 0 };
      for (; sorted[at]?.score === score && at < sorted.length; at++)
        same[sorted[at]?.attack === true ? 'attacks' : 'harmless']++;
      won += same.attacks * (below + same.harmless / 2);
      below += same.harmless;
    }
    return won / (attacks * harmless);
  }

  /** The share of attacks that are found where at most so many of all harmless texts are flagged, 0 to 1. */
  recallAt(rate: number, group?: string): number | undefined {
    const scores = this.#among(group);
    const harmless = scores.filter(({ attack }) => !attack).map(({ score }) => score);
    const attacks = scores.filter(({ attack }) => attack);
    if (attacks.length === 0 || harmless.length === 0) return undefined;
    const bound = harmless.toSorted((one, other) => other - one)[Math.floor(rate * harmless.length)] ?? 0;
    return attacks.filter(({ score }) => score > bound).length / attacks.length;
  }

  #among(group: string | undefined): Scored[] {
    return this.#scores.filter((one) => group === undefined || !one.attack || one.group === group);
  }
}

function emptyCount(): LabelCount {
  return { attacks: 0, found: 0, harmless: 0, wrong: 0 };
}

function addTo(counts: LabelCount, attack: boolean, flagged: boolean): void {
  if (attack) {
    counts.attacks++;
    if (flagged) counts.found++;
  } else {
    counts.harmless++;
    if (flagged) counts.wrong++;
  }
}
