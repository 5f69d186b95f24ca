/** Does encoded text begin here? Told by its first sixteen digits, whose bytes have to be text. */
import { isAlphanumeric } from '../characters.ts';
import { MORE } from '../sweep.ts';
import { isDigit64, partsPairs, value16, value64 } from './digits.ts';
import { PrintedBytes, UNREADABLE } from './printed.ts';

/** How a token spells its bytes; `pairs`: two digits of base 16, one character, two digits. */
export type Encoding = 'hex' | 'pairs' | 'base64';

/** Digits that tell. */
export const FEWEST_DIGITS = 16;
/** Digits that tell that a token goes on behind a line break. */
const FEWEST_ON_LINE = 4;
/** Characters of the longest beginning that cannot be told yet. */
export const LONGEST_PROBE = (FEWEST_DIGITS / 2) * 3;
const PADDING = 0x3d;
/** What one probe reads, used again by the next. */
const scratch = new PrintedBytes();
const PREFIX = /^0[xX]?$/;

/** The encoding of the token that begins at this offset; `MORE` while the text is too short to tell. */
export function probe(text: string, at: number): Encoding | undefined | typeof MORE {
  const hex = probeHex(text, at);
  if (hex !== false) return hex === MORE ? MORE : 'hex';
  const pairs = probePairs(text, at);
  if (pairs !== false) return pairs === MORE ? MORE : 'pairs';
  const base64 = probeBase64(text, at);
  return base64 === false ? undefined : base64 === MORE ? MORE : 'base64';
}

/** Digits of base 16 without a break, behind `0x` or nothing. */
function probeHex(text: string, at: number): boolean | typeof MORE {
  const from = digitsFrom(text, at);
  if (from >= text.length) return PREFIX.test(text.slice(at)) ? MORE : false;
  if (!isPair(text, from)) return false;
  const bytes = scratch.begin();
  for (let place = from; place < from + FEWEST_DIGITS; place += 2) {
    const byte = byteAt(text, place);
    if (byte === MORE) return MORE;
    if (byte < 0 || bytes.push(byte) === UNREADABLE) return false;
  }
  return true;
}

/** Where the digits begin: behind `0x`, where that stands. */
export function digitsFrom(text: string, at: number): number {
  const marked = text.charCodeAt(at) === 0x30 && (text.charCodeAt(at + 1) | 0x20) === 0x78;
  return marked ? at + 2 : at;
}

function probePairs(text: string, at: number): boolean | typeof MORE {
  const between = text.charCodeAt(at + 2);
  if (!isPair(text, at) || (at + 2 < text.length && !partsPairs(between))) return false;
  const bytes = scratch.begin();
  for (let place = at; place < at + LONGEST_PROBE; place += 3) {
    const byte = place > at && differs(text, place - 1, between) ? -1 : byteAt(text, place);
    if (byte === MORE) return MORE;
    if (byte < 0 || bytes.push(byte) === UNREADABLE) return false;
  }
  return true;
}

/** False where the two digits of a byte cannot begin: most words are told from one by their first letters. */
function isPair(text: string, at: number): boolean {
  return (
    value16(text.charCodeAt(at)) >= 0 && (at + 1 >= text.length || value16(text.charCodeAt(at + 1)) >= 0)
  );
}

function differs(text: string, at: number, unit: number): boolean {
  return at < text.length && text.charCodeAt(at) !== unit;
}

/** The byte of two digits; -1 where others stand. */
function byteAt(text: string, at: number): number | typeof MORE {
  if (at >= text.length) return MORE;
  const high = value16(text.charCodeAt(at));
  if (high < 0) return -1;
  if (at + 1 >= text.length) return MORE;
  const low = value16(text.charCodeAt(at + 1));
  return low < 0 ? -1 : high * 16 + low;
}

function probeBase64(text: string, at: number): boolean | typeof MORE {
  return probeDigits(text, at, { bytes: scratch.begin(), fewest: FEWEST_DIGITS });
}

/** Does base 64 that stood before a line break go on here? `bytes` is what it has read. */
export function goesOn64(text: string, at: number, bytes: PrintedBytes): boolean | typeof MORE {
  return probeDigits(text, at, { bytes: bytes.copy(), fewest: FEWEST_ON_LINE });
}

function probeDigits(
  text: string,
  at: number,
  { bytes, fewest }: { readonly bytes: PrintedBytes; readonly fewest: number },
): boolean | typeof MORE {
  let bits = 0;
  let held = 0;
  for (let place = at; place < at + fewest; place++) {
    if (place >= text.length) return MORE;
    const value = value64(text.charCodeAt(place));
    if (value < 0) return fewest < FEWEST_DIGITS && place >= at + 2 && text.charCodeAt(place) === PADDING;
    bits = ((bits << 6) | value) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    if (bytes.push((bits >> held) & 0xff) === UNREADABLE) return false;
  }
  return true;
}

/** May a token begin here? Not inside of a word of letters and digits. */
export function mayBegin(text: string, at: number, before: number): boolean {
  if (!isAlphanumeric(text.charCodeAt(at))) return false;
  return !isAlphanumeric(at === 0 ? before : text.charCodeAt(at - 1));
}

/** Is this unit one that a token may hold? */
export function belongs(unit: number): boolean {
  return isDigit64(unit);
}
