/** What is no title: a unit behind a number (`20 ms. Select`), and a parameter before its type (`func f(mr MapReader)`). */
import { isDigit } from '../../characters.ts';
import { isCapital } from './evidence.ts';
import type { NameRead } from './names.ts';

/** Characters before a title that are looked at. */
export const TITLE_AHEAD = 64;
/** The parameters of a function before this one: its name stands directly before the bracket, as in no sentence. */
const PARAMETERS = /[\w\])]\([^()\n]*$/;
/** Behind a type. */
const TYPED = ',)=';

/** Is a title in small letters the unit of a number, or the name of a parameter? */
export function isUnitOrType(text: string, word: number, name: NameRead): boolean {
  if (isCapital(text, word)) return false;
  return isBehindNumber(text, word) || isParameter(text, word, name);
}

/** Does a number stand directly before it? */
export function isBehindNumber(text: string, word: number): boolean {
  const at = text.charAt(word - 1) === ' ' ? word - 1 : word;
  return at > 0 && isDigit(text.charCodeAt(at - 1));
}

function isParameter(text: string, word: number, { words, end }: NameRead): boolean {
  const before = text.charAt(word - 1);
  if (words.length > 1 || (before !== '(' && before !== ' ')) return false;
  if (end < text.length && !TYPED.includes(text.charAt(end))) return false;
  return PARAMETERS.test(text.slice(Math.max(0, word - TITLE_AHEAD), word));
}
