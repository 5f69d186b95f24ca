/**
 * Numbers while they are being spelled. An exponent may still make a long number small, so that bounds are decided where
 * nothing more can move it: by the sign, by the digits where both bounds are near, in the exponent, or at the end.
 */
import type { Cause } from './causes.ts';
import type { Instance } from './instance.ts';
import type { NumberRules } from './node.ts';
import { OPEN } from './verdict.ts';

/** The values that a spelling may still get: the ends of a range, both included. */
interface Reach {
  readonly least: number;
  readonly most: number;
  /** Digits that every value but 0 begins with; undefined once the exponent has begun. */
  readonly digits: string | undefined;
}

const SPELLING = /^(-?)(\d*)(?:\.(\d*))?(?:([eE])([+-]?)(\d*))?$/;
/** Values are rounded to some 15 digits: more say nothing. */
const TELLING_DIGITS = 15;

/** The number is complete. One that is too large for a double is no number where `type` speaks, and equals nothing. */
export function closeNumber(instance: Instance, value: number): void {
  if (instance.own !== OPEN) return;
  const { numbers, typed } = instance.node;
  if (!Number.isFinite(value)) {
    if (typed) instance.fail('SCHEMA_TYPE');
    else if (numbers?.values !== undefined) instance.fail('SCHEMA_VALUE');
    return;
  }
  const cause = numbers && checkNumber(value, numbers);
  if (cause !== undefined) instance.fail(cause);
}

/** Checks a number that is complete. */
function checkNumber(value: number, rules: NumberRules): Cause | undefined {
  if (rules.integer && !Number.isInteger(value)) return 'SCHEMA_TYPE';
  if (rules.values !== undefined && !rules.values.includes(value)) return 'SCHEMA_VALUE';
  if (value < rules.min || value > rules.max || value <= rules.over || value >= rules.under)
    return 'SCHEMA_BOUND';
  const { multipleOf } = rules;
  return multipleOf !== undefined && !Number.isInteger(value / multipleOf) ? 'SCHEMA_BOUND' : undefined;
}

/** Checks the beginning of a number: says what no continuation can mend. */
export function checkBegun(spelling: string, rules: NumberRules): Cause | undefined {
  const reach = reachOf(spelling);
  if (reach === undefined) return undefined;
  if (rules.values?.some((value) => reaches(reach, value, value)) === false) return 'SCHEMA_VALUE';
  const { min, max, over, under } = rules;
  const least = Math.max(min, over);
  const most = Math.min(max, under);
  const touches = reach.most > over && reach.least < under;
  return touches && reaches(reach, least, most) ? undefined : 'SCHEMA_BOUND';
}

function reaches({ least, most, digits }: Reach, from: number, to: number): boolean {
  if (Math.max(least, from) > Math.min(most, to)) return false;
  // What is too small to be told from 0 is 0.
  if (digits === undefined || (from <= 0 && to >= 0)) return true;
  const [small, large] = from > 0 ? [from, to] : [-to, -from];
  return scaled(digits, small, large);
}

/** True when the digits, with others behind them and the point wherever it may be, are a value of the range. */
function scaled(digits: string, small: number, large: number): boolean {
  if (digits.length > TELLING_DIGITS || large === Number.POSITIVE_INFINITY || large / small >= 10)
    return true;
  const begins = Number(digits);
  const power = Math.floor(Math.log10(small)) - digits.length;
  for (let shift = power; shift <= power + 3; shift++) {
    const lower = Number(`${begins}e${shift}`);
    const upper = Number(`${begins + 1}e${shift}`);
    if (lower <= large && upper >= small) return true;
  }
  return false;
}

function reachOf(spelling: string): Reach | undefined {
  const match = SPELLING.exec(spelling);
  if (match === null) return undefined;
  const [, sign, whole = '', fraction = '', exponent] = match;
  const size = exponent === undefined ? unscaled(whole + fraction) : magnitude(spelling, match);
  if (sign !== '-') return size;
  return { least: -size.most, most: -size.least, digits: size.digits };
}

/** Before an exponent everything is within reach, but for what the digits begin with. */
function unscaled(spelled: string): Reach {
  const digits = spelled.replace(/^0+/, '');
  return { least: 0, most: Number.POSITIVE_INFINITY, digits: digits === '' ? undefined : digits };
}

/** In the exponent the value only grows, or only shrinks. */
function magnitude(spelling: string, match: RegExpExecArray): Reach {
  const [, sign = '', whole = '', fraction = '', , direction, power = ''] = match;
  const mantissa = Number(`${whole}.${fraction || '0'}`);
  const now = power === '' ? mantissa : Number(spelling.slice(sign.length));
  const rising = { least: now, most: Number.POSITIVE_INFINITY, digits: undefined };
  if (mantissa === 0) return { least: 0, most: 0, digits: undefined };
  if (direction === '-') return { least: 0, most: now, digits: undefined };
  return direction === '+' || power !== '' ? rising : { ...rising, least: 0 };
}
