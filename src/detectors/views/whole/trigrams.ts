/** Trigrams: three letters in a row, as a number; most of a text is told from words by those that they hold. */

/** The bits in which upper and lower case of a letter are alike, and the letters of a to z differ. */
const BITS = 5;
const LETTER = (1 << BITS) - 1;

/** How many there are. */
export const TRIGRAMS = 1 << (3 * BITS);

/** The number of three units; what is no letter of a to z may pass for one. */
export function trigram(first: number, second: number, third: number): number {
  return ((((first & LETTER) << BITS) | (second & LETTER)) << BITS) | (third & LETTER);
}
