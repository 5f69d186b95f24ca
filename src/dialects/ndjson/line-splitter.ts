/**
 * Bytes of JSON lines -> whole lines, in any chunking. A line ends with LF; a CR before it belongs to the end and a bare
 * CR ends nothing (jsonlines.org; ndjson-spec). A line keeps its end.
 */
import { LINE_FEED } from '../json/bytes.ts';
import { UnitBytes } from '../unit-bytes.ts';

/** Splits a body into lines. */
export class LineSplitter {
  /** What came of the line being read with earlier chunks. */
  readonly #pending: UnitBytes;

  /** `limit` is in bytes per line, its end included. */
  constructor(limit: number) {
    this.#pending = new UnitBytes(limit);
  }

  /** A line has more bytes than the limit; nothing more is read. */
  get tooLarge(): boolean {
    return this.#pending.tooLarge;
  }

  /** Takes the next bytes; returns the lines which they complete. */
  push(bytes: Uint8Array): Uint8Array[] {
    const lines: Uint8Array[] = [];
    let start = 0;
    while (!this.tooLarge) {
      const end = bytes.indexOf(LINE_FEED, start) + 1;
      if (end === 0) break;
      const line = this.#pending.complete(bytes.subarray(start, end));
      if (line !== undefined) lines.push(line);
      start = end;
    }
    this.#pending.keep(bytes.subarray(start));
    return lines;
  }

  /** No more bytes follow: the last line, when it has no end of its own. */
  end(): Uint8Array[] {
    const last = this.#pending.length === 0 ? undefined : this.#pending.complete(new Uint8Array(0));
    return last === undefined ? [] : [last];
  }
}

/** True for a line that has its end. */
export function isEnded(line: Uint8Array): boolean {
  return line.at(-1) === LINE_FEED;
}
