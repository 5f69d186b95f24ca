/** Addresses up to a code, as patterns: a name and a number with the town behind, and parts up to a code of their own. */
import { JOINING } from './field-words.ts';
import { HOUSES, UNITS } from './houses.ts';
import { CODED_UNIT, HOUSE_NUMBER, LINE, ROW, TOWN } from './parts.ts';
import { BEHIND } from './words.ts';

/** Nothing of the sentence goes on behind a town: what numbers count follows them as a town does its code. */
const END = `(?=[,.;:!?)\\]"'<|\\n\\\\]| ?$| [-(|/])`;
/** Behind a code that hardly counts anything the sentence may go on with what joins it. */
const JOINED_END = `(?=[,.;:!?)\\]"'<|\\n\\\\]| ?$| [-(|/]| (?:${JOINING.join('|')})(?![\\p{L}'’-]))`;
const TELLING_CODE =
  '(?:\\d{4} [A-Z]{2}|[A-Z]{1,2}-\\d{4,5}|\\d{5}-\\d{3}|\\d{4}-\\d{3}|\\d{2}-\\d{3}|\\d{3} \\d{2}|(?!\\d\\d000)\\d{5})';
/** Codes before a town, of four to six digits; a code of four that may be a year is none. */
const CODE =
  '(?:\\d{4} [A-Z]{2}|(?:[A-Z]{1,2}-)?\\d{5}(?:-\\d{3})?|\\d{3} \\d{2}|\\d{2}-\\d{3}|\\d{4}-\\d{3}|[A-Z]{1,2}-\\d{4}|[A-Z]\\d{4}|(?!1[89]|20)[1-9]\\d{3})';
/** Codes with the letters of their country, behind the town: Latvia and Lithuania write so. */
const OWN_CODE = '(?:LV-\\d{4}|LT-\\d{5})';
const TYPE = BEHIND.map((word) => word.replace('.', '\\.')).join('|');
export const NUMBERED = new RegExp(
  `^(?:C/ ?)?(?<row>${ROW})(?: (?:${TYPE}))?,? ${HOUSE_NUMBER}(?:${CODED_UNIT}){0,3}(?: ?, ?| ?${LINE} ?)(?:${TELLING_CODE} ${TOWN}${JOINED_END}|(?:${CODE} ${TOWN}(?: ?[(/,] ?[A-Z]{2}\\b\\)?|/${TOWN})?|${TOWN}, ${OWN_CODE})${END})`,
  'u',
);

/** Codes that hardly anything else looks like: those of the United Kingdom, Ireland and Canada, or a state of Australia before them. */
const STRONG = `(?:(?:GIR|[A-PR-UWYZ][A-HK-Y]?\\d[A-Z\\d]?) \\d[ABD-HJLNP-UW-Z]{2}|(?:[AC-FHKNPRTV-Y]\\d\\d|D6W) [\\dAC-FHKNPRTV-Y]{4}|[ABCEGHJ-NPR-TVXY]\\d[A-Z] \\d[A-Z]\\d|(?:NSW|VIC|QLD|WA|SA|TAS|ACT|NT) \\d{4}|Singapore \\d{6}|\\p{Lu}\\p{Ll}{2,20}(?: - ?|-| )[1-8]\\d{5})(?![\\p{L}\\d])`;
/** Is one of them there at all? Told before the parts before it are tried in every way. bench: scan */
export const HOLDS_STRONG = new RegExp(`(?:[, \\n>]|\\\\n)${STRONG}`, 'u');
const PART = "[\\p{Lu}\\d#][\\p{L}\\d.'’/#-]{0,24}";
const CHUNK = `${PART}(?: (?:of |the |on |upon |and |in |y |yr )?${PART}){0,5}`;
const UNIT = `(?:${UNITS.map(capitalized).join('|')})(?: ?No)?\\.? ?#?[A-Z]?-?\\d{1,5}[A-Za-z]?(?:[-/]\\d{1,4}){0,3}|[A-Z]-\\d{1,4}`;
const HOUSE = `(?:${ROW} (?:${HOUSES.map(capitalized).join('|')})|(?:The|THE) ${ROW})`;
const CROSS =
  '\\d{1,2}(?:st|nd|rd|th) (?:Cross|Main|Floor|Block|Phase|Stage|Street|Avenue|Lane|Road)(?!\\p{L})';
const STREET = `${CROSS}|(?:\\d{1,5}[A-Za-z]?(?:[-/](?:\\d{1,4}[A-Za-z]?|[A-Z]))?|(?!(?:19|20)\\d\\d,)\\d{1,4}(?:[-/]\\d{1,4})?,) \\p{Lu}\\p{Ll}`;
/** Up to a code of one's own, through parts with commas or in lines. */
export const TO_CODE = new RegExp(
  `^(?:(?:${UNIT})(?: ${CHUNK})?|${HOUSE}|(?=${STREET})${CHUNK})(?:(?:, ?|${LINE})${CHUNK}){0,6}?(?:, ?|${LINE}| )${STRONG}`,
  'u',
);
/** Where it begins with a unit or a number, for a glance at it. */
export const BEGINS = new RegExp(`^(?:${UNIT}|${STREET})`, 'u');
/** Digits that every code has. */
export const HOLDS_CODE = /\d{4}|\d{3} \d{2}|\d{2}-\d{3}/;

/** With a capital, or in capitals. */
function capitalized(word: string): string {
  const [capital, capitals] = [word.charAt(0).toUpperCase() + word.slice(1), word.toUpperCase()].map(
    (spelling) => spelling.replace(/\b(?<=\W)no\b/, '[Nn]o').replaceAll('.', '\\.'),
  );
  return `${capital}|${capitals}`;
}
