/** One character of a JSON string, as bytes: plain, escaped, or a UTF-8 sequence. */
import { BACKSLASH, byteAt, LETTER_U } from './bytes.ts';

/** Not all bytes of the character are here yet. */
export const INCOMPLETE = 0;
export const BAD_ESCAPE = -1;
export const BAD_UTF8 = -2;
export const BAD_CONTROL = -3;
export const LONE_SURROGATE = -4;
/** Bytes of half a pair. */
export const LONE_LENGTH = 6;

/** The longest character in bytes: an escaped surrogate pair. */
export const LONGEST_CHARACTER = 12;

/** Bytes of an escape by code unit. */
const ESCAPE = 6;

/**
 * Bytes of the character at `at`, `INCOMPLETE`, or one of the negative reasons (RFC 8259, sections 7 and 8.2). An
 * escaped surrogate pair is one character; for half a pair, which takes six bytes, the answer is `LONE_SURROGATE`.
 */
export function characterLength(bytes: Uint8Array, at: number, end: number): number {
  if (at >= end) return INCOMPLETE;
  const byte = byteAt(bytes, at);
  if (byte < 0x20) return BAD_CONTROL;
  if (byte >= 0x80) return sequenceLength(bytes, at, end);
  if (byte !== BACKSLASH) return 1;
  if (at + 1 === end) return INCOMPLETE;
  const kind = byteAt(bytes, at + 1);
  if (kind === LETTER_U) return unicodeLength(bytes, at, end);
  return isShortEscape(kind) ? 2 : BAD_ESCAPE;
}

/** The same where half a surrogate pair may stand alone, as a streamed answer may split a pair over events. */
export function lenientLength(bytes: Uint8Array, at: number, end: number): number {
  const length = characterLength(bytes, at, end);
  return length === LONE_SURROGATE ? LONE_LENGTH : length;
}

/** Bytes of the UTF-8 sequence at `at`, `INCOMPLETE` or `BAD_UTF8` (Unicode 16, table 3-7). */
export function sequenceLength(bytes: Uint8Array, at: number, end: number): number {
  const first = byteAt(bytes, at);
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4) return BAD_UTF8;
  const length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  if (at + length > end) return INCOMPLETE;
  const second = byteAt(bytes, at + 1);
  if (second < lowestSecond(first) || second > highestSecond(first)) return BAD_UTF8;
  for (let index = at + 2; index < at + length; index++) {
    if ((byteAt(bytes, index) & 0xc0) !== 0x80) return BAD_UTF8;
  }
  return length;
}

/** UTF-16 units that a character of that many bytes becomes. */
export function unitsOf(bytes: Uint8Array, at: number, length: number): number {
  if (byteAt(bytes, at) === BACKSLASH) return length === LONGEST_CHARACTER ? 2 : 1;
  return length === 4 ? 2 : 1;
}

function lowestSecond(first: number): number {
  return first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
}

function highestSecond(first: number): number {
  return first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
}

function isShortEscape(kind: number): boolean {
  return '"\\/bfnrt'.includes(String.fromCharCode(kind));
}

function unicodeLength(bytes: Uint8Array, at: number, end: number): number {
  const unit = hexUnit(bytes, at, end);
  if (unit < 0) return unit === NO_DIGIT ? BAD_ESCAPE : INCOMPLETE;
  if (unit < 0xd800 || unit > 0xdfff) return ESCAPE;
  return unit < 0xdc00 ? pairLength(bytes, at + ESCAPE, end) : LONE_SURROGATE;
}

/** Bytes of the pair whose second half should stand at `at`. */
function pairLength(bytes: Uint8Array, at: number, end: number): number {
  if (at >= end) return INCOMPLETE;
  if (byteAt(bytes, at) !== BACKSLASH) return LONE_SURROGATE;
  if (at + 1 >= end) return INCOMPLETE;
  if (byteAt(bytes, at + 1) !== LETTER_U) return LONE_SURROGATE;
  const second = hexUnit(bytes, at, end);
  if (second === CUT_SHORT) return INCOMPLETE;
  return second >= 0xdc00 && second <= 0xdfff ? LONGEST_CHARACTER : LONE_SURROGATE;
}

const NO_DIGIT = -1;
const CUT_SHORT = -2;

/** The UTF-16 unit of the escape at `at`, or what is wrong with its digits. */
function hexUnit(bytes: Uint8Array, at: number, end: number): number {
  let unit = 0;
  for (let index = at + 2; index < at + ESCAPE; index++) {
    if (index >= end) return CUT_SHORT;
    const digit = hexDigit(byteAt(bytes, index));
    if (digit < 0) return NO_DIGIT;
    unit = unit * 16 + digit;
  }
  return unit;
}

function hexDigit(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}
