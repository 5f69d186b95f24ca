/** Classes of information, from the lowest to the highest: ISO/IEC 27001 (Annex A 5.12) leaves them to be named; most schemes have these four. */

export const CLASSES = ['PUBLIC', 'INTERNAL', 'CONFIDENTIAL', 'RESTRICTED'] as const;
export type Class = (typeof CLASSES)[number];

/** The higher of two classes; undefined is none. */
export function higher<T extends Class>(one: T | undefined, other: T): T;
export function higher<T extends Class>(one: T | undefined, other: T | undefined): T | undefined;
export function higher(one: Class | undefined, other: Class | undefined): Class | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return isAbove(other, one) ? other : one;
}

/** The lower of two classes. */
export function lower(one: Class, other: Class): Class {
  return isAbove(one, other) ? other : one;
}

/** True where something of this class may not be told to who is cleared up to that one. */
export function isAbove(one: Class, clearance: Class): boolean {
  return CLASSES.indexOf(one) > CLASSES.indexOf(clearance);
}

/** The class that a word names, in any case. */
export function classNamed(word: string): Class | undefined {
  const upper = word.toUpperCase();
  return CLASSES.find((one) => one === upper);
}
