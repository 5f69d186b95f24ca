/** Seeds of one-time passwords, in the groups in which they are shown to be typed. */
import type { ScanInput } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import { isLetter, isWord } from '../characters.ts';
import type { Rule } from '../engine/rule.ts';
import { MORE } from '../sweep.ts';
import { saysSomething } from './proof/plain-password.ts';
import { isVaried } from './proof/random.ts';

const LONGEST = 80;
const SEED =
  /^(?:[A-Z2-7]{4}(?: [A-Z2-7]{4}){3,15}(?! [A-Z2-7]{4}\b)|[a-z2-7]{4}(?: [a-z2-7]{4}){3,15}(?! [a-z2-7]{4}\b))(?![\w-])/;
const MAY_BECOME = /^(?:[A-Za-z2-7]{4} )*[A-Za-z2-7]{0,4}$/;
/** Characters behind the longest that are looked at: a blank, and a group with what ends it. */
const BEHIND = 6;
const FIRST_BASE32 = 0x32;
const LAST_BASE32 = 0x37;
/** A group, and with its blank. */
const GROUP = 4;
const STEP = GROUP + 1;
/** Characters of the shortest seed. */
const LEAST = 4 * STEP - 1;
const SPACE = 0x20;
const DASH = 0x2d;
const LAST_CAPITAL = 0x5a;
const REACH = 160;
const WORDS =
  /secret|key\b|schlussel|cle\b|clave|chiave|chave|sleutel|klucz|ключ|nyckel|nokkel|nøgle|avain|seed|totp|\botp\b|\b[2m]fa\b|authenticat|authentifizier|密钥|キー/i;
/** Words as long as a group that lead to a seed, with a blank between. */
const LABEL = /^(?:seed|totp|code|auth|keys)$/i;

/** How the letters of a group are written; `any` where it has none. */
type Case = 'capitals' | 'small' | 'any';

export const typedSeed: Rule = {
  name: 'typed-otp-seed',
  type: 'GENERIC_SECRET',
  finds:
    'seeds of one-time passwords in groups of four characters, as they are shown to be typed, behind a word for a key',
  source: 'RFC 4648 section 6 (Base32); Google Authenticator wiki, Key URI format (secret)',
  lookback: LONGEST + BEHIND,
  context: REACH,
  triggers: [{ kind: 'digits', letters: 3, long: GROUP, start: seedStart }],
  match: matchSeed,
  // Two groups of five have no digit: without it they left before the first one came.
  pending(text, from) {
    const end = text.length;
    const start = groupsBack(text, lastBegin(text), from);
    return start < end && isTold(text, start) ? start : end;
  },
};

/** Where the groups begin that a group with a digit stands among; -1 for other words. */
function seedStart(text: string, at: number, floor: number): number {
  return mayBeGroup(text, at) ? groupsBack(text, at, floor) : -1;
}

/** Is the word here as long as a group, and of its letters and digits, as far as the text goes? Most numbers are not. bench: scan */
function mayBeGroup(text: string, at: number): boolean {
  const end = Math.min(text.length, at + GROUP);
  for (let place = at; place < end; place++) if (!isBase32(text.charCodeAt(place))) return false;
  return end === text.length || !isWord(text.charCodeAt(end));
}

function isBase32(unit: number): boolean {
  return isLetter(unit) || (unit >= FIRST_BASE32 && unit <= LAST_BASE32);
}

/** Where the word begins that the text ends in, when it may become a group; behind a blank, and in other words, the end. */
function lastBegin(text: string): number {
  const least = Math.max(0, text.length - GROUP);
  let start = text.length;
  while (start > least && isBase32(text.charCodeAt(start - 1))) start--;
  return start > 0 && isWord(text.charCodeAt(start - 1)) ? text.length : start;
}

/** Where the groups begin that lead to a place, in the letters of what stands there; the place itself when there are none. */
function groupsBack(text: string, at: number, floor: number): number {
  const least = Math.max(floor, at - LONGEST);
  let written = caseOf(text, at) ?? 'any';
  let start = at;
  while (start - STEP >= least && text.charCodeAt(start - 1) === SPACE) {
    const before = groupCase(text, start - STEP);
    if (before === undefined || !(before === written || before === 'any' || written === 'any')) break;
    if (written === 'any') written = before;
    start -= STEP;
  }
  return start;
}

/** How the group is written that begins here; undefined for other words, which includes those that lead to a seed. */
function groupCase(text: string, at: number): Case | undefined {
  if (isWord(text.charCodeAt(at - 1)) || isWord(text.charCodeAt(at + GROUP))) return undefined;
  const written = caseOf(text, at);
  return written === undefined || LABEL.test(text.slice(at, at + GROUP)) ? undefined : written;
}

/** How the characters here are written, as many as a group has or the text; undefined for those of no group. */
function caseOf(text: string, at: number): Case | undefined {
  const end = Math.min(text.length, at + GROUP);
  let written: Case = 'any';
  for (let place = at; place < end; place++) {
    const unit = text.charCodeAt(place);
    if (!isBase32(unit)) return undefined;
    if (!isLetter(unit)) continue;
    const letter = unit <= LAST_CAPITAL ? 'capitals' : 'small';
    if (written !== 'any' && written !== letter) return undefined;
    written = letter;
  }
  return written;
}

/** Depends on where the groups begin: a seed is never found from the middle of a row on. */
function matchSeed({ text, final }: ScanInput, start: number): Hit | undefined | typeof MORE {
  if (joins(text, start)) return undefined;
  const ahead = text.slice(start, start + LONGEST + BEHIND);
  if (!final && ahead.length < LONGEST + BEHIND && MAY_BECOME.test(ahead))
    return isTold(text, start) ? MORE : undefined;
  const seed = withoutWords(SEED.exec(ahead)?.[0] ?? '');
  if (seed === '' || !isSeed(seed) || groupsBack(text, start, 0) < start) return undefined;
  if (!isTold(text, start)) return undefined;
  return { type: 'GENERIC_SECRET', start, end: start + seed.length, score: 0.9 };
}

/** Without the words behind it that are as long as a group. */
function withoutWords(groups: string): string {
  let end = groups.length;
  while (end > LEAST && saysSomething([groups.slice(end - GROUP, end).toLowerCase()])) end -= STEP;
  return groups.slice(0, end);
}

function joins(text: string, start: number): boolean {
  const before = start > 0 ? text.charCodeAt(start - 1) : 0;
  return isWord(before) || before === DASH;
}

/** Does a word for a key stand before it? */
function isTold(text: string, start: number): boolean {
  return WORDS.test(text.slice(Math.max(0, start - REACH), start));
}

/** Two groups at least that mix letters and digits, as no words and no numbers do. */
function isSeed(seed: string): boolean {
  const groups = seed.split(' ');
  const mixed = groups.filter((group) => /\d/.test(group) && /[A-Za-z]/.test(group));
  if (mixed.length < 2 || mixed.length * 3 < groups.length) return false;
  return !groups.some((group) => LABEL.test(group)) && isVaried(seed.replaceAll(' ', ''));
}
