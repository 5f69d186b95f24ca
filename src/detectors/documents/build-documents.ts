/** Builds the index of documents, one after the other; nothing of their text is in what comes out. */
import { fold } from '../fold.ts';
import { type Making, seal, toSection } from '../keyed-index/container.ts';
import { Filter } from '../keyed-index/filter.ts';
import { IndexKeys } from '../keyed-index/keys.ts';
import type { SipHash } from '../keyed-index/siphash.ts';
import { type Columns, sorted } from '../keyed-index/table.ts';
import { WordReader } from '../keyed-index/word-reader.ts';
import { MOST_DOCUMENTS, Printer, type PrintHashes, printHashes, WINDOW } from './prints.ts';

/** What went into an index, for whoever made it. */
export interface DocumentFigures {
  readonly documents: number;
  readonly words: number;
  /** Prints that are kept, and those left out because they stand in too many documents. */
  readonly prints: number;
  readonly common: number;
}

/** Takes documents. */
export class DocumentIndexBuilder {
  readonly #made: Making;
  readonly #hashes: PrintHashes;
  /** Without salt: a document keeps its id in every index of the same key. */
  readonly #names: SipHash;
  readonly #ids: string[] = [];
  readonly #high = new Growing();
  readonly #low = new Growing();
  readonly #document = new Growing();
  #words = 0;

  constructor(made: Making) {
    this.#made = made;
    this.#hashes = printHashes(new IndexKeys(made.key, made.salt));
    this.#names = new IndexKeys(made.key, new Uint8Array(0)).hash('name');
  }

  /** Takes the next document: by its label, which then stands in the index as it is, or by its name, of which only a hash does. */
  add(text: string, called: { readonly label: string } | { readonly name: string }): string {
    const id = 'label' in called ? called.label.replaceAll(/\s+/g, ' ') : this.#hashed(called.name);
    const document = this.#ids.length;
    this.#ids.push(id);
    const window = new Window((low, high) => {
      this.#low.push(low);
      this.#high.push(high);
      this.#document.push(document);
    });
    const printer = new Printer(this.#hashes);
    const reader: WordReader = new WordReader({
      word: () => {
        this.#words++;
        if (printer.take(reader)) window.take(printer.low, printer.high);
      },
      gap: () => printer.reset(),
    });
    reader.read(fold(text).text, 0, true);
    window.end();
    return id;
  }

  /** The file of the index, and what is in it. */
  build(): { readonly bytes: Uint8Array; readonly figures: DocumentFigures } {
    const all = sorted({
      high: this.#high.numbers(),
      low: this.#low.numbers(),
      data: this.#document.numbers(),
    });
    const filter = Filter.for(all.high.length);
    const places = this.#places(all, filter);
    const content = {
      kind: 'documents',
      numbers: [this.#ids.length],
      sections: [
        toSection([filter.words]),
        toSection([places.high, places.low, places.data]),
        new TextEncoder().encode(this.#ids.join('\n')),
      ],
    } as const;
    const prints = places.high.length;
    const figures = {
      documents: this.#ids.length,
      words: this.#words,
      prints,
      common: all.high.length - prints,
    };
    return { bytes: seal(content, this.#made), figures };
  }

  /** Takes prints that are sorted, so that equal ones follow each other. */
  #places({ high, low, data = high }: Columns, filter: Filter): Required<Columns> {
    const { place, mask } = this.#hashes;
    const [highs, lows, hidden] = [new Growing(), new Growing(), new Growing()];
    let end = 0;
    for (let at = 0; at < high.length; at = end) {
      const print = { low: low[at] ?? 0, high: high[at] ?? 0 };
      for (end = at + 1; high[end] === print.high && low[end] === print.low; ) end++;
      const documents = new Set(data.subarray(at, end));
      if (documents.size > MOST_DOCUMENTS) continue;
      filter.add(print.low, print.high);
      for (const [nth, document] of [...documents].entries()) {
        place.number(print.low, print.high, nth);
        mask.number(print.low, print.high, nth);
        highs.push(place.high);
        lows.push(place.low);
        hidden.push(document ^ mask.low);
      }
    }
    const columns = { high: highs.numbers(), low: lows.numbers(), data: hidden.numbers() };
    return { data: columns.data, ...sorted(columns) };
  }

  #hashed(name: string): string {
    const hash = this.#names;
    const units = Uint16Array.from({ length: name.length }, (_, at) => name.charCodeAt(at));
    hash.text(units, 0, units.length);
    return [hash.high, hash.low].map((half) => half.toString(16).padStart(8, '0')).join('');
  }
}

/** Chooses of each window of prints the smallest, the last one of equals. */
class Window {
  readonly #choose: (low: number, high: number) => void;
  readonly #lows = new Uint32Array(WINDOW);
  readonly #highs = new Uint32Array(WINDOW);
  #count = 0;
  #chosen = -1;

  constructor(choose: (low: number, high: number) => void) {
    this.#choose = choose;
  }

  take(low: number, high: number): void {
    this.#lows[this.#count % WINDOW] = low;
    this.#highs[this.#count % WINDOW] = high;
    this.#count++;
    if (this.#count >= WINDOW) this.#pick();
  }

  /** A document of fewer prints than a window still has one. */
  end(): void {
    if (this.#count > 0 && this.#count < WINDOW) this.#pick();
  }

  #pick(): void {
    let smallest = Math.max(0, this.#count - WINDOW);
    for (let nth = smallest + 1; nth < this.#count; nth++)
      if (this.#high(nth) <= this.#high(smallest)) smallest = nth;
    if (smallest === this.#chosen) return;
    this.#chosen = smallest;
    this.#choose(this.#lows[smallest % WINDOW] ?? 0, this.#high(smallest));
  }

  #high(nth: number): number {
    return this.#highs[nth % WINDOW] ?? 0;
  }
}

/** A column that grows. */
class Growing {
  #numbers = new Uint32Array(1024);
  #length = 0;

  push(number: number): void {
    if (this.#length === this.#numbers.length) {
      const larger = new Uint32Array(2 * this.#length);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#numbers[this.#length++] = number;
  }

  numbers(): Uint32Array {
    return this.#numbers.slice(0, this.#length);
  }
}
