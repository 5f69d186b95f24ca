/** MAC addresses: six pairs of hexadecimal digits with colons or dashes, or three groups of four with dots. */
import type { ScanInput } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import { isDigit, isHex, isWord } from '../characters.ts';
import type { Trigger } from '../engine/recognizer.ts';
import type { Rule } from '../engine/rule.ts';
import { MORE } from '../sweep.ts';
import { CONTEXT_REACH, ContextWords } from './context.ts';

const LENGTH = 17;
const DOTTED_LENGTH = 14;
const COLON = 0x3a;
const DASH = 0x2d;
const DOT = 0x2e;
const NAMED = new ContextWords([
  ...['mac', 'mac address', 'ethernet', 'hwaddr', 'hw address', 'hardware address', 'physical address'],
  ...[
    'bssid',
    'ether',
    'link/ether',
    'bluetooth',
    'wifi',
    'wi fi',
    'nic',
    'physische adresse',
    'adresse mac',
  ],
]);

/** Masks of addresses, as bridges and filters take them: what counts, and what does not. */
const MASK = /^(?:f+0+|0+f+)$/i;

/** How many digits a group has, and how many characters that makes. */
interface Shape {
  readonly size: 2 | 4;
  readonly length: number;
}

const PAIRS: Shape = { size: 2, length: LENGTH };
const FOURS: Shape = { size: 4, length: DOTTED_LENGTH };

export const mac: Rule = {
  name: 'mac-address',
  type: 'MAC_ADDRESS',
  finds: 'MAC addresses; those of decimal digits and dashes alone only where a word names them',
  source: 'IEEE 802-2014 section 8.1 (hexadecimal representation)',
  lookback: LENGTH + 2,
  context: CONTEXT_REACH + 2,
  triggers: [':', '-', '.'].flatMap((mark) => [...'0123456789abcdef'].map((digit) => inside(mark + digit))),
  match,
  pendingInWord: true,
  pending(text, from) {
    const isMark = isSeparator(text.charCodeAt(text.length - 1));
    const start = groupStart(text, isMark ? text.length - 1 : text.length, from);
    return start < 0 ? text.length : start;
  },
};

/** What stands behind the first group of an address. */
function inside(literal: string): Trigger {
  const size = literal.startsWith('.') ? FOURS.size : PAIRS.size;
  return {
    kind: 'inside',
    literal,
    exact: true,
    start: (text, at, floor) => {
      const start = at - size;
      return start >= floor && isGroup(text, start, size) && !isJoined(text, start) ? start : -1;
    },
  };
}

/** Do so many hexadecimal digits stand here? */
function isGroup(text: string, start: number, size: number): boolean {
  for (let at = start + size - 1; at >= start; at--) if (!isHex(text.charCodeAt(at))) return false;
  return true;
}

/** Where up to four hexadecimal digits begin that end here and are a word. */
function groupStart(text: string, at: number, floor: number): number {
  let start = at;
  while (start > floor && at - start < 5 && isHex(text.charCodeAt(start - 1))) start--;
  if (start === at || at - start > 4) return -1;
  return start > 0 && isWord(text.charCodeAt(start - 1)) ? -1 : start;
}

/** Matches the address that starts here. */
function match({ text, final }: ScanInput, start: number): Hit | undefined | typeof MORE {
  if (!isHex(text.charCodeAt(start)) || isJoined(text, start)) return undefined;
  const shape = shapeAt(text, start);
  if (shape === undefined) return undefined;
  const form = shape === 'open' ? 'open' : formOf(text, start, shape);
  if (form === 'other') return undefined;
  const end = start + (shape === 'open' ? LENGTH : shape.length);
  if (!final && (form === 'open' || text.length < end + 2)) return MORE;
  if (form === 'open' || goesOn(text, end)) return undefined;
  const score = scoreOf(text.slice(start, end), text, start);
  return score === 0 ? undefined : { type: 'MAC_ADDRESS', start, end, score };
}

/** Told by the separator behind the first group. */
function shapeAt(text: string, start: number): Shape | 'open' | undefined {
  for (let at = start; at < start + 5; at++) {
    if (at >= text.length) return 'open';
    const unit = text.charCodeAt(at);
    if (isHex(unit)) continue;
    if (at - start === 2 && (unit === COLON || unit === DASH)) return PAIRS;
    return at - start === 4 && unit === DOT && !isBehindDot(text, start) ? FOURS : undefined;
  }
  return undefined;
}

function formOf(text: string, start: number, { size, length }: Shape): 'whole' | 'open' | 'other' {
  const separator = text.charCodeAt(start + size);
  for (let place = 0; place < length; place++) {
    if (start + place >= text.length) return 'open';
    const unit = text.charCodeAt(start + place);
    if (place % (size + 1) === size ? unit !== separator : !isHex(unit)) return 'other';
  }
  return 'whole';
}

/** Is this the inside of a word, or of a longer run of groups? */
function isJoined(text: string, start: number): boolean {
  if (start === 0) return false;
  const before = text.charCodeAt(start - 1);
  if (isWord(before)) return true;
  return isSeparator(before) && start > 1 && isHex(text.charCodeAt(start - 2));
}

/** Groups with a dot before the first are weights of characters: `[.22F8.0020.0002]` (UTS 10). */
function isBehindDot(text: string, start: number): boolean {
  return start > 0 && text.charCodeAt(start - 1) === DOT;
}

function goesOn(text: string, end: number): boolean {
  if (end >= text.length) return false;
  const after = text.charCodeAt(end);
  if (isWord(after)) return true;
  return isSeparator(after) && end + 1 < text.length && isHex(text.charCodeAt(end + 1));
}

function isSeparator(unit: number): boolean {
  return unit === COLON || unit === DASH || unit === DOT;
}

/** 0 for what is none: the same digit everywhere, or groups of decimal digits that nothing names. */
function scoreOf(address: string, text: string, start: number): number {
  const digits = address.replaceAll(/[:.-]/g, '');
  if (MASK.test(digits) || digits.split('').every((digit) => digit === digits.charAt(0))) return 0;
  if (isOfCertificate(text, start)) return 0;
  if (NAMED.before(text, start)) return 0.95;
  const decimal = digits.split('').every((digit) => isDigit(digit.charCodeAt(0)));
  if (!decimal) return 0.9;
  return address.charAt(2) === ':' ? 0.6 : 0;
}

/** What stands before a number of a certificate or a key that is written in pairs as well. */
const CERTIFICATE =
  /(?:fingerprint|thumbprint|checksum|digest|serial(?: number| no\.?)?|md5|sha-?\d{1,3}) ?(?:is )?[:=]?\s{0,24}$/i;
const CERTIFICATE_REACH = 48;

function isOfCertificate(text: string, start: number): boolean {
  return CERTIFICATE.test(text.slice(Math.max(0, start - CERTIFICATE_REACH), start));
}
