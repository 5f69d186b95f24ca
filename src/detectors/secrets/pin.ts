/** PINs: the numbers that open cards, doors and SIMs, where they are named so. */
import type { ScanInput } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import { isDigit, isWord } from '../characters.ts';
import type { Rule } from '../engine/rule.ts';
import { fold } from '../fold.ts';
import { MORE } from '../sweep.ts';
import { LONGEST_GAP, NOW_BEHIND, TOLD_BEHIND } from './gap.ts';
import { NAME_REACH } from './nearby.ts';

const SHORTEST = 4;
const LONGEST = 8;
/** Digits of a postal code of India, which is called a PIN too. */
const POSTAL = 6;
const DASH = 0x2d;
const NAMES = ['pin', 'puk', 'pins', fold('пин').text];
/** Codes that are called by what they open, and passcodes, which are told as PINs are. */
const CODES = [
  ...[
    'passcode',
    'alarm code',
    'door code',
    'gate code',
    'safe code',
    'lock code',
    'unlock code',
    'garage code',
  ],
  ...['keypad code', 'lockbox code', 'türcode', 'digicode', 'alarmcode'],
].map((word) => fold(word).text);
/** What has one, in front of its name. */
const THINGS = [
  ...[
    'door',
    'gate',
    'alarm',
    'safe',
    'lock',
    'keypad',
    'entry',
    'access',
    'building',
    'office',
    'garage',
    'locker',
  ],
  ...[
    'sim',
    'card',
    'debit',
    'credit',
    'bank',
    'atm',
    'account',
    'phone',
    'tablet',
    'ipad',
    'device',
    'voicemail',
  ],
  ...[
    'unlock',
    'screen',
    'login',
    'security',
    'token',
    'smartcard',
    'yubikey',
    'piv',
    'bitlocker',
    'admin',
    'user',
  ],
  ...[
    ...['mastercard', 'visa', 'maestro', 'girocard'],
    'meeting',
    'conference',
    'karten',
    'kreditkarten',
    'tür',
    'bluetooth',
    'pairing',
    'parental',
    'wps',
    'kiosk',
  ],
].map((word) => fold(word).text);
/** Whose it is, or that it is told, in front of a number that only a blank parts from its name. */
const CUES =
  'is|your|my|her|his|their|new|use|enter|says|with|code|ist|mit|deine|meine|ihre|neue|ton|votre|tu|su|la|il|o';
/** The rest of the name's word: `PIN code`, `PIN-Nummer`, `PIN2`. */
const REST = String.raw`(?:[12]|[- ]?(?:code|number|nummer|nr|kod|${fold('код').text})\.?)?`;
const QUOTE = String.raw`["'\x60*]{0,3}`;
const BEHIND = `(?:${NOW_BEHIND}|${TOLD_BEHIND}|[ \\t]?=[ \\t]?|[ \\t])${QUOTE}`;
const AHEAD = new RegExp(`^${REST}${BEHIND}(?=\\d)`, 'i');
const BEFORE = new RegExp(
  `(?<=(?:^|[^\\w])(?:(?<cue>${CUES}):? )?(?:(?<thing>${THINGS.join('|')})[-' ](?:s )?)?(?:code )?(?<name>(?:${NAMES.join('|')})${REST}|${CODES.join('|')})(?<gap>${BEHIND}))`,
  'iy',
);
/** A word between the name and what leads to its value, which says whose it is. */
const OWNED = /^[ \t]\p{L}{2,5}[ \t]\S{3,}[ \t]/u;
/** A number that nothing but a blank parts from its name. */
const BARE = /^[ \t]["'`*]{0,3}$/;
/** A year, or what things are counted in. */
const ROUND = /^(?:19|20)\d\d$|00$/;
/** Digits of a PUK. */
const UNBLOCKING = 8;
/** Such as count or repeat stand in examples. */
const SHOWN = /^(?:(\d)\1+|1234|12345|123456|1234567|12345678|0123|4321|654321|9876)$/;

export const namedPin: Rule = {
  name: 'named-pin',
  type: 'GENERIC_SECRET',
  finds: 'PINs and PUKs of four to eight digits behind their name; six only where it is told what they open',
  source: 'ISO 9564-1 (length of PINs); ETSI TS 102 221 (PIN and PUK of a SIM); India Post (PIN codes)',
  lookback: LONGEST + 2,
  context: NAME_REACH,
  triggers: [...NAMES, ...CODES].map((literal) => ({
    kind: 'before',
    literal,
    stands: 'begins',
    start: numberBehind,
  })),
  match,
};

/** Where the number begins that the name leads to; -1 for none. */
function numberBehind(text: string, end: number): number {
  const gap = AHEAD.exec(text.slice(end, end + LONGEST_GAP));
  return gap === null ? -1 : end + gap[0].length;
}

function match({ text, final }: ScanInput, start: number): Hit | undefined | typeof MORE {
  const end = digitsEnd(text, start);
  const isOpen = !final && text.length - end < 2;
  if (end - start > LONGEST || (!isOpen && (end - start < SHORTEST || goesOn(text, end)))) return undefined;
  if (!isNamed(text, start, isOpen ? '' : text.slice(start, end))) return undefined;
  if (isOpen) return MORE;
  return SHOWN.test(text.slice(start, end)) ? undefined : { type: 'GENERIC_SECRET', start, end, score: 0.7 };
}

/** Behind the digits, at most one more than a PIN has. */
function digitsEnd(text: string, start: number): number {
  let end = start;
  while (end <= start + LONGEST && isDigit(text.charCodeAt(end))) end++;
  return end;
}

/** A date, a part of something longer, an amount. */
function goesOn(text: string, end: number): boolean {
  const unit = text.charCodeAt(end);
  if (isWord(unit) || unit === DASH || '/%°'.includes(text.charAt(end))) return end < text.length;
  return '.,:'.includes(text.charAt(end)) && isDigit(text.charCodeAt(end + 1));
}

/** Does a name lead here, in capitals where nothing says what it opens? The digits are empty where more may come. */
function isNamed(text: string, start: number, digits: string): boolean {
  const before = text.slice(Math.max(0, start - NAME_REACH), start);
  BEFORE.lastIndex = before.length;
  const { thing, name = '', gap = '', cue } = BEFORE.exec(before)?.groups ?? {};
  if (name === '') return false;
  if (CODES.includes(name.toLowerCase())) return !BARE.test(gap);
  if (BARE.test(gap)) return isBare({ name, digits, isTold: thing !== undefined || cue !== undefined });
  if (thing !== undefined) return true;
  return /^\p{Lu}{3}/u.test(name) && (digits.length !== POSTAL || (!/code/i.test(name) && OWNED.test(gap)));
}

/** What a number has to be behind a name and a blank: the name in capitals, and told, numbered, or that of a number of one length. */
function isBare({ name, digits, isTold }: { name: string; digits: string; isTold: boolean }): boolean {
  if (!/^\p{Lu}{3}/u.test(name)) return false;
  if (digits === '') return true;
  if (/^PUK/.test(name)) return digits.length === UNBLOCKING;
  if (digits.length === POSTAL || ROUND.test(digits)) return false;
  return isTold || /^PIN[12]$/.test(name);
}
