/** Numbers of houses before a street: told from most other numbers by what stands beside them. */
import { isAlphanumeric, isDigit, isLetter, isSmall } from '../../characters.ts';
import { beginsNumber } from '../boundary.ts';
import { BEFORE, RARE_BEFORE } from './words.ts';

const SPACE = 0x20;
const NEWLINE = 0x0a;
const COMMA = 0x2c;
const DASH = 0x2d;
const SLASH = 0x2f;

/** What may part a number from the street behind it. */
export const BEHIND_NUMBER = ['word', 'joint', 'comma', 'capital', 'small', 'number'] as const;

/** Words that belong to a number: `12 bis`. */
const PARTS = ['bis', 'ter'];
/** By ASCII unit: does a word of those begin with it; may it stand behind the letter of a number? */
const beginsPart = new Uint8Array(0x80);
const endsNumber = new Uint8Array(0x80);
for (const word of PARTS) beginsPart[word.charCodeAt(0)] = 1;
for (const mark of ' ,-/\n') endsNumber[mark.charCodeAt(0)] = 1;
/** What stands before other numbers. */
const beforeOther = new Uint8Array(0x80);
for (const mark of '$:/') beforeOther[mark.charCodeAt(0)] = 1;
const EURO = 0x20ac;
const POUND = 0xa3;

/** The first two letters of the types that stand before a name, and of what belongs to a number: `12 bis`. */
const BEGINNINGS: ReadonlySet<number> = new Set(
  [...BEFORE, ...RARE_BEFORE, ...PARTS].map((word) => (word.charCodeAt(0) << 8) | word.charCodeAt(1)),
);

/** Does such a number begin here? */
export function beginsHouseNumber(text: string, at: number): boolean {
  return beginsNumber(text, at) && mayBeHouseNumber(text, at);
}

/** May a number be that of a house, by what stands beside it? */
export function mayBeHouseNumber(text: string, at: number): boolean {
  const before = at > 1 && text.charCodeAt(at - 1) === SPACE ? text.charCodeAt(at - 2) : 0;
  if (isDigit(before) || !beforeWord(text, at)) return false;
  return at === 0 || !isNoHouse(text.charCodeAt(at - 1));
}

/** Of an amount, a time, a path. */
function isNoHouse(unit: number): boolean {
  return unit < 0x80 ? beforeOther[unit] === 1 : unit === EURO || unit === POUND;
}

/** Does a street follow the number, as far as two letters tell? Behind most numbers in a text none does. */
function beforeWord(text: string, start: number): boolean {
  let at = start;
  while (at < text.length && at - start < 7 && isDigit(text.charCodeAt(at))) at++;
  if (at - start > 6) return false;
  if (at === text.length) return true;
  const after = text.charCodeAt(at);
  if (after === COMMA) return at + 1 === text.length || mayBeginName(text, at + 2);
  if (after === SPACE || after === NEWLINE) return mayBeginName(text, at + 1);
  return after === DASH || after === SLASH || mayBePart(text, at);
}

/** Is this one letter, `12b`, or one of the words that belong to a number, as far as the text goes? */
function mayBePart(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (!isLetter(unit)) return false;
  if (at + 1 >= text.length || endsNumber[text.charCodeAt(at + 1)] === 1) return true;
  return beginsPart[unit] === 1 && PARTS.some((word) => word.startsWith(text.slice(at, at + word.length)));
}

/** May the name or the type of a street begin here, as far as the text goes? */
function mayBeginName(text: string, at: number): boolean {
  if (at >= text.length) return true;
  const unit = text.charCodeAt(at);
  if (unit >= 0x80) return text.charAt(at) !== text.charAt(at).toLowerCase();
  if (isDigit(unit)) return mayBeOrdinal(text, at);
  if (!isSmall(unit)) return isAlphanumeric(unit);
  if (at + 1 >= text.length) return true;
  return BEGINNINGS.has((unit << 8) | text.charCodeAt(at + 1));
}

/** May this be the number of a street, `5th`, as far as the text goes? */
function mayBeOrdinal(text: string, start: number): boolean {
  let at = start;
  while (at < text.length && at - start < 3 && isDigit(text.charCodeAt(at))) at++;
  return at === text.length || isSmall(text.charCodeAt(at));
}
