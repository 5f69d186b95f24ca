/**
 * Hashes of words (FNV-1a, 32 bits; Fowler, Noll and Vo), salted, so that profiles of two assistants cannot be laid side by
 * side. They hide no word from someone who guesses it: docs/detectors/anomaly.md says what a profile reveals.
 */

export const HASH_BEGINS = 0x811c9dc5;
const PRIME = 0x01000193;

/** Goes on with one unit. */
export function hashed(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, PRIME) >>> 0;
}

/** Goes on with all units of a word. */
export function hashedWord(begins: number, units: ArrayLike<number>, length: number): number {
  let hash = begins;
  for (let at = 0; at < length; at++) hash = Math.imul(hash ^ (units[at] ?? 0), PRIME);
  return hash >>> 0;
}

/** The same for a word as text. */
export function hashedText(begins: number, text: string): number {
  return hashedWord(
    begins,
    Array.from({ length: text.length }, (_, at) => text.charCodeAt(at)),
    text.length,
  );
}
