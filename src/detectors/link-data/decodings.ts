/** What texts in common encodings say: Base64, Base32 (RFC 4648), hexadecimal digits and the codes of characters. */
import { fromBase64, fromCodes, fromHex } from '../links/payload.ts';

/** Encodings inside of encodings that are undone. */
const DEPTH = 2;
/** Shorter pieces spell too little. */
const FEWEST_DIGITS = 14;
const BETWEEN = /0x|\\x|[-:.,;_ ]/gi;
const BASE32 = /^[a-z2-7]{16,}=*$/i;
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

/** What texts say that may be encoded, maybe twice. */
export function decodings(texts: readonly string[]): string[] {
  const all = new Set<string>();
  let level = new Set(texts);
  for (let depth = 0; depth < DEPTH; depth++) {
    level = new Set([...level].flatMap(readings).filter((bytes) => bytes !== ''));
    for (const bytes of level) all.add(bytes);
  }
  return [...all].map(fromUtf8);
}

/** As Latin-1; empty for each that it is none of. */
function readings(text: string): string[] {
  const blanks = text.replaceAll(' ', '+');
  return [
    ...[text, text.replaceAll(BETWEEN, '')].map(fromHex),
    ...[fromCodes(text), fromBase32(text), fromBase64(text), fromBase64(blanks)],
    ...text.split(/[^A-Za-z0-9+/]+/).flatMap(shifted),
  ];
}

/** A piece of Base64 read from each of its first four digits: what stands before the text shifts it. */
function shifted(piece: string): string[] {
  if (piece.length < FEWEST_DIGITS) return [];
  return [0, 1, 2, 3].map((from) => {
    const digits = piece.slice(from);
    return fromBase64(digits.length % 4 === 1 ? digits.slice(0, -1) : digits);
  });
}

function fromBase32(text: string): string {
  if (!BASE32.test(text)) return '';
  let bytes = '';
  let [bits, size] = [0, 0];
  for (const digit of text.toLowerCase().replace(/=+$/, '')) {
    bits = ((bits << 5) | ALPHABET.indexOf(digit)) & 0xfff;
    size += 5;
    if (size < 8) continue;
    size -= 8;
    bytes += String.fromCharCode((bits >> size) & 0xff);
  }
  return bytes;
}

/** Bytes as text, where they are UTF-8; else as Latin-1. */
function fromUtf8(bytes: string): string {
  const escaped = [...bytes].map((byte) => `%${byte.charCodeAt(0).toString(16).padStart(2, '0')}`).join('');
  try {
    return decodeURIComponent(escaped);
  } catch {
    return bytes;
  }
}
