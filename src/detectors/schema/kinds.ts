/** The kinds of JSON values, as bits of a mask. `true` and `false` are kinds of their own: so a constant is only a mask. */

export const OBJECT = 1;
export const ARRAY = 2;
export const STRING = 4;
export const NUMBER = 8;
export const TRUE = 16;
export const FALSE = 32;
export const NULL = 64;
export const ANY_KIND = 127;

/** What the keyword `type` calls them. */
export const TYPE_NAMES: ReadonlyMap<string, number> = new Map([
  ['object', OBJECT],
  ['array', ARRAY],
  ['string', STRING],
  ['number', NUMBER],
  ['integer', NUMBER],
  ['boolean', TRUE | FALSE],
  ['null', NULL],
]);
