/** Dates as people write them: numbers in the three orders, and names of months in several languages. */
import { MONTH_NAMES } from './words.ts';

/** Characters of the longest date that is read. */
export const LONGEST_DATE = 34;

const NUMBERS = /^(\d{4}|\d{1,2})([-/. ]{1,2}| [-/.] )(\d{1,2})\2(\d{4}|\d{1,2})(?!\d)/;
const EAST_ASIAN = /^(\d{4})[年년]\s?(\d{1,2})[月월]\s?(\d{1,2})[日일]/;
/** 8 digits as records have them: year, month, day. */
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?!\d)/;
const MONTH = '[^\\d\\s.,;:/|()-]{3,16}';
const DAY_FIRST = new RegExp(
  `^(\\d{1,2})(?:st|nd|rd|th|\\.|er|º|°|o|η)?(?: (?:(?:day )?of|de|di|ב))?[ /-](${MONTH})\\.?,?(?: (?:de|del|di))?[ /-](\\d{4}|\\d{2})(?!\\d)`,
  'i',
);
/** A month and its year alone: `février 1949`. */
const MONTH_ALONE = new RegExp(`^(${MONTH})\\.?,? (?:de |del |of )?((?:19|20)\\d\\d)(?!\\d)`, 'i');
/** Day and month or month and day, and the year, in two digits each or four. */
const DIGITS = /^(\d{2})(\d{2})(\d{4}|\d{2})(?!\d)/;
const YEAR_FIRST = new RegExp(`^(\\d{4})\\.? (${MONTH}) (\\d{1,2})(?!\\d)`, 'i');
/** As travel documents and bookings have it: `02MAR71`. */
const JOINED = /^(\d{2})([a-z]{3})(\d{4}|\d{2})(?![\da-z])/i;
const MONTH_FIRST = /^([a-z]{3,12})\.?[ -](?:the )?(\d{1,2})(?:st|nd|rd|th)?,?[ -](\d{4})(?!\d)/i;

/** Length of the date that the text begins with, 0 for none. */
export function dateLength(text: string): number {
  return numbersLength(text) || compactLength(text) || eastAsianLength(text) || namedLength(text);
}

/** Length of the month with its year that the text begins with, 0 for none. */
export function monthLength(text: string): number {
  const [whole = '', month = ''] = MONTH_ALONE.exec(text) ?? [];
  return MONTH_NAMES.has(month.toLowerCase()) ? whole.length : 0;
}

/** Length of a date in six or eight digits without marks, 0 for none. */
export function joinedLength(text: string): number {
  const [whole = '', first, second, year = ''] = DIGITS.exec(text) ?? [];
  const isDate = isDay(Number(second), Number(first)) || isDay(Number(first), Number(second));
  return whole !== '' && isDate && isYear(year) ? whole.length : 0;
}

function namedLength(text: string): number {
  return namedIn(DAY_FIRST, text) || namedIn(JOINED, text) || monthFirstLength(text) || yearFirstLength(text);
}

function compactLength(text: string): number {
  const match = COMPACT.exec(text);
  if (match === null) return 0;
  const [whole, year = '', month, day] = match;
  return isYear(year) && isDay(Number(month), Number(day)) ? whole.length : 0;
}

function yearFirstLength(text: string): number {
  const match = YEAR_FIRST.exec(text);
  if (match === null) return 0;
  const [whole, year = '', month = '', day] = match;
  return isYear(year) && isNamedDay(month, Number(day)) ? whole.length : 0;
}

function numbersLength(text: string): number {
  const match = NUMBERS.exec(text);
  if (match === null) return 0;
  const [whole, first = '', , second = '', third = ''] = match;
  const middle = Number(second);
  if (first.length === 4)
    return isYear(first) && isDay(middle, Number(third)) && third.length < 3 ? whole.length : 0;
  const isDate = isDay(middle, Number(first)) || isDay(Number(first), middle);
  return isDate && isYear(third) ? whole.length : 0;
}

function eastAsianLength(text: string): number {
  const match = EAST_ASIAN.exec(text);
  if (match === null) return 0;
  const [whole, year = '', month, day] = match;
  return isYear(year) && isDay(Number(month), Number(day)) ? whole.length : 0;
}

/** A day, the name of a month and a year, as a pattern has them. */
function namedIn(pattern: RegExp, text: string): number {
  const match = pattern.exec(text);
  if (match === null) return 0;
  const [whole, day, month = '', year = ''] = match;
  return isNamedDay(month, Number(day)) && isYear(year) ? whole.length : 0;
}

function monthFirstLength(text: string): number {
  const match = MONTH_FIRST.exec(text);
  if (match === null) return 0;
  const [whole, month = '', day, year = ''] = match;
  return isNamedDay(month, Number(day)) && isYear(year) ? whole.length : 0;
}

function isNamedDay(month: string, day: number): boolean {
  const number = MONTH_NAMES.get(month.toLowerCase());
  return number !== undefined && isDay(number, day);
}

function isDay(month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/** Years in which somebody alive may be born, in the Gregorian, Buddhist and Persian calendars; two digits may be any. */
function isYear(year: string): boolean {
  if (year.length === 2 || (year >= '1890' && year <= '2049')) return true;
  return (year >= '2433' && year <= '2592') || (year >= '1300' && year <= '1428');
}
