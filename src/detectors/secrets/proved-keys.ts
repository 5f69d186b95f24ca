/** Keys that prove themselves: recovery keys of BitLocker, private keys of Bitcoin, seeds of one-time passwords as they are typed. */
import type { ScanInput } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import { isLetter, isWord } from '../characters.ts';
import type { Rule } from '../engine/rule.ts';
import { isWalletKey } from '../pii/wallet/base58.ts';
import { MORE } from '../sweep.ts';
import { isVaried } from './proof/random.ts';

const GROUP = 6;
const GROUPS = 8;
const LONGEST_RECOVERY = GROUPS * (GROUP + 1) - 1;
const RECOVERY = /^\d{6}(?:-\d{6}){7}(?![\w-])/;
/** Each group is two bytes, times eleven. */
const CHECK = 11;
const LIMIT = 2 ** 16;
const DASH = 0x2d;

const LONGEST_WALLET_KEY = 52;
const WALLET_KEY = /^[1-9A-HJ-NP-Za-km-z]{51,52}(?!\w)/;
/** What a byte of 128 begins with in Base58, with 32 bytes behind it or 33. */
const BEGINNINGS = ['kw', 'kx', 'ky', 'kz', 'l1', 'l2', 'l3', 'l4', 'l5', '5h', '5j', '5k'];

const LONGEST_SEED = 80;
const SEED =
  /^(?:[A-Z2-7]{4}(?: [A-Z2-7]{4}){3,15}|[a-z2-7]{4}(?: [a-z2-7]{4}){3,15})(?![\w-]| [A-Za-z2-7]{4}\b)/;
const TYPED = /^(?:[A-Z2-7]{4}|[a-z2-7]{4})$/;
const FIRST_BASE32 = 0x32;
const LAST_BASE32 = 0x37;
/** A group, and with its blank. */
const TYPED_GROUP = 4;
const STEP = TYPED_GROUP + 1;
const SPACE = 0x20;
const SEED_REACH = 160;
const SEED_WORDS =
  /secret|key\b|schlussel|cle\b|clave|chiave|chave|sleutel|klucz|ключ|nyckel|nokkel|nøgle|avain|seed|totp|\botp\b|\b[2m]fa\b|authenticat|authentifizier|密钥|キー/i;

/** What lies between: fewer characters, a word that goes on before, or text that is still to come. */
function isOpen({ text, final }: ScanInput, start: number, longest: number): boolean {
  return !final && text.length - start <= longest;
}

const recoveryKey: Rule = {
  name: 'bitlocker-recovery-key',
  type: 'RECOVERY_KEY',
  finds: 'recovery keys of BitLocker: eight groups of six digits, each divisible by eleven',
  source: 'Microsoft Learn, BitLocker overview and ConvertRecoveryPassword; [MS-FVE2] numerical passwords',
  lookback: LONGEST_RECOVERY + 2,
  context: 1,
  triggers: [{ kind: 'digits', letters: 0, group: 3, may: mayBeRecoveryKey }],
  match: matchRecoveryKey,
};

function mayBeRecoveryKey(text: string, start: number): boolean {
  const at = start + GROUP;
  return at >= text.length || text.charCodeAt(at) === DASH;
}

function matchRecoveryKey(input: ScanInput, start: number): Hit | undefined | typeof MORE {
  const { text } = input;
  if (!mayBeRecoveryKey(text, start) || joins(text, start)) return undefined;
  const ahead = text.slice(start, start + LONGEST_RECOVERY + 1);
  if (isOpen(input, start, LONGEST_RECOVERY)) return /^[\d-]+$/.test(ahead) ? MORE : undefined;
  const key = RECOVERY.exec(ahead)?.[0];
  if (key === undefined || !key.split('-').every(isGroup) || new Set(key.split('-')).size < GROUPS / 2)
    return undefined;
  return { type: 'RECOVERY_KEY', start, end: start + key.length, score: 0.99 };
}

function isGroup(digits: string): boolean {
  const value = Number(digits);
  return value % CHECK === 0 && value / CHECK < LIMIT;
}

function joins(text: string, start: number): boolean {
  const before = start > 0 ? text.charCodeAt(start - 1) : 0;
  return isWord(before) || before === DASH;
}

const walletKey: Rule = {
  name: 'bitcoin-wallet-key',
  type: 'WALLET_KEY',
  finds: 'private keys of Bitcoin in the format that wallets import, with a right Base58Check checksum',
  source: 'Bitcoin protocol, Wallet Import Format; Base58Check encoding',
  lookback: LONGEST_WALLET_KEY + 2,
  context: 1,
  triggers: BEGINNINGS.map((literal) => ({ kind: 'prefix', literal, stands: 'begins' })),
  match: matchWalletKey,
};

function matchWalletKey(input: ScanInput, start: number): Hit | undefined | typeof MORE {
  const { text } = input;
  if (start > 0 && isWord(text.charCodeAt(start - 1))) return undefined;
  const ahead = text.slice(start, start + LONGEST_WALLET_KEY + 1);
  if (isOpen(input, start, LONGEST_WALLET_KEY)) {
    if (/^[A-Za-z0-9]+$/.test(ahead)) return MORE;
  }
  const key = WALLET_KEY.exec(ahead)?.[0];
  if (key === undefined || !isWalletKey(key)) return undefined;
  return { type: 'WALLET_KEY', start, end: start + key.length, score: 0.99 };
}

const typedSeed: Rule = {
  name: 'typed-otp-seed',
  type: 'GENERIC_SECRET',
  finds:
    'seeds of one-time passwords in groups of four characters, as they are shown to be typed, behind a word for a key',
  source: 'RFC 4648 section 6 (Base32); Google Authenticator wiki, Key URI format (secret)',
  lookback: LONGEST_SEED + 6,
  context: SEED_REACH,
  triggers: [{ kind: 'digits', letters: 3, start: seedStart }],
  match: matchSeed,
};

/** Where the groups begin that a group with a digit stands among; its own beginning when none is before it; -1 for other words. */
function seedStart(text: string, at: number, floor: number): number {
  if (!mayBeGroup(text, at)) return -1;
  const least = Math.max(floor, at - LONGEST_SEED);
  let start = at;
  while (start - STEP >= least && text.charCodeAt(start - 1) === SPACE && isTyped(text, start - STEP))
    start -= STEP;
  return start;
}

/** Is the word here as long as a group, and of its letters and digits, as far as the text goes? Most numbers are not. bench: scan */
function mayBeGroup(text: string, at: number): boolean {
  const end = Math.min(text.length, at + TYPED_GROUP);
  for (let place = at; place < end; place++) if (!isBase32(text.charCodeAt(place))) return false;
  return end === text.length || !isWord(text.charCodeAt(end));
}

function isBase32(unit: number): boolean {
  return isLetter(unit) || (unit >= FIRST_BASE32 && unit <= LAST_BASE32);
}

/** Four characters of one case as a seed has them. Few words are as long, which is seen first. */
function isTyped(text: string, at: number): boolean {
  return !isWord(text.charCodeAt(at - 1)) && TYPED.test(text.slice(at, at + STEP - 1));
}

function matchSeed(input: ScanInput, start: number): Hit | undefined | typeof MORE {
  const { text } = input;
  if (joins(text, start)) return undefined;
  const ahead = text.slice(start, start + LONGEST_SEED + 6);
  if (isOpen(input, start, LONGEST_SEED + 5) && /^[A-Za-z2-7]{1,4}(?: [A-Za-z2-7]{1,4})* ?$/.test(ahead))
    return MORE;
  const seed = SEED.exec(ahead)?.[0];
  if (seed === undefined || !isSeed(seed)) return undefined;
  if (!SEED_WORDS.test(text.slice(Math.max(0, start - SEED_REACH), start))) return undefined;
  return { type: 'GENERIC_SECRET', start, end: start + seed.length, score: 0.9 };
}

/** Two groups at least that mix letters and digits, as no words and no numbers do. */
function isSeed(seed: string): boolean {
  const mixed = seed.split(' ').filter((group) => /\d/.test(group) && /[A-Za-z]/.test(group));
  return mixed.length > 1 && mixed.length * 3 >= seed.split(' ').length && isVaried(seed.replaceAll(' ', ''));
}

export const PROVED_KEYS: readonly Rule[] = [recoveryKey, walletKey, typedSeed];
