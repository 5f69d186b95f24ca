/** What stands between the word of a field and its mark: both genders (`Assuré(e) :`, `Patient/in:`), an order (`(last, first)`), or which of several it is (`Tenant 1:`). */
import { isDigit, joinsPhraseWord } from '../../characters.ts';

const GENDERS = '(?:in|innen|a|as|e|o|os|n|r|ne|se|euse|trice)(?!\\p{L})|[:*]in(?:nen)?(?!\\p{L})';
const IN_BRACKETS = '\\((?:-?in|innen|e|es|a|as|o|os|n|r|s|ne|se|euse|trice)\\)';
const ORDER =
  ' ?\\((?:(?:last|first|middle|surname|family|given|forenames?|names?|mi|m\\.i\\.|nom|prenoms?|nachname|vorname|apellidos?|nombres?|cognome|nome)(?: names?)?(?:[,/ ] ?|$|(?=\\)))){1,3}\\)';
const WHICH = ' #?\\d{1,2}';
const NOTE = new RegExp(`^(?:${IN_BRACKETS}|/-?${GENDERS}|${ORDER}|${WHICH}(?=:))`, 'iu');
const WHICH_AT_END = new RegExp(`${WHICH}$`);
const LONGEST_WHICH = 4;
/** A slash behind fewer letters is part of the word: `c/o`. */
const NOTE_AT_END = new RegExp(`(?:${IN_BRACKETS}|(?<=\\p{L}{3})/-?${GENDERS}|${ORDER})$`, 'iu');
const IS_ORDER = new RegExp(`${ORDER}$`, 'iu');
/** What may still become one. */
const SO_FAR = /^(?: ?\([a-z. ,/-]{0,30}| #?\d{0,2}|\/-?[a-z]{0,6}|[:*]i?n?n?e?n?)$/i;
/** Characters of the longest. */
export const LONGEST_NOTE = 34;
/** What one begins with. */
const BEGINS = ' (/:*';
/** Letters of the longest end of a word for another gender, and the mark before it. */
const LONGEST_GENDER = 8;
const CLOSE = 0x29;

/** Where the note behind a field ends, or the field where there is none; the length of the text when that has not come. */
export function noteEnd(text: string, end: number): number {
  if (!BEGINS.includes(text.charAt(end))) return end;
  const behind = text.slice(end, end + LONGEST_NOTE);
  const note = NOTE.exec(behind)?.[0];
  if (note !== undefined) return end + note.length;
  return behind.length < LONGEST_NOTE && SO_FAR.test(behind) ? text.length : end;
}

/** Where a field ends and what parts it from its value begins, given the end of the last word before the value. */
export function noteBefore(
  text: string,
  word: number,
): { readonly field: number; readonly gap: number; readonly order: boolean } {
  const gap = text.charCodeAt(word) === CLOSE ? word + 1 : word;
  const which = gap === word ? whichBefore(text, word) : 0;
  if (which > 0) return { field: word - which, gap: word, order: false };
  if (gap === word && !isBehindMark(text, word)) return { field: word, gap: word, order: false };
  const before = text.slice(Math.max(0, gap - LONGEST_NOTE), gap);
  const note = NOTE_AT_END.exec(before)?.[0] ?? '';
  if (note === '') return { field: word, gap: word, order: false };
  return { field: gap - note.length, gap, order: IS_ORDER.test(note) };
}

/** Does a slash or the like stand before the word that ends here, as before the end for another gender? Before most none does. bench: scan */
function isBehindMark(text: string, end: number): boolean {
  let at = end - 1;
  while (at > 0 && end - at < LONGEST_GENDER && joinsPhraseWord(text.charCodeAt(at))) at--;
  return '/:*-'.includes(text.charAt(at));
}

/** Characters of the number that tells which of several stands in a field; 0 for none. */
function whichBefore(text: string, word: number): number {
  if (!isDigit(text.charCodeAt(word - 1)) || text.charAt(word) !== ':') return 0;
  return WHICH_AT_END.exec(text.slice(Math.max(0, word - LONGEST_WHICH), word))?.[0].length ?? 0;
}
