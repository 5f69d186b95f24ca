/** Looks for values of a table in one text: every run of whole words that one of them may be. */
import type { ScanInput, Scanner, ScanOutput } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import { LONGEST_WORD, WordReader } from '../keyed-index/word-reader.ts';
import { type Nearness, type Occurrence, RowsNearby } from './rows-nearby.ts';
import { BEGINNINGS, LONGEST_VALUE, SHORTEST_VALUE } from './values.ts';

/** Characters between two words of one value. */
const LONGEST_GAP = 4;
/** Characters of a value in a text, with what stands between its letters. */
const LONGEST_SPAN = 160;
/** Room for so many units of words at first: most texts need no more. */
const FEW_UNITS = 64;
const NO_UNITS = new Uint16Array(0);
const NO_HITS: readonly Hit[] = [];

/** The scanner of an index; each text has one of its own. */
export function cellScanner(needs: Nearness): Scanner {
  const open = (): Scanner => new CellScanner(needs);
  return { reads: 'fresh', ...boundsOf(needs), open, scan: (input) => open().scan(input) };
}

function boundsOf({ within }: Nearness) {
  return { lookback: within + 2 * LONGEST_SPAN + LONGEST_WORD + LONGEST_GAP, context: 0 };
}

/** Where a value may have begun. */
interface Beginning {
  /** Of its units among those that are kept. */
  at: number;
  readonly start: number;
  /** Values that it is already. */
  readonly found: Occurrence[];
}

class CellScanner implements Scanner {
  readonly reads = 'fresh';
  readonly lookback: number;
  readonly context: number;
  readonly #index: Nearness['index'];
  readonly #near: RowsNearby;
  readonly #reader: WordReader;
  /** The words of late, in lower case, with nothing between them. */
  #units = NO_UNITS;
  #length = 0;
  #open: Beginning[] = [];
  #end = 0;

  constructor(needs: Nearness) {
    const { lookback, context } = boundsOf(needs);
    this.lookback = lookback;
    this.context = context;
    this.#index = needs.index;
    this.#near = new RowsNearby(needs);
    this.#reader = new WordReader({ word: () => this.#word(), gap: () => this.#closeAll() });
  }

  scan({ text, fresh, final }: ScanInput): ScanOutput {
    const base = this.#reader.position - fresh;
    this.#reader.read(text, fresh, final);
    const { open, position } = this.#reader;
    if (final || open - this.#end > LONGEST_GAP) this.#closeAll();
    const hits = this.#hits(base);
    if (final) return { hits, holdFrom: text.length };
    const frontier = Math.min(open, this.#open[0]?.start ?? position);
    this.#near.advance(frontier);
    return { hits, holdFrom: this.#near.heldFrom(frontier) - base };
  }

  #hits(base: number): readonly Hit[] {
    const news = this.#near.news();
    if (news.length === 0) return NO_HITS;
    return news
      .map(({ start, end }) => ({ type: 'EXACT_DATA', start: start - base, end: end - base, score: 1 }))
      .sort((one, other) => one.start - other.start || one.end - other.end);
  }

  #word(): void {
    const { start, end, length } = this.#reader;
    if (start - this.#end > LONGEST_GAP) this.#closeAll();
    this.#end = end;
    if (this.#open.length === 0 && !this.#mayBegin(length)) return;
    this.#open.push({ at: this.#length, start, found: [] });
    this.#keep();
    const open: Beginning[] = [];
    for (const beginning of this.#open) {
      if (this.#goesOn(beginning, length)) open.push(beginning);
      else this.#close(beginning);
    }
    this.#open = open;
    this.#near.advance(open[0]?.start ?? end);
  }

  /** May a value begin with the word that was read? Most words are done with here. bench: dlp */
  #mayBegin(length: number): boolean {
    const [shortest] = BEGINNINGS;
    return length < shortest || this.#index.mayBegin(this.#reader.units, 0, shortest);
  }

  #keep(): void {
    const { units, length } = this.#reader;
    if (this.#length + length > this.#units.length) this.#makeRoom(length);
    this.#units.set(units.subarray(0, length), this.#length);
    this.#length += length;
  }

  /** Forgets what no value goes on with; where that is not enough, what is kept grows. */
  #makeRoom(more: number): void {
    const first = this.#open[0]?.at ?? this.#length;
    const kept = this.#units.subarray(first, this.#length);
    let size = Math.max(FEW_UNITS, this.#units.length);
    while (size < kept.length + more) size *= 2;
    const units = size > this.#units.length ? new Uint16Array(size) : this.#units;
    units.set(kept);
    this.#units = units;
    this.#length = kept.length;
    for (const beginning of this.#open) beginning.at -= first;
  }

  /** With a word of that length more: may it be the beginning of a longer value still? Keeps what it is. */
  #goesOn({ at, start, found }: Beginning, word: number): boolean {
    const { end } = this.#reader;
    const length = this.#length - at;
    if (length > LONGEST_VALUE || end - start > LONGEST_SPAN) return false;
    const known = length - word;
    for (const beginning of BEGINNINGS)
      if (known < beginning && beginning <= length && !this.#index.mayBegin(this.#units, at, at + beginning))
        return false;
    const print =
      length < SHORTEST_VALUE ? undefined : this.#index.fingerprint(this.#units, at, this.#length);
    if (print !== undefined) found.push({ print, start, end, rows: this.#index.rowsOf(print) });
    return true;
  }

  #close({ found }: Beginning): void {
    for (const occurrence of found) this.#near.take(occurrence);
  }

  #closeAll(): void {
    const open = this.#open;
    this.#open = [];
    for (const beginning of open) this.#close(beginning);
  }
}
