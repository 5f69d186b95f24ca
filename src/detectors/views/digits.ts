/** The characters that bytes are written with: digits of base 64 (RFC 4648, both alphabets) and of base 16. */
import { isHex } from '../characters.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const NONE = 0xff;

const values64 = new Uint8Array(0x80).fill(NONE);
for (const [value, digit] of [...`${ALPHABET}+/`].entries()) values64[digit.charCodeAt(0)] = value;
for (const [value, digit] of [...`${ALPHABET}-_`].entries()) values64[digit.charCodeAt(0)] = value;

/** The value of a digit of base 64 in either alphabet, -1 for none. */
export function value64(unit: number): number {
  const value = unit < 0x80 ? (values64[unit] ?? NONE) : NONE;
  return value === NONE ? -1 : value;
}

export function isDigit64(unit: number): boolean {
  return unit < 0x80 && values64[unit] !== NONE;
}

/** The value of a hexadecimal digit, -1 for none. */
export function value16(unit: number): number {
  if (!isHex(unit)) return -1;
  return unit <= 0x39 ? unit - 0x30 : (unit & 0x1f) + 9;
}

/** What may stand between two digits and the next two: blank, colon, comma or dash. */
export function partsPairs(unit: number): boolean {
  return unit === 0x20 || unit === 0x3a || unit === 0x2c || unit === 0x2d;
}
