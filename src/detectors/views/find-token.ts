/** Finds where encoded text begins; reads one character in a few, so that ordinary text costs next to nothing. */
import { isHex } from '../characters.ts';
import { FIRST_BLOCK, nextSize, UnitBlocks } from '../engine/unit-blocks.ts';
import { MORE } from '../sweep.ts';
import { isDigit64, partsPairs } from './digits.ts';
import { type Encoding, FEWEST_DIGITS, LONGEST_PROBE, mayBegin, probe } from './probe.ts';

/** Strings come in many shapes (one byte or two, slices, joined), and a loop over all of them is slow. bench: views */
const blocks = new UnitBlocks();

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

/** Digits in a row that are looked through at once: a row of many tokens is not looked through to its end for each. bench: scan */
const LONGEST_LOOK = 256;

/** From the first pair of digits of a token to what parts the last two. */
const PAIRS_REACH = LONGEST_PROBE - 4;

/** Units on each side of an offset that are looked at with it. */
const BESIDE = 2;

/**
 * The first token from an offset on. Looks back from every sixteenth character behind the last one that was no digit, so
 * that sixteen digits in a row are seen, and of pairs something that parts two. bench: views
 */
export function findToken(search: Search): Found {
  const { text, from } = search;
  const { length } = text;
  let at = from + STRIDE - 1;
  let size = FIRST_BLOCK;
  while (at < length) {
    const base = Math.max(0, at - STRIDE + 1 - BESIDE);
    const end = Math.min(length, base + size);
    const units = end - base > SHORT ? blocks.read(text, base, end) : shortUnits(text, base, end);
    const found = findIn(search, at, { units, base, to: end === length ? end : end - BESIDE });
    if (typeof found !== 'number') return found;
    at = found;
    size = nextSize(size);
  }
  return firstIn(search, Math.max(from, tailFrom(text)), length) ?? none(text);
}

/** Those of few units, as those of a delta are, are copied one by one to a place of their own. */
const SHORT = 128;
const short = new Uint16Array(SHORT + BESIDE);

function shortUnits(text: string, from: number, to: number): Uint16Array {
  for (let at = from; at < to; at++) short[at - from] = text.charCodeAt(at);
  short.fill(0, to - from, to - from + BESIDE);
  return short;
}

/** Units of a text from an offset on, of which those before another are looked at. */
interface Block {
  readonly units: Uint16Array;
  readonly base: number;
  readonly to: number;
}

/** The first token that a block tells of, or the offset from which the search goes on. */
function findIn(search: Search, from: number, { units, base, to }: Block): Found | number {
  let at = from;
  while (at < to) {
    const gap = base + gapBefore(units, at - base);
    let found: Found | undefined;
    if (gap === at - STRIDE) {
      const end = runEnd(search.text, at, at + LONGEST_LOOK);
      found = firstIn(search, gap + 1, end - STRIDE + 1);
      // What goes on is looked at from its last place on.
      at = end === at + LONGEST_LOOK ? end - STRIDE : end;
    } else {
      at = gap;
      if (partsDigits(units, at - base)) found = firstIn(search, Math.max(search.from, at - PAIRS_REACH), at);
    }
    if (found !== undefined) return found;
    at += STRIDE;
  }
  return at;
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
function gapBefore(units: Uint16Array, at: number): number {
  const floor = at - STRIDE;
  let gap = at;
  while (gap > floor && isDigit64(units[gap] ?? 0)) gap--;
  return gap;
}

/** Where the digits of base 64 end that begin here, no farther than up to a limit. */
function runEnd(text: string, at: number, limit: number): number {
  const last = Math.min(text.length, limit);
  let end = at;
  while (end < last && isDigit64(text.charCodeAt(end))) end++;
  return end;
}

/** Is this something that parts two hexadecimal digits from two others? */
function partsDigits(units: Uint16Array, at: number): boolean {
  return (
    partsPairs(units[at] ?? 0) &&
    isHex(units[at - 1] ?? 0) &&
    isHex(units[at - 2] ?? 0) &&
    isHex(units[at + 1] ?? 0) &&
    isHex(units[at + 2] ?? 0)
  );
}

/** Where the end of a text begins that may be the beginning of a token. */
function tailFrom(text: string): number {
  let at = text.length;
  const floor = Math.max(0, at - LONGEST_PROBE);
  while (at > floor && (isDigit64(text.charCodeAt(at - 1)) || partsPairs(text.charCodeAt(at - 1)))) at--;
  return at;
}
