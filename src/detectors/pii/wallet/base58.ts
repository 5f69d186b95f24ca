/** Base58Check: addresses that end in four bytes of a double SHA-256 over the others (Bitcoin, 2009). */
import { sha256 } from '@noble/hashes/sha2.js';

const BITCOIN = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const RIPPLE = 'rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz';
const HASH_BYTES = 20;
const CHECK_BYTES = 4;
const KEY_BYTES = 32;
const KEY_VERSION = 0x80;

/** Versions before a 20-byte hash, each as its bytes in hexadecimal. */
const VERSIONS: ReadonlySet<string> = new Set([
  ...['00', '05'], // Bitcoin, Bitcoin Cash
  ...['6f', 'c4'], // Bitcoin test network
  ...['30', '32'], // Litecoin
  ...['1e', '16'], // Dogecoin
  ...['4c', '10'], // Dash
  ...['1cb8', '1cbd'], // Zcash
  ...['41'], // Tron
]);
const ACCOUNT = '00';

/** Is this an address with a known version and a right checksum? */
export function isBase58Address(text: string): boolean {
  return (
    proves(text, BITCOIN, VERSIONS) || (text.startsWith('r') && proves(text, RIPPLE, new Set([ACCOUNT])))
  );
}

/** Is this unit a character of Base58? */
export function isBase58(unit: number): boolean {
  return TABLE[unit] !== undefined && (TABLE[unit] ?? 0) > 0;
}

const TABLE = new Uint8Array(0x80);
for (let value = 0; value < BITCOIN.length; value++) TABLE[BITCOIN.charCodeAt(value)] = value + 1;

function proves(text: string, alphabet: string, versions: ReadonlySet<string>): boolean {
  const bytes = decode(text, alphabet);
  if (bytes === undefined) return false;
  const version = hexOf(bytes.subarray(0, bytes.length - HASH_BYTES - CHECK_BYTES));
  if (!versions.has(version)) return false;
  return isChecked(bytes);
}

/** Are the last four bytes those of a double SHA-256 over the others? */
function isChecked(bytes: Uint8Array): boolean {
  const body = bytes.subarray(0, bytes.length - CHECK_BYTES);
  const check = sha256(sha256(body));
  for (let at = 0; at < CHECK_BYTES; at++) if (check[at] !== bytes[body.length + at]) return false;
  return true;
}

/** Is this a private key of Bitcoin as wallets import it: its version, 32 bytes, a 1 where the public key is compressed, a right checksum? */
export function isWalletKey(text: string): boolean {
  const bytes = decode(text, BITCOIN);
  if (bytes === undefined || bytes[0] !== KEY_VERSION) return false;
  const length = bytes.length - CHECK_BYTES - 1;
  const isCompressed = length === KEY_BYTES + 1 && bytes[length] === 1;
  return (length === KEY_BYTES || isCompressed) && isChecked(bytes);
}

/** The bytes of a number to the base 58, a zero byte for each leading first letter of the alphabet. */
function decode(text: string, alphabet: string): Uint8Array | undefined {
  const bytes: number[] = [];
  for (const letter of text) {
    let carry = alphabet.indexOf(letter);
    if (carry < 0) return undefined;
    for (let at = 0; at < bytes.length; at++) {
      carry += (bytes[at] ?? 0) * 58;
      bytes[at] = carry & 0xff;
      carry >>= 8;
    }
    if (carry > 0) bytes.push(carry);
  }
  for (const letter of text) {
    if (letter !== alphabet.charAt(0)) break;
    bytes.push(0);
  }
  return bytes.length < HASH_BYTES + CHECK_BYTES + 1 ? undefined : Uint8Array.from(bytes.reverse());
}

function hexOf(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
