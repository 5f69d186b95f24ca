/** Payloads: data that an address carries in its path, query, fragment or host, told without knowing what the exchange said. */
import type { Address } from './address.ts';
import { unescaped } from './redirectors.ts';

/** How an address is used where it stands: read, followed by whoever clicks, or loaded at once. */
export type Use = 'text' | 'link' | 'image';

/** Encoded text of fewer bytes is as often an id. */
const FEWEST_BYTES = 10;
/** Characters of what looks drawn at random: in what is loaded at once, and in what waits for a click. */
const LONG = { image: 48, link: 160, text: 160 } as const;
/** Characters of a name under which nothing but data fills the labels. */
const LONG_LABELS = 40;
/** Words that a query of an image has no use for. */
const MANY_WORDS = 5;
const LONG_PROSE = 200;
/** Characters that prose has for each of its words, at most. */
const LONGEST_OF_PROSE = 12;

const BASE64 = /^[A-Za-z0-9+/_-]{14,}={0,2}$/;
const HEX = /^(?:[0-9a-f]{2}){10,}$/i;
const BASE32 = /^[a-z2-7]{16,}$/i;
const CODES = /^\d{2,3}(?:[-:.,;_ ]\d{2,3}){9,}$/;
const BITS = /^[01]{8}(?:[-:.,_ ]?[01]{8}){9,}$/;
/** What parts an address beside the marks of its grammar. */
const MARKS = /[.,:|~!*'()]+/;
const ALL_MARKS = /[.,:|~!*'()_-]+/;
/** Signed, as a service gives it to who may see a picture (RFC 7515, section 3.1). */
const TOKEN = /^eyJ[\w-]+\.[\w-]+\.[\w-]*$/;
/** As it stands in a sentence. */
const WORD = /^["'(]?(?:\p{L}[\p{L}\p{M}'’-]{0,23}|\d{1,6})[.,;:!?"')]{0,3}$/u;

/** How sure it is that the address carries data, 0 to 1. */
export function payloadScore(address: Address, use: Use): number {
  const parts = partsOf(address.rest);
  if (parts.flatMap(piecesOf).some(isEncodedText)) return 0.9;
  if (labelsCarry(address.host)) return 0.85;
  if (parts.some((part) => isProse(part, use))) return 0.8;
  return parts.some((part) => isLongRandom(part, use)) ? 0.6 : 0;
}

/** Segments of the path, values of the query, and the fragment, escapes undone. */
export function partsOf(rest: string): string[] {
  return rest
    .split(/[/?&;#=]/)
    .filter((part) => part !== '')
    .map((part) => unescaped(part.replaceAll('+', ' ')));
}

/** A part, and of it what stands between marks: `IMG.c2VjcmV0.png`. Those of a token stay together. */
function piecesOf(part: string): string[] {
  if (TOKEN.test(part)) return [part];
  return [part, ...part.split(MARKS), ...part.split(ALL_MARKS)];
}

/** Text in Base64, in hexadecimal digits, in bits, or in the codes of its characters. */
function isEncodedText(part: string): boolean {
  const spelled = [fromHex(part), fromBase64(part), fromBase64(part.replaceAll(' ', '+'))];
  return [...spelled, fromBits(part), fromCodes(part)].some(isText);
}

/** The codes of characters with marks between them: `67-117-115`. */
export function fromCodes(part: string): string {
  if (!CODES.test(part)) return '';
  return (part.match(/\d+/g) ?? []).map((code) => String.fromCharCode(Number(code) & 0xff)).join('');
}

/** The bytes that bits spell, the highest first. */
function fromBits(part: string): string {
  if (!BITS.test(part)) return '';
  return (part.match(/[01]{8}/g) ?? []).map((bits) => String.fromCharCode(Number.parseInt(bits, 2))).join('');
}

/** The bytes that hexadecimal digits spell, as Latin-1; empty for none. */
export function fromHex(part: string): string {
  if (!HEX.test(part)) return '';
  return (part.match(/../g) ?? []).map((pair) => String.fromCharCode(Number.parseInt(pair, 16))).join('');
}

/** The bytes that Base64 spells, in either alphabet, as Latin-1; empty for none. */
export function fromBase64(part: string): string {
  if (!BASE64.test(part)) return '';
  const digits = part.replace(/=+$/, '').replaceAll('-', '+').replaceAll('_', '/');
  return digits.length % 4 === 1 ? '' : atob(digits);
}

/** Printed characters alone, in ASCII or UTF-8, and words among them: what was not written as text seldom spells so many. */
function isText(bytes: string): boolean {
  if (bytes.length < FEWEST_BYTES || /[^\t\n\r\x20-\x7e\x80-\xf4]/.test(bytes)) return false;
  const letters = bytes.match(/[a-z \n\x80-\xf4]/gi)?.length ?? 0;
  return letters >= bytes.length * 0.6 && isUtf8(bytes);
}

function isUtf8(bytes: string): boolean {
  if (/^\p{ASCII}*$/u.test(bytes)) return true;
  try {
    decodeURIComponent(bytes.replaceAll(/[%\x80-\xff]/g, (one) => `%${one.charCodeAt(0).toString(16)}`));
    return true;
  } catch {
    return false;
  }
}

/** Labels below the registered name that hold digits of an encoding and nothing a person would choose. */
function labelsCarry(host: string): boolean {
  if (host.startsWith('[')) return false;
  const labels = host.split('.').slice(0, -2);
  const joined = labels.join('');
  if (labels.some((label) => isText(fromHex(label)))) return true;
  if (joined.length < LONG_LABELS) return false;
  return HEX.test(joined) || (BASE32.test(joined) && isMixed(joined));
}

/** Sentences: what a search says is shorter, and no image asks for it. */
function isProse(part: string, use: Use): boolean {
  if (use !== 'image' && part.length < LONG_PROSE) return false;
  const words = part.split(/\s+/).filter((word) => WORD.test(word));
  return words.length >= (use === 'image' ? MANY_WORDS : part.length / LONGEST_OF_PROSE);
}

function isLongRandom(part: string, use: Use): boolean {
  return part.length >= LONG[use] && /^[A-Za-z0-9+/_=-]+$/.test(part) && isMixed(part);
}

/** Digits stand among letters as in nothing that people write. */
function isMixed(part: string): boolean {
  const changes = part.match(/\d(?=[a-z])|[a-z](?=\d)/gi)?.length ?? 0;
  return changes * 8 >= part.length;
}
