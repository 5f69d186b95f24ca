/** Makes the index of a table. */
import { createReadStream, statSync } from 'node:fs';
import { errorCode } from '../../core/error-code.ts';
import { failed, ok, type Result } from '../../core/fault.ts';
import { type CellFigures, CellIndexBuilder } from '../../detectors/exact-data/build-cells.ts';
import type { Making } from '../../detectors/keyed-index/container.ts';
import type { Done } from '../progress.ts';
import { CsvReader, type CsvRow } from './csv.ts';

/** What the index is made of. */
export interface Table {
  readonly file: string;
  readonly delimiter: string;
  /** Names of the columns that are compared; all where left out. */
  readonly columns: readonly string[] | undefined;
}

/** Who is told how it goes. */
export interface Listener {
  step(done: () => Done): void;
  /** Something that was left out. */
  bad(message: string): void;
}

/** Reads the table, whose first row holds the names of its columns; the fault says why there is no index. */
export async function makeCells(
  table: Table,
  made: Making,
  listener: Listener,
): Promise<Result<{ readonly bytes: Uint8Array; readonly figures: CellFigures }>> {
  try {
    const { size } = statSync(table.file);
    const rows = rowsOf(table);
    const first = await rows.next();
    const head = first.done === true ? undefined : headOf(first.value.row, table);
    if (head?.ok === false) return head;
    let count = 0;
    for await (const { row, taken } of rows) {
      listener.step(() => ({ rows: count, bytes: taken, part: taken / Math.max(1, size) }));
      if (head !== undefined && add(row, head.value, listener)) count++;
    }
    return head === undefined || count === 0
      ? failed('unreadable', `${table.file}: holds no rows`)
      : ok(head.value.builder.build(made));
  } catch (cause) {
    return failed('unreadable', `${table.file}: ${reasonOf(cause)}`);
  }
}

/** False for a row that was left out. */
function add({ line, cells }: CsvRow, { width, places, builder }: Head, listener: Listener): boolean {
  if (cells.length === 1 && cells[0] === '') return false;
  if (cells.length !== width) {
    listener.bad(`line ${line}: ${cells.length} cells, the first row has ${width}`);
    return false;
  }
  builder.add(places.map((place) => cells[place] ?? ''));
  return true;
}

interface Head {
  readonly width: number;
  /** Of the columns that are compared. */
  readonly places: readonly number[];
  readonly builder: CellIndexBuilder;
}

function headOf({ cells }: CsvRow, { file, columns }: Table): Result<Head> {
  const names = cells.map((name) => name.trim());
  const unknown = columns?.find((name) => !names.includes(name));
  if (unknown !== undefined)
    return failed('unreadable', `${file}: no column is called "${unknown}"; there are ${names.join(', ')}`);
  const places = columns?.map((name) => names.indexOf(name)) ?? [...names.keys()];
  return ok({ width: names.length, places, builder: new CellIndexBuilder(places.length) });
}

async function* rowsOf({ file, delimiter }: Table): AsyncGenerator<{ row: CsvRow; taken: number }> {
  const reader = new CsvReader(delimiter);
  // It takes a byte order mark away.
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let taken = 0;
  for await (const chunk of createReadStream(file, { highWaterMark: 262_144 })) {
    taken += chunk.length;
    for (const row of reader.push(decoder.decode(chunk, { stream: true }))) yield { row, taken };
  }
  for (const row of reader.push(decoder.decode())) yield { row, taken };
  for (const row of reader.end()) yield { row, taken };
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  EISDIR: 'is a folder; name a table (CSV)',
  EACCES: 'may not be read by this user',
  ERR_ENCODING_INVALID_ENCODED_DATA: 'is not UTF-8 text',
};

/** Why a file cannot be read. */
export function reasonOf(cause: unknown): string {
  return REASONS[errorCode(cause)] ?? errorCode(cause);
}
