/** Cells of a row: what parts them, where one begins and ends. */
import { TAG, tagBefore } from './markup.ts';

/**
 * What parts the cells of a row: the unit of a comma, semicolon, pipe, tab or drawn line; a blank for two of them or more;
 * `TAG` for the tags of a page.
 */
export type Mark = number;

export const NEWLINE = 0x0a;
/** The line between the columns of a drawn table. */
const DRAWN = 0x2502;
const LESS = 0x3c;
const SPACE = 0x20;
const RETURN = 0x0d;
const DOUBLE = 0x22;
const SINGLE = 0x27;
const BACK = 0x60;
const OPEN = 0x28;
const CLOSE = 0x29;
/** Blanks before a cell that are looked at. */
const MOST_BLANKS = 40;

const isMarkUnit = new Uint8Array(0x80);
for (const mark of ',;|\t') isMarkUnit[mark.charCodeAt(0)] = 1;

/** Does this unit part cells? */
export function isMark(unit: number): boolean {
  return isMarkUnit[unit] === 1 || unit === DRAWN;
}

/** Before a cell or behind it: a mark, the beginning or end of its line, or nothing that parts cells. */
export type Beside = Mark | 'line' | 'none';

/** What stands before a cell that would begin here: blanks, a quote and a bracket before it are passed over. */
export function besideStart(text: string, start: number): Beside {
  let at = start;
  if (isQuote(text.charCodeAt(at - 1))) at--;
  const floor = Math.max(0, at - MOST_BLANKS);
  const first = at;
  while (at > floor && text.charCodeAt(at - 1) === SPACE) at--;
  if (text.charCodeAt(at - 1) === OPEN) at = blanksBack(text, at - 1, floor);
  if (at === 0 || text.charCodeAt(at - 1) === NEWLINE) return 'line';
  const before = text.charCodeAt(at - 1);
  if (isMark(before)) return before;
  if (before === TAG) return tagBefore(text, at) ? TAG : 'none';
  return first - at >= 2 ? SPACE : 'none';
}

/** What stands behind a cell that would end here; `open` when the text ends before it is told. */
export function besideEnd(text: string, end: number): Beside | 'open' {
  let at = end;
  if (isQuote(text.charCodeAt(at))) at++;
  const first = at;
  while (at < text.length && at - first < MOST_BLANKS && text.charCodeAt(at) === SPACE) at++;
  if (text.charCodeAt(at) === CLOSE) at++;
  if (at >= text.length) return 'open';
  const behind = text.charCodeAt(at);
  if (behind === NEWLINE || behind === RETURN) return 'line';
  if (isMark(behind)) return behind;
  if (behind === LESS) return TAG;
  return at - first >= 2 ? SPACE : 'none';
}

/** What parts the first cell of a line from the next one, within so many characters; `open` when the text ends before it is told. */
export function firstMark(text: string, start: number, most: number): Beside | 'open' {
  for (let at = start; at - start <= most; at++) {
    if (at + 1 >= text.length) return 'open';
    const unit = text.charCodeAt(at);
    if (unit === NEWLINE) return 'line';
    if (isMark(unit)) return unit;
    if (unit === SPACE && text.charCodeAt(at + 1) === SPACE) return SPACE;
  }
  return 'none';
}

/** Characters behind a cell that `besideEnd` may look at. */
export const BESIDE_END = MOST_BLANKS + 3;

/** A stretch of one line, and what parts its cells. */
export interface Line {
  readonly from: number;
  readonly to: number;
  readonly mark: Mark;
}

/** How many marks stand in a stretch, those in quotes left out. */
export function marksIn(text: string, { from, to, mark }: Line): number {
  let count = 0;
  let at = endOfCell(text, { from, to, mark });
  for (; at < to; at = endOfCell(text, { from: nextMark(text, at, mark), to, mark })) count++;
  return count;
}

/** Where the first cell of a stretch ends: at a mark that is not in quotes, or with the stretch. */
export function endOfCell(text: string, { from, to, mark }: Line): number {
  let quote = 0;
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at);
    if (quote !== 0) {
      if (unit === quote) quote = 0;
    } else if (unit === mark && (mark !== SPACE || isWide(text, from, at))) return at;
    else if (opensQuote(text, at, from)) quote = unit;
  }
  return to;
}

/** Behind the mark that stands here. */
export function nextMark(text: string, end: number, mark: Mark): number {
  let at = end + 1;
  if (mark === SPACE) while (text.charCodeAt(at) === SPACE) at++;
  return at;
}

/** Two blanks or more part cells, but not those that the line begins with. */
function isWide(text: string, from: number, at: number): boolean {
  return at > from && text.charCodeAt(at + 1) === SPACE;
}

/** A quote that begins a cell; one in a name, or for inches, does not. */
function opensQuote(text: string, at: number, from: number): boolean {
  const unit = text.charCodeAt(at);
  if (!isQuote(unit)) return false;
  const before = text.charCodeAt(at - 1);
  return at === from || before === SPACE || before === OPEN || isMark(before);
}

function blanksBack(text: string, from: number, floor: number): number {
  let at = from;
  while (at > floor && text.charCodeAt(at - 1) === SPACE) at--;
  return at;
}

export function isQuote(unit: number): boolean {
  return unit === DOUBLE || unit === SINGLE || unit === BACK;
}

/** What stands between the header and the rows: `|---|:--|`, `-----+----`, `├───┼───┤`. */
const RULE_UNITS = '-=+|: \t\r';

/** A line with the mark in it, or nothing but what parts the header from the rows. */
export function isRow(text: string, line: Line): boolean {
  const { from, to } = line;
  return endOfCell(text, line) < to || isRule(text, from, to);
}

function isRule(text: string, from: number, to: number): boolean {
  let isDashed = false;
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at);
    const isDrawn = unit >= 0x2500 && unit <= 0x257f;
    if (!isDrawn && !RULE_UNITS.includes(text.charAt(at))) return false;
    isDashed ||= isDrawn || unit === 0x2d || unit === 0x3d;
  }
  return isDashed;
}

/** Where the line begins that an offset is on; -1 when it begins before the floor. */
export function lineBegin(text: string, offset: number, floor: number): number {
  let at = offset;
  while (at > floor && text.charCodeAt(at - 1) !== NEWLINE) at--;
  return at === 0 || (at > 0 && text.charCodeAt(at - 1) === NEWLINE) ? at : -1;
}
