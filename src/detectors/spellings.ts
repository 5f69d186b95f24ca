/** Spellings of a word that is looked for in folded text. */
import { fold } from './fold.ts';

/**
 * In small letters, and in capitals where those fold to something else: folding takes some letters of other scripts for
 * Latin ones that only their capitals are like. Letter by letter, as they are read: the last sigma of a word is no other.
 */
export function spellings(word: string): string[] {
  const small = fold(word).text;
  const capitals = Array.from(fold(word.toUpperCase()).text, (letter) => letter.toLowerCase()).join('');
  return capitals === small || capitals.length !== small.length ? [small] : [small, capitals];
}
