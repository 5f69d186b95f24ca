/** Where words of running text begin and go on. */
import { joinsPhraseWord, joinsWord } from './characters.ts';

/** Does a word begin here? An underscore parts the words of a phrase. */
export function startsWord(text: string, at: number): boolean {
  return at === 0 || !joinsPhraseWord(text.charCodeAt(at - 1)) || !joinsPhraseWord(text.charCodeAt(at));
}

/** Is this the inside of a word of letters, digits and underscores? */
export function goesOn(text: string, at: number): boolean {
  return joinsWord(text.charCodeAt(at - 1)) && joinsWord(text.charCodeAt(at));
}
