/**
 * Bytes of a streamed JSON array -> its elements, in any chunking. A unit is an element with what stands before it (`[`
 * or a comma, blanks); the bracket at the end is the last. An answer that is one object and no array is one element.
 */
import { type Fault, fault } from '../../core/fault.ts';
import {
  BACKSLASH,
  byteAt,
  CLOSE_ARRAY,
  CLOSE_OBJECT,
  COMMA,
  isBlank,
  OPEN_ARRAY,
  OPEN_OBJECT,
  QUOTE,
} from '../json/bytes.ts';
import { UnitBytes } from '../unit-bytes.ts';

/** One element: its unit, and where in it the JSON of the element stands (half open). */
export interface Element {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
}

/** What the next byte may be. */
type State = 'start' | 'first' | 'next' | 'inside' | 'after' | 'closed';

const NO_ARRAY = 'The stream is not a JSON array of objects; send one, or events.';
const CUT_SHORT = 'The JSON ends in the middle; send all of it.';

/** Splits one array; it only finds where elements end, whoever reads them has to be strict. */
export class ElementSplitter {
  readonly #pending: UnitBytes;
  readonly #limit: number;
  #state: State = 'start';
  #array = false;
  #depth = 0;
  #quoted = false;
  #escaped = false;
  /** Where the element begins in its unit. */
  #element = 0;
  #fault: Fault | undefined;
  #count = 0;

  /** `limit` is in bytes per unit. */
  constructor(limit: number) {
    this.#limit = limit;
    this.#pending = new UnitBytes(limit);
  }

  /** Units behind which nothing can stand, the last of which closes the array; infinite while it is open. */
  get closedAt(): number {
    if (this.#state !== 'closed') return Number.POSITIVE_INFINITY;
    return this.#array ? this.#count + 1 : this.#count;
  }

  /** Takes the next bytes; returns the elements which they complete, and why no more can be read. */
  push(bytes: Uint8Array): { readonly elements: readonly Element[]; readonly fault: Fault | undefined } {
    const elements: Element[] = [];
    let unit = 0;
    let at = 0;
    while (at < bytes.length && this.#fault === undefined) {
      if (this.#state !== 'inside') {
        this.#between(byteAt(bytes, at), this.#pending.length + at - unit);
        at++;
        continue;
      }
      at = this.#inside(bytes, at);
      if (this.#depth > 0) continue;
      const element = this.#complete(bytes.subarray(unit, at));
      if (element !== undefined) elements.push(element);
      unit = at;
    }
    if (this.#fault === undefined) this.#pending.keep(bytes.subarray(unit));
    return { elements, fault: this.#fault ?? this.#bound() };
  }

  /** No more bytes follow: what stands behind the last element, or what is missing. */
  end(): { readonly rest: Uint8Array; readonly fault: Fault | undefined } {
    const rest = this.#pending.complete(new Uint8Array(0)) ?? new Uint8Array(0);
    const missing = this.#state === 'closed' ? undefined : fault('unreadable', CUT_SHORT, '$');
    return { rest, fault: this.#fault ?? this.#bound() ?? missing };
  }

  /** A byte outside of the elements, and how far into the unit it stands. */
  #between(byte: number, offset: number): void {
    if (isBlank(byte)) return;
    const next = this.#nextState(byte);
    if (next === undefined) {
      this.#fault = fault('unreadable', NO_ARRAY, '$');
      return;
    }
    this.#array ||= byte === OPEN_ARRAY;
    this.#state = next;
    if (next !== 'inside') return;
    this.#depth = 1;
    this.#element = offset;
  }

  #nextState(byte: number): State | undefined {
    switch (this.#state) {
      case 'start':
        return byte === OPEN_ARRAY ? 'first' : begins(byte);
      case 'first':
        return byte === CLOSE_ARRAY ? 'closed' : begins(byte);
      case 'next':
        return begins(byte);
      case 'after':
        if (byte === COMMA) return 'next';
        return byte === CLOSE_ARRAY ? 'closed' : undefined;
      default:
        return undefined;
    }
  }

  /** Goes on to the end of the element, or of the chunk; returns where that is. */
  #inside(bytes: Uint8Array, from: number): number {
    let at = from;
    while (at < bytes.length && this.#depth > 0) {
      const byte = byteAt(bytes, at++);
      if (this.#quoted) this.#inString(byte);
      else if (byte === QUOTE) this.#quoted = true;
      else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) this.#depth++;
      else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) this.#depth--;
    }
    return at;
  }

  #inString(byte: number): void {
    if (this.#escaped) this.#escaped = false;
    else if (byte === BACKSLASH) this.#escaped = true;
    else if (byte === QUOTE) this.#quoted = false;
  }

  #complete(rest: Uint8Array): Element | undefined {
    this.#state = this.#array ? 'after' : 'closed';
    const bytes = this.#pending.complete(rest);
    if (bytes === undefined) return undefined;
    this.#count++;
    return { bytes, start: this.#element, end: bytes.length };
  }

  #bound(): Fault | undefined {
    if (!this.#pending.tooLarge) return undefined;
    return fault(
      'too-large',
      `An element of the stream has more than ${this.#limit} bytes; raise limits.eventBytes.`,
    );
  }
}

function begins(byte: number): State | undefined {
  return byte === OPEN_OBJECT ? 'inside' : undefined;
}
