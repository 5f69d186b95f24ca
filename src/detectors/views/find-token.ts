/** Finds where encoded text begins; reads one character in a few, so that ordinary text costs next to nothing. */
import { isHex } from '../characters.ts';
import { MORE } from '../sweep.ts';
import { isDigit64, partsPairs } from './digits.ts';
import { type Encoding, FEWEST_DIGITS, LONGEST_PROBE, mayBegin, probe } from './probe.ts';

/** A token, or where one may begin that cannot be told yet; the length of the text for none. */
export interface Found {
  readonly at: number;
  readonly encoding: Encoding | undefined;
}

/** Where to look. */
export interface Search {
  readonly text: string;
  readonly from: number;
  /** The unit before the text. */
  readonly before: number;
  readonly final: boolean;
}

/** No token passes between two looks so far apart. */
const STRIDE = FEWEST_DIGITS;

/** The first token from an offset on. */
export function findToken(search: Search): Found {
  const { text, from } = search;
  // A look at every sixteenth character: bench: views
  for (let at = from + STRIDE - 1; at < text.length; ) {
    const end = runEnd(text, at);
    if (isTokenLike(text, { at, end, from })) {
      const found = firstIn(
        search,
        Math.max(from, runStart(text, at, from) - LONGEST_PROBE),
        Math.max(end, at + 3),
      );
      if (found !== undefined) return found;
    }
    at = end + STRIDE;
  }
  return firstIn(search, Math.max(from, tailFrom(text)), text.length) ?? none(text);
}

function none(text: string): Found {
  return { at: text.length, encoding: undefined };
}

/** The first place in a range where a token begins, or may when more has come. */
function firstIn({ text, before, final }: Search, begin: number, end: number): Found | undefined {
  for (let at = begin; at < end; at++) {
    if (!mayBegin(text, at, before)) continue;
    const found = probe(text, at);
    if (found === undefined || (found === MORE && final)) continue;
    return { at, encoding: found === MORE ? undefined : found };
  }
  return undefined;
}

/** Where the digits of base 64 end that begin here; here, when there are none. */
function runEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && isDigit64(text.charCodeAt(end))) end++;
  return end;
}

function runStart(text: string, at: number, floor: number): number {
  let start = at;
  while (start > floor && isDigit64(text.charCodeAt(start - 1))) start--;
  return start;
}

/** Are there digits enough around a place, or pairs of them? */
function isTokenLike(
  text: string,
  { at, end, from }: { readonly at: number; readonly end: number; readonly from: number },
): boolean {
  if (end === at) return looksPaired(text, at);
  if (end - at >= FEWEST_DIGITS) return true;
  const floor = Math.max(from, end - FEWEST_DIGITS);
  return runStart(text, at, floor) === end - FEWEST_DIGITS || (end - at < 3 && looksPaired(text, at));
}

/** Two hexadecimal digits beside something that parts them from others. */
function looksPaired(text: string, at: number): boolean {
  let digits = 0;
  let between = 0;
  for (let place = at; place < at + 3; place++) {
    const unit = text.charCodeAt(place);
    if (isHex(unit)) digits++;
    else if (partsPairs(unit)) between++;
  }
  return digits === 2 && between === 1;
}

/** Where the end of a text begins that may be the beginning of a token. */
function tailFrom(text: string): number {
  let at = text.length;
  const floor = Math.max(0, at - LONGEST_PROBE);
  while (at > floor && (isDigit64(text.charCodeAt(at - 1)) || partsPairs(text.charCodeAt(at - 1)))) at--;
  return at;
}
