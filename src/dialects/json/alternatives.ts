/** Alternatives: the tokens that might have stood in the place of one, the likeliest first; shapes that formats share. */
import type { Channel } from '../../core/segment.ts';
import type { Place } from './place.ts';
import { type Shape, shape } from './shape.ts';

/** Servers give no more. */
const MOST_RANKS = 20;

/**
 * A list of them. The likeliest ones of all places are most of the text again, so that those of one rank are one text;
 * `token` makes the place of one, and is told its rank.
 */
export function alternatives(token: (rank: number) => Shape): Shape {
  return shape({ items: token(MOST_RANKS), ranks: ranked(token) });
}

/** An object of them: under names of their own, in their order. */
export function keyedAlternatives(token: (rank: number) => Shape): Shape {
  return shape({ role: 'other', rest: token(MOST_RANKS), ranks: ranked(token) });
}

function ranked(token: (rank: number) => Shape): Shape[] {
  return Array.from({ length: MOST_RANKS }, (_, rank) => token(rank));
}

/** The mark of an object whose names are the tokens, in their order. */
export const NAMED_ALTERNATIVES = 'named-alternatives';

/** The first names of such objects: the likeliest token, behind the one that was chosen where servers put that in front. */
const MOST_NAMES = 2;

/** The texts that the first names of one object after the other make up. */
export class RankedNames {
  readonly #texts = new Map<string, Channel>();

  /** The text that a name is a part of; undefined for one behind the first ones. */
  of({ parent }: Place, number: number): Channel | undefined {
    if (parent === undefined || number >= MOST_NAMES) return undefined;
    const key = `${number} ${parent.path}`;
    const known = this.#texts.get(key);
    if (known !== undefined) return known;
    const text: Channel = { path: parent.path, role: 'unknown', settled: true, unbroken: true };
    this.#texts.set(key, text);
    return text;
  }
}
