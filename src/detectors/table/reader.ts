/** Tables in text: what the header of its column says of a cell, as far above as `HEADER_REACH`. */
import type { ScanInput } from '../../core/detector.ts';
import { isDigit, joinsWord } from '../characters.ts';
import { MORE } from '../sweep.ts';
import {
  besideStart,
  endOfCell,
  firstMark,
  isMark,
  isQuote,
  isRow,
  type Line,
  lineBegin,
  type Mark,
  marksIn,
  NEWLINE,
  nextMark,
} from './cells.ts';
import { insertedAt } from './inserted.ts';
import { cellsBefore, cellTexts, endsTable, rowTagBefore, TAG } from './markup.ts';
import { normalized } from './normalized.ts';

const SPACE = 0x20;
const COMMA = 0x2c;
const PIPE = 0x7c;
/** What parts the cells of a row that is a line. */
const LINE_MARKS: readonly { readonly mark: Mark; readonly parts: string }[] = [
  ',',
  ';',
  '|',
  '\t',
  '│',
  '  ',
].map((parts) => ({
  ...{ mark: parts.charCodeAt(0), parts },
}));
const OPEN = 0x28;
const TAB = 0x09;
/** What stands above rows that a database copies, in the place of a header (PostgreSQL, COPY): `COPY people (name, dob) FROM stdin;`. */
const COPIED = /^copy [^()\n]{1,80}\(([^()\n]{3,300})\) from stdin\b/i;
/** Characters between the row of a cell and its header. */
const HEADER_REACH = 1500;
/** Characters of a row before a cell. */
const LONGEST_ROW = 400;
/** What is looked at before a cell. */
export const TABLE_CONTEXT = HEADER_REACH + LONGEST_ROW + 2;
/** Characters behind the beginning of a cell in which the first mark of its row stands. */
const LONGEST_CELL = 64;
/** Blanks that fill a column up included. */
const LONGEST_HEADER = 80;
/** Words in a row, or what ends them, as no header has them: a point ends no short word, which it cuts short (`Tel.`). */
const SENTENCE = /[?!:] *$|\p{L}{6}\. *$|(?:\p{L}+ ){5}/u;

/** Names of columns as `normalized` makes them. */
export interface Headers<Kind> {
  readonly kinds: ReadonlyMap<string, Kind>;
  /** Beside one of these none of the others means what it says. */
  readonly others?: ReadonlySet<string>;
}

/** The column that a cell stands in. */
export interface Column<Kind> {
  readonly kind: Kind;
  readonly mark: Mark;
  /** Where the row of its header begins. */
  readonly at: number;
  /** Does the header name a column directly beside it as well? */
  readonly isBesideNamed: boolean;
}

/** What a header says of each column, and where its row begins. */
interface Header<Kind> {
  readonly at: number;
  readonly columns: readonly (Column<Kind> | undefined)[];
}

/** A row, and the header above it. */
interface Known<Kind> {
  readonly row: number;
  readonly header: Header<Kind> | undefined;
}

/** The cell that was asked for last, and where its row begins. */
interface Asked {
  start: number;
  row: number;
}

/** What is known of one text, so that neither a row nor what is above it is read again for each of its cells. */
interface Memory<Kind> {
  text: string;
  /** By what parts cells. */
  readonly rows: Map<Mark, Known<Kind>>;
  readonly line: Asked;
  readonly page: Asked;
}

interface Above {
  readonly row: number;
  readonly floor: number;
  readonly mark: Mark;
}

/** Reads the columns of tables for who knows their headers. It remembers the text that it read last, and is right whatever is asked next. */
export class TableReader<Kind> {
  readonly #headers: Headers<Kind>;
  #memory: Memory<Kind> = emptyMemory('');

  constructor(headers: Headers<Kind>) {
    this.#headers = headers;
  }

  /** The column of the cell that begins here, if its header names it. */
  columnOf({ text, final }: ScanInput, start: number): Column<Kind> | undefined | typeof MORE {
    if (start === 0 || joinsWord(text.charCodeAt(start - 1))) return undefined;
    const inserted = insertedAt(text, start);
    if (inserted !== undefined)
      return this.#columnsOf(inserted.headers, { from: inserted.at, to: start, mark: COMMA })?.[
        inserted.place
      ];
    const before = besideStart(text, start);
    const mark = before === 'line' ? firstMark(text, start, LONGEST_CELL) : before;
    if (mark === 'none' || mark === 'line' || (mark === 'open' && final)) return undefined;
    if (this.#memory.text !== text) this.#memory = emptyMemory(text);
    // A string of its own that reads alike would be compared whole each time.
    this.#memory.text = text;
    if (mark === 'open') return this.#mayBeFirst(text, start) ? MORE : undefined;
    const row = this.#rowOf(text, start, mark);
    const header = row > 0 ? this.#headerOf(text, row, mark) : undefined;
    return header?.columns[placeOf(text, { row, start, mark })];
  }

  /** Does a header above name the first column of a table whose next row may begin here, whatever will part its cells? */
  #mayBeFirst(text: string, start: number): boolean {
    const row = this.#rowOf(text, start, SPACE);
    if (row <= 0) return false;
    const floor = Math.max(0, start - LONGEST_ROW);
    const above = text.slice(Math.max(floor, lineBegin(text, row - 1, floor)), row - 1);
    return LINE_MARKS.some(({ mark, parts }) => {
      // What the row above has not parts no table. bench: scan
      return above.includes(parts) && this.#headerOf(text, row, mark)?.columns[0] !== undefined;
    });
  }

  #rowOf(text: string, start: number, mark: Mark): number {
    const asked = mark === TAG ? this.#memory.page : this.#memory.line;
    asked.row = rowBegin(text, { start, asked, isPage: mark === TAG });
    asked.start = start;
    return asked.row;
  }

  /** The nearest row above that is a header, where only rows and rules stand between. */
  #headerOf(text: string, row: number, mark: Mark): Header<Kind> | undefined {
    const floor = Math.max(0, row - HEADER_REACH);
    const known = this.#memory.rows.get(mark);
    const header = known?.row === row ? known.header : this.#foundAbove(text, { row, floor, mark });
    if (known?.row !== row) this.#memory.rows.set(mark, { row, header });
    return header !== undefined && header.at >= floor ? header : undefined;
  }

  #foundAbove(text: string, { row, floor, mark }: Above): Header<Kind> | undefined {
    const known = this.#memory.rows.get(mark);
    let below = row;
    while (below > 0) {
      if (known?.row === below) return known.header;
      const line = lineAbove(text, { row: below, floor, mark });
      if (line === undefined) return undefined;
      const columns = this.#columnsOf(cellsOf(text, line), line);
      if (columns !== undefined) return { at: line.from, columns };
      if (mark !== TAG && !isRow(text, line)) return undefined;
      below = line.from;
    }
    return undefined;
  }

  /** Undefined when a row names no column, or has no more than one. */
  #columnsOf(
    cells: readonly string[],
    { from: at, mark }: Line,
  ): readonly (Column<Kind> | undefined)[] | undefined {
    if (cells.length < 2) return undefined;
    const { kinds, others } = this.#headers;
    const names = cells.map(normalized);
    const named = cells.map((header, place) => {
      const inside = insideOf(header);
      return (inside === header ? undefined : kinds.get(normalized(inside))) ?? kinds.get(names[place] ?? '');
    });
    const columns = named.map((kind, place) => {
      const isBesideNamed = named[place - 1] !== undefined || named[place + 1] !== undefined;
      return kind === undefined ? undefined : { kind, mark, at, isBesideNamed };
    });
    if (columns.every((column) => column === undefined)) return undefined;
    return names.some((name) => others?.has(name) === true) ? [] : columns;
  }
}

/** What stands directly before a cell, all that are not ASCII alike. */
export const BEFORE_CELL = ' \n(>,;|\t"\'`│';

/** Does what parts cells stand before this, at a glance? A quote between does not part them from it. */
export function mayBeCell(text: string, start: number): boolean {
  const at = isQuote(text.charCodeAt(start - 1)) ? start - 1 : start;
  const before = text.charCodeAt(at - 1);
  return before === SPACE ? at > 1 && mayPart(text.charCodeAt(at - 2)) : mayPart(before);
}

function mayPart(unit: number): boolean {
  return unit === NEWLINE || unit === SPACE || unit === OPEN || unit === TAG || isMark(unit);
}

function emptyMemory(text: string) {
  return { text, rows: new Map(), line: { start: -1, row: -1 }, page: { start: -1, row: -1 } };
}

/** Where the row begins that a cell is in; -1 when that is too far before it. */
function rowBegin(
  text: string,
  { start, asked, isPage }: { readonly start: number; readonly asked: Asked; readonly isPage: boolean },
): number {
  const floor = Math.max(0, start - LONGEST_ROW);
  const isNear = asked.start >= floor && asked.start <= start;
  const least = isNear ? asked.start : floor;
  const found = isPage ? rowTagBefore(text, start, least) : lineBegin(text, start, least);
  if (found >= 0 || !isNear) return found;
  return asked.row < floor ? -1 : asked.row;
}

function placeOf(
  text: string,
  { row, start, mark }: { readonly row: number; readonly start: number; readonly mark: Mark },
): number {
  return mark === TAG ? cellsBefore(text, row, start) : marksIn(text, { from: row, to: start, mark });
}

/** The row above another one of its table; undefined when there is none, or it begins too far above. */
function lineAbove(text: string, { row, floor, mark }: Above): Line | undefined {
  if (mark !== TAG) {
    const from = lineBegin(text, row - 1, floor);
    return from < 0 ? undefined : { from, to: row - 1, mark };
  }
  const from = rowTagBefore(text, row, floor);
  return from < 0 || endsTable(text.slice(from, row)) ? undefined : { from, to: row, mark };
}

/** The cells of a row; none when it can be no header: too long, begun by a digit, or a sentence. */
function cellsOf(text: string, line: Line): readonly string[] {
  const { from, to, mark } = line;
  if (mark === TAG) return cellTexts(text.slice(from, to));
  const copied = mark === TAB ? COPIED.exec(text.slice(from, to))?.[1] : undefined;
  if (copied !== undefined) return copied.split(',');
  const cells: string[] = [];
  for (let at = from; at <= to; ) {
    const end = endOfCell(text, { from: at, to, mark });
    if (end - at > LONGEST_HEADER || isDigit(text.charCodeAt(at))) return [];
    const cell = text.slice(at, end);
    if (SENTENCE.test(cell)) return [];
    cells.push(cell);
    at = nextCell(text, end, line);
  }
  return cells;
}

/** Where the cell behind this one begins: wikis of Atlassian part those of a header by two marks, and those of a row by one. */
function nextCell(text: string, end: number, { from, mark }: Line): number {
  const next = nextMark(text, end, mark);
  return mark === PIPE && text.charCodeAt(next) === PIPE && text.startsWith('||', from) ? next + 1 : next;
}

/** Behind a statement that fills a table the list of its columns: `INSERT INTO t (name, dob) VALUES`. */
function insideOf(cell: string): string {
  return cell.slice(cell.lastIndexOf('(') + 1).split(')', 1)[0] ?? '';
}
