/** What stands between the word of a field and its mark: both genders (`Assuré(e) :`, `Patient/in:`), or an order (`(last, first)`). */

const GENDERS = '(?:in|innen|a|as|e|o|os|n|r|ne|se|euse|trice)(?!\\p{L})|[:*]in(?:nen)?(?!\\p{L})';
const IN_BRACKETS = '\\((?:-?in|innen|e|es|a|as|o|os|n|r|s|ne|se|euse|trice)\\)';
const ORDER =
  ' ?\\((?:(?:last|first|middle|surname|family|given|forenames?|names?|mi|m\\.i\\.|nom|prenoms?|nachname|vorname|apellidos?|nombres?|cognome|nome)(?: names?)?(?:[,/ ] ?|$|(?=\\)))){1,3}\\)';
const NOTE = new RegExp(`^(?:${IN_BRACKETS}|/-?${GENDERS}|${ORDER})`, 'iu');
/** A slash behind fewer letters is part of the word: `c/o`. */
const NOTE_AT_END = new RegExp(`(?:${IN_BRACKETS}|(?<=\\p{L}{3})/-?${GENDERS}|${ORDER})$`, 'iu');
const IS_ORDER = new RegExp(`${ORDER}$`, 'iu');
/** What may still become one. */
const SO_FAR = /^(?: ?\([a-z. ,/-]{0,30}|\/-?[a-z]{0,6}|[:*]i?n?n?e?n?)$/i;
/** Characters of the longest. */
export const LONGEST_NOTE = 34;
/** What one begins with. */
const BEGINS = ' (/:*';
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
  const before = text.slice(Math.max(0, gap - LONGEST_NOTE), gap);
  const note = NOTE_AT_END.exec(before)?.[0] ?? '';
  if (note === '') return { field: word, gap: word, order: false };
  return { field: gap - note.length, gap, order: IS_ORDER.test(note) };
}
