/** The contract of a fuzz target: one reader, and what must hold whatever bytes it gets. */
import type { Kept } from './corpus.ts';
import type { Random } from './random.ts';

export interface Target {
  /** The name of its file, of its folder of inputs, and of `TARGET=`. */
  readonly name: string;
  /** What holds for every input, in one sentence. */
  readonly holds: string;
  /** Words of the format; mutations put them in. */
  readonly tokens: readonly string[];
  /** Inputs that it has beside those in its folder; a target with samples needs no folder. */
  readonly samples?: readonly Kept[];
  /** Bytes of the longest input that is made by repetition; 1 MiB when left out. */
  readonly longest?: number;
  /**
   * Reads the input and throws where something does not hold. Returns in a few words what came of it, in parts with
   * semicolons between them: an input with a part not met before is mutated further. `random` depends on the input alone.
   */
  run(input: Uint8Array, random: Random): string | Promise<string>;
}

/** A word that only inputs hold: a message, path or name that repeats it repeats content. */
export const MARKER = 'zqxjkv';
