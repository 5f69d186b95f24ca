/** Seeds of one-time passwords in one piece, behind words for the second factor, with a clause between. */
import type { ScanInput } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import { isWord } from '../characters.ts';
import type { Trigger } from '../engine/recognizer.ts';
import type { Rule } from '../engine/rule.ts';
import { MORE } from '../sweep.ts';
import { isVaried } from './proof/random.ts';

/** Characters of ten bytes, the fewest that seeds have, and of forty. */
const SHORTEST = 16;
const LONGEST = 64;
/** Characters between the word and the seed. */
const REACH = 120;
const NAMES = [
  ...[
    'totp',
    'authenticator',
    'authentifizierungs',
    'authentificat',
    '2fa',
    'mfa',
    'two-factor',
    'two factor',
  ],
  ...[
    'one-time password',
    'otp secret',
    'otp seed',
    'qr code',
    'qr-code',
    'второго фактора',
    '两步验证',
    '二段階認証',
  ],
];
const RUN = /(?<![\w+/=-])[A-Z2-7]+(?![\w+/-])/g;
/** How the names of accounts, groups and roles of AWS begin, which are written alike. */
const AWS_ID = /^A[A-Z]{3}/;
const AWS_LENGTHS = [20, 21];

export const otpSeed: Rule = {
  name: 'named-otp-seed',
  type: 'GENERIC_SECRET',
  finds:
    'seeds of one-time passwords in Base32, behind a word for the second factor and what is said between',
  source: 'RFC 4648 section 6 (Base32); RFC 6238 section 3 (shared secrets)',
  lookback: LONGEST + 2,
  context: REACH + SHORTEST,
  triggers: NAMES.map(
    (literal): Trigger => ({ kind: 'before', literal, stands: 'begins', start: seedBehind }),
  ),
  match,
};

/** Where the first run begins that is long enough, or that the text ends in; -1 for none. */
function seedBehind(text: string, end: number): number {
  const ahead = text.slice(end, end + REACH + SHORTEST);
  for (const { 0: run, index } of ahead.matchAll(RUN)) {
    const isOpen = index + run.length === ahead.length;
    if (index <= REACH && (run.length >= SHORTEST || isOpen)) return end + index;
  }
  return -1;
}

function match({ text, final }: ScanInput, start: number): Hit | undefined | typeof MORE {
  if (start > 0 && isWord(text.charCodeAt(start - 1))) return undefined;
  let end = start;
  while (end - start <= LONGEST && isBase32(text.charCodeAt(end))) end++;
  if (end - start > LONGEST || !isTold(text, start)) return undefined;
  if (end === text.length && !final) return MORE;
  const seed = text.slice(start, end);
  if (!isSeed(seed) || isWord(text.charCodeAt(end))) return undefined;
  return { type: 'GENERIC_SECRET', start, end, score: 0.9 };
}

function isBase32(unit: number): boolean {
  return (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x32 && unit <= 0x37);
}

/** Letters and digits in turn, as no word in capitals has them. */
function isSeed(seed: string): boolean {
  if (seed.length < SHORTEST || !/[A-Z]\d+[A-Z]/.test(seed) || !isVaried(seed)) return false;
  return !(AWS_LENGTHS.includes(seed.length) && AWS_ID.test(seed));
}

/** Does one of the names lead to here? */
function isTold(text: string, start: number): boolean {
  const from = Math.max(0, start - REACH - SHORTEST);
  const before = text.slice(from, start).toLowerCase();
  return NAMES.some((name) => {
    for (let at = before.indexOf(name); at >= 0; at = before.indexOf(name, at + 1)) {
      const begins = from + at === 0 || !isWord(text.charCodeAt(from + at - 1));
      if (begins && seedBehind(text, from + at + name.length) === start) return true;
    }
    return false;
  });
}
