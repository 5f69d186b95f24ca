/** `hash`: the type and a keyed hash, so that equal values can be told without being read. */
import type { Write } from './value.ts';

/** 48 bits: two of a million values share a hash with a chance of one in 500. */
const HEX_DIGITS = 12;

/** `[EMAIL:3f2a9c01b2d4]`. */
export const hashed: Write = ({ type, text }, { pseudonym }) =>
  `[${type}:${pseudonym(JSON.stringify(['hash', type, text])).slice(0, HEX_DIGITS)}]`;
