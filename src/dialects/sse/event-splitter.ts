/**
 * Bytes of an event stream -> whole events, in any chunking (WHATWG HTML, section 9.2.5). An event is all bytes up to
 * and with its blank line. bench: dialects
 */
import { byteAt, CARRIAGE_RETURN, LINE_FEED } from '../json/bytes.ts';
import { UnitBytes } from '../unit-bytes.ts';
import { isTerminator, lineEnd } from './line-end.ts';

/**
 * Splits a stream into events. Where a blank line is a single CR, an LF may still belong to it: it is awaited, unless
 * the line before ended in a bare CR as well; then an LF that follows all the same goes to the next event.
 */
export class EventSplitter {
  /** What came of the event being read with earlier chunks. */
  readonly #pending: UnitBytes;
  #lineEmpty = true;
  /** The byte before this one was a CR: an LF continues it. */
  #afterReturn = false;
  /** The last line ended in a CR without an LF. */
  #bareReturn = false;
  /** The event is complete but for an LF that may follow. */
  #waiting = false;

  /** `limit` is in bytes per event. */
  constructor(limit: number) {
    this.#pending = new UnitBytes(limit);
  }

  /** An event has more bytes than the limit; nothing more is read. */
  get tooLarge(): boolean {
    return this.#pending.tooLarge;
  }

  /** True where nothing has come of an event, and nothing may still belong to the one before. */
  get between(): boolean {
    const open = this.#waiting || this.#afterReturn || !this.#lineEmpty;
    return this.#pending.length === 0 && !open && !this.tooLarge;
  }

  /** Takes the next bytes; returns the events which they complete. */
  push(bytes: Uint8Array): Uint8Array[] {
    const events: Uint8Array[] = [];
    let start = 0;
    for (let at = 0; at < bytes.length && !this.tooLarge; at++) {
      const byte = byteAt(bytes, at);
      if (this.#waiting && byte !== LINE_FEED) start += this.#complete(events, bytes.subarray(start, at));
      if (isTerminator(byte)) {
        if (this.#terminator(byte)) start += this.#complete(events, bytes.subarray(start, at + 1));
      } else {
        this.#lineEmpty = false;
        this.#afterReturn = false;
        at = lineEnd(bytes, at) - 1;
      }
    }
    this.#pending.keep(bytes.subarray(start));
    return events;
  }

  /** No more bytes follow: the event that only waited for an LF, and how many bytes of an unfinished one are left. */
  end(): { readonly events: readonly Uint8Array[]; readonly tail: number } {
    const events: Uint8Array[] = [];
    const leftover = this.#pending.length === 1 && this.#lineEmpty && !this.tooLarge;
    if (this.#waiting || leftover) this.#complete(events, new Uint8Array(0));
    return { events, tail: this.#pending.length };
  }

  /** Takes the end of a line; true when an event ends with this byte. */
  #terminator(byte: number): boolean {
    if (byte === LINE_FEED && this.#afterReturn) {
      this.#afterReturn = false;
      this.#bareReturn = false;
      return this.#waiting;
    }
    const blank = this.#lineEmpty;
    const ends = blank && (byte === LINE_FEED || this.#bareReturn);
    this.#waiting = blank && !ends;
    this.#afterReturn = byte === CARRIAGE_RETURN;
    this.#bareReturn = byte === CARRIAGE_RETURN;
    this.#lineEmpty = true;
    return ends;
  }

  /** Adds the event that ends with these bytes; returns their number. */
  #complete(events: Uint8Array[], rest: Uint8Array): number {
    const event = this.#pending.complete(rest);
    if (event !== undefined) events.push(event);
    this.#waiting = false;
    return rest.length;
  }
}
