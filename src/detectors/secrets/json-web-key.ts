/** The private values of JSON web keys: what a private key is where no armour tells it. */
import type { ScanInput } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import type { Rule } from '../engine/rule.ts';
import { MORE } from '../sweep.ts';
import { unitsOf } from './form.ts';
import { isVaried } from './proof/random.ts';

/** What a number of 16,384 bits takes. */
const LONGEST = 2731;
/** Characters before a value that are looked at: what a curve of 521 bits has in front of it. */
const REACH = 256;
/** Characters of a member's name and its quotes, and of what stands between it and its value. */
const LONGEST_NAME = 5;
const LONGEST_GAP = 5;
/** Characters of the next member that are looked at. */
const BEHIND = 44;
const MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k'];
/** Characters of the private value of a curve: of 32 bytes, 48, 56, 57 and 66. */
const CURVES = new Set([43, 64, 75, 76, 88]);
/** The fewest characters of a factor in RSA of 1,024 bits, of its exponent, and of a key that is shared. */
const LEAST_FACTOR = 85;
const LEAST_EXPONENT = 170;
const LEAST_SHARED = 22;
const BEGINS = /^ ?: ?\\?"/;
const NAME = /"(\w{1,2})\\?" ?: ?\\?"$/;
/** The object begins at the last bracket; its kind may stand in front of the value, or directly behind it. */
const KIND = /"kty\\?" ?: ?\\?"(EC|OKP|RSA|oct)\\?"/;
const IS_CURVE = /"crv\\?" ?:/;
const NEXT = /^\\?",\s{0,16}\\?"(\w{1,3})\\?" ?:/;
const AFTER_PUBLIC_EXPONENT = /"e\\?" ?: ?\\?"A[\w-]{2,6}\\?",\s{0,16}\\?"d\\?" ?: ?\\?"$/;
const BESIDE_FACTORS = new Set(['p', 'q', 'dp', 'dq', 'qi', 'e', 'oth']);
const UNITS = unitsOf('name');

export const jsonWebKey: Rule = {
  name: 'json-web-key',
  type: 'PRIVATE_KEY',
  finds: 'the private values of JSON web keys, of the length that their kind of key has',
  source: 'RFC 7517 section 4.1; RFC 7518 sections 6.2.2, 6.3.2 and 6.4.1; RFC 8037 section 2',
  lookback: LONGEST + BEHIND + 1,
  context: REACH,
  reach: LONGEST_NAME + LONGEST_GAP,
  triggers: MEMBERS.flatMap((name) =>
    ['"', '\\"'].map((quote) => ({ kind: 'before', literal: `"${name}${quote}`, start: valueBehind })),
  ),
  match,
};

/** Where the value begins that a name leads to; -1 for none. */
function valueBehind(text: string, end: number): number {
  const gap = BEGINS.exec(text.slice(end, end + LONGEST_GAP));
  return gap === null ? -1 : end + gap[0].length;
}

function match(input: ScanInput, start: number): Hit | undefined | typeof MORE {
  const { text, final } = input;
  const before = text.slice(Math.max(0, start - REACH), start);
  const name = NAME.exec(before)?.[1];
  if (name === undefined || !MEMBERS.includes(name)) return undefined;
  const end = valueEnd(text, start);
  if (end - start > LONGEST) return undefined;
  if (!final && text.length - end < BEHIND) return MORE;
  if (end - start < LEAST_SHARED || !isVaried(text.slice(start, end))) return undefined;
  const beside = besideOf(before, text.slice(end, end + BEHIND));
  return isPrivate(name, end - start, beside) ? { type: 'PRIVATE_KEY', start, end, score: 0.99 } : undefined;
}

function valueEnd(text: string, start: number): number {
  const limit = Math.min(text.length, start + LONGEST + 1);
  let end = start;
  while (end < limit && UNITS[text.charCodeAt(end)] === 1) end++;
  return end;
}

/** What is told of the key beside a value. */
interface Beside {
  /** What it is called. */
  readonly kind: 'curve' | 'RSA' | 'oct' | undefined;
  /** The name of the member behind the value. */
  readonly next: string;
  /** True where the exponent that is public stands directly before it. */
  readonly isExponent: boolean;
}

function besideOf(before: string, behind: string): Beside {
  const members = before.slice(before.lastIndexOf('{') + 1);
  const next = NEXT.exec(behind)?.[1] ?? '';
  const around = next === 'kty' || next === 'crv' ? members + behind : members;
  const named = KIND.exec(around)?.[1];
  const isCurve = named === 'EC' || named === 'OKP' || IS_CURVE.test(around);
  const kind = named === 'RSA' || named === 'oct' ? named : isCurve ? 'curve' : undefined;
  return { kind, next, isExponent: AFTER_PUBLIC_EXPONENT.test(before) };
}

function isPrivate(name: string, length: number, { kind, next, isExponent }: Beside): boolean {
  if (name === 'k') return kind === 'oct';
  if (kind === 'curve') return name === 'd' && CURVES.has(length);
  if (length < (name === 'd' ? LEAST_EXPONENT : LEAST_FACTOR)) return false;
  return kind === 'RSA' || name.length === 2 || isExponent || BESIDE_FACTORS.has(next);
}
