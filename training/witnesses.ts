/**
 * Learning from texts of which only one window has to be an attack: fits, takes the window of each attack that looks most
 * like one and the windows of harmless texts that do too, and fits again (multiple instance learning).
 */
import { WINDOWS } from '../src/detectors/learned/pieces.ts';
import type { Bags, Window } from './bags.ts';
import { type Example, type Fitted, fitMachine, scaleOf } from './machine.ts';

/** A text with its label. */
export interface Labelled {
  readonly text: number;
  readonly positive: boolean;
  /** How much it counts. */
  readonly cost: number;
}

export interface Plan {
  readonly rounds: number;
  readonly epochs: number;
  readonly seed: number;
  /** Windows of a harmless text that each round adds. */
  readonly hardest: number;
  /** How much more a feature counts that few texts have; 0 for not at all. */
  readonly rarity: number;
  /** How much more a word counts than characters; a square, as gains are. */
  readonly words: number;
  onRound?(round: number, examples: number): void;
}

/** Fits weights to texts. */
export function fitTexts(bags: Bags, texts: readonly Labelled[], plan: Plan): Fitted {
  const gains = bags.gains(
    texts.map(({ text }) => text),
    plan,
  );
  const harmless = new Map<Labelled, Map<string, Window>>();
  let fitted: Fitted = { weights: new Float32Array(gains.length), bias: 0 };
  for (let round = 0; round <= plan.rounds; round++) {
    const scorer = new Scorer(bags, fitted);
    const examples = texts.flatMap((text) => {
      const count = text.positive ? 1 : plan.hardest;
      const chosen = round === 0 ? bags.cover(text.text) : scorer.surest(text.text, count);
      return examplesOf(text, text.positive ? chosen : remembered(harmless, text, chosen));
    });
    plan.onRound?.(round, examples.length);
    fitted = fitMachine(bags.features, examples, {
      gains,
      epochs: plan.epochs,
      seed: plan.seed + 100 * round,
    });
  }
  return fitted;
}

function examplesOf({ positive, cost }: Labelled, windows: readonly Window[]): Example[] {
  const each = cost / Math.sqrt(Math.max(1, windows.length));
  return windows.map(({ from, to }) => ({ from, to, positive, cost: each }));
}

function remembered(
  known: Map<Labelled, Map<string, Window>>,
  text: Labelled,
  more: readonly Window[],
): Window[] {
  const windows = known.get(text) ?? new Map<string, Window>();
  known.set(text, windows);
  for (const window of more) windows.set(`${window.from} ${window.to}`, window);
  return [...windows.values()];
}

/** A window and its score. */
interface Scored extends Window {
  readonly score: number;
}

/** Scores the windows of texts. */
export class Scorer {
  readonly #bags: Bags;
  readonly #fitted: Fitted;

  constructor(bags: Bags, fitted: Fitted) {
    this.#bags = bags;
    this.#fitted = fitted;
  }

  /** The windows of a text that score highest. */
  surest(text: number, count: number): Window[] {
    return this.#windows(text)
      .sort((one, other) => other.score - one.score)
      .slice(0, count);
  }

  /** The score of the window of a text that scores highest. */
  score(text: number): number {
    return this.#windows(text).reduce((best, { score }) => Math.max(best, score), Number.NEGATIVE_INFINITY);
  }

  #windows(text: number): Scored[] {
    return (this.#bags.texts[text] ?? []).flatMap((bounds) => this.#windowsOf(bounds));
  }

  /** Of one reading, by sums of weights up to the end of each piece. */
  #windowsOf(bounds: Int32Array): Scored[] {
    const windows: Scored[] = [];
    const sums = this.#sums(bounds);
    for (let piece = 1; piece < bounds.length; piece++)
      for (const size of WINDOWS) {
        if (size > piece) break;
        const window = { from: bounds[piece - size] as number, to: bounds[piece] as number };
        const sum = (sums[piece] as number) - (sums[piece - size] as number);
        windows.push({ ...window, score: sum * scaleOf(window) + this.#fitted.bias });
      }
    return windows;
  }

  #sums(bounds: Int32Array): Float64Array {
    const { features } = this.#bags;
    const { weights } = this.#fitted;
    const sums = new Float64Array(bounds.length);
    let sum = 0;
    for (let piece = 1; piece < bounds.length; piece++) {
      const end = bounds[piece] as number;
      for (let at = bounds[piece - 1] as number; at < end; at++)
        sum += weights[features[at] as number] as number;
      sums[piece] = sum;
    }
    return sums;
  }
}
