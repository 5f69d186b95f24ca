/** Whole groups of digits that spell plain ASCII, read at once. */
import { value16, value64 } from './digits.ts';

/** The three characters of four digits of base 64; undefined where others stand, or bytes that are no plain ASCII. */
export function plain64(text: string, at: number): string | undefined {
  const first = value64(text.charCodeAt(at));
  const second = value64(text.charCodeAt(at + 1));
  const third = value64(text.charCodeAt(at + 2));
  const fourth = value64(text.charCodeAt(at + 3));
  if ((first | second | third | fourth) < 0) return undefined;
  const value = (first << 18) | (second << 12) | (third << 6) | fourth;
  const [one, two, three] = [value >> 16, (value >> 8) & 0xff, value & 0xff];
  return isPlain(one) && isPlain(two) && isPlain(three) ? String.fromCharCode(one, two, three) : undefined;
}

/** The character of two digits of base 16. */
export function plain16(text: string, at: number): string | undefined {
  const high = value16(text.charCodeAt(at));
  const low = value16(text.charCodeAt(at + 1));
  if ((high | low) < 0) return undefined;
  const byte = (high << 4) | low;
  return isPlain(byte) ? String.fromCharCode(byte) : undefined;
}

/** Printable ASCII and white space. */
function isPlain(byte: number): boolean {
  return (byte >= 0x20 && byte < 0x7f) || (byte >= 0x09 && byte <= 0x0d);
}
