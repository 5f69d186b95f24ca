/** Addresses of crypto wallets whose checksum is right. */
import type { ScanInput } from '../../../core/detector.ts';
import type { Hit } from '../../../core/finding.ts';
import { isAlphanumeric, isHex, isWord } from '../../characters.ts';
import type { Rule } from '../../engine/rule.ts';
import { MORE } from '../../sweep.ts';
import { type Begins, Labels } from '../label.ts';
import { isBase58, isBase58Address } from './base58.ts';
import { isBech32 } from './bech32.ts';
import { caseOf } from './hex-address.ts';

const SHORTEST_BASE58 = 26;
const LONGEST_BASE58 = 36;
const SHORTEST_BECH32 = 14;
const LONGEST_BECH32 = 110;
const HEX_LENGTH = 42;
/** What a Bech32 address begins with: Bitcoin, its test network, Litecoin, Cardano, Cosmos. */
const NAMES = ['bc1', 'tb1', 'ltc1', 'addr1', 'stake1', 'cosmos1'];
const DIGIT_ONE = 0x31;
const DIGIT_THREE = 0x33;

const bitcoin: Rule = {
  name: 'wallet-base58',
  type: 'CRYPTO_WALLET',
  finds: 'Bitcoin addresses (1, 3) with a right Base58Check checksum',
  source: 'Bitcoin protocol, Base58Check encoding',
  lookback: LONGEST_BASE58 + 1,
  context: 1,
  triggers: [{ kind: 'digits', letters: 0, goes: ['word'], may: mayBeBase58 }],
  match: (input, at) => (mayBeBase58(input.text, at) ? matchBase58(input, at) : undefined),
};

/** A word of so many characters of Base58, or one that may still become that. */
const beginsBase58: Begins = (text, at) => {
  if (at > 0 && isWord(text.charCodeAt(at - 1))) return false;
  const end = base58End(text, at);
  return end === text.length || end - at >= SHORTEST_BASE58;
};

const labels = new Labels(
  [
    ...['wallet', 'address', 'litecoin', 'ltc', 'dogecoin', 'doge', 'dash', 'tron', 'trx', 'ripple', 'xrp'],
    ...['zcash', 'zec', 'bitcoin', 'btc', 'usdt', 'coins', 'crypto', 'adresse', 'portemonnaie', 'cartera'],
    ...['funds', 'coin', 'payout', 'donations', 'donate', 'deposit', 'withdrawal', 'cold storage'],
  ],
  beginsBase58,
);

const named: Rule = {
  name: 'wallet-base58-named',
  type: 'CRYPTO_WALLET',
  finds:
    'addresses of Litecoin, Dogecoin, Dash, Zcash, Tron and Ripple with a right checksum, behind a word for a wallet',
  source: 'Base58Check encoding; version bytes of each chain',
  lookback: LONGEST_BASE58 + 1,
  context: labels.context,
  triggers: labels.triggers,
  match: (input, at) =>
    isBase58(input.text.charCodeAt(at)) && labels.announces(input.text, at)
      ? matchBase58(input, at)
      : undefined,
};

const segwit: Rule = {
  name: 'wallet-bech32',
  type: 'CRYPTO_WALLET',
  finds: 'addresses of Bitcoin, Litecoin, Cardano and Cosmos with a right Bech32 checksum',
  source: 'BIP-173, BIP-350',
  lookback: LONGEST_BECH32 + 1,
  context: 1,
  triggers: NAMES.map((literal) => ({ kind: 'prefix' as const, literal })),
  match: matchBech32,
};

const ethereum: Rule = {
  name: 'wallet-ethereum',
  type: 'CRYPTO_WALLET',
  finds: 'Ethereum addresses: 0x and forty hexadecimal digits, mixed case only with a right checksum',
  source: 'EIP-55',
  lookback: HEX_LENGTH + 1,
  context: 1,
  triggers: [{ kind: 'prefix', literal: '0x' }],
  match: matchHex,
};

export const wallets: readonly Rule[] = [bitcoin, segwit, ethereum, named];

function matchBase58({ text, final }: ScanInput, start: number): Hit | undefined | typeof MORE {
  if (!isEdge(text, start - 1)) return undefined;
  const end = base58End(text, start);
  if (end === text.length && end - start <= LONGEST_BASE58 && !final) return MORE;
  if (end - start < SHORTEST_BASE58 || end - start > LONGEST_BASE58) return undefined;
  if (!isEdge(text, end)) return undefined;
  return isBase58Address(text.slice(start, end)) ? hit(start, end, 1) : undefined;
}

/** May an address begin with this digit, as far as the text goes? */
function mayBeBase58(text: string, start: number): boolean {
  const first = text.charCodeAt(start);
  if (first !== DIGIT_ONE && first !== DIGIT_THREE) return false;
  const end = base58End(text, start);
  return end === text.length || end - start >= SHORTEST_BASE58;
}

function base58End(text: string, start: number): number {
  let at = start;
  while (at < text.length && at - start <= LONGEST_BASE58 && isBase58(text.charCodeAt(at))) at++;
  return at;
}

function matchBech32({ text, final }: ScanInput, start: number): Hit | undefined | typeof MORE {
  if (!isEdge(text, start - 1)) return undefined;
  const head = text.slice(start, start + 7).toLowerCase();
  if (!NAMES.some((name) => head.startsWith(name))) return undefined;
  let end = start;
  while (end < text.length && end - start <= LONGEST_BECH32 && isAlphanumeric(text.charCodeAt(end))) end++;
  if (end === text.length && end - start <= LONGEST_BECH32 && !final) return MORE;
  if (end - start < SHORTEST_BECH32 || end - start > LONGEST_BECH32) return undefined;
  if (!isEdge(text, end)) return undefined;
  return isBech32(text.slice(start, end)) ? hit(start, end, 1) : undefined;
}

function matchHex({ text, final }: ScanInput, start: number): Hit | undefined | typeof MORE {
  if (!/^0x/i.test(text.slice(start, start + 2)) || !isEdge(text, start - 1)) return undefined;
  let end = start + 2;
  while (end < text.length && end - start <= HEX_LENGTH && isHex(text.charCodeAt(end))) end++;
  if (end === text.length && end - start <= HEX_LENGTH && !final) return MORE;
  if (end - start !== HEX_LENGTH || !isEdge(text, end)) return undefined;
  const digits = text.slice(start + 2, end);
  const spelled = caseOf(digits);
  if (spelled === 'wrong' || isRepeated(digits)) return undefined;
  return hit(start, end, spelled === 'right' ? 1 : 0.75);
}

/** Is there no letter, digit or underscore here? */
function isEdge(text: string, at: number): boolean {
  return at < 0 || at >= text.length || !isWord(text.charCodeAt(at));
}

/** One digit forty times: a zero address, or a filler. */
function isRepeated(digits: string): boolean {
  return digits === digits.charAt(0).repeat(digits.length);
}

function hit(start: number, end: number, score: number): Hit {
  return { type: 'CRYPTO_WALLET', start, end, score };
}
