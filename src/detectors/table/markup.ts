/** Rows and cells as pages have them (HTML Living Standard, tabular data): `<tr><td>anna</td><td>...`. */

/** What stands before a cell of a page: the end of its tag. */
export const TAG = 0x3e;
const OPEN = 0x3c;
/** Characters of a tag. */
const LONGEST_TAG = 80;
/** Tags between that of a cell and its text: `<td><b><code>`. */
const MOST_TAGS = 3;
const CELL = /^<t[dh](?:[ \n][^<>]*)?>$/i;
const INSIDE = /^<[a-z]{1,8}(?:[ \n][^<>]*)?>$/i;
const CELLS = /<t[dh](?=[ >\n])[^<>]*>/gi;
const TAGS = /<[^<>]{0,200}>|\s+/g;
const ENDS_TABLE = /<\/?table/i;

/** Does the tag of a cell end here, or one inside a cell that nothing else stands in before? */
export function tagBefore(text: string, end: number): boolean {
  let at = end;
  for (let tags = 0; tags < MOST_TAGS && text.charCodeAt(at - 1) === TAG; tags++) {
    const begin = openedAt(text, at - 1);
    if (begin < 0) return false;
    const tag = text.slice(begin, at);
    if (CELL.test(tag)) return true;
    if (!INSIDE.test(tag)) return false;
    at = begin;
  }
  return false;
}

function openedAt(text: string, close: number): number {
  const floor = Math.max(0, close - LONGEST_TAG);
  for (let at = close - 1; at >= floor; at--) {
    const unit = text.charCodeAt(at);
    if (unit === OPEN) return at;
    if (unit === TAG) return -1;
  }
  return -1;
}

/** Where the last row begins that begins before an offset, not before the floor; -1 for none. */
export function rowTagBefore(text: string, offset: number, floor: number): number {
  for (let at = offset - 3; at >= floor; at--) if (isRowTag(text, at)) return at;
  return -1;
}

/** `<tr` in either case, and the end of that name. */
function isRowTag(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== OPEN) return false;
  if ((text.charCodeAt(at + 1) | 0x20) !== 0x74 || (text.charCodeAt(at + 2) | 0x20) !== 0x72) return false;
  const behind = text.charCodeAt(at + 3);
  return behind === TAG || behind <= 0x20;
}

/** How many cells of a row begin before an offset in it, the one that stands there left out. */
export function cellsBefore(text: string, row: number, offset: number): number {
  return (text.slice(row, offset).match(CELLS)?.length ?? 0) - 1;
}

/** The texts of the cells of a row. */
export function cellTexts(row: string): readonly string[] {
  return row
    .split(CELLS)
    .slice(1)
    .map((cell) => cell.replace(TAGS, ' ').trim());
}

/** Does a table begin or end behind this row, and before the next one? */
export function endsTable(row: string): boolean {
  return ENDS_TABLE.test(row);
}
