/** Rows nearby: which values of one row of a table stand near each other, and whether they are enough. */
import type { CellIndex, Fingerprint } from './cell-index.ts';

/** A value of the table in a text; offsets are characters of the text as it is read. */
export interface Occurrence {
  readonly print: Fingerprint;
  readonly start: number;
  readonly end: number;
  /** The rows that it leads to; where there are some, it is in no others. */
  readonly rows: readonly number[];
}

/** When values are enough. */
export interface Nearness {
  readonly index: CellIndex;
  /** Values of one row. */
  readonly minCells: number;
  /** Characters between a value that leads to a row and the others. */
  readonly within: number;
}

/** One row that a value led to, and what else of it was seen near that value. */
interface Trail {
  readonly row: number;
  readonly key: Occurrence;
  /** Of a row that was told: only those that another one may still overlap. */
  cells: Occurrence[];
  /** Up to where it was seen. */
  reach: number;
  enough: boolean;
}

/** Of one text. Takes occurrences in the order in which they are complete. */
export class RowsNearby {
  readonly #needs: Nearness;
  #recent: Occurrence[] = [];
  #trails: Trail[] = [];
  #told: Occurrence[] = [];
  #news: Occurrence[] = [];

  constructor(needs: Nearness) {
    this.#needs = needs;
  }

  /** From here on text is still needed, where the next occurrence begins at `frontier` at the earliest. */
  heldFrom(frontier: number): number {
    let from = frontier;
    for (const { enough, key } of this.#trails) if (!enough && key.start < from) from = key.start;
    return from;
  }

  /** Forgets what no occurrence from `frontier` on is near to. */
  advance(frontier: number): void {
    if (this.#recent.length === 0) return;
    const { within } = this.#needs;
    // They are in order of their ends: most often the first of them is near still, and no trail was followed. bench: step
    const [first] = this.#recent;
    if (first !== undefined && frontier - first.end > within)
      this.#recent = this.#recent.filter(({ end }) => frontier - end <= within);
    if (this.#trails.length > 0) this.#advanceTrails(frontier);
    if (this.#told.length === 0) return;
    const held = this.heldFrom(frontier);
    this.#told = this.#told.filter(({ end }) => end > held);
  }

  #advanceTrails(frontier: number): void {
    const { within } = this.#needs;
    this.#trails = this.#trails.filter(({ reach }) => frontier - reach <= within);
    for (const trail of this.#trails)
      if (trail.enough) trail.cells = trail.cells.filter(({ end }) => end > frontier);
  }

  take(found: Occurrence): void {
    for (const trail of this.#trails)
      if (this.#reaches(trail, found) && this.#holds(trail.row, found)) this.#add(trail, found);
    for (const row of found.rows) this.#follow(row, found);
    this.#recent.push(found);
  }

  /** What was found to be enough since the last call; no place twice. */
  news(): readonly Occurrence[] {
    const news = this.#news;
    if (news.length === 0) return news;
    this.#news = [];
    return news;
  }

  #follow(row: number, key: Occurrence): void {
    if (this.#trails.some((trail) => trail.row === row && this.#tells(trail, key))) return;
    const trail: Trail = { row, key, cells: [], reach: key.end, enough: false };
    this.#trails.push(trail);
    for (const before of this.#recent)
      if (this.#reaches(trail, before) && this.#holds(row, before)) put(trail.cells, before);
    this.#add(trail, key);
  }

  /** Was the row told already, so that this value of it is too? */
  #tells(trail: Trail, found: Occurrence): boolean {
    return trail.enough && trail.key.start <= found.start && this.#reaches(trail, found);
  }

  #holds(row: number, { rows, print }: Occurrence): boolean {
    return rows.length > 0 ? rows.includes(row) : this.#needs.index.holds(row, print);
  }

  #reaches({ key, reach }: Trail, { start, end }: Occurrence): boolean {
    const { within } = this.#needs;
    return start - reach <= within && key.start - end <= within;
  }

  #add(trail: Trail, found: Occurrence): void {
    const stays = put(trail.cells, found);
    if (trail.enough) {
      if (stays) this.#tell(trail, found);
      return;
    }
    trail.enough = valuesIn(trail.cells) >= this.#needs.minCells;
    if (trail.enough) for (const cell of trail.cells) this.#tell(trail, cell);
  }

  /** What stands before the value that led to the row may have left. */
  #tell(trail: Trail, cell: Occurrence): void {
    trail.reach = Math.max(trail.reach, cell.end);
    if (cell.start < trail.key.start) return;
    if (this.#told.some((other) => other.start <= cell.start && cell.end <= other.end)) return;
    this.#told.push(cell);
    this.#news.push(cell);
  }
}

/** Adds a value; of those that overlap the longer one stays. False when that is not this one. */
function put(cells: Occurrence[], found: Occurrence): boolean {
  const rivals = cells.filter(({ start, end }) => start < found.end && found.start < end);
  if (rivals.some(({ start, end }) => end - start >= found.end - found.start)) return false;
  for (const rival of rivals) cells.splice(cells.indexOf(rival), 1);
  cells.push(found);
  return true;
}

/** How many different ones. */
function valuesIn(cells: readonly Occurrence[]): number {
  return new Set(cells.map(({ print }) => print.high * 0x1_0000_0000 + print.low)).size;
}
