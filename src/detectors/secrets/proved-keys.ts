/** Keys that prove themselves: recovery keys of BitLocker, private keys of Bitcoin; beside them seeds of one-time passwords. */
import type { ScanInput } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import { isWord } from '../characters.ts';
import type { Rule } from '../engine/rule.ts';
import { isWalletKey } from '../pii/wallet/base58.ts';
import { MORE } from '../sweep.ts';
import { typedSeed } from './typed-seed.ts';

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
  triggers: [{ kind: 'digits', letters: 0, group: GROUP, may: mayBeRecoveryKey }],
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

export const PROVED_KEYS: readonly Rule[] = [recoveryKey, walletKey, typedSeed];
