/** Key words: one of them stands in whatever a scanner looks for, so that a text without them is read only once. */

/** More are not looked for in disguise. */
export const MOST_WORDS = 200;
const SHORTEST = 4;
const SPECIAL = /[\\^$.*+?()[\]{}|]/g;

/** Tells of words, whole or not, in any case. */
export type Holds = (text: string) => boolean;

/** The words that are worth looking for in disguise: lower case, no blanks, long enough not to stand there by chance. */
export function keyWords(words: readonly string[]): readonly string[] {
  const parts = words.flatMap((word) => longestPart(word.toLowerCase()));
  return [...new Set(parts)].slice(0, MOST_WORDS);
}

function longestPart(phrase: string): string[] {
  const [longest = ''] = phrase.split(/\s+/).sort((one, other) => other.length - one.length);
  return longest.length >= SHORTEST ? [longest] : [];
}

/** A search for plain words: an alternative of literals, which takes linear time. */
export function holding(words: readonly string[]): Holds {
  if (words.length === 0) return () => false;
  const search = new RegExp(words.map((word) => word.replace(SPECIAL, '\\$&')).join('|'), 'i');
  return (text) => search.test(text);
}

/** A word as it stands in rotated text (ROT13). */
export function rotated(word: string): string {
  let out = '';
  for (let at = 0; at < word.length; at++) out += String.fromCharCode(rotate(word.charCodeAt(at)));
  return out;
}

/** Moves a Latin letter half the alphabet on. */
export function rotate(unit: number): number {
  const letter = unit | 0x20;
  if (unit >= 0x80 || letter < 0x61 || letter > 0x7a) return unit;
  return letter < 0x6e ? unit + 13 : unit - 13;
}

export function backwards(word: string): string {
  return [...word].reverse().join('');
}
