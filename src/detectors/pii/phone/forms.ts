/** Forms: groups of digits that are a telephone number without any word to say so. */
import type { Group } from './groups.ts';
import { internationalFit, isCallingCode, isNationalNumber } from './numbering.ts';

/** Years are put in brackets too, before volumes and pages. */
const YEAR = /^(?:1[89]|20)\d\d$/;

/** How telling the form of all these groups is: 0 for no form of a number. */
export function formScore(groups: readonly Group[]): number {
  const lengths = groups.map(({ digits }) => digits.length);
  const digits = groups.map((group) => group.digits).join('');
  if (isBracketed(groups)) return bracketedScore(groups, digits);
  if (isNorthAmerican(groups)) return groups.at(-1)?.before === ' ' && lengths.length === 3 ? 0.6 : 0.75;
  if (/^0[1-9]/.test(digits) && digits.length >= 9 && lengths.length > 1 && evenly(groups)) {
    return isNationalNumber(digits, lengths) || isBritishMobile(lengths, digits) || isInPairs(groups)
      ? 0.7
      : 0;
  }
  return isRussian(lengths, digits) || isDialled(groups, digits) ? 0.7 : 0;
}

function isBracketed(groups: readonly Group[]): boolean {
  return groups.some(({ before }) => before.endsWith('('));
}

/** `(212) 555-0123`, `(0161) 496 0000`, `(11) 91234-5678`, `1 (212) 555-0123`. */
function bracketedScore(groups: readonly Group[], digits: string): number {
  const bracket = groups.findIndex(({ before }) => before.endsWith('('));
  if (groups[bracket]?.closed !== true) return 0;
  const area = groups[bracket]?.digits ?? '';
  const rest = groups.slice(bracket + 1);
  if (bracket > 1 || area.length < 2 || area.length > 5 || YEAR.test(area)) return 0;
  if (rest.length === 0 || rest.length > 4 || rest.some((group) => group.digits.length < 2)) return 0;
  const count = rest.reduce((sum, group) => sum + group.digits.length, 0);
  return count >= 6 && count <= 9 && digits.length >= 9 && digits.length <= 13 ? 0.75 : 0;
}

/** Area and exchange begin with 2 to 9 (North American Numbering Plan), maybe behind the 1 of long distance. */
function isNorthAmerican(groups: readonly Group[]): boolean {
  const [first = '', ...others] = groups.map(({ digits }) => digits);
  const number = first === '1' || first === '001' ? others : [first, ...others];
  const [area = '', exchange = '', line = ''] = number;
  if (number.length !== 3 || area.length !== 3 || exchange.length !== 3 || line.length !== 4) return false;
  return area >= '200' && exchange >= '200' && evenly(groups) && !isClause(groups);
}

/** Parts of law are numbered so: DFARS 252.227-7013. */
function isClause(groups: readonly Group[]): boolean {
  const [before, last] = groups.slice(-2).map((group) => group.before);
  return before === '.' && last === '-';
}

/** As many write them, with the last six digits in two groups: `07700 900 123` (Ofcom, National Telephone Numbering Plan). */
function isBritishMobile(lengths: readonly number[], digits: string): boolean {
  return /^07[1-57-9]/.test(digits) && lengths.join('-') === '5-3-3';
}

/** In pairs behind the area code and a stroke, as DIN 5008 once had it: `0761 / 55 51 23`. */
function isInPairs(groups: readonly Group[]): boolean {
  const [area, first, ...more] = groups;
  if (area === undefined || first?.before.includes('/') !== true || more.length === 0) return false;
  if (!/^0[1-9]\d{1,3}$/.test(area.digits) || more.some(({ before }) => before !== ' ')) return false;
  // Of an odd count three stand together at one end: `0171 / 278 33 41`.
  const threes = [first, ...more].flatMap(({ digits }, at) => (digits.length === 3 ? [at] : []));
  const isOdd = threes.length === 1 && (threes[0] === 0 || threes[0] === more.length);
  return [first, ...more].every(({ digits }) => digits.length === 2 || (isOdd && digits.length === 3));
}

/** Long distance and toll free numbers in Russia: `8 800 555-35-35`. */
function isRussian(lengths: readonly number[], digits: string): boolean {
  return /^8[3489]/.test(digits) && lengths.join('-') === '1-3-3-2-2';
}

/** From another country, behind two zeros and a calling code that stands for itself: `0049 30 901820`. */
function isDialled(groups: readonly Group[], digits: string): boolean {
  const first = groups[0]?.digits ?? '';
  if (!first.startsWith('00') || groups.length < 3 || !evenly(groups)) return false;
  return (first === '00' || isCallingCode(first.slice(2))) && internationalFit(digits.slice(2)) === 'valid';
}

/** At most one kind of separator, and another one behind the first group. */
function evenly(groups: readonly Group[]): boolean {
  return new Set(groups.slice(2).map(({ before }) => before)).size <= 1;
}
