/** Words of running text as phrases see them: what separates them, where they end. */

import { isLetterOfUnspaced, joinsWord } from '../characters.ts';

/** No phrase is longer than this many characters. */
export const LONGEST_PHRASE = 300;
/** More marks and blanks in a row than this do not stand between two words of a phrase. */
export const LONGEST_SEPARATOR = 8;

/** Does a new word start at this offset? */
export function startsWord(text: string, at: number): boolean {
  return at === 0 || !joinsPhraseWord(text.charCodeAt(at - 1)) || !joinsPhraseWord(text.charCodeAt(at));
}

export function isWordUnit(unit: number): boolean {
  return joinsPhraseWord(unit) || isLetterOfUnspaced(unit);
}

/** An underscore is a letter of identifiers, but in a phrase it stands between words. */
function joinsPhraseWord(unit: number): boolean {
  return unit !== 0x5f && joinsWord(unit);
}

export function endsSentence(unit: number): boolean {
  return unit === 0x2e || unit === 0x21 || unit === 0x3f || unit === 0x3002 || unit === 0x964;
}
