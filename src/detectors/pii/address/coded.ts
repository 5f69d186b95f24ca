/** Addresses whose street has no word for a street: what stands around its number, and the code and the town behind, prove it. */
import { followsToken, isDigit, isSmall, joinsWord } from '../../characters.ts';
import type { Rule } from '../../engine/rule.ts';
import { MORE } from '../../sweep.ts';
import { beginningsOf } from '../beginnings.ts';
import { MONTH_NAMES } from '../birth/words.ts';
import { nearCapital } from '../near-capital.ts';
import { BEGINS, HOLDS_CODE, HOLDS_STRONG, NUMBERED, TO_CODE } from './coded-parts.ts';
import { FIELDS } from './field-words.ts';
import { HOUSES, UNITS } from './houses.ts';
import { SMALL } from './parts.ts';
import { addressAt } from './so-far.ts';
import { BEFORE, BEHIND, NO_STREETS, RARE_BEFORE, RARE_ENDINGS } from './words.ts';

/** Characters of the longest address. */
const LONGEST = 150;
/** Characters of the longest row of words, and how many they are. */
const LONGEST_ROW = 60;
const MOST_WORDS = 5;
/** Digits of the longest number of a house. */
const LONGEST_HOUSE_NUMBER = 4;
/** Characters of what is cut short with a point: `St.`, `Prof.`. */
const LONGEST_SHORT = 5;
const BEHIND_WORDS: ReadonlySet<string> = new Set(BEHIND);
/** What they end with, as one number of two units. */
const BEHIND_ENDS: ReadonlySet<number> = new Set(BEHIND.map((word) => lastTwo(word, word.length)));
const SMALL_WORDS: ReadonlySet<string> = new Set([...SMALL.split('|'), ...BEHIND]);
/** What they begin with. */
const SMALL_SO_FAR = beginningsOf(SMALL_WORDS);
/** Characters of the longest of them. */
const LONGEST_SMALL = Math.max(...Array.from(SMALL_WORDS, (word) => word.length));
/** What may end a name before its number, and the blank between. */
const BEFORE_NUMBER = ['mark', 'small', 'capital', 'digit', 'other', 'wide'] as const;
/** What stands before the name of a Spanish street. */
const LEAD_AT_END = /C\/ ?$/;
/** Letters that fields for an address begin with, and how many the shortest has. */
const FIRST_OF_FIELDS: ReadonlySet<string> = new Set(Array.from(FIELDS, (word) => word.charAt(0)));
const SHORTEST_FIELD = Math.min(...Array.from(FIELDS, (word) => word.length));
const ORDINALS: ReadonlySet<string> = new Set(['st', 'nd', 'rd', 'th']);
const SPACE = 0x20;
const COMMA = 0x2c;
const DASH = 0x2d;

/** One function for both, so that it is asked once. */
const openRow = nearCapital(LONGEST, rowAtEnd);

const numberedName: Rule = {
  name: 'address-numbered-name',
  type: 'ADDRESS',
  finds: 'any name with a number behind it, where a code and its town follow',
  source: 'S42 templates of the Universal Postal Union',
  lookback: LONGEST,
  context: LONGEST_ROW + 2,
  triggers: [{ kind: 'digits', letters: 0, behind: ' ', after: BEFORE_NUMBER, start: rowBeforeNumber }],
  match(input, at) {
    if (!beginsRow(input.text, at)) return undefined;
    const found = addressAt(input, at, { longest: LONGEST, lengthOf: numbered });
    if (found === undefined || found === MORE) return found;
    return isRowStart(input.text, at, numberAfter(input.text, at)) ? found : undefined;
  },
  pending: openRow,
};

const toCode: Rule = {
  name: 'address-to-code',
  type: 'ADDRESS',
  finds:
    'flats, blocks and numbers with what follows them up to a code as the United Kingdom, Ireland, Canada, Australia, India and Singapore have',
  source: 'Royal Mail PAF, Eircode, Canada Post and Australia Post addressing guides, India Post PIN',
  lookback: LONGEST,
  context: 2,
  triggers: [
    {
      kind: 'digits',
      letters: 0,
      apart: true,
      goes: ['word', 'joint', 'comma', 'capital'],
      may: mayBeginStreet,
    },
    { kind: 'digits', letters: 0, behind: '-', after: ['capital'], start: blockBefore },
    ...UNITS.map((unit) => ({ kind: 'prefix' as const, literal: unit, stands: 'begins' as const })),
  ],
  match(input, at) {
    const { text, final } = input;
    if (at > 0 && (joinsWord(text.charCodeAt(at - 1)) || '-/#$€£'.includes(text.charAt(at - 1))))
      return undefined;
    if (followsToken(text, at)) return undefined;
    const open = !final && text.length - at < 24;
    if (!open && !BEGINS.test(text.slice(at, at + 24))) return undefined;
    return addressAt(input, at, { longest: LONGEST, lengthOf: toCodeLength });
  },
  pending: blockAtEnd,
};

const namedHouse: Rule = {
  name: 'address-named-house',
  type: 'ADDRESS',
  finds: 'houses with a name and no number, up to a code of the United Kingdom or Ireland',
  source: 'Royal Mail PAF (building names), Eircode',
  lookback: LONGEST,
  context: LONGEST_ROW + 2,
  triggers: HOUSES.flatMap((house) =>
    [',', '\n'].map((mark) => ({ kind: 'inside' as const, literal: house + mark, start: rowBefore })),
  ),
  match(input, at) {
    const { text } = input;
    if (!beginsRow(text, at)) return undefined;
    const line = /^[^,\n]*/.exec(text.slice(at, at + LONGEST_ROW + 20))?.[0] ?? '';
    const last = line.slice(line.lastIndexOf(' ') + 1).toLowerCase();
    const isWhole = at + line.length < text.length;
    if (isWhole && !(HOUSE_SET.has(last) && isRowStart(text, at, at + line.length - last.length)))
      return undefined;
    return addressAt(input, at, { longest: LONGEST, lengthOf: toCodeLength });
  },
  pending: openRow,
};

export const coded: readonly Rule[] = [namedHouse, toCode, numberedName];

function numbered(text: string): number {
  if (!HOLDS_CODE.test(text)) return 0;
  const found = NUMBERED.exec(text);
  const words = found?.groups?.['row']?.toLowerCase().split(/[ .]+/) ?? [];
  const last = words.at(-1) ?? '';
  if (TYPES.has(last) || (words.length === 1 && ENDING_SET.has(last))) return 0;
  const isStreet = words.every((word) => !NO_STREETS.has(word) && !MONTH_NAMES.has(word));
  return isStreet ? (found?.[0].length ?? 0) : 0;
}

function toCodeLength(text: string): number {
  return HOLDS_STRONG.test(text) ? (TO_CODE.exec(text)?.[0].length ?? 0) : 0;
}

/** Does a word with a capital follow the number, as far as the text goes, maybe behind a comma? */
function mayBeginStreet(text: string, start: number): boolean {
  let at = start;
  while (at < text.length && at - start < 14 && isNumberUnit(text.charCodeAt(at))) at++;
  if (isSmall(text.charCodeAt(at)) && isDigit(text.charCodeAt(at - 1))) at += isOrdinal(text, at) ? 2 : 1;
  if (text.charCodeAt(at) === COMMA) at++;
  if (at + 1 >= text.length) return true;
  return text.charCodeAt(at) === SPACE && isCapital(text, at + 1);
}

/** Do the letters of an ordinal stand behind a digit, as far as the text goes: `4th Cross`? */
function isOrdinal(text: string, at: number): boolean {
  const letters = text.slice(at, at + 2);
  return letters.length < 2 || ORDINALS.has(letters);
}

/** Where the letter of a block stands, a dash before the number that begins here: `B-204`; -1 for none. */
function blockBefore(text: string, at: number, floor: number): number {
  const isBlock = at - 2 >= floor && text.charCodeAt(at - 1) === DASH && isUpper(text.charCodeAt(at - 2));
  return isBlock ? at - 2 : -1;
}

/** The same for one whose number has not come. */
function blockAtEnd(text: string, from: number): number {
  const end = text.length;
  const start = text.charCodeAt(end - 1) === DASH ? end - 2 : end - 1;
  return start >= from && isUpper(text.charCodeAt(start)) && !joinsWord(text.charCodeAt(start - 1))
    ? start
    : end;
}

function isNumberUnit(unit: number): boolean {
  return isDigit(unit) || unit === DASH || unit === 0x2f || isUpper(unit);
}

function isUpper(unit: number): boolean {
  return unit >= 0x41 && unit <= 0x5a;
}

/** The same for the number of a house: most numbers stand behind no word with a capital, which is seen first. bench: scan */
function rowBeforeNumber(text: string, at: number, floor: number): number {
  if (text.charCodeAt(at - 1) !== SPACE || isLongNumber(text, at)) return -1;
  const end = nameEnd(text, at);
  const last = wordStart(text, end, Math.max(floor, end - LONGEST_ROW));
  return beginsRow(text, last) || isBehindName(text, last, end) ? rowBefore(text, at, floor) : -1;
}

/** Has it more digits than the number of a house? */
function isLongNumber(text: string, at: number): boolean {
  let end = at;
  while (end - at <= LONGEST_HOUSE_NUMBER && isDigit(text.charCodeAt(end))) end++;
  return end - at > LONGEST_HOUSE_NUMBER;
}

/** Is this word a type of street that stands behind its name? Its end tells most others. */
function isBehindName(text: string, start: number, end: number): boolean {
  return BEHIND_ENDS.has(lastTwo(text, end)) && BEHIND_WORDS.has(text.slice(start, end));
}

function lastTwo(text: string, end: number): number {
  return (text.charCodeAt(end - 2) << 16) | text.charCodeAt(end - 1);
}

/** Where the row of words begins whose last ends here, small words of names among them; -1 for none. */
export function rowBefore(text: string, at: number, floor: number): number {
  const first = rowStart(text, at, floor);
  return first > floor + 2 && text.startsWith('C/ ', first - 3) ? first - 3 : first;
}

function rowStart(text: string, at: number, floor: number): number {
  const least = Math.max(floor, at - LONGEST_ROW);
  let first = -1;
  let end = nameEnd(text, at);
  for (let words = 0; words < 2 * MOST_WORDS && end > least; words++) {
    const start = wordStart(text, end, least);
    if (!isOfRow(text, start, end) || (first >= 0 && endsSentence(text, start, end))) break;
    if (beginsRow(text, start)) first = start;
    if (text.charCodeAt(start - 1) !== SPACE) break;
    end = start - 1;
  }
  return first;
}

function isOfRow(text: string, start: number, end: number): boolean {
  if (start >= end) return false;
  if (beginsRow(text, start)) return !isField(text, start, end);
  return end - start <= LONGEST_SMALL && SMALL_WORDS.has(text.slice(start, end));
}

/** Is it a field that an address stands in? Most words are told by their length and the first letter. */
function isField(text: string, start: number, end: number): boolean {
  return (
    end - start >= SHORTEST_FIELD &&
    FIRST_OF_FIELDS.has(text.charAt(start)) &&
    FIELDS.has(text.slice(start, end))
  );
}

/** A point ends a sentence, but behind what is short. */
function endsSentence(text: string, start: number, end: number): boolean {
  return end - start > LONGEST_SHORT && text.charAt(end - 1) === '.';
}

/** Is this where the row of words begins that ends before an offset? The text around tells, wherever a scan begins. */
function isRowStart(text: string, at: number, end: number): boolean {
  return rowBefore(text, end, Math.max(0, end - LONGEST_ROW)) === at;
}

/** The first word of digits behind a row that begins here. */
function numberAfter(text: string, at: number): number {
  const found = / (?=\d)/.exec(text.slice(at, at + LONGEST));
  return at + (found?.index ?? 0) + 1;
}

/** Before the blank and the comma that part a name from its number. */
function nameEnd(text: string, at: number): number {
  const end = text.charCodeAt(at - 1) === SPACE ? at - 1 : at;
  return text.charCodeAt(end - 1) === COMMA ? end - 1 : end;
}

export function wordStart(text: string, end: number, floor: number): number {
  let start = end;
  while (start > floor && isRowUnit(text.charCodeAt(start - 1))) start--;
  return start;
}

/** Where the row of words begins that the text ends in: the last may be of `C/ `, or of a small word that goes on. */
export function rowAtEnd(text: string, from: number): number {
  const end = text.length;
  const lead = LEAD_AT_END.exec(text.slice(Math.max(from, end - 3)));
  if (lead !== null) return Math.max(from, end - 3) + lead.index;
  const last = wordStart(text, end, Math.max(from, end - LONGEST_SMALL));
  const start = rowBefore(text, isSmallSoFar(text.slice(last)) ? last : end, from);
  return start < 0 ? end : start;
}

function isSmallSoFar(word: string): boolean {
  return word !== '' && SMALL_SO_FAR.has(word) && !SMALL_WORDS.has(word);
}

function isRowUnit(unit: number): boolean {
  return joinsWord(unit) || unit === DASH || unit === 0x27 || unit === 0x2e;
}

export function beginsRow(text: string, at: number): boolean {
  return isCapital(text, at) && (at === 0 || !isRowUnit(text.charCodeAt(at - 1)));
}

/** Of ASCII its units tell, which are most; of others their small letters. */
export function isCapital(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit < 0x80) return isUpper(unit);
  return text.charAt(at) !== text.charAt(at).toLowerCase();
}

/** Types that stand before a name: what begins there is told by the other rules. */
const TYPES: ReadonlySet<string> = new Set([...BEFORE, ...RARE_BEFORE]);
/** Ends of names of streets that are told by another rule where they stand alone: `Markt 3`, and not `Alter Markt 3`. */
const ENDING_SET: ReadonlySet<string> = new Set(RARE_ENDINGS);
const HOUSE_SET: ReadonlySet<string> = new Set(HOUSES);
