/** Telephone numbers: of a country that exists behind a plus sign, in telling groups, or behind a word for a telephone. */
import type { ScanInput } from '../../../core/detector.ts';
import type { Hit } from '../../../core/finding.ts';
import { isAlphanumeric, isBlank, isDigit, isWord } from '../../characters.ts';
import type { Rule } from '../../engine/rule.ts';
import { MORE } from '../../sweep.ts';
import { STATE } from '../address/parts.ts';
import { beginsNumber } from '../boundary.ts';
import { Labels } from '../label.ts';
import { CELL_MARKS, isBehindContact, isCellAt, LONGEST_CELL } from './beside-contact.ts';
import { COMPANY_CONTEXT, isCompanyNumber } from './company.ts';
import { formScore } from './forms.ts';
import { type Group, LONGEST_NUMBER, readGroups, SEPARATORS } from './groups.ts';
import { isNumberLike, isSpan } from './number-like.ts';
import { internationalFit, SHORTEST_INTERNATIONAL } from './numbering.ts';
import { isOtherNumber, OTHER_CONTEXT } from './other-numbers.ts';
import { LOOSE_WORDS, PLAIN_WORDS } from './words.ts';

/** Characters of the longest extension: ` extension 123456`. */
const LONGEST_EXTENSION = 18;
const LOOKBACK = LONGEST_NUMBER + LONGEST_EXTENSION;
const EXTENSION = /^,? ?(?:x|extn?\.?|extension|durchwahl|poste|int\.?) ?#?\d{1,6}(?![\dA-Za-z])/i;
/** Of a number whose form alone tells. */
const FEWEST_DIGITS = 9;
/** Of one that is told by what stands before it, in any groups. */
const FEWEST_LOOSE = 8;
/** What may part two cells, one that is not ASCII included. */
const CELLS = ` ${CELL_MARKS}\u0080`;
/** What may follow the first group, for a glance. */
const BETWEEN_GROUPS = ['word', 'point', 'joint', 'number', 'other'] as const;
const TOWN_CODE = /^\d{5}-\d{4}(?!\d)/;
const BEHIND_STATE = new RegExp(`(?:^|[^A-Za-z])${STATE}[\\s#*]{1,8}$`);
const LONGEST_STATE = 11;
const DASH = 0x2d;
const PLUS = 0x2b;
const OPEN = 0x28;
const CLOSE = 0x29;
const SPACE = 0x20;
const SLASH = 0x2f;

const begins = (text: string, at: number) => beginsNumber(text, at);
const plain = new Labels(PLAIN_WORDS, begins);
const loose = new Labels(LOOSE_WORDS, begins);

const international: Rule = {
  name: 'phone-international',
  type: 'PHONE',
  finds: 'numbers behind a plus sign and a calling code, in a length that its country has',
  source: 'ITU-T E.164, E.123; libphonenumber metadata',
  lookback: LOOKBACK,
  context: plain.context + 2,
  triggers: [{ kind: 'prefix', literal: '+' }],
  match(input, at) {
    if (!isSign(input.text, at)) return undefined;
    return matchWith(input, at, (groups, whole) => {
      const known = internationalEnd(groups);
      if (known !== undefined) return known;
      const announced = plainEnd(groups, whole);
      return announced !== undefined && plain.announces(input.text, at + 1) ? announced : undefined;
    });
  },
};

/** A calling code in brackets: `(+48) 797 060 646`. */
const BRACKETED = /^\(\+(\d{1,3})\) ?(?=\d)/;
const BRACKETED_SO_FAR = /^\((?:\+(?:\d{1,3}(?:\) ?)?)?)?$/;
const LONGEST_BRACKETED = 7;

const bracketed: Rule = {
  name: 'phone-bracketed-code',
  type: 'PHONE',
  finds: 'numbers behind a plus sign and a calling code in brackets, in a length that its country has',
  source: 'ITU-T E.164, E.123; libphonenumber metadata',
  lookback: LOOKBACK + LONGEST_BRACKETED,
  context: 2,
  triggers: [{ kind: 'prefix', literal: '(+' }],
  match({ text, final, ...rest }, at) {
    if (at > 0 && isWord(text.charCodeAt(at - 1))) return undefined;
    const ahead = text.slice(at, at + LONGEST_BRACKETED);
    if (!final && at + ahead.length === text.length && BRACKETED_SO_FAR.test(ahead)) return MORE;
    const [whole, code = ''] = BRACKETED.exec(ahead) ?? [];
    if (whole === undefined) return undefined;
    // As it is read without them.
    const plain = `+${code} ${text.slice(at + whole.length, at + whole.length + LOOKBACK)}`;
    const isCut = at + whole.length + LOOKBACK < text.length;
    const found = matchWith({ ...rest, text: plain, final: final || isCut }, 0, internationalEnd);
    if (found === undefined || found === MORE) return found;
    return { ...found, start: at, end: at + found.end + whole.length - code.length - 2 };
  },
};

const national: Rule = {
  name: 'phone-national',
  type: 'PHONE',
  finds: 'North American numbers, area codes in brackets, and the groups of 28 countries behind a zero',
  source: 'North American Numbering Plan; libphonenumber metadata (national formats)',
  lookback: LOOKBACK,
  context: Math.max(LONGEST_STATE, COMPANY_CONTEXT, OTHER_CONTEXT),
  triggers: [
    {
      ...{ kind: 'digits', letters: 0, least: FEWEST_DIGITS, goes: BETWEEN_GROUPS },
      ...{ apart: true, alone: true, may: beginsNational },
    },
    ...[...'0123456789'].map((digit) => ({ kind: 'prefix' as const, literal: `(${digit}` })),
  ],
  match(input, at) {
    if (!beginsNational(input.text, at)) return undefined;
    return matchWith(input, at, (groups, whole) => {
      const found = nationalEnd(groups, whole);
      if (found === undefined || !isClosed(input.text, at, groups[found.count - 1]?.end ?? at))
        return undefined;
      return isOtherNumber(input.text, at) ? undefined : found;
    });
  },
};

/** Where visits are counted, `mobile` is a kind of them. */
const DEVICES_REACH = 48;
const DEVICES = /[a-z],[a-z, ]*\b(?:tablet|desktop|laptop)\b/i;

const labelled: Rule = {
  name: 'phone-labelled',
  type: 'PHONE',
  finds: 'seven to thirteen digits in any groups behind a word for a telephone in one of twelve languages',
  source: 'ITU-T E.123 (national notation)',
  lookback: LOOKBACK,
  context: Math.max(plain.context, loose.context, OTHER_CONTEXT),
  triggers: [...plain.triggers, ...loose.triggers],
  match(input, at) {
    const { text } = input;
    if (at > 0 && text.charCodeAt(at - 1) === PLUS) return undefined;
    return matchWith(input, at, (groups, whole) => {
      const [ifPlain, ifLoose] = [plainEnd(groups, whole), looseEnd(groups, whole)];
      if (ifPlain === undefined && ifLoose === undefined) return undefined;
      if (DEVICES.test(text.slice(Math.max(0, at - DEVICES_REACH), at))) return undefined;
      if (isOtherNumber(text, at)) return undefined;
      if (plain.announces(text, at)) return ifPlain;
      return ifLoose !== undefined && loose.announces(text, at) ? ifLoose : undefined;
    });
  },
};

const beside: Rule = {
  name: 'phone-beside-mail',
  type: 'PHONE',
  finds:
    'eight to thirteen digits in groups, or behind a zero, in the cell behind an e-mail address or a Spanish identity number',
  source: 'ITU-T E.123 (national notation); tables as people write them',
  lookback: LOOKBACK,
  context: Math.max(LONGEST_CELL, COMPANY_CONTEXT),
  triggers: [
    { kind: 'digits', letters: 0, least: FEWEST_LOOSE, behind: CELLS, afterWord: false, may: isCellAt },
  ],
  match: (input, at) =>
    isBehindContact(input.text, at)
      ? matchWith(input, at, (groups, whole) => looseEnd(groups, whole))
      : undefined,
};

/** In their order: what says more comes first. */
export const phones: readonly Rule[] = [international, bracketed, national, labelled, beside];

/** How many of the groups make a number, and how sure that is; undefined for none. */
type Judge = (
  groups: readonly Group[],
  whole: boolean,
) => { readonly count: number; readonly score: number } | undefined;

function matchWith({ text, final }: ScanInput, start: number, judge: Judge): Hit | undefined | typeof MORE {
  const first = text.charCodeAt(start) === PLUS ? start + 1 : start;
  const { groups, open, long } = readGroups(text, first);
  if (open && !final) return MORE;
  const judged = judge(groups, !long);
  const last = groups[(judged?.count ?? 0) - 1];
  if (judged === undefined || last === undefined) return undefined;
  if (!final && text.length < last.end + 2) return MORE;
  if (!isWhole(text, start, last.end)) return undefined;
  if (!final && text.length < last.end + LONGEST_EXTENSION) return MORE;
  const extension = EXTENSION.exec(text.slice(last.end, last.end + LONGEST_EXTENSION))?.[0].length ?? 0;
  return { type: 'PHONE', start, end: last.end + extension, score: judged.score };
}

/** The longest row of groups that is a number of its country. */
function internationalEnd(groups: readonly Group[]): ReturnType<Judge> {
  for (let count = groups.length; count > 0; count--) {
    const digits = internationalDigits(groups.slice(0, count));
    if (digits.length < SHORTEST_INTERNATIONAL) return undefined;
    const fit = internationalFit(digits);
    if (fit === 'valid') return { count, score: 0.9 };
    if (fit === 'possible' && count === groups.length && digits.length >= 9) return { count, score: 0.6 };
  }
  return undefined;
}

/** Without the zero in brackets that is only dialled inside a country. */
function internationalDigits(groups: readonly Group[]): string {
  return groups.map(({ digits, before }) => (digits === '0' && before.endsWith('(') ? '' : digits)).join('');
}

function nationalEnd(groups: readonly Group[], whole: boolean): ReturnType<Judge> {
  const score = whole ? formScore(groups) : 0;
  return score === 0 ? undefined : { count: groups.length, score };
}

function plainEnd(groups: readonly Group[], whole: boolean): ReturnType<Judge> {
  return whole && isNumberLike(groups) ? { count: groups.length, score: 0.75 } : undefined;
}

function looseEnd(groups: readonly Group[], whole: boolean): ReturnType<Judge> {
  const digits = groups.map((group) => group.digits).join('');
  const isGrouped = groups.length > 1 || /^(?:[2-9]\d{2}[2-9]\d{6}|[6-9]\d{9}|0[1-9]\d{8,9})$/.test(digits);
  return whole && isGrouped && digits.length >= FEWEST_LOOSE && !isSpan(groups) && isNumberLike(groups)
    ? { count: groups.length, score: 0.6 }
    : undefined;
}

function isSign(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== PLUS) return false;
  const before = at > 0 ? text.charCodeAt(at - 1) : 0x20;
  return before !== PLUS && before !== 0x29 && !isWord(before);
}

function beginsNational(text: string, at: number): boolean {
  const isOpen = text.charCodeAt(at) === OPEN;
  if (at > 1 && text.charCodeAt(at - 1) === SPACE && isDigit(text.charCodeAt(at - 2))) return false;
  if (!isOpen && !(hasSecondGroup(text, at) && beginsNumber(text, at))) return false;
  if (isCodeOfTown(text, at)) return false;
  const before = at > 0 ? text.charAt(at - 1) : ' ';
  if (isOpen && isWord(before.charCodeAt(0))) return false;
  // Seconds of a time.
  if (before === ':' && isDigit(text.charCodeAt(at - 2))) return false;
  return isOpened(text, at) || !'$#+(/€£=*'.includes(before);
}

/** Does a bracket open before it, behind a blank or at the beginning of the text? */
function isOpened(text: string, at: number): boolean {
  return text.charCodeAt(at - 1) === OPEN && (at === 1 || isBlank(text.charCodeAt(at - 2)));
}

/** Does the bracket that opens before a number close behind it, as far as the text goes? Calls and sums go on. */
function isClosed(text: string, start: number, end: number): boolean {
  return !isOpened(text, start) || end >= text.length || text.charCodeAt(end) === CLOSE;
}

/** Nine digits behind a state are the code of a town, on the same line or the next one of a comment. */
function isCodeOfTown(text: string, at: number): boolean {
  if (text.charCodeAt(at + 5) !== DASH || !TOWN_CODE.test(text.slice(at, at + 11))) return false;
  return BEHIND_STATE.test(text.slice(Math.max(0, at - LONGEST_STATE), at));
}

/** Do other digits follow the first ones, as far as the text goes? Most numbers in a text stand alone. */
function hasSecondGroup(text: string, at: number): boolean {
  let end = at;
  while (end < text.length && end - at < 6 && isDigit(text.charCodeAt(end))) end++;
  if (end - at > 5) return false;
  if (end + 1 >= text.length) return true;
  const after = text.charCodeAt(end + 1);
  if (after === SLASH && text.charCodeAt(end) === SPACE) return isDigitSoFar(text, end + 3);
  return (isDigit(after) || after === OPEN) && SEPARATORS.includes(text.charAt(end));
}

/** Behind the blank that stands behind a stroke. */
function isDigitSoFar(text: string, at: number): boolean {
  return at >= text.length || (text.charCodeAt(at - 1) === SPACE && isDigit(text.charCodeAt(at)));
}

/** Is it neither the beginning of something longer nor the number of a company? */
function isWhole(text: string, start: number, end: number): boolean {
  return endsNumber(text, end) && !isCompanyNumber(text, start, end);
}

/** No letter, digit or part of a longer number follows. */
function endsNumber(text: string, end: number): boolean {
  if (end >= text.length) return true;
  const after = text.charAt(end);
  if ('xX'.includes(after) && isDigit(text.charCodeAt(end + 1))) return true;
  if (isWord(after.charCodeAt(0)) || after === '%') return false;
  return !('-/:@'.includes(after) && end + 1 < text.length && isAlphanumeric(text.charCodeAt(end + 1)));
}
