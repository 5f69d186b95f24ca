/** From fitted weights to the model that ships: a byte for the root of each weight, and scores that say how seldom ordinary texts come as far. */
import { PLACES } from '../src/detectors/learned/grams.ts';
import { type Description, SMOOTHING } from '../src/detectors/learned/linear-model.ts';
import { thresholdAt } from './figures.ts';
import type { Fitted } from './machine.ts';

const LARGEST = 127;
/** Of the weights that are not 0, so many are cut off at the largest byte. */
const CUT = 0.00002;

/**
 * Scores by the share of ordinary texts that score higher: 0.5 where it is one in a hundred, 0.9 where it is one in five
 * hundred.
 */
export const LADDER: readonly (readonly [number, number])[] = [
  [0.9, 0],
  [0.5, 0.02],
  [0.2, 0.1],
  [0.05, 0.25],
  [0.01, 0.5],
  [0.005, 0.7],
  [0.002, 0.9],
];
/** The last rung, and how far above the one before it lies, as a share of the way up there from the middle of the ladder. */
export const TOP = 0.999;
export const REACH = 1.5;

export interface Quantised {
  readonly bytes: Int8Array;
  readonly scale: number;
}

/** Rounds the roots of weights. */
export function quantise(weights: Float32Array): Quantised {
  const sizes = weights
    .map(Math.abs)
    .filter((size) => size > 0)
    .sort();
  const largest = sizes[Math.floor(sizes.length * (1 - CUT))] ?? 1;
  const scale = largest / LARGEST ** 2;
  const bytes = Int8Array.from({ length: PLACES }, (_, at) => {
    const weight = weights[at] ?? 0;
    return Math.sign(weight) * Math.min(LARGEST, Math.round(Math.sqrt(Math.abs(weight) / scale)));
  });
  return { bytes, scale };
}

/** The weights that the bytes stand for. */
export function restored({ weights, bias }: Fitted): Fitted {
  const { bytes, scale } = quantise(weights);
  return { weights: Float32Array.from(bytes, (byte) => byte * Math.abs(byte) * scale), bias };
}

/** Describes a model whose scores are told by those of ordinary texts. */
export function describeModel(
  task: string,
  { scale, bias }: { readonly scale: number; readonly bias: number },
  ordinary: readonly number[],
): Description {
  const scores = LADDER.map(([share, score]): [number, number] => [
    rounded(thresholdAt(share, ordinary)),
    score,
  ]);
  const [middle, top] = [scores[3]?.[0] ?? 0, scores.at(-1)?.[0] ?? 0];
  scores.push([rounded(top + REACH * (top - middle)), TOP]);
  return {
    format: 'weir-linear-2',
    task,
    places: PLACES,
    smoothing: SMOOTHING,
    scale,
    bias,
    scores,
  };
}

function rounded(margin: number): number {
  return Math.round(margin * 10_000) / 10_000;
}
