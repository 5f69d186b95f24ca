/** Escapes: attacks that are found as they are and harmless texts that are not flagged, and what a disguise makes of both. */
import type { ScreenedText } from '../src/server/screening.ts';
import type { Evasion } from './evasions/index.ts';
import { shareAbove, thresholdAt } from './figures.ts';
import type { JudgedScores } from './judged.ts';
import type { Row } from './rows.ts';
import { randomOf, shuffled } from './shuffled.ts';
import { markerOf } from './tier1/sources.ts';

/** Of the ordinary texts so many exceed the threshold. */
const FLAGGED = 0.01;
/** Longer texts are left out, for time. */
const LONGEST = 2000;

/** Of how many attacks and how many harmless texts, drawn by which seed. */
export interface Sampling {
  readonly attacks: number;
  readonly harmless: number;
  readonly seed: number;
}

export class Escapes {
  readonly threshold: number;
  readonly attacks: readonly Row[];
  readonly harmless: readonly Row[];
  readonly #judged: JudgedScores;
  readonly #seed: number;

  private constructor(judged: JudgedScores, plain: ReadonlyMap<Row, number>, sampling: Sampling) {
    const rows = [...plain.keys()];
    const ordinary = rows.filter(({ positive }) => !positive);
    const score = (row: Row) => plain.get(row) ?? 0;
    const threshold = thresholdAt(FLAGGED, ordinary.map(score));
    const found = rows.filter((row) => row.positive && score(row) > threshold);
    const passed = ordinary.filter((row) => score(row) <= threshold);
    this.#judged = judged;
    this.#seed = sampling.seed;
    this.threshold = threshold;
    this.attacks = drawn(found, sampling.attacks, sampling.seed);
    this.harmless = drawn(passed, sampling.harmless, sampling.seed);
  }

  /** Judges the rows as they are, and draws from those that are told right. */
  static async of(judged: JudgedScores, rows: readonly Row[], sampling: Sampling): Promise<Escapes> {
    const scores = await judged.of(rows.map((row) => asTold(row, row.text)));
    return new Escapes(judged, new Map(rows.map((row, at) => [row, scores[at] ?? 0])), sampling);
  }

  /** Of attacks that are disguised so, the share that is not found. */
  async escaped(evade: Evasion): Promise<number> {
    return 1 - (await this.#found(this.attacks, evade));
  }

  /** Of harmless texts that are disguised so, the share that is flagged. */
  async flagged(evade: Evasion): Promise<number> {
    return await this.#found(this.harmless, evade);
  }

  /** Of texts of a user, the share that is flagged. */
  async flaggedOf(texts: readonly string[]): Promise<number> {
    return this.#share(texts.map((text) => ({ text, role: 'user' })));
  }

  async #found(rows: readonly Row[], evade: Evasion): Promise<number> {
    const random = randomOf(this.#seed);
    return await this.#share(rows.map((row) => asTold(row, evade(row.text, random))));
  }

  async #share(texts: readonly ScreenedText[]): Promise<number> {
    return shareAbove(this.threshold, await this.#judged.of(texts)) ?? 0;
  }
}

/** A text of whose it is, as a message in a proxy tells it. */
function asTold(row: Row, text: string): ScreenedText {
  return { text, role: markerOf(row) };
}

/** So many of them, the same for the same seed. */
function drawn(from: readonly Row[], most: number, seed: number): Row[] {
  const short = from.filter(({ text }) => text.length <= LONGEST);
  const order = shuffled(short.length, seed).subarray(0, most);
  return Array.from(order, (index) => short[index]).filter((row) => row !== undefined);
}
