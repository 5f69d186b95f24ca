/** Spellings of a word that is looked for in folded text. */
import { fold } from './fold.ts';

/**
 * In small letters, and in capitals or behind one where those fold to something else: folding takes some letters of other
 * scripts for Latin ones that only their capitals are like. Letter by letter, as they are read: the last sigma of a word
 * is no other.
 */
export function spellings(word: string): string[] {
  const small = fold(word).text;
  const all = [small, lowered(word.toUpperCase()), lowered(word.charAt(0).toUpperCase() + word.slice(1))];
  return [...new Set(all)].filter(({ length }) => length === small.length);
}

function lowered(word: string): string {
  return Array.from(fold(word).text, (letter) => letter.toLowerCase()).join('');
}
