/** A linear model as it stands in its file: a line of JSON that describes it, then a byte for the weight of each place. */
import { z } from 'zod';
import type { OpenedModel } from '../../core/detector.ts';
import { failed, ok, type Result } from '../../core/fault.ts';
import { parseJson } from '../parse-json.ts';
import { PLACES } from './grams.ts';
import { ladder, readOff } from './ladder.ts';

/** Features that a window is counted to have beyond its own, so that short ones are trusted less. */
export const SMOOTHING = 60;

const LINE_END = 0x0a;
/** The description is shorter. */
const LONGEST_LINE = 65_536;

const description = z.strictObject({
  format: z.literal('weir-linear-2'),
  /** What it was made to tell: `injection`. */
  task: z.string(),
  places: z.literal(PLACES),
  smoothing: z.literal(SMOOTHING),
  /** A weight is the square of its byte, with the byte's sign, times this: fine where weights are small, and most are. */
  scale: z.number().positive(),
  bias: z.number(),
  /** Sums of windows, rising, and the score of each; between two it lies between theirs. */
  scores: ladder,
});
export type Description = z.output<typeof description>;

/** A model that can be asked. */
export class LinearModel implements OpenedModel {
  readonly digest: string;
  readonly about: Description;
  readonly weights: Int8Array;

  constructor(about: Description, weights: Int8Array, digest: string) {
    this.about = about;
    this.weights = weights;
    this.digest = digest;
  }

  /** The score of a window: of the squares of its features' bytes the sum, each with its byte's sign, and how many they are. */
  margin(sum: number, features: number): number {
    const { scale, bias } = this.about;
    return (sum * scale) / Math.sqrt(features + SMOOTHING) + bias;
  }

  /** From 0 to 1, by how seldom ordinary texts come as far. */
  score(margin: number): number {
    return readOff(this.about.scores, margin);
  }
}

/** Reads the bytes of a file whose SHA-256 is `digest`, hex; the fault says what is wrong with it. */
export function readLinearModel(bytes: Uint8Array, digest: string): Result<LinearModel> {
  const end = bytes.subarray(0, LONGEST_LINE).indexOf(LINE_END);
  if (end < 0) return failed('unreadable', 'is no linear model: its first line does not end');
  const about = description.safeParse(parseJson(new TextDecoder().decode(bytes.subarray(0, end))));
  if (!about.success) return failed('unreadable', 'is no linear model that this version reads');
  const weights = bytes.subarray(end + 1);
  if (weights.length !== about.data.places)
    return failed('unreadable', `has ${weights.length} weights in place of ${about.data.places}`);
  return ok(new LinearModel(about.data, new Int8Array(weights), digest));
}

/** The bytes of a file. */
export function writeLinearModel(about: Description, weights: Int8Array): Uint8Array {
  const line = new TextEncoder().encode(`${JSON.stringify(about)}\n`);
  const bytes = new Uint8Array(line.length + weights.length);
  bytes.set(line);
  bytes.set(new Uint8Array(weights.buffer, weights.byteOffset, weights.length), line.length);
  return bytes;
}
