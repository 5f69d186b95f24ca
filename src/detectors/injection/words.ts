/** Words of running text as phrases see them: what separates them, where they end. */

import { isLetterOfUnspaced, joinsPhraseWord } from '../characters.ts';

/** No phrase is longer than this many characters. */
export const LONGEST_PHRASE = 300;
/** More marks and blanks in a row than this do not stand between two words of a phrase. */
export const LONGEST_SEPARATOR = 8;

/** Is this unit of a word? */
export function isWordUnit(unit: number): boolean {
  return joinsPhraseWord(unit) || isLetterOfUnspaced(unit);
}

/** Does this unit end a sentence? */
export function endsSentence(unit: number): boolean {
  return unit === 0x2e || unit === 0x21 || unit === 0x3f || unit === 0x3002 || unit === 0x964;
}
