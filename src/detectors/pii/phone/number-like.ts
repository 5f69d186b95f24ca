/** Groups of digits as telephone numbers have them, and not dates, amounts or spans. */
import type { Group } from './groups.ts';
import { internationalFit } from './numbering.ts';

/** So many of something. */
const ROUND = /^[1-9]\d?0{6,}$/;

/** From one year, page or port to another. */
export function isSpan(groups: readonly Group[]): boolean {
  const [first, second] = groups;
  return groups.length === 2 && second?.before === '-' && first?.digits.length === second.digits.length;
}

/** Seven to thirteen digits that are no date, no amount and no fraction. */
export function isNumberLike(groups: readonly Group[]): boolean {
  const lengths = groups.map(({ digits }) => digits.length);
  const count = lengths.reduce((sum, length) => sum + length, 0);
  if (count < 7 || count > 13 || isDecimal(groups)) return false;
  if (groups.length === 1 && ROUND.test(groups[0]?.digits ?? '')) return false;
  const shape = lengths.join('-');
  return (
    !/^(?:4-[12]-[12]|[12]-[12]-4|3-2-4|1-3-3|[1-4]-[1-4]-[1-4]-[1-4])$/.test(shape) ||
    isNational(shape) ||
    isInternational(groups) ||
    isTrunk(groups)
  );
}

/** A point between two groups: the area code and the rest have lengths that few decimals have, `318.1379035`. */
function isDecimal(groups: readonly Group[]): boolean {
  const [first, second] = groups;
  if (groups.length !== 2 || second?.before !== '.') return false;
  return (
    !/^(?:0\d{1,3}|3\d{2})$/.test(first?.digits ?? '') || second.digits.length < 6 || second.digits.length > 8
  );
}

/** Four groups behind the zero that is dialled inside a country, as no address is written: `0785-68 62 58`, `06 20 406 6655`. */
function isTrunk(groups: readonly Group[]): boolean {
  return (
    groups.length === 4 &&
    /^0\d{0,3}$/.test(groups[0]?.digits ?? '') &&
    groups.every(({ before }) => before !== '.' && before !== '/')
  );
}

/** Behind the two zeros that many countries dial before a calling code: `0031 20 123 4567`. */
function isInternational(groups: readonly Group[]): boolean {
  const digits = groups.map((group) => group.digits).join('');
  return (
    digits.startsWith('00') &&
    groups.every(({ before }) => before !== '.') &&
    internationalFit(digits.slice(2)) === 'valid'
  );
}

/** Four groups that no address has. */
function isNational(shape: string): boolean {
  return /^(?:2-1-4-4|2-3-2-2|2-2-2-[23]|3-2-2-2|3-3-2-2|2-3-3-2|2-2-3-[23]|3-2-3-2|2-3-4|3-3-[34]-[34])$/.test(
    shape,
  );
}
