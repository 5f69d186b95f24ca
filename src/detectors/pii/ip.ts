/** IPv4 and IPv6 addresses, read by the rules of RFC 4291 section 2.2. */
import type { ScanInput } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import { isAlphanumeric, isDigit, isHex, isLetter, isWord } from '../characters.ts';
import type { Trigger } from '../engine/recognizer.ts';
import type { Rule } from '../engine/rule.ts';
import { patternOf } from '../pattern.ts';
import { spellings } from '../spellings.ts';
import { MORE } from '../sweep.ts';

/** Longest form (six groups and an embedded IPv4 address) and what tells that it ended. */
const LONGEST_IP = 48;
const LONGEST_GROUP = 4;
/** Characters before a number in which a word says that it is a version. */
const IP_CONTEXT = 24;

const COLON = 0x3a;
const DOT = 0x2e;
const DASH = 0x2d;
const SLASH = 0x2f;
const SPACE = 0x20;
const GREATER = 0x3e;
/** Of no one machine: any, this one, all; and masks of networks. */
const NOBODYS = /^(?:0\.0\.0\.0|127\.0\.0\.1|255\.255\.\d+\.\d+)$/;
/** This machine, maybe with a port. */
const SELF = /^::1(?::\d{1,5})?$/;
/**
 * One digit and three small numbers are as often a version: `1.2.3.4`, `2.8.11.0`; two digits and three numbers below 20
 * as well, but for those of a private network.
 */
const SMALL = /^(?:\d(?:\.\d\d?){3}|(?!10\.)\d\d(?:\.1?\d){3})$/;
const HOST = patternOf(
  '(?i)(\\b(ip|ipv4|ips|addr|address|host|server|dns|ping|from|inet|gateway|client|peer|trying|src|dst|source|remote|node|login|bind|route|nameserver|resolver)\\b[^.\\n]*(?:[:=\\[({,]\\s{1,12}["\']?)?|[@/])$',
);
const VERSION = patternOf(
  `(?i)(?:\\b(?:${[
    'version(?:e|en|ne|s)?|vers[aã]o|versi[oó]n|versie|verze|verzi[oó]|wersja|ver\\.?|v',
    'fw|f/w|boot ?loader|kernel|drivers?|releases?(?: notes?)?|build|upgraded to|updated to|rev\\.?|section|chapter|patch|hotfix|bios|emr|sdk|jdk|jre|oracle|database|plug-?in|package|edge|chrome|browser|app',
    's[uü]r[uü]m[uü]?|phi[eê]n b[aả]n',
    '(?:hotfix|bugfix|releases?|tags?|branch(?:es)?|support|download)/',
  ].join('|')})|[a-z]*firmware|${[
    ...[
      'версия',
      'версии',
      'версию',
      'версій',
      'έκδοση',
      'έκδοσης',
      '版本',
      '版本号',
      'バージョン',
      '버전',
      'גרסה',
      'الإصدار',
    ],
  ]
    .flatMap(spellings)
    .join('|')})[ :=#"'(]*$`,
);
/** From one version to another: `upgrade from 10.2.14.3 to 10.3.0.118`. */
const STEP = patternOf(
  '(?i)\\b(?:(?:up|down)grad(?:e|es|ed|ing)|roll(?:ed|ing)? ?back|rollback|bump(?:ed|s)?|upgegradet|aktualisiert|actualizad[oa]|aggiornat[oa]|bijgewerkt|mise? [aà] jour)(?: (?:it|us|them|the \\w+))?(?: (?:from|to|von|vom|auf|de|desde|da|van|naar|vers|a))?:? v?(?:\\d{1,3}(?:\\.\\d{1,5}){1,3} ?(?:->|to|auf|a|naar|vers) ?v?)?$',
);
const STEP_CONTEXT = 60;
/** Of programs that say their versions behind a slash (RFC 9110 section 10.1.5). */
const PRODUCT =
  /\b(?:chrome|chromium|firefox|safari|edge?|opr|opera|version|trident|applewebkit|gecko|mozilla|vivaldi|brave|yabrowser|samsungbrowser|headlesschrome|electron|okhttp|curl|wget|python|java|ubrowser|ucbrowser|crios|fxios|miuibrowser|qqbrowser|micromessenger|dalvik|mobile)\/$/i;

export const ip: Rule = {
  name: 'ip-address',
  type: 'IP_ADDRESS',
  finds: 'IPv4 and IPv6 addresses that no word before them calls a version',
  source: 'RFC 791 section 2.3, RFC 4291 section 2.2',
  lookback: LONGEST_IP,
  context: STEP_CONTEXT,
  triggers: [
    ...[...'0123456789'].map((digit) => inside(`.${digit}`)),
    ...[...'0123456789abcdef'].map((digit) => inside(`:${digit}`)),
    inside('::'),
    { kind: 'prefix', literal: '::' },
  ],
  match,
  pendingInWord: true,
  pending(text, from) {
    return runBack(text, text.length, from);
  },
};

/** What stands behind the first group of an address. */
function inside(literal: string): Trigger {
  return { kind: 'inside', literal, exact: true, start: groupBefore };
}

/** Where the group of digits that ends here begins, -1 for none, and for one that is not the first of its address. */
function groupBefore(text: string, at: number, floor: number): number {
  let start = at;
  while (start > floor && at - start < LONGEST_GROUP && isHex(text.charCodeAt(start - 1))) start--;
  return start === at || !beginsAddress(text, start) ? -1 : start;
}

/** Where the run of an address's characters before an offset begins, as far back as an address may. */
function runBack(text: string, at: number, floor: number): number {
  const limit = Math.max(floor, at - LONGEST_IP);
  let start = at;
  while (start > limit && (isMark(text.charCodeAt(start - 1)) || isHex(text.charCodeAt(start - 1)))) start--;
  return start;
}

/** Matches the address that starts here. */
function match(input: ScanInput, start: number): Hit | undefined | typeof MORE {
  const { text, final } = input;
  if (!beginsAddress(text, start)) return undefined;
  const limit = start + LONGEST_IP;
  const end = runEnd(text, start, limit);
  const marks = countMarks(text, start, end);
  if (end === text.length && end < limit && !final) return marks > 0 || end - start <= 4 ? MORE : undefined;
  if (marks < 2 || end === limit || (end < text.length && isWord(text.charCodeAt(end)))) return undefined;
  if (text.charCodeAt(end) === DASH && end + 1 === text.length && !final) return MORE;
  return isJoinedBehind(text, end) ? undefined : settle(text, start, trimmed(text, start, end));
}

/** Does a letter joined behind make it the name of an outlet, a part or a release: `10.1.1.3-B`; or a step a slice: `[3::-1]`? */
function isJoinedBehind(text: string, end: number): boolean {
  if (text.charCodeAt(end) !== DASH) return false;
  return isLetter(text.charCodeAt(end + 1)) || text.startsWith('::', end - 2);
}

/** The end of the hexadecimal digits, dots and colons from an offset on. */
function runEnd(text: string, start: number, limit: number): number {
  let at = start;
  while (at < text.length && at < limit && (isMark(text.charCodeAt(at)) || isHex(text.charCodeAt(at)))) at++;
  return at;
}

function countMarks(text: string, start: number, end: number): number {
  let marks = 0;
  for (let at = start; at < end; at++) if (isMark(text.charCodeAt(at))) marks++;
  return marks;
}

function isMark(unit: number): boolean {
  return unit === DOT || unit === COLON;
}

/** Not the inside of a word, a version, a name or a longer address. */
function beginsAddress(text: string, start: number): boolean {
  if (start > 0 && isWord(text.charCodeAt(start - 1))) return false;
  return !continuesAddress(text, start);
}

function continuesAddress(text: string, start: number): boolean {
  if (start < 2 || !isMark(text.charCodeAt(start - 1))) return false;
  const before = text.charCodeAt(start - 2);
  return isAlphanumeric(before) || before === COLON || before === 0x5d;
}

/** Full stops and colons at the end belong to the sentence, but for the `::` of an address. */
function trimmed(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && (text.charCodeAt(last - 1) === DOT || text.charCodeAt(last - 1) === COLON)) {
    if (text.slice(last - 2, last) === '::') break;
    last--;
  }
  return last;
}

function settle(text: string, start: number, end: number): Hit | undefined {
  const token = text.slice(start, end);
  if (!token.includes(':')) return isPlainIpv4(token, text, start) ? hit(start, end) : undefined;
  if (SELF.test(token)) return undefined;
  if (isIpv6(token)) return hit(start, end);
  const port = token.indexOf(':');
  const host = token.slice(0, port);
  return isIpv4(host) && !NOBODYS.test(host) && token.lastIndexOf(':') === port
    ? hit(start, start + port)
    : undefined;
}

function hit(start: number, end: number): Hit {
  return { type: 'IP_ADDRESS', start, end, score: 0.95 };
}

function isPlainIpv4(token: string, text: string, start: number): boolean {
  if (!isIpv4(token) || NOBODYS.test(token)) return false;
  const before = text.slice(Math.max(0, start - IP_CONTEXT), start);
  if (isVersion(before)) return false;
  if (mayEndStep(before) && STEP.test(text.slice(Math.max(0, start - STEP_CONTEXT), start))) return false;
  return !SMALL.test(token) || HOST.test(before);
}

/** Marks between a word for a version and its number. */
const BEFORE_VERSION = ' :=#"\'(';

/** Does a word for a version, or a program, stand right before? A search is for what ends as one of them does. bench: scan */
function isVersion(before: string): boolean {
  let end = before.length;
  while (end > 0 && BEFORE_VERSION.includes(before.charAt(end - 1))) end--;
  const last = before.charCodeAt(end - 1);
  const mayEnd = isLetter(last) || last > 0x7f || last === DOT || last === SLASH;
  return mayEnd && (VERSION.test(before) || PRODUCT.test(before));
}

/** May what goes from one version to another end so? */
function mayEndStep(before: string): boolean {
  const last = before.charCodeAt(before.length - 1);
  return isLetter(last) || last === SPACE || last === GREATER;
}

function isIpv4(token: string): boolean {
  const parts = token.split('.');
  return parts.length === 4 && parts.every(isOctet);
}

function isOctet(part: string): boolean {
  if (part.length === 0 || part.length > 3 || (part.length > 1 && part.startsWith('0'))) return false;
  for (let at = 0; at < part.length; at++) if (!isDigit(part.charCodeAt(at))) return false;
  return Number(part) <= 255;
}

/** Eight pairs of digits are a serial number of a certificate, or the longer address of a device: no group of an address keeps its zeros. */
const PAIRS = /^[\da-f]{2}(?::[\da-f]{2}){7}$/i;

function isIpv6(token: string): boolean {
  const gap = token.indexOf('::');
  if (gap < 0) return holdsColons(token) && countGroups(token) === 8 && !PAIRS.test(token);
  const left = countGroups(token.slice(0, gap));
  const right = countGroups(token.slice(gap + 2));
  if (left < 0 || right < 0 || left + right === 0 || left + right > 7) return false;
  return looksWritten(token);
}

/** Two names of a programming language joined by `::` look like an address too: ask for digits and for size. */
function looksWritten(token: string): boolean {
  if (!/\d/.test(token)) return false;
  return (
    token.startsWith('::') || token.endsWith('::') || token.split(/:+/).some((group) => group.length > 2)
  );
}

/** Colons of an address that leaves no group out; the time of day has fewer. */
const FEWEST_COLONS = 6;

function holdsColons(token: string): boolean {
  let colons = 0;
  for (let at = 0; at < token.length; at++) if (token.charCodeAt(at) === COLON) colons++;
  return colons >= FEWEST_COLONS;
}

/** Number of 16-bit groups, an embedded IPv4 address at the end counting as two; -1 when one is wrong. */
function countGroups(part: string): number {
  if (part === '') return 0;
  const groups = part.split(':');
  const last = groups.at(-1) ?? '';
  const embedded = last.includes('.');
  if (embedded && !isIpv4(last)) return -1;
  const plain = embedded ? groups.slice(0, -1) : groups;
  if (plain.some((group) => group.length === 0 || group.length > 4 || group.includes('.'))) return -1;
  return plain.length + (embedded ? 2 : 0);
}
