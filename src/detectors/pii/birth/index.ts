/** Dates of birth: dates that a word for birth announces. */
import type { ScanInput } from '../../../core/detector.ts';
import type { Hit } from '../../../core/finding.ts';
import { isAlphanumeric, isDigit, isLetter } from '../../characters.ts';
import type { Rule } from '../../engine/rule.ts';
import { MORE } from '../../sweep.ts';
import { Labels } from '../label.ts';
import { dateLength, joinedLength, LONGEST_DATE, monthLength } from './dates.ts';
import { isOfThing, THING_REACH } from './of-things.ts';
import { BIRTH_WORDS, MONTH_BEGINNINGS, MONTH_NAMES } from './words.ts';

const LONGEST_MONTH = 12;

/** Characters of the end of an element and the beginning of the next one. */
const ELEMENTS = 80;
const NEXT_ELEMENT = /<\/[\w:.-]{3,40}>[^<>]{0,40}<(?:\w{1,12}:)?([\w.-]{3,40})[^<>]{0,20}>$/;
const LAYOUT: ReadonlySet<string> = new Set(['b', 'span', 'div', 'strong', 'time', 'code']);
const WORDS: ReadonlySet<string> = new Set(BIRTH_WORDS);

/** A field whose digits are a date without marks: `DOB 010680`. */
const FIELD =
  /(?:dob|d\.o\.b\.?|date of birth|date_of_birth|birth ?date|birthdate|geburtsdatum|geb\.?|date de naissance|nacimiento|nascita|nascimento|geboortedatum)\*{0,2}["']? {0,2}[:=>]?\*{0,2} {0,2}["']?$/i;
const FIELD_REACH = 28;

const labels = new Labels(BIRTH_WORDS, beginsDate);

export const birth: Rule = {
  name: 'date-of-birth',
  type: 'DATE_OF_BIRTH',
  finds: 'dates behind a word for birth in one of some forty languages',
  source: 'ISO 8601, Unicode CLDR (date patterns, names of months)',
  lookback: LONGEST_DATE + 1,
  context: Math.max(labels.context, THING_REACH),
  triggers: labels.triggers,
  match,
};

function match({ text, final }: ScanInput, start: number): Hit | undefined | typeof MORE {
  if (!labels.announces(text, start) || isInNextElement(text, start) || isOfThing(text, start))
    return undefined;
  if (!final && text.length - start <= LONGEST_DATE) return MORE;
  const slice = text.slice(start, start + LONGEST_DATE + 1);
  const length =
    dateLength(slice) || monthLength(slice) || (isFilledIn(text, start) ? joinedLength(slice) : 0);
  const end = start + length;
  if (length === 0 || goesOn(text, end)) return undefined;
  return { type: 'DATE_OF_BIRTH', start, end, score: 0.9 };
}

/** Does a word for a birth stand directly before it? */
function isFilledIn(text: string, start: number): boolean {
  return FIELD.test(text.slice(Math.max(0, start - FIELD_REACH), start));
}

/** Does more than a date stand here? The time of day that a timestamp has behind it (RFC 3339) does not count. */
function goesOn(text: string, end: number): boolean {
  if (end >= text.length || !isAlphanumeric(text.charCodeAt(end))) return false;
  return text.charAt(end) !== 'T' || !isDigit(text.charCodeAt(end + 1));
}

/** Is this the content of an element behind the one that was named for a birth: `</dob><hired>2019-09-02`? */
function isInNextElement(text: string, start: number): boolean {
  if (text.charAt(start - 1) !== '>') return false;
  const [, tag = 'b'] = NEXT_ELEMENT.exec(text.slice(Math.max(0, start - ELEMENTS), start)) ?? [];
  return !LAYOUT.has(tag.toLowerCase()) && !WORDS.has(tag.toLowerCase());
}

/** May a date begin here: a number, or the name of a month, as far as the text goes? */
export function beginsDate(text: string, at: number): boolean {
  if (at > 0 && isAlphanumeric(text.charCodeAt(at - 1))) return false;
  if (isDigit(text.charCodeAt(at))) return true;
  if (!mayBeMonth(text, at)) return false;
  let end = at;
  while (end < text.length && end - at <= LONGEST_MONTH && isLetter(text.charCodeAt(end))) end++;
  const word = text.slice(at, end).toLowerCase();
  if (end < text.length || word.length > LONGEST_MONTH) return MONTH_NAMES.has(word);
  return word.length > 0 && MONTH_BEGINNINGS.has(word);
}

/** Two letters as one number, small ones and capitals alike. */
function pairOf(first: number, second: number): number {
  return (first & CASES) * (CASES + 1) + (second & CASES);
}

/** May this word be the name of a month, as far as its first two letters tell? Most may not. */
function mayBeMonth(text: string, at: number): boolean {
  const first = text.charCodeAt(at);
  const second = text.charCodeAt(at + 1);
  return !isLetter(first) || !isLetter(second) || BEGINNINGS[pairOf(first, second)] === 1;
}

/** What a small letter and its capital have in common. */
const CASES = 0x1f;
const BEGINNINGS = new Uint8Array((CASES + 1) ** 2);
for (const name of MONTH_NAMES.keys()) BEGINNINGS[pairOf(name.charCodeAt(0), name.charCodeAt(1))] = 1;
