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
const STRIDE = 12;

/** The first token from an offset on. */
export function findToken(search: Search): Found {
  const { text, from } = search;
  for (let at = Math.min(from + STRIDE, text.length); at + 2 < text.length; ) {
    const run = runAround(text, at, from);
    if (run.to - run.from >= FEWEST_DIGITS || looksPaired(text, at)) {
      const begin = Math.max(from, Math.min(run.from, at - LONGEST_PROBE));
      const end = Math.max(run.to, at + 3);
      const found = firstIn(search, begin, end);
      if (found !== undefined) return found;
    }
    at = run.to + STRIDE;
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

/** The digits of base 64 around an offset. */
function runAround(text: string, at: number, floor: number): { readonly from: number; readonly to: number } {
  let from = at;
  let to = at;
  while (to < text.length && isDigit64(text.charCodeAt(to))) to++;
  if (to > at) while (from > floor && isDigit64(text.charCodeAt(from - 1))) from--;
  return { from, to };
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
