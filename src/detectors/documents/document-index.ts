/**
 * The index of confidential documents: keyed hashes of a choice of their passages. Whoever has the file without its key sees
 * how many documents and prints there are, and the ids of the documents; not which print is of which document.
 */
import { failed, ok, type Result } from '../../core/fault.ts';
import { type Container, fromSection } from '../keyed-index/container.ts';
import { Filter } from '../keyed-index/filter.ts';
import { Table } from '../keyed-index/table.ts';
import { MOST_DOCUMENTS, type PrintHashes, printHashes } from './prints.ts';

export class DocumentIndex {
  readonly kind = 'documents';
  readonly digest: string;
  readonly hashes: PrintHashes;
  /** By number of the document. */
  readonly #ids: readonly string[];
  readonly #prints: Filter;
  readonly #places: Table;

  constructor({ keys, sections }: Container, digest: string) {
    const [prints, places, ids] = sections;
    this.digest = digest;
    this.hashes = printHashes(keys);
    this.#prints = new Filter(fromSection(prints, 1)[0] ?? none);
    const [high = none, low = none, data = none] = fromSection(places, 3);
    this.#places = new Table({ high, low, data });
    this.#ids = new TextDecoder().decode(ids).split('\n');
  }

  /** Opens an index of this kind. */
  static open(container: Container, digest: string): Result<DocumentIndex> {
    return container.kind === 'documents'
      ? ok(new DocumentIndex(container, digest))
      : failed('unreadable', 'is an index of cells');
  }

  /** The numbers of the documents that hold a print. */
  documentsOf(low: number, high: number): readonly number[] {
    if (!this.#prints.has(low, high)) return NONE;
    const { place, mask } = this.hashes;
    const documents: number[] = [];
    for (let nth = 0; nth < MOST_DOCUMENTS; nth++) {
      place.number(low, high, nth);
      const at = this.#places.find(place.low, place.high);
      if (at < 0) break;
      mask.number(low, high, nth);
      documents.push(((this.#places.data?.[at] ?? 0) ^ mask.low) >>> 0);
    }
    return documents;
  }

  /** The id of a document, as findings name it. */
  idOf(document: number): string {
    return this.#ids[document] ?? 'unknown';
  }
}

const none = new Uint32Array(0);
const NONE: readonly number[] = [];
