/** Towns without a code behind a street and its number: `14 Admiral Way, Lekki Phase 1, Lagos`. */
import { MONTH_NAMES } from '../birth/words.ts';
import { CITIES } from '../person/alone-words.ts';
import { GIVEN_NAMES } from '../person/given-names.ts';
import { OTHERS } from '../person/other-words.ts';
import { SMALL } from './parts.ts';

const WORD = "\\p{Lu}\\p{Ll}[\\p{L}'’-]{1,22}";
/** A county of Ireland has its word cut short before it. */
const PART = `(?:(?:Co\\. )?${WORD}(?:[ -](?:(?:${SMALL}) ){0,2}${WORD}){0,2}(?: \\d{1,2})?|\\p{Lu}{2,4}(?![\\p{L}\\d]))`;
/** What ends them: the sentence, the line, or a comma behind which it goes on small. */
const TOWNS = new RegExp(
  `^(?:, ${PART}){1,3}(?=[.;:)"<\\]}](?![\\p{L}\\d])|\\r?\\n|, [\\p{Ll}+(\\d]|$)`,
  'u',
);

/** Length of the towns, districts and countries that a text behind a street begins with; 0 for none. */
export function bareTown(rest: string, final: boolean): number {
  if (rest.charAt(0) !== ',') return 0;
  const length = TOWNS.exec(rest)?.[0].length ?? 0;
  if (length === 0 || (length === rest.length && !final)) return 0;
  return rest.slice(2, length).split(', ').every(isTown) ? length : 0;
}

/** Somebody may be spoken of or to behind a street, or the sentence go on. */
function isTown(part: string): boolean {
  const [first = '', ...more] = part.split(/[ -]/);
  if (GIVEN_NAMES.has(first) && !CITIES.has(first)) return false;
  return [first, ...more].every(
    (word) => !OTHERS.has(word.toLowerCase()) && !MONTH_NAMES.has(word.toLowerCase()),
  );
}
