/** Names before a number that proves to be that of a person, or before a date and a number: rows of lists of people. */
import type { ScanInput } from '../../../core/detector.ts';
import { isAlphanumeric, isDigit, joinsWord } from '../../characters.ts';
import type { Rule } from '../../engine/rule.ts';
import { MORE } from '../../sweep.ts';
import { dateLength, LONGEST_DATE } from '../birth/dates.ts';
import { SURNAMES } from '../east-asian/words.ts';
import { joined, NATIONAL_RULES } from '../national/index.ts';
import { nearCapital } from '../near-capital.ts';
import { namesBack } from './beside.ts';
import { isCapital } from './evidence.ts';
import { beginsWithCapital, isKnown, LONGEST_NAME, readName } from './names.ts';

/** Numbers that firms have as well. */
const OF_FIRMS: ReadonlySet<string> = new Set(['BR_CNPJ', 'PT_NIF', 'AU_TFN', 'AR_CUIL', 'CL_RUT']);
const ids = joined(NATIONAL_RULES.filter(({ type }) => !OF_FIRMS.has(type)))[0];
/** Units between a name and the number. */
const LONGEST_BETWEEN = 6;
/** Characters of that directly before the number. */
const MARKS = ' ,;|\t:("\'';
const BETWEEN = /^(?:["']? ?[,;|\t:(] ?["'(]?| {1,6})(?=[A-Z]?\d)/;
const MAY_BE_BETWEEN = /^["']? {0,6}[,;|\t:(]? ?["'(]?[A-Z]?$/;
/** Behind a date: the next cell, which begins with a number or an address. */
const NEXT = /^["']? ?[,;|\t)] ?["']?\(?\+?(?:\d[ ()./-]{0,2}){7}/;
const LONGEST_NEXT = 34;
const YEAR = /(?:19\d\d|200\d|201\d)/;
const EAST_ASIAN = /^(?:\p{sc=Han}{2,4}|\p{sc=Hangul}{3})$/u;
const IS_EAST_ASIAN = /[\p{sc=Han}\p{sc=Hangul}]/u;
const LONGEST_EAST_ASIAN = 4;
/** What stands before a name that begins a row or a cell. */
const BEFORE = /(?:^|\n|[,;|\t(:"'] ?|\n ?[-*•] |\n ?\d{1,2}[.)] )$/;

const LOOKBACK = LONGEST_NAME + LONGEST_BETWEEN + LONGEST_DATE + LONGEST_NEXT + (ids?.lookback ?? 0);

export const besideNumber: Rule = {
  name: 'person-beside-number',
  type: 'PERSON',
  finds:
    'two words with capitals, or a Chinese or Korean name, before a national id, or before a date and a number',
  source: 'lists and tables as people write them',
  lookback: LOOKBACK,
  context: (ids?.context ?? 0) + 8,
  triggers: [{ kind: 'digits', letters: 1, least: 6, alone: true, behind: MARKS, start: nameBefore }],
  match: (input, at) => {
    const { text, final } = input;
    const end = nameEnd(input, at);
    if (end === MORE || end === undefined) return end;
    const behind = text.slice(end, end + LONGEST_BETWEEN + 2);
    const between = BETWEEN.exec(behind)?.[0].length ?? 0;
    if (between === 0)
      return !final && behind.length < LONGEST_BETWEEN + 2 && MAY_BE_BETWEEN.test(behind) ? MORE : undefined;
    const proof = provesPerson(input, end + between);
    if (proof === MORE) return MORE;
    return proof ? { type: 'PERSON', start: at, end, score: 0.6 } : undefined;
  },
  pending: nearCapital(LOOKBACK, (text, from) => {
    const end = text.length;
    const unfinished = namesBack(text, end, from);
    const before = nameBefore(text, isAlphanumeric(text.charCodeAt(end - 1)) ? end - 1 : end, from);
    const whole = nameBefore(text, end, from);
    return Math.min(
      ...[unfinished, before, whole, eastAsianBack(text, end, from)].map((at) => (at < 0 ? end : at)),
    );
  }),
};

/** Where the name before a number begins; -1 for none. */
function nameBefore(text: string, at: number, floor: number): number {
  const nearest = Math.max(floor, at - LONGEST_BETWEEN);
  let end = at;
  while (end > nearest && MARKS.includes(text.charAt(end - 1))) end--;
  if (end === at || end === floor) return -1;
  const last = text.charCodeAt(end - 1);
  if (last >= 0x3005) return eastAsianBack(text, end, floor);
  // No word of a name holds a digit: in records most numbers follow another one.
  return joinsWord(last) && !isDigit(last) ? namesBack(text, end, floor) : -1;
}

/** Where the Chinese or Korean word begins that ends here; -1 for none. */
function eastAsianBack(text: string, end: number, floor: number): number {
  let at = end;
  while (at > floor && end - at <= LONGEST_EAST_ASIAN && IS_EAST_ASIAN.test(text.charAt(at - 1))) at--;
  return at === end || end - at > LONGEST_EAST_ASIAN ? -1 : at;
}

/** Where the name ends that begins a cell here; undefined for none. */
function nameEnd({ text, final }: ScanInput, at: number): number | undefined | typeof MORE {
  if (!BEFORE.test(text.slice(Math.max(0, at - 6), at))) return undefined;
  if (IS_EAST_ASIAN.test(text.charAt(at))) return eastAsianEnd(text, at, final);
  if (!beginsWithCapital(text, at) || !isCapital(text, at)) return undefined;
  const name = readName(text, at);
  if (name.open && !final) return MORE;
  if (name.isThing || name.words.length < 2 || name.words.length > 4) return undefined;
  // What stands before a colon is what the number is called, or whose it is: `Steuerliche Identifikationsnummer: ...`.
  if (text.charAt(name.end) === ':' && !isKnown(name)) return undefined;
  return namesBack(text, name.end, 0) === at ? name.end : undefined;
}

function eastAsianEnd(text: string, at: number, final: boolean): number | undefined | typeof MORE {
  let end = at;
  while (end < text.length && end - at <= LONGEST_EAST_ASIAN && IS_EAST_ASIAN.test(text.charAt(end))) end++;
  if (end === text.length && !final) return MORE;
  const isName = EAST_ASIAN.test(text.slice(at, end)) && SURNAMES.has(text.charAt(at));
  return isName && end - at <= LONGEST_EAST_ASIAN ? end : undefined;
}

/** Is the number here that of a person, or a date with a number behind it? */
function provesPerson(input: ScanInput, at: number): boolean | typeof MORE {
  const { text, final } = input;
  if (!final && text.length - at < LONGEST_DATE + LONGEST_NEXT) return MORE;
  if (isDigit(text.charCodeAt(at))) {
    const length = dateLength(text.slice(at, at + LONGEST_DATE));
    const date = text.slice(at, at + length);
    if (length > 0 && YEAR.test(date) && NEXT.test(text.slice(at + length, at + length + LONGEST_NEXT)))
      return true;
  }
  const found = ids?.match(input, at);
  return found === MORE ? MORE : found !== undefined && found.score >= 0.6;
}
