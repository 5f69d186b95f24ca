/**
 * Bytes of a multipart body -> the heads and the contents of its parts, in any chunking (RFC 2046, section 5.1.1). Only
 * one spelling is taken: CRLF, no preamble, no blanks behind a boundary, the last boundary, at most one CRLF behind it;
 * and the boundary stands nowhere else, because readers differ in what they take for one.
 */
import { type Fault, fault } from '../../core/fault.ts';

/** Bytes that the header lines of one part may have. */
const LONGEST_HEAD = 4096;
const MOST_PARTS = 1000;

/** What came: the header lines of a part, bytes of its content, or its end. */
export type PartEvent =
  | {
      readonly kind: 'head';
      readonly bytes: Buffer;
      /** Where the header lines and the content begin in the body. */
      readonly start: number;
      readonly content: number;
    }
  | { readonly kind: 'content'; readonly bytes: Buffer }
  | { readonly kind: 'end' };

type State = 'first' | 'boundary' | 'head' | 'content' | 'last';

const CRLF = Buffer.from('\r\n');
const BLANK_LINE = Buffer.from('\r\n\r\n');
const CLOSING = Buffer.from('--');

const PREAMBLE = 'The form does not begin with its boundary; send nothing in front of it.';
const BEHIND =
  'A boundary of the form is followed by something else than a line end or "--"; send nothing behind it.';
const INSIDE = 'The boundary of the form stands inside a part; choose one that does not.';
const EPILOGUE = 'Bytes follow the last boundary of the form; send nothing behind it.';
const UNENDED = 'The form ends before its last boundary; send all of it.';

/** Splits one body. */
export class PartSplitter {
  readonly #boundary: Buffer;
  #state: State = 'first';
  /** Bytes that came and were not told of, the first of which stands at `#at` in the body. */
  #rest = Buffer.alloc(0);
  #at = 0;
  #parts = 0;
  #fault: Fault | undefined;

  constructor(boundary: string) {
    this.#boundary = Buffer.from(`--${boundary}`, 'latin1');
  }

  /** Set once the body cannot be read; what came before it was told of. */
  get fault(): Fault | undefined {
    return this.#fault;
  }

  /** Takes the next bytes. */
  push(bytes: Uint8Array): PartEvent[] {
    const events: PartEvent[] = [];
    this.#rest = Buffer.concat([this.#rest, bytes]);
    while (this.#fault === undefined && this.#step(events));
    return events;
  }

  /** No more bytes follow. Returns a fault when the form is not complete. */
  end(): Fault | undefined {
    if (this.#fault !== undefined) return this.#fault;
    if (this.#state !== 'last') this.#fail(UNENDED);
    else if (this.#rest.length === 1) this.#fail(EPILOGUE);
    return this.#fault;
  }

  /** Takes one piece of what has come; false when more is needed. */
  #step(events: PartEvent[]): boolean {
    switch (this.#state) {
      case 'first':
        return this.#first();
      case 'boundary':
        return this.#behindBoundary();
      case 'head':
        return this.#head(events);
      case 'content':
        return this.#content(events);
      case 'last':
        return this.#last();
    }
  }

  #first(): boolean {
    const { length } = this.#boundary;
    if (this.#rest.length < length) return false;
    if (!this.#rest.subarray(0, length).equals(this.#boundary)) return this.#fail(PREAMBLE);
    return this.#enter('boundary', length);
  }

  #behindBoundary(): boolean {
    if (this.#rest.length < 2) return false;
    const behind = this.#rest.subarray(0, 2);
    if (behind.equals(CLOSING)) return this.#enter('last', 2);
    if (!behind.equals(CRLF)) return this.#fail(BEHIND);
    if (++this.#parts > MOST_PARTS) return this.#fail(`The form has more than ${MOST_PARTS} parts.`);
    return this.#enter('head', 2);
  }

  #head(events: PartEvent[]): boolean {
    const bare = this.#rest.subarray(0, CRLF.length).equals(CRLF);
    const end = bare ? 0 : this.#rest.indexOf(BLANK_LINE);
    const known = end < 0 ? this.#rest.length - BLANK_LINE.length + 1 : end;
    if (known > LONGEST_HEAD)
      return this.#fail(`The header lines of a part have more than ${LONGEST_HEAD} bytes.`);
    if (end < 0) return false;
    const bytes = this.#rest.subarray(0, end);
    if (bytes.includes(this.#boundary)) return this.#fail(INSIDE);
    const length = end === 0 ? CRLF.length : end + BLANK_LINE.length;
    events.push({ kind: 'head', bytes, start: this.#at, content: this.#at + length });
    return this.#enter('content', length);
  }

  #content(events: PartEvent[]): boolean {
    const found = this.#rest.indexOf(this.#boundary);
    if (found < 0) {
      // The end may be the beginning of a line end and a boundary.
      const safe = this.#rest.length - this.#boundary.length - CRLF.length + 1;
      if (safe > 0) this.#tell(events, safe);
      return false;
    }
    // Told in any case, as it would be had the boundary come later.
    const end = Math.max(0, found - CRLF.length);
    const ended = this.#rest.subarray(end, found).equals(CRLF);
    if (end > 0) this.#tell(events, end);
    if (!ended) return this.#fail(INSIDE);
    events.push({ kind: 'end' });
    return this.#enter('boundary', CRLF.length + this.#boundary.length);
  }

  #tell(events: PartEvent[], length: number): void {
    events.push({ kind: 'content', bytes: this.#rest.subarray(0, length) });
    this.#enter('content', length);
  }

  #last(): boolean {
    const { length } = this.#rest;
    if (length > 2 || !CRLF.subarray(0, length).equals(this.#rest)) return this.#fail(EPILOGUE);
    return false;
  }

  /** Leaves so many bytes behind. */
  #enter(state: State, length: number): true {
    this.#state = state;
    this.#rest = this.#rest.subarray(length);
    this.#at += length;
    return true;
  }

  #fail(message: string): false {
    const part = this.#state === 'last' || this.#parts === 0 ? '$' : `parts[${this.#parts - 1}]`;
    this.#fault = fault('unreadable', message, part);
    return false;
  }
}
