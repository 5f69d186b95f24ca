/** One spelling for the header of a column. */
import { isBlank, isSmall, isUpper } from '../characters.ts';
import { fold } from '../fold.ts';

/** Marks between the words of a header. */
const MARKS: ReadonlySet<number> = new Set(Array.from('_-.:"\'`*#()[]/', (mark) => mark.charCodeAt(0)));
/** From here on a unit is white space only when it is one of the few that are not ASCII. */
const ASCII_END = 0x80;
const WHITE = /\s/;

/** In lower case and without accents, with one blank between words and no marks: `dateOfBirth`, `**Date of Birth**`. */
export function normalized(name: string): string {
  const { text } = fold(name);
  let words = '';
  let begin = -1;
  for (let at = 0; at <= text.length; at++) {
    const ends = at === text.length || isBetween(text.charCodeAt(at));
    if (begin >= 0 && (ends || beginsInside(text, at))) {
      words += (words === '' ? '' : ' ') + text.slice(begin, at);
      begin = -1;
    }
    if (begin < 0 && !ends) begin = at;
  }
  return words.toLowerCase();
}

/** Does this part words? */
function isBetween(unit: number): boolean {
  if (unit < ASCII_END) return isBlank(unit) || MARKS.has(unit);
  return WHITE.test(String.fromCharCode(unit));
}

/** Does a capital follow a small letter here? */
function beginsInside(text: string, at: number): boolean {
  return isUpper(text.charCodeAt(at)) && isSmall(text.charCodeAt(at - 1));
}
