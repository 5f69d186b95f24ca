/** Words of running text as phrases see them: what separates them, where they end. */
import { isLetterOfUnspaced, joinsPhraseWord, joinsWord } from '../characters.ts';

/** No phrase is longer than this many characters. */
export const LONGEST_PHRASE = 300;
/** More marks and blanks in a row than this do not stand between two words of a phrase. */
export const LONGEST_SEPARATOR = 8;

/** Is this unit of a word? */
export function isWordUnit(unit: number): boolean {
  return joinsPhraseWord(unit) || isLetterOfUnspaced(unit);
}

/** Does a run of words begin here? A word of a phrase is never more than one; of joined words only the first begins one. */
export function beginsRun(text: string, at: number): boolean {
  if (!isWordUnit(text.charCodeAt(at))) return false;
  if (at === 0) return true;
  const before = text.charCodeAt(at - 1);
  return !isWordUnit(before) && !joinsWord(before);
}

/** Does this unit end a sentence? */
export function endsSentence(unit: number): boolean {
  return unit === 0x2e || unit === 0x21 || unit === 0x3f || unit === 0x3002 || unit === 0x964;
}
