/** Builds the index of a table, row by row; nothing of its values is in what comes out. */
import { type Making, seal, toSection } from '../keyed-index/container.ts';
import { Filter } from '../keyed-index/filter.ts';
import { IndexKeys } from '../keyed-index/keys.ts';
import type { SipHash } from '../keyed-index/siphash.ts';
import { type Columns, sorted } from '../keyed-index/table.ts';
import { type CellHashes, cellHashes } from './cell-index.ts';
import { BEGINNINGS, cellValue, LEAST_VALUE, MOST_ROWS, type Value } from './values.ts';

/** The share of rows that a value may be in and still say something of them; small tables may repeat more. */
const COMMON_SHARE = 0.05;
const COMMON_ROWS = 20;

/** What went into an index, for whoever made it. */
export interface CellFigures {
  readonly rows: number;
  /** Cells that are compared. */
  readonly cells: number;
  /** Values that lead to rows. */
  readonly keys: number;
  /** Cells left out: too short, or empty. */
  readonly short: number;
  /** Cells left out: in too many rows to say anything of one. */
  readonly common: number;
}

/** Takes the rows of a table. */
export class CellIndexBuilder {
  readonly #columns: number;
  readonly #ids = new Map<string, number>();
  readonly #values: string[] = [];
  readonly #leads: boolean[] = [];
  /** By value: how many rows hold it. */
  readonly #counts: number[] = [];
  /** Per row: its values, each once. */
  readonly #rows: Uint32Array[] = [];
  readonly #seen = new Set<string>();
  #short = 0;

  constructor(columns: number) {
    this.#columns = columns;
  }

  /** Takes the next row; one that says the same as one before is left out. */
  add(cells: readonly string[]): void {
    const ids = new Set<number>();
    for (const cell of cells) {
      const value = cellValue(cell);
      if (value.weight < LEAST_VALUE) this.#short++;
      else ids.add(this.#ids.get(value.text) ?? this.#know(value));
    }
    const row = Uint32Array.from(ids);
    const same = row.join();
    if (row.length === 0 || this.#seen.has(same)) return;
    this.#seen.add(same);
    this.#rows.push(row);
    for (const id of row) this.#counts[id] = (this.#counts[id] ?? 0) + 1;
  }

  /** The file of the index, and what is in it. */
  build(made: Making): { readonly bytes: Uint8Array; readonly figures: CellFigures } {
    const most = Math.max(COMMON_ROWS, this.#rows.length * COMMON_SHARE);
    const kept = this.#counts.map((count) => count <= most);
    const hashes = cellHashes(new IndexKeys(made.key, made.salt));
    const prints = this.#fingerprints(hashes.value);
    const cells = this.#cells({ hashes, kept, prints });
    const places = this.#places({ hashes, kept, prints });
    const content = {
      kind: 'cells',
      numbers: [this.#columns, this.#rows.length],
      sections: [
        toSection([this.#beginnings(hashes.beginning, kept).words]),
        toSection([this.#filter(kept, prints).words]),
        columnsOf(places),
        columnsOf(cells),
      ],
    } as const;
    const all = this.#rows.reduce((sum, row) => sum + row.length, 0);
    const figures = {
      rows: this.#rows.length,
      cells: cells.high.length,
      keys: this.#keys(kept).length,
      short: this.#short,
      common: all - cells.high.length,
    };
    return { bytes: seal(content, made), figures };
  }

  #know({ text, leads }: Value): number {
    const id = this.#values.length;
    this.#ids.set(text, id);
    this.#values.push(text);
    this.#leads.push(leads);
    this.#counts.push(0);
    return id;
  }

  #fingerprints(hash: SipHash): Columns {
    const high = new Uint32Array(this.#values.length);
    const low = new Uint32Array(this.#values.length);
    for (const [id, value] of this.#values.entries()) {
      const units = unitsOf(value);
      hash.text(units, 0, units.length);
      high[id] = hash.high;
      low[id] = hash.low;
    }
    return { high, low };
  }

  #beginnings(hash: SipHash, kept: readonly boolean[]): Filter {
    const lengths = BEGINNINGS.map((length) => new Set(this.#beginningsOf(length, kept)));
    const filter = Filter.for(lengths.reduce((sum, { size }) => sum + size, 0));
    for (const beginning of lengths.flatMap((each) => [...each])) {
      const units = unitsOf(beginning);
      hash.text(units, 0, units.length);
      filter.add(hash.low, hash.high);
    }
    return filter;
  }

  *#beginningsOf(length: number, kept: readonly boolean[]): Generator<string> {
    for (const [id, value] of this.#values.entries())
      if (kept[id] === true && value.length >= length) yield value.slice(0, length);
  }

  #filter(kept: readonly boolean[], { low, high }: Columns): Filter {
    const filter = Filter.for(kept.filter((keep) => keep).length);
    for (const [id, keep] of kept.entries()) if (keep) filter.add(low[id] ?? 0, high[id] ?? 0);
    return filter;
  }

  /** The values that lead to rows. */
  #keys(kept: readonly boolean[]): number[] {
    return [...kept.keys()].filter(
      (id) => kept[id] === true && (this.#counts[id] ?? 0) <= MOST_ROWS && this.#leads[id] === true,
    );
  }

  #places({ hashes: { place, mask }, kept, prints }: Hashing): Columns {
    const keys = new Set(this.#keys(kept));
    const count = [...keys].reduce((sum, id) => sum + (this.#counts[id] ?? 0), 0);
    const columns = {
      high: new Uint32Array(count),
      low: new Uint32Array(count),
      data: new Uint32Array(count),
    };
    const nth = new Uint8Array(this.#values.length);
    let next = 0;
    for (const [row, ids] of this.#rows.entries()) {
      for (const id of ids) {
        if (!keys.has(id)) continue;
        const [low = 0, high = 0, turn = 0] = [prints.low[id], prints.high[id], nth[id]];
        nth[id] = turn + 1;
        place.number(low, high, turn);
        mask.number(low, high, turn);
        columns.high[next] = place.high;
        columns.low[next] = place.low;
        columns.data[next++] = row ^ mask.low;
      }
    }
    return sorted(columns);
  }

  #cells({ hashes: { cell }, kept, prints }: Hashing): Columns {
    const count = this.#rows.reduce((sum, ids) => sum + ids.filter((id) => kept[id]).length, 0);
    const columns = { high: new Uint32Array(count), low: new Uint32Array(count) };
    let next = 0;
    for (const [row, ids] of this.#rows.entries()) {
      for (const id of ids) {
        if (kept[id] !== true) continue;
        cell.number(prints.low[id] ?? 0, prints.high[id] ?? 0, row);
        columns.high[next] = cell.high;
        columns.low[next++] = cell.low;
      }
    }
    return sorted(columns);
  }
}

/** What rows are hashed with. */
interface Hashing {
  readonly hashes: CellHashes;
  /** By value: is it compared at all? */
  readonly kept: readonly boolean[];
  /** By value. */
  readonly prints: Columns;
}

function columnsOf({ high, low, data }: Columns): Uint8Array {
  return toSection(data === undefined ? [high, low] : [high, low, data]);
}

function unitsOf(text: string): Uint16Array {
  return Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
}
