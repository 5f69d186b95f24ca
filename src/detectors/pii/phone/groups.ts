/** Digits in groups, as telephone numbers are written. */
import { isDigit } from '../../characters.ts';

const MOST_DIGITS = 15;
const MOST_GROUPS = 7;
/** Digits of a calling code and an area code. */
const MOST_BEFORE_STROKE = 7;
/** Fifteen digits in groups, what stands between them, and a sign or bracket before. */
export const LONGEST_NUMBER = 34;
const OPEN = 0x28;
const CLOSE = 0x29;
const SPACE = 0x20;
const PLUS = 0x2b;
/** What stands between two groups. */
export const SEPARATORS = ' -./';

/** One group of digits. */
export interface Group {
  readonly digits: string;
  /** The offset behind its last digit, or behind the bracket that closes it. */
  readonly end: number;
  /** What stands before it: a separator, both of `) `, `(` for a group in brackets, or nothing. */
  readonly before: string;
  /** True when a bracket that was opened before it is closed behind it. */
  readonly closed: boolean;
}

/** Groups from an offset on. */
export interface Groups {
  readonly groups: readonly Group[];
  /** True when the text ended before it could be told where the number ends. */
  readonly open: boolean;
  /** True when more digits follow than a number has. */
  readonly long: boolean;
}

/** Reads groups of digits; one may be in brackets. */
export function readGroups(text: string, start: number): Groups {
  const groups: Group[] = [];
  let count = 0;
  let at = start;
  const isDialled = text.charCodeAt(start - 1) === PLUS;
  while (groups.length < MOST_GROUPS) {
    const group =
      groupAt(text, at, groups) ??
      (groups.length > 1 && isDialled && count <= MOST_BEFORE_STROKE ? strokeAt(text, at) : undefined);
    if (group === 'open' || group === undefined) return { groups, open: group === 'open', long: false };
    count += group.digits.length;
    if (count > MOST_DIGITS) return { groups, open: false, long: true };
    groups.push(group);
    at = group.end;
    if (at >= text.length) return { groups, open: true, long: false };
  }
  return { groups, open: false, long: true };
}

function groupAt(
  text: string,
  at: number,
  { length, 0: first }: readonly Group[],
): Group | 'open' | undefined {
  const gap = (length === 1 ? wideGapEnd(text, at, first) : undefined) ?? gapEnd(text, at, length === 0);
  if (gap === 'open' || gap === undefined) return gap;
  const end = digitsEnd(text, gap);
  const closed = text.charCodeAt(gap - 1) === OPEN && text.charCodeAt(end) === CLOSE;
  return { digits: text.slice(gap, end), end: closed ? end + 1 : end, before: text.slice(at, gap), closed };
}

/** Behind the area code of inside a country a mark may stand between blanks: `0431 / 88 27 195`. */
function wideGapEnd(text: string, at: number, first: Group | undefined): number | 'open' | undefined {
  if (first?.digits.startsWith('0') !== true || text.charCodeAt(at) !== SPACE) return undefined;
  const gap = text.slice(at, at + 3);
  if (gap === ' / ' || gap === ' - ') return at + 3 < text.length ? digitAt(text, at + 3) : 'open';
  return gap === ' /' || gap === ' -' ? 'open' : undefined;
}

/** Behind the area code of a number from abroad a stroke may stand between blanks: `+49 171 / 278 33 41`. */
function strokeAt(text: string, at: number): Group | 'open' | undefined {
  const gap = text.slice(at, at + 3);
  if (gap !== ' / ') return at + gap.length === text.length && ' / '.startsWith(gap) ? 'open' : undefined;
  if (at + 3 >= text.length) return 'open';
  if (!isDigit(text.charCodeAt(at + 3))) return undefined;
  const end = digitsEnd(text, at + 3);
  return { digits: text.slice(at + 3, end), end, before: gap, closed: false };
}

function digitAt(text: string, at: number): number | undefined {
  return isDigit(text.charCodeAt(at)) ? at : undefined;
}

/** Where the digits behind a gap begin, undefined for no gap of a number. */
function gapEnd(text: string, start: number, first: boolean): number | 'open' | undefined {
  let at = start;
  if (!first && SEPARATORS.includes(text.charAt(at))) at++;
  if (text.charCodeAt(at) === OPEN) at++;
  if (!first && at === start && text.charCodeAt(start - 1) !== CLOSE)
    return start < text.length ? undefined : 'open';
  if (at >= text.length) return 'open';
  return isDigit(text.charCodeAt(at)) ? at : afterBracketDash(text, at);
}

/** `(0) -` is not written, but `) ` with a second blank is. */
function afterBracketDash(text: string, at: number): number | undefined {
  const doubled = text.charCodeAt(at) === SPACE && text.charCodeAt(at - 1) === SPACE;
  return doubled && text.charCodeAt(at - 2) === CLOSE && isDigit(text.charCodeAt(at + 1))
    ? at + 1
    : undefined;
}

function digitsEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length && at - start <= MOST_DIGITS && isDigit(text.charCodeAt(at))) at++;
  return at;
}
