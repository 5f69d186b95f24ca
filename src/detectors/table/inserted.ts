/** Values of a statement that fills a table, on the line of its columns: `INSERT INTO people (name, dob) VALUES ('Ada', ...`. */
import { endOfCell, nextMark } from './cells.ts';

/** Characters before a value in which its statement begins. */
const REACH = 400;
const STATEMENT = /\(([^()\n]{3,300})\) ?values ?(?:\([^()\n]{0,300}\), ?)*\(([^()\n]*)$/i;
const COMMA = 0x2c;
const QUOTE = /["'`]$/;

/** Where a value stands, by the columns of its statement. */
export interface Inserted {
  readonly headers: readonly string[];
  readonly place: number;
  /** Where the list of columns begins. */
  readonly at: number;
}

/** The column of the value that begins here; undefined where no statement fills a table on this line. */
export function insertedAt(text: string, start: number): Inserted | undefined {
  if (!mayFollow(text, start)) return undefined;
  const from = Math.max(0, start - REACH);
  const before = text.slice(from, start).replace(QUOTE, '');
  const match = STATEMENT.exec(before);
  if (match === null) return undefined;
  const [, columns = '', row = ''] = match;
  return { headers: columns.split(','), place: partsOf(row), at: from + match.index };
}

/** Does a bracket or a comma stand before this, with a quote and a blank between at most? */
function mayFollow(text: string, start: number): boolean {
  let at = start - 1;
  if (QUOTE.test(text.charAt(at))) at--;
  if (text.charAt(at) === ' ') at--;
  return text.charAt(at) === '(' || text.charAt(at) === ',';
}

/** Commas that are not in quotes. */
function partsOf(row: string): number {
  const line = { to: row.length, mark: COMMA };
  let count = 0;
  let at = endOfCell(row, { from: 0, ...line });
  for (; at < row.length; at = endOfCell(row, { from: nextMark(row, at, COMMA), ...line })) count++;
  return count;
}
