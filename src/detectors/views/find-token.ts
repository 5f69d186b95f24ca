/** Finds where encoded text begins; reads one character in a few, so that ordinary text costs next to nothing. */
import { isHex } from '../characters.ts';
import { MORE } from '../sweep.ts';
import { isDigit64, partsPairs } from './digits.ts';
import { type Encoding, FEWEST_DIGITS, LONGEST_PROBE, mayBegin, probe } from './probe.ts';

/**
 * Read as `charCodeAt.call(text, at)` in loops: strings come in many shapes (one byte or two, slices, joined), and one that
 * has met more than four looks up its own `charCodeAt` for each unit, at five times the cost. bench: views
 */
const { charCodeAt } = String.prototype;

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

/** A token without a break has so many digits in a row. */
const STRIDE = FEWEST_DIGITS;

/** From the first pair of digits of a token to what parts the last two. */
const PAIRS_REACH = LONGEST_PROBE - 4;

/**
 * The first token from an offset on. Looks back from every sixteenth character behind the last one that was no digit, so
 * that sixteen digits in a row are seen, and of pairs something that parts two. bench: views
 */
export function findToken(search: Search): Found {
  const { text, from } = search;
  const { length } = text;
  for (let at = from + STRIDE - 1; at < length; ) {
    const gap = gapBefore(text, at);
    let found: Found | undefined;
    if (gap === at - STRIDE) {
      at = runEnd(text, at);
      found = firstIn(search, gap + 1, at - STRIDE + 1);
    } else {
      at = gap;
      if (partsDigits(text, at)) found = firstIn(search, Math.max(from, at - PAIRS_REACH), at);
    }
    if (found !== undefined) return found;
    at += STRIDE;
  }
  return firstIn(search, Math.max(from, tailFrom(text)), length) ?? none(text);
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

/** The last offset up to here with no digit of base 64; so many before when there are digits only. */
function gapBefore(text: string, at: number): number {
  const floor = at - STRIDE;
  let gap = at;
  while (gap > floor && isDigit64(charCodeAt.call(text, gap))) gap--;
  return gap;
}

/** Where the digits of base 64 end that begin here. */
function runEnd(text: string, at: number): number {
  const { length } = text;
  let end = at;
  while (end < length && isDigit64(charCodeAt.call(text, end))) end++;
  return end;
}

/** Is this something that parts two hexadecimal digits from two others? */
function partsDigits(text: string, at: number): boolean {
  return (
    partsPairs(charCodeAt.call(text, at)) &&
    isHex(charCodeAt.call(text, at - 1)) &&
    isHex(charCodeAt.call(text, at - 2)) &&
    isHex(charCodeAt.call(text, at + 1)) &&
    isHex(charCodeAt.call(text, at + 2))
  );
}

/** Where the end of a text begins that may be the beginning of a token. */
function tailFrom(text: string): number {
  let at = text.length;
  const floor = Math.max(0, at - LONGEST_PROBE);
  while (
    at > floor &&
    (isDigit64(charCodeAt.call(text, at - 1)) || partsPairs(charCodeAt.call(text, at - 1)))
  )
    at--;
  return at;
}
