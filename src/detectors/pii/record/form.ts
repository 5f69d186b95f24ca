/** Forms of record numbers: digits, in groups or behind the letters of a ward, that are no date, phone or amount. */
import { isAlphanumeric, isDigit } from '../../characters.ts';
import { type Begins, codeBehind } from '../label.ts';

export const LONGEST_RECORD = 20;
/** Letters before a number, and what may join them. */
const MOST_LETTERS = 4;
const DASH = 0x2d;
const SLASH = 0x2f;

export const RECORD = /^(?:MRN[-_#]?|[A-Z]{1,4}[-/]?)?(?:\d{1,8}(?:[-/]\d{1,10}){1,3}|\d{5,12})(?![-/.]?\w)/i;

/** Charts are numbered in pairs of digits as well: `55-02-71` is no day. */
const DATE =
  /^(?:(?:0?[1-9]|[12]\d|3[01])[-/](?:0?[1-9]|1[0-2])[-/](?:\d\d|\d{4})|(?:0?[1-9]|1[0-2])[-/](?:0?[1-9]|[12]\d|3[01])[-/](?:\d\d|\d{4})|\d\d[-/](?:0[1-9]|1[0-2])[-/](?:0[1-9]|[12]\d|3[01])|(?:19|20)\d\d[-/]\d{1,2}[-/]\d{1,2}|(?:19|20)\d\d[-/](?:19|20)?\d\d)$/;
const PHONE = /^\d{3}-\d{3}-\d{4}$|^0\d{2,4}[-/]\d{5,8}$/;
/** Of a systolic and a diastolic pressure, of a share, of a page. */
const SMALL = /^\d{1,3}[-/]\d{1,3}$/;

const coded = codeBehind(MOST_LETTERS);

/** May a record number begin here: letters, maybe with a dash behind them, and a digit? */
export const beginsRecord: Begins = (text, at) => {
  if (coded(text, at)) return true;
  if (at > 0 && isAlphanumeric(text.charCodeAt(at - 1))) return false;
  let end = at;
  while (end - at < MOST_LETTERS && isCapital(text.charCodeAt(end))) end++;
  const mark = text.charCodeAt(end);
  if (end === at || (mark !== DASH && mark !== SLASH)) return false;
  return end + 1 >= text.length || isDigit(text.charCodeAt(end + 1));
};

function isCapital(unit: number): boolean {
  return unit >= 0x41 && unit <= 0x5a;
}

/** Is it none of what else is written with dashes and slashes, with digits enough to tell one patient from others? */
export function isRecord(_: string, code: string): boolean {
  const digits = code.replaceAll(/\D/g, '').length;
  return digits >= 5 && digits <= 14 && !DATE.test(code) && !PHONE.test(code) && !SMALL.test(code);
}
