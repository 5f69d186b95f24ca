/**
 * The index of a table: keyed hashes of its values, of which none leads to another. Whoever has the file without its key sees
 * how many there are, and nothing else: a value that stands in several rows has an unrelated hash for each of them.
 */
import { failed, ok, type Result } from '../../core/fault.ts';
import { type Container, fromSection } from '../keyed-index/container.ts';
import { Filter } from '../keyed-index/filter.ts';
import type { IndexKeys } from '../keyed-index/keys.ts';
import type { SipHash } from '../keyed-index/siphash.ts';
import { Table } from '../keyed-index/table.ts';
import { MOST_ROWS } from './values.ts';

/** The fingerprint of a value: two halves of 64 bits. */
export interface Fingerprint {
  readonly low: number;
  readonly high: number;
}

/** The hashes of an index, each with a key of its own. */
export interface CellHashes {
  /** Of the beginnings of values. */
  readonly beginning: SipHash;
  readonly value: SipHash;
  /** Of a value and a counter: where a row of the value is written. */
  readonly place: SipHash;
  /** Of the same: what hides the number of that row. */
  readonly mask: SipHash;
  /** Of a row and one of its values. */
  readonly cell: SipHash;
}

export function cellHashes(keys: IndexKeys): CellHashes {
  return {
    beginning: keys.hash('beginning'),
    value: keys.hash('value'),
    place: keys.hash('place'),
    mask: keys.hash('mask'),
    cell: keys.hash('cell'),
  };
}

/** What an index holds, as it is looked up. */
export class CellIndex {
  readonly kind = 'exact-data';
  readonly digest: string;
  /** Columns of the table. */
  readonly columns: number;
  readonly rows: number;
  readonly #hashes: CellHashes;
  readonly #beginnings: Filter;
  readonly #values: Filter;
  readonly #places: Table;
  readonly #cells: Table;

  constructor({ keys, numbers, sections }: Container, digest: string) {
    const [columns = 0, rows = 0] = numbers;
    const [beginnings, values, places, cells] = sections;
    this.digest = digest;
    this.columns = columns;
    this.rows = rows;
    this.#hashes = cellHashes(keys);
    this.#beginnings = new Filter(only(fromSection(beginnings, 1)));
    this.#values = new Filter(only(fromSection(values, 1)));
    const [high = none, low = none, data = none] = fromSection(places, 3);
    this.#places = new Table({ high, low, data });
    const [cellHigh = none, cellLow = none] = fromSection(cells, 2);
    this.#cells = new Table({ high: cellHigh, low: cellLow });
  }

  /** Opens an index of this kind. */
  static open(container: Container, digest: string): Result<CellIndex> {
    return container.kind === 'cells'
      ? ok(new CellIndex(container, digest))
      : failed('unreadable', 'is an index of documents');
  }

  /** May a value begin with these units? */
  mayBegin(units: Uint16Array, from: number, to: number): boolean {
    const { beginning } = this.#hashes;
    beginning.text(units, from, to);
    return this.#beginnings.has(beginning.low, beginning.high);
  }

  /** The fingerprint of what is probably a value; undefined for what is none. */
  fingerprint(units: Uint16Array, from: number, to: number): Fingerprint | undefined {
    const { value } = this.#hashes;
    value.text(units, from, to);
    const { low, high } = value;
    return this.#values.has(low, high) ? { low, high } : undefined;
  }

  /** The rows that a value leads to: none for what is in too many of them, or in none. */
  rowsOf({ low, high }: Fingerprint): readonly number[] {
    const { place, mask } = this.#hashes;
    const rows: number[] = [];
    for (let nth = 0; nth < MOST_ROWS; nth++) {
      place.number(low, high, nth);
      const at = this.#places.find(place.low, place.high);
      if (at < 0) break;
      mask.number(low, high, nth);
      rows.push(((this.#places.data?.[at] ?? 0) ^ mask.low) >>> 0);
    }
    return rows;
  }

  /** Does this row hold this value? */
  holds(row: number, { low, high }: Fingerprint): boolean {
    const { cell } = this.#hashes;
    cell.number(low, high, row);
    return this.#cells.has(cell.low, cell.high);
  }
}

const none = new Uint32Array(0);

function only(columns: readonly Uint32Array[]): Uint32Array {
  return columns[0] ?? none;
}
