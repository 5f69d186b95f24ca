/** Bech32 and Bech32m: addresses whose six last characters are a BCH code over the others (BIP-173, BIP-350). */

const ALPHABET = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const GENERATOR: readonly number[] = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
/** What the code leaves: Bech32, Bech32m. */
const PLAIN = 1;
const MODIFIED = 0x2bc830a3;
const CHECK_LENGTH = 6;

/** Is the checksum right? Letters have to be all small or all capital. */
export function isBech32(text: string): boolean {
  const lower = text.toLowerCase();
  if (text !== lower && text !== text.toUpperCase()) return false;
  const one = lower.lastIndexOf('1');
  if (one < 1 || lower.length - one - 1 < CHECK_LENGTH) return false;
  const values = [...lower.slice(one + 1)].map((letter) => ALPHABET.indexOf(letter));
  if (values.includes(-1)) return false;
  const left = polymod([...expanded(lower.slice(0, one)), ...values]);
  return left === PLAIN || left === MODIFIED;
}

/** The name before the `1` as values: high bits, zero, low bits. */
function expanded(name: string): number[] {
  const codes = [...name].map((letter) => letter.charCodeAt(0));
  return [...codes.map((code) => code >> 5), 0, ...codes.map((code) => code & 31)];
}

function polymod(values: readonly number[]): number {
  let check = 1;
  for (const value of values) {
    const top = check >>> 25;
    check = ((check & 0x1ffffff) << 5) ^ value;
    for (const [bit, factor] of GENERATOR.entries()) if (((top >> bit) & 1) === 1) check ^= factor;
  }
  return check >>> 0;
}
