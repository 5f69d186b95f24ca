/** Dates of birth that are named behind them: `12/15/1961 is my birthday`, `3 May 1984 (DOB)`, `04/03/1981 as date of birth`. */
import type { ScanInput } from '../../../core/detector.ts';
import type { Hit } from '../../../core/finding.ts';
import { isAlphanumeric, isDigit, joinsWord } from '../../characters.ts';
import type { Rule } from '../../engine/rule.ts';
import { MORE } from '../../sweep.ts';
import { beginningsOf } from '../beginnings.ts';
import { dateLength, LONGEST_DATE } from './dates.ts';
import { beginsDate } from './index.ts';
import { MONTH_BEGINNINGS } from './words.ts';

const BIRTHS = ['birthday', 'birth date', 'birthdate', 'date of birth', 'dob'];
const OWNERS = ['my', 'her', 'his', 'their', 'the'];
/** What stands behind a date; folded, so without accents. */
const NAMES: readonly string[] = [
  ...BIRTHS.flatMap((birth) => OWNERS.flatMap((owner) => [` is ${owner} ${birth}`, ` as ${owner} ${birth}`])),
  ...BIRTHS.flatMap((birth) => [` as ${birth}`, ` (${birth})`]),
  ...[' ist mein geburtstag', ' ist mein geburtsdatum', ' als geburtsdatum', ' est ma date de naissance'],
  ...[
    ' comme date de naissance',
    ' es mi fecha de nacimiento',
    ' como fecha de nacimiento',
    ' e la mia data di nascita',
  ],
  ...[
    ' come data di nascita',
    ' e a minha data de nascimento',
    ' is mijn geboortedatum',
    ' als geboortedatum',
  ],
];
const NAME_BEGINNINGS = beginningsOf(NAMES);
/** The words for a birth in other languages among these. */
const ABROAD = [
  'geburtstag',
  'geburtsdatum',
  'date de naissance',
  'fecha de nacimiento',
  'data di nascita',
].concat(['data de nascimento', 'geboortedatum']);
/** What stands between a date and the word for a birth. */
const BINDING = / (?:\(|\p{L}{1,5} (?:\p{L}{1,5} ){0,2})$/u;
const LONGEST_BINDING = 20;
const LONGEST_NAME = Math.max(...NAMES.map(({ length }) => length));
const LONGEST = LONGEST_DATE + LONGEST_NAME + 1;
/** What may still become a date: with numbers for its month, or with a name, whose letters are the group. */
const NUMBERS = /^\d{1,4}(?:[-/. ]{1,3}\d{0,4}){0,2}$/;
const DAY_FIRST = /^\d{1,2}(?:st|nd|rd|th|\.)?(?: of)?[ -]?(\p{L}{0,12})(?:\.?,?(?: de)?[ -]\d{0,4})?$/u;
const MONTH_FIRST = /^(\p{L}{1,12})(?:\.?[ -](?:\d{1,2}(?:st|nd|rd|th)?,?(?:[ -]\d{0,4})?)?)?$/u;
/** What dates of China, Japan and Korea end with. */
const DAYS = ['日', '일'];

export const namedBehind: Rule = {
  name: 'date-of-birth-named-behind',
  type: 'DATE_OF_BIRTH',
  finds: 'dates before words that call them a date of birth: `12/15/1961 is my birthday`',
  source: 'usage; the words are a list of our own',
  lookback: LONGEST,
  context: 2,
  // By the words for a birth, as other rules have them: the small words before are everywhere. bench: scan
  triggers: [...BIRTHS, ...ABROAD].map((literal) => ({
    kind: 'inside' as const,
    literal,
    exact: true as const,
    start: dateBeforeName,
  })),
  match({ text, final }: ScanInput, at: number): Hit | undefined | typeof MORE {
    if (!beginsDate(text, at)) return undefined;
    const slice = text.slice(at, at + LONGEST);
    if (!final && slice.length < LONGEST && mayBeNamed(slice)) return MORE;
    const end = dateLength(slice);
    if (end === 0) return undefined;
    const behind = slice.slice(end).toLowerCase();
    const name = NAMES.find(
      (one) => behind.startsWith(one) && !isAlphanumeric(behind.charCodeAt(one.length)),
    );
    return name === undefined ? undefined : { type: 'DATE_OF_BIRTH', start: at, end: at + end, score: 0.8 };
  },
  pending(text, from) {
    const least = Math.max(from, text.length - LONGEST);
    const digit = lastDigit(text, least);
    // Where none has come, the last word may be a month. bench: scan
    const first = digit < 0 ? lastWord(text, least) : least;
    const isNamed = digit >= 0 && mayBeName(behindDate(text, digit));
    for (let at = first; at < text.length; at++) {
      if (!beginsDate(text, at)) continue;
      const tail = text.slice(at);
      if (mayBecomeDate(tail) || (isNamed && isNamedSoFar(tail))) return at;
    }
    return text.length;
  },
};

/** Where the last digit stands, -1 for none from an offset on: every date has one, with its year. */
function lastDigit(text: string, from: number): number {
  let at = text.length - 1;
  while (at >= from && !isDigit(text.charCodeAt(at))) at--;
  return at < from ? -1 : at;
}

/** What stands behind a date whose last digit stands here; those of East Asia end with a word for a day. */
function behindDate(text: string, digit: number): string {
  const end = DAYS.includes(text.charAt(digit + 1)) ? digit + 2 : digit + 1;
  return text.slice(end).toLowerCase();
}

/** Where the last word begins, what stands between a month and its day included. */
function lastWord(text: string, floor: number): number {
  let at = text.length;
  while (at > floor && text.length - at < 2 && ' .-'.includes(text.charAt(at - 1))) at--;
  while (at > floor && joinsWord(text.charCodeAt(at - 1))) at--;
  return at;
}

/** May a text become a date that is named behind it: is it the beginning of one, or is that of a name behind it? */
function mayBeNamed(text: string): boolean {
  return mayBecomeDate(text) || isNamedSoFar(text);
}

/** Is it the beginning of a date? */
function mayBecomeDate(text: string): boolean {
  if (NUMBERS.test(text)) return true;
  const month = (DAY_FIRST.exec(text) ?? MONTH_FIRST.exec(text))?.[1]?.toLowerCase();
  return month !== undefined && MONTH_BEGINNINGS.has(month);
}

/** Is it a date with the beginning of a name behind it? */
function isNamedSoFar(text: string): boolean {
  const length = dateLength(text);
  return length > 0 && mayBeName(text.slice(length).toLowerCase());
}

/** Is it the beginning of what stands behind a date, or one of those, with nothing behind that? */
function mayBeName(behind: string): boolean {
  return NAME_BEGINNINGS.has(behind);
}

/** Where the date begins that a word for a birth names behind it; -1 for none. */
function dateBeforeName(text: string, at: number, floor: number): number {
  const binding = BINDING.exec(text.slice(Math.max(floor, at - LONGEST_BINDING), at))?.[0];
  return binding === undefined ? -1 : dateBefore(text, at - binding.length, floor);
}

/** Where the date begins that ends here; -1 for none. */
function dateBefore(text: string, at: number, floor: number): number {
  for (let start = Math.max(floor, at - LONGEST_DATE); start < at; start++)
    if (beginsDate(text, start) && dateLength(text.slice(start, at)) === at - start) return start;
  return -1;
}
