/** Drives one scanner over the chunks of a text as a stream's window does, offsets counted in the raw text. */
import type { Scanner } from '../core/detector.ts';
import type { Hit } from '../core/finding.ts';
import { type Folded, fold } from './fold.ts';

/** One folded chunk, with where it begins in the folded and in the raw text. */
interface Piece {
  readonly foldedAt: number;
  readonly rawAt: number;
  readonly folded: Folded;
}

/** What a driven scanner found; offsets are UTF-16 units of all chunks joined. */
export interface Driven {
  readonly hits: readonly Hit[];
  /** Characters held back after each chunk but the last. */
  readonly held: readonly number[];
}

/** Runs a scanner over chunks and returns every hit; the scanner sees no more than a window would keep. */
export function drive(scanner: Scanner, chunks: Iterable<string>): Driven {
  const driver = new Driver(scanner);
  const hits: Hit[] = [];
  const held: number[] = [];
  for (const chunk of chunks) {
    hits.push(...driver.push(chunk));
    held.push(driver.held);
  }
  hits.push(...driver.end());
  return { hits, held };
}

/** The state of one channel as one scanner sees it. */
export class Driver {
  readonly #scanner: Scanner;
  #text = '';
  /** Absolute folded offset of `#text[0]`. */
  #base = 0;
  /** Absolute folded offset up to which the scanner has judged. */
  #from = 0;
  #rawLength = 0;
  #half = '';
  #pieces: Piece[] = [];

  constructor(scanner: Scanner) {
    this.#scanner = scanner;
  }

  /** Characters that the scanner holds now. */
  get held(): number {
    return this.#base + this.#text.length - this.#from;
  }

  /** Takes the next chunk, which may end inside a surrogate pair. */
  push(chunk: string): Hit[] {
    const text = this.#half + chunk;
    const cut = endsInHalf(text) ? text.length - 1 : text.length;
    this.#half = text.slice(cut);
    return this.#scan(text.slice(0, cut), false);
  }

  /** Says that nothing follows. */
  end(): Hit[] {
    const rest = this.#half;
    this.#half = '';
    return this.#scan(rest, true);
  }

  #scan(raw: string, final: boolean): Hit[] {
    const folded = this.#scanner.on === 'raw' ? { text: raw, starts: undefined, ends: undefined } : fold(raw);
    const fresh = this.#text.length;
    this.#pieces.push({ foldedAt: this.#base + fresh, rawAt: this.#rawLength, folded });
    this.#rawLength += raw.length;
    this.#text += folded.text;
    const from = this.#from - this.#base;
    const answer = this.#scanner.scan({ text: this.#text, from, fresh, final, first: this.#base === 0 });
    const hits = answer.hits.map((hit) => this.#toRaw(hit));
    this.#from = this.#base + answer.holdFrom;
    this.#forget();
    return hits;
  }

  /** Drops what no call looks at again. */
  #forget(): void {
    const keep = Math.max(0, this.#from - this.#base - this.#scanner.context);
    this.#text = this.#text.slice(keep);
    this.#base += keep;
    const end = (piece: Piece) => piece.foldedAt + piece.folded.text.length;
    const first = this.#pieces.findIndex((piece) => end(piece) > this.#base);
    if (first !== 0) this.#pieces = first < 0 ? [] : this.#pieces.slice(first);
  }

  #toRaw(hit: Hit): Hit {
    const start = this.#locate(this.#base + hit.start);
    const last = this.#locate(this.#base + hit.end - 1);
    return { type: hit.type, start: start[0], end: last[1], score: hit.score };
  }

  /** Raw start and end of the code point which a folded unit comes from. */
  #locate(at: number): readonly [number, number] {
    const piece = this.#pieces.findLast((candidate) => candidate.foldedAt <= at);
    if (piece === undefined) throw new Error('a scanner reported a hit outside its text');
    const unit = at - piece.foldedAt;
    const { starts, ends } = piece.folded;
    return [piece.rawAt + (starts?.[unit] ?? unit), piece.rawAt + (ends?.[unit] ?? unit + 1)];
  }
}

function endsInHalf(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  return last >= 0xd800 && last <= 0xdbff;
}
