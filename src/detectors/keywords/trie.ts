/** Units of text as words are compared by: lower case, and runs of white space. */
import { isBlank } from '../characters.ts';

/** White space between the words of a phrase: at most this many characters in a row. */
export const LONGEST_BLANK = 16;

/** Lower case by unit, 0 when not asked for yet. */
const lowered = new Uint16Array(0x10000);

/** Lower-cases one unit, where that is again one unit. */
export function lowerUnit(unit: number): number {
  if (unit < 0x80) return unit >= 0x41 && unit <= 0x5a ? unit + 0x20 : unit;
  const known = lowered[unit];
  if (known !== undefined && known !== 0) return known;
  const lower = String.fromCharCode(unit).toLowerCase();
  const single = lower.length === 1 ? lower.charCodeAt(0) : unit;
  lowered[unit] = single;
  return single;
}

/** Do the units before an offset read like a literal in lower case, in either case? */
export function readsLike(text: string, end: number, literal: string): boolean {
  const start = end - literal.length;
  if (start < 0) return false;
  for (let at = literal.length - 1; at >= 0; at--)
    if (lowerUnit(text.charCodeAt(start + at)) !== literal.charCodeAt(at)) return false;
  return true;
}

/** The offset after a run of white space, at most `LONGEST_BLANK` long. */
export function skipBlank(text: string, at: number): number {
  let end = at;
  while (end < text.length && end - at < LONGEST_BLANK && isBlank(text.charCodeAt(end))) end++;
  return end;
}
