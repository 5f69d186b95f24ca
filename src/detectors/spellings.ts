/** Spellings of a word that is looked for in folded text. */
import { fold } from './fold.ts';

/**
 * In small letters, and in capitals where those fold to something else: folding takes some letters of other scripts for
 * Latin ones that only their capitals are like.
 */
export function spellings(word: string): string[] {
  const small = fold(word).text;
  const capitals = fold(word.toUpperCase()).text.toLowerCase();
  return capitals === small || capitals.length !== small.length ? [small] : [small, capitals];
}
