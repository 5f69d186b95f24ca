/** Escapes: characters spelled in ASCII, as URLs, HTML, JSON and the languages of the C family do. */
import { isAlphanumeric, isDigit, isHex } from '../characters.ts';
import { unitKind } from '../next-unit.ts';
import { MORE } from '../sweep.ts';
import { LONGEST_NAME, namedReference } from './entities.ts';
import { foldPoint } from './point.ts';

/** One escape, undone and folded. */
export interface Escape {
  readonly text: string;
  /** Offset behind it. */
  readonly end: number;
}
type Read = Escape | undefined | typeof MORE;

const PERCENT = 0x25;
const AMPERSAND = 0x26;
const BACKSLASH = 0x5c;
const [SMALL_U, CAPITAL_U, SMALL_X] = [0x75, 0x55, 0x78];
const LAST_POINT = 0x10ffff;
/** By ASCII unit: what it stands for behind a backslash (ECMA-404, section 9; C, section 6.4.4.4). */
const BEHIND_BACKSLASH = new Array<string | undefined>(0x80).fill(undefined);
for (const [letter, one] of [...'nrtfv"\'/\\'].entries())
  BEHIND_BACKSLASH[one.charCodeAt(0)] = '\n\r\t\f\v"\'/\\'.charAt(letter);

/** What may begin an escape. */
export const MAY_ESCAPE = unitKind('%&\\');

/** The escape that begins at this offset; `MORE` while the text is too short to tell, which it never is when `final`. */
export function readEscape(text: string, at: number, final: boolean): Read {
  const read = readAt(text, at);
  return read === MORE && final ? undefined : read;
}

function readAt(text: string, at: number): Read {
  if (at + 1 >= text.length) return MORE;
  const unit = text.charCodeAt(at);
  if (unit === PERCENT) return text[at + 1] === 'u' ? fixed(text, at + 2, 4) : bytesAt(text, at, '%');
  if (unit === AMPERSAND) return text[at + 1] === '#' ? numeric(text, at + 2) : named(text, at + 1);
  return unit === BACKSLASH ? behindBackslash(text, at) : undefined;
}

function behindBackslash(text: string, at: number): Read {
  const letter = text.charCodeAt(at + 1);
  if (letter === SMALL_U) return text[at + 2] === '{' ? braced(text, at + 3) : utf16At(text, at);
  if (letter === CAPITAL_U) return fixed(text, at + 2, 8);
  if (letter === SMALL_X) return bytesAt(text, at, '\\x');
  const one = letter < 0x80 ? BEHIND_BACKSLASH[letter] : undefined;
  return one === undefined ? undefined : { text: one, end: at + 2 };
}

/** The number of so many hexadecimal digits; -1 when others stand there, `MORE` when they have not come. */
function hexAt(text: string, at: number, digits: number): number | typeof MORE {
  let value = 0;
  for (let place = at; place < at + digits; place++) {
    if (place >= text.length) return MORE;
    const digit = text.charCodeAt(place);
    if (!isHex(digit)) return -1;
    value = value * 16 + (digit <= 0x39 ? digit - 0x30 : (digit & 0x1f) + 9);
  }
  return value;
}

function fixed(text: string, at: number, digits: number): Read {
  const value = hexAt(text, at, digits);
  return value === MORE ? MORE : pointTo(value, at + digits);
}

/** `\uXXXX`, or two of them for one character beyond the first plane. */
function utf16At(text: string, at: number): Read {
  const high = hexAt(text, at + 2, 4);
  if (high === MORE || high < 0xd800 || high > 0xdbff) return high === MORE ? MORE : pointTo(high, at + 6);
  for (const [place, expected] of [[at + 6, '\\'] as const, [at + 7, 'u'] as const]) {
    if (place >= text.length) return MORE;
    if (text[place] !== expected) return undefined;
  }
  const low = hexAt(text, at + 8, 4);
  if (low === MORE) return MORE;
  if (low < 0xdc00 || low > 0xdfff) return undefined;
  return pointTo(0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00), at + 12);
}

function braced(text: string, at: number): Read {
  let end = at;
  while (end < text.length && end - at < 6 && isHex(text.charCodeAt(end))) end++;
  if (end >= text.length) return MORE;
  return text[end] === '}' && end > at
    ? pointTo(Number.parseInt(text.slice(at, end), 16), end + 1)
    : undefined;
}

/** A character by its number, decimal or hexadecimal; the semicolon may be missing. */
function numeric(text: string, at: number): Read {
  const hex = text[at] === 'x' || text[at] === 'X';
  const begin = hex ? at + 1 : at;
  const most = hex ? 6 : 7;
  const belongs = hex ? isHex : isDigit;
  let end = begin;
  while (end < text.length && end - begin < most && belongs(text.charCodeAt(end))) end++;
  if (end >= text.length) return MORE;
  if (end === begin) return undefined;
  return pointTo(Number.parseInt(text.slice(begin, end), hex ? 16 : 10), text[end] === ';' ? end + 1 : end);
}

function named(text: string, at: number): Read {
  let end = at;
  while (end < text.length && end - at < LONGEST_NAME && isAlphanumeric(text.charCodeAt(end))) end++;
  if (end >= text.length) return MORE;
  const name = text[end] === ';' ? namedReference(text.slice(at, end)) : undefined;
  return name === undefined ? undefined : { text: name, end: end + 1 };
}

/** A byte of ASCII, or the bytes of one character in UTF-8, each behind the mark; `\xe9` alone is of Latin-1. */
function bytesAt(text: string, at: number, mark: '%' | '\\x'): Read {
  const width = mark.length + 2;
  const first = hexAt(text, at + mark.length, 2);
  if (first === MORE) return MORE;
  if (first < 0x80) return pointTo(first, at + width);
  const follow = followers(first);
  const point = follow === 0 ? -1 : sequence(text, at + width, { mark, follow, first });
  if (point === MORE) return MORE;
  if (point >= 0) return pointTo(point, at + (follow + 1) * width);
  return mark === '%' ? undefined : pointTo(first, at + width);
}

/** How many bytes follow the first one of a character in UTF-8 (RFC 3629, section 4); 0 where it is none. */
function followers(first: number): number {
  if (first < 0xc2 || first > 0xf4) return 0;
  return first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : 1;
}

interface Sequence {
  readonly mark: string;
  readonly follow: number;
  readonly first: number;
}

/** The code point that the bytes from an offset on complete; -1 where they do not. */
function sequence(text: string, from: number, { mark, follow, first }: Sequence): number | typeof MORE {
  let point = first & (0x3f >> follow);
  let at = from;
  for (let count = 0; count < follow; count++) {
    const next = markedByte(text, at, mark);
    if (next === MORE) return MORE;
    if (next < 0x80 || next > 0xbf) return -1;
    point = point * 64 + (next & 0x3f);
    at += mark.length + 2;
  }
  return point;
}

function markedByte(text: string, at: number, mark: string): number | typeof MORE {
  const spelled = text.slice(at, at + mark.length);
  if (!mark.startsWith(spelled)) return -1;
  return spelled.length < mark.length ? MORE : hexAt(text, at + mark.length, 2);
}

/** Not a half of a pair, which is no character; `value` is -1 where none was read. */
function pointTo(value: number, end: number): Escape | undefined {
  if (value < 0 || value > LAST_POINT || (value >= 0xd800 && value <= 0xdfff)) return undefined;
  return { text: isWritten(value) ? String.fromCharCode(value) : foldPoint(value), end };
}

/** Printable ASCII and white space stay as they are. */
function isWritten(value: number): boolean {
  return (value >= 0x20 && value < 0x7f) || (value >= 0x09 && value <= 0x0d);
}
