/** Random numbers that can be drawn again: a small generator with a seed. */
import { crc32 } from 'node:zlib';

/** Returns a whole number from 0 up to, but without, `below`. */
export type Random = (below: number) => number;

/** A generator (mulberry32, a public-domain design) from a 32-bit seed. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** The generator that belongs to an input: whoever runs the input again draws the same numbers. */
export function randomFor(input: Uint8Array): Random {
  return randomOf(crc32(input));
}

/** Draws one of a list that is not empty. */
export function oneOf<T>(random: Random, list: readonly T[]): T {
  return list[random(list.length)] as T;
}
