/**
 * Linear support vector machine with a squared hinge, by dual coordinate descent (Hsieh et al., ICML 2008). Features are
 * counts over the square root of how many there are.
 */
import { SMOOTHING } from '../src/detectors/learned/linear-model.ts';
import type { Window } from './bags.ts';
import { shuffled } from './shuffled.ts';

/** A window with its label and how much it counts. */
export interface Example extends Window {
  readonly positive: boolean;
  readonly cost: number;
}

export interface Fitted {
  readonly weights: Float32Array;
  readonly bias: number;
}

export interface Settings {
  /** By place: the square of what a feature counts. */
  readonly gains: Float32Array;
  readonly epochs: number;
  readonly seed: number;
}

/** What the constant counts that stands for the bias. */
const CONSTANT = 0.3;

/** Fits weights to examples; the same for the same seed. */
export function fitMachine(
  features: Int32Array,
  examples: readonly Example[],
  { gains, epochs, seed }: Settings,
): Fitted {
  const descent = new Descent(features, gains);
  const states = examples.map((example) => ({
    ...{ example, norm: descent.norm(example), alpha: 0 },
    slack: 0.5 / example.cost,
  }));
  for (let epoch = 0; epoch < epochs; epoch++)
    for (const index of shuffled(examples.length, seed + epoch)) descent.step(states[index] as State);
  return { weights: descent.weights, bias: descent.bias * CONSTANT };
}

export function scaleOf({ from, to }: Window): number {
  return 1 / Math.sqrt(to - from + SMOOTHING);
}

/** An example on the way, with its squared length. */
interface State {
  readonly example: Example;
  readonly norm: number;
  alpha: number;
  /** What a larger alpha costs. */
  readonly slack: number;
}

class Descent {
  readonly weights: Float32Array;
  bias = 0;
  readonly #features: Int32Array;
  readonly #gains: Float32Array;
  readonly #counts: Uint16Array;

  constructor(features: Int32Array, gains: Float32Array) {
    this.weights = new Float32Array(gains.length);
    this.#features = features;
    this.#gains = gains;
    this.#counts = new Uint16Array(gains.length);
  }

  /** Moves the weights so that one example is told as well as the others allow. */
  step(state: State): void {
    const { example, norm, alpha, slack } = state;
    const scale = scaleOf(example);
    const sign = example.positive ? 1 : -1;
    const margin = this.#sum(example) * scale + this.bias * CONSTANT;
    const gradient = sign * margin - 1 + slack * alpha;
    state.alpha = Math.max(0, alpha - gradient / (norm + CONSTANT * CONSTANT + slack));
    const moved = (state.alpha - alpha) * sign;
    if (moved === 0) return;
    this.bias += moved * CONSTANT;
    this.#move(example, moved * scale);
  }

  /** The squared length of an example. */
  norm(example: Window): number {
    const features = this.#features;
    const counts = this.#counts;
    let sum = 0;
    for (let at = example.from; at < example.to; at++) {
      const place = features[at] as number;
      const count = (counts[place] as number) + 1;
      counts[place] = count;
      sum += (2 * count - 1) * (this.#gains[place] as number);
    }
    for (let at = example.from; at < example.to; at++) counts[features[at] as number] = 0;
    return sum * scaleOf(example) ** 2;
  }

  #sum({ from, to }: Window): number {
    const features = this.#features;
    const weights = this.weights;
    let sum = 0;
    for (let at = from; at < to; at++) sum += weights[features[at] as number] as number;
    return sum;
  }

  #move({ from, to }: Window, step: number): void {
    const features = this.#features;
    const weights = this.weights;
    const gains = this.#gains;
    for (let at = from; at < to; at++) {
      const place = features[at] as number;
      (weights[place] as number) += step * (gains[place] as number);
    }
  }
}
