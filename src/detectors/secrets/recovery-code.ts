/** Recovery codes: what lets somebody in who has lost the second factor, one of them or a list, behind words that tell them. */
import type { ScanInput } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import { isAlphanumeric, isDigit } from '../characters.ts';
import type { Rule } from '../engine/rule.ts';
import { fold } from '../fold.ts';
import { MORE } from '../sweep.ts';
import { isVaried } from './proof/random.ts';
import { isPlaceholder } from './proof/stand-in.ts';

const LONGEST = 40;
/** Characters before a code in which its list is told. */
const REACH = 240;
/** Characters between the words for it and the first code. */
const LONGEST_LEAD = 100;
const SHORTEST_GROUP = 4;
const LONGEST_GROUP = 16;
/** The fewest characters of a group that stands alone, and all of one of digits. */
const ALONE = 8;
/** Letters of a group before its first digit. */
const MOST_LETTERS = 8;
const DASH = 0x2d;
/** Groups that dashes join, two groups of digits with a blank between, or letters of one case and digits. */
const CODE = String.raw`(?:[A-Za-z\d]{4,8}(?:-[A-Za-z\d]{4,8}){1,5}|\d{4} \d{4}|\d{8}|(?=[a-z]*\d)(?=\d*[a-z])[a-z\d]{8,16}|(?=[A-Z]*\d)(?=\d*[A-Z])[A-Z\d]{8,16})(?![\w-]|[./]\w)`;
const FORM = new RegExp(`^${CODE}`);
const CODES = new RegExp(`(?<![\\w-])${CODE}`, 'g');
/** Digits with a blank behind them, and more of them. */
const PAIR = /^\d{4} \d?$/;
/** What may become one. */
const OPEN = /^(?:\d{4} \d{0,4}|[A-Za-z\d]{1,16}(?:-[A-Za-z\d]{0,8}){0,5})[./]?$/;
/** Days, and what counts, as examples do. */
const OTHER = /^(?:19|20)\d{6}$|1234|abcd|0000/i;
const NAMES = [
  ...[
    'recovery code',
    'backup code',
    'scratch code',
    'emergency code',
    'rescue code',
    '2fa code',
    'mfa code',
  ],
  ...['wiederherstellungscode', 'backup-code', 'backupcode', 'notfallcode', 'ersatzcode'],
  ...['code de récupération', 'codes de récupération', 'code de secours', 'codes de secours'],
  ...['código de recuperación', 'códigos de recuperación', 'código de respaldo', 'códigos de respaldo'],
  ...['código de recuperação', 'códigos de recuperação', 'códigos de backup', 'codice di recupero'],
  ...['codici di recupero', 'codici di backup', 'herstelcode', 'kod zapasowy', 'kody zapasowe'],
  ...['резервный код', 'резервные коды', 'код восстановления', 'коды восстановления', '恢复代码', '恢复码'],
  ...['备用码', 'リカバリーコード', 'バックアップコード'],
].map((name) => fold(name).text.toLowerCase());
const NAMED = new RegExp(NAMES.join('|'), 'gi');
/** What each of the names has, so that most texts are told at a glance. bench: scan */
const OF_NAMES = /code|cod[ie]|cuigo|kod|koд|\u4ee3|\u7801|\u30b3/i;
/** What the codes follow, behind their name. */
const LEADS = /[:=\n]|[ \t](?:is|are|ist|sind|lautet|lauten|est|sont|es|son|e|sao)(?=[ \t:])|は/gi;
/** What stands between codes: marks, numbers of a list, boxes to tick. */
const MARKS = /(?<!\S)\d{1,2}[.):](?!\S)|\[[ x]?\]|[\s,;|"'`*•·/-]|\b(?:and|und|et|y)\b/gi;

export const recoveryCode: Rule = {
  name: 'recovery-code',
  type: 'GENERIC_SECRET',
  finds:
    'codes in place of a second factor, one or a list of them, behind words for recovery or backup codes',
  source:
    'documentation of GitHub, Google, Okta and Discord (recovery codes, backup codes); words of our own',
  lookback: LONGEST + 2,
  context: REACH,
  triggers: [{ kind: 'digits', letters: MOST_LETTERS, long: SHORTEST_GROUP, start: codeStart }],
  match,
  pendingInWord: true,
  // A first group has no digit sometimes: it left before that of the next one came.
  pending(text, from) {
    const start = runStart(text, text.length, from);
    return start < text.length && isTold(text, start) ? start : text.length;
  },
};

/** Where the code begins that has a group with a digit here; -1 for other words. */
function codeStart(text: string, at: number, floor: number): number {
  return mayBeGroup(text, at) ? runStart(text, at, floor) : -1;
}

/** Letters and digits as many as a group has, and behind them what may follow one. Most numbers have fewer. bench: scan */
function mayBeGroup(text: string, start: number): boolean {
  const limit = Math.min(text.length, start + LONGEST_GROUP + 1);
  let digits = start;
  while (digits < limit && isDigit(text.charCodeAt(digits))) digits++;
  let end = digits;
  while (end < limit && isAlphanumeric(text.charCodeAt(end))) end++;
  if (end === text.length) return true;
  const length = end - start;
  if (length < SHORTEST_GROUP || length > LONGEST_GROUP) return false;
  if (text.charCodeAt(end) === DASH || text.charCodeAt(start - 1) === DASH) return true;
  if (end > digits) return length >= ALONE;
  return length === ALONE || (length === SHORTEST_GROUP && PAIR.test(text.slice(start, end + 2)));
}

/** Where the letters, digits and dashes begin that lead to an offset. */
function runStart(text: string, at: number, floor: number): number {
  const least = Math.max(floor, at - LONGEST);
  let start = at;
  while (start > least && (isAlphanumeric(text.charCodeAt(start - 1)) || text.charCodeAt(start - 1) === DASH))
    start--;
  return start;
}

function match({ text, final }: ScanInput, start: number): Hit | undefined | typeof MORE {
  // Told first: it costs less than to look at what numbers are. bench: scan
  if (isInside(text, start) || !OF_NAMES.test(textBefore(text, start))) return undefined;
  const ahead = text.slice(start, start + LONGEST);
  if (!final && text.length - start < LONGEST && (ahead === '' || OPEN.test(ahead)))
    return isTold(text, start) ? MORE : undefined;
  const code = FORM.exec(ahead)?.[0];
  if (code === undefined || !/\d/.test(code) || OTHER.test(code) || isPlaceholder(code)) return undefined;
  if (!isVaried(code) || !isTold(text, start)) return undefined;
  return { type: 'GENERIC_SECRET', start, end: start + code.length, score: 0.9 };
}

/** Does a word go on here? */
function isInside(text: string, start: number): boolean {
  return start > 0 && (isAlphanumeric(text.charCodeAt(start - 1)) || text.charAt(start - 1) === '_');
}

/** Is it told before, with nothing but other codes between? */
function isTold(text: string, start: number): boolean {
  const before = textBefore(text, start);
  if (!OF_NAMES.test(before)) return false;
  const behindName = [...before.matchAll(NAMED)].at(-1);
  if (behindName === undefined) return false;
  const rest = before.slice(behindName.index + behindName[0].length);
  const leads = [...rest.slice(0, LONGEST_LEAD).matchAll(LEADS)];
  return leads.some(({ index, 0: lead }) => isOfCodes(rest.slice(index + lead.length)));
}

function textBefore(text: string, start: number): string {
  return text.slice(Math.max(0, start - REACH), start);
}

function isOfCodes(between: string): boolean {
  return between.replace(CODES, '').replace(MARKS, '') === '';
}
