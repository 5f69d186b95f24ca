/** Looks for passages of confidential documents in one text. */
import type { ScanInput, Scanner, ScanOutput } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import { WordReader } from '../keyed-index/word-reader.ts';
import type { DocumentIndex } from './document-index.ts';
import { enoughFor, longestHold, Passages } from './passages.ts';
import { Printer } from './prints.ts';

const NO_HITS: readonly Hit[] = [];

/** What is looked for. */
export interface Wanted {
  readonly index: DocumentIndex;
  /** Words of a passage that is surely found. */
  readonly words: number;
}

/** The scanner of an index; each text has one of its own. */
export function documentScanner(wanted: Wanted): Scanner {
  const open = (): Scanner => new DocumentScanner(wanted);
  return { reads: 'fresh', ...boundsOf(wanted), open, scan: (input) => open().scan(input) };
}

function boundsOf({ words }: Wanted) {
  return { lookback: longestHold(enoughFor(words)), context: 0 };
}

class DocumentScanner implements Scanner {
  readonly reads = 'fresh';
  readonly lookback: number;
  readonly context: number;
  readonly #index: DocumentIndex;
  readonly #printer: Printer;
  readonly #passages: Passages;
  readonly #reader: WordReader;
  #words = 0;

  constructor(wanted: Wanted) {
    const { lookback, context } = boundsOf(wanted);
    this.lookback = lookback;
    this.context = context;
    this.#index = wanted.index;
    this.#printer = new Printer(wanted.index.hashes);
    this.#passages = new Passages(enoughFor(wanted.words));
    this.#reader = new WordReader({ word: () => this.#word(), gap: () => this.#printer.reset() });
  }

  scan({ text, fresh, final }: ScanInput): ScanOutput {
    const base = this.#reader.position - fresh;
    this.#reader.read(text, fresh, final);
    const { open } = this.#reader;
    if (final) this.#passages.end();
    else this.#passages.advance(this.#words, open);
    const holdFrom = final ? text.length : this.#passages.heldFrom(open) - base;
    return { hits: this.#hits(base), holdFrom };
  }

  #hits(base: number): readonly Hit[] {
    const news = this.#passages.news();
    if (news.length === 0) return NO_HITS;
    return news
      .map(({ document, start, end }) => {
        const source = this.#index.idOf(document);
        return { type: 'DOCUMENT', start: start - base, end: end - base, score: 1, source };
      })
      .sort((one, other) => one.start - other.start || one.end - other.end);
  }

  #word(): void {
    const { start, end } = this.#reader;
    const nth = this.#words++;
    this.#passages.advance(nth, start);
    if (!this.#printer.take(this.#reader)) return;
    const { low, high } = this.#printer;
    for (const document of this.#index.documentsOf(low, high))
      this.#passages.take(document, high * 0x20_0000 + (low >>> 11), { nth, start, end });
  }
}
