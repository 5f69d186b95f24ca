/**
 * Event form: an event that was read, but for some of its strings. Streams repeat one event with another word in it, over and
 * over: whatever has the same bytes around strings that are valid reads alike, and needs no second look. bench: dialects
 */
import type { TextRun, Unit } from '../../core/segment.ts';
import { byteAt, QUOTE } from '../json/bytes.ts';
import { lenientLength } from '../json/character.ts';
import { asBuffer, decodeText } from '../json/decode.ts';
import { type Spelled, spelledFrom } from '../json/spelled.ts';

/** Bytes around the strings of a form, at most: it is kept as long as its stream. */
const MOST_BYTES = 8192;
const MOST_RUNS = 64;
/** So few bytes are compared one by one: the way into native code takes longer. */
const SHORT = 64;

/** What an event was read to. */
export interface ReadEvent {
  /** In order of their bytes. */
  readonly runs: readonly TextRun[];
  /** Those in whose place other text would change nothing else, in order. */
  readonly free: readonly TextRun[];
}

/** The form of one event. */
export class EventForm {
  /** What stands before, between and behind the strings that may be others, quotes included. */
  readonly #around: readonly Uint8Array[];
  /** Runs are taken out of their units, so the form keeps a list of its own. */
  readonly #runs: readonly TextRun[];
  readonly #free: readonly TextRun[];
  readonly #spelled: Spelled[] = [];

  private constructor(around: readonly Uint8Array[], { runs, free }: ReadEvent) {
    this.#around = around;
    this.#runs = [...runs];
    this.#free = free;
  }

  /** The form of an event of these bytes; undefined where none of its strings may be another, and for large ones. */
  static of(bytes: Uint8Array, read: ReadEvent): EventForm | undefined {
    if (read.free.length === 0 || read.runs.length > MOST_RUNS) return undefined;
    const around: Uint8Array[] = [];
    let from = 0;
    let size = 0;
    for (const { start, end } of [...read.free, { start: bytes.length, end: 0 }]) {
      // A copy of its own: one in Node's pool of small buffers would keep all of the pool as long as the stream.
      around.push(new Uint8Array(bytes.subarray(from, start)));
      size += start - from;
      from = end;
    }
    return size > MOST_BYTES ? undefined : new EventForm(around, read);
  }

  /** What an event of this form is read to; undefined for any other. */
  unitOf(bytes: Uint8Array): Unit | undefined {
    const buffer = asBuffer(bytes);
    return this.#fits(buffer) ? { bytes, runs: this.#runsIn(buffer), closes: false } : undefined;
  }

  /** Looks at every byte; notes where the strings stand. An empty one is no text, and another form. */
  #fits(bytes: Buffer): boolean {
    const spelled = this.#spelled;
    let count = 0;
    let at = 0;
    for (const around of this.#around) {
      if (!standsAt(around, bytes, at)) return false;
      at += around.length;
      if (count === this.#free.length) break;
      const next = spelledFrom(bytes, at, lenientLength);
      if (next.end === at || next.end === bytes.length || byteAt(bytes, next.end) !== QUOTE) return false;
      spelled[count++] = next;
      at = next.end;
    }
    return at === bytes.length;
  }

  /** The runs of an event that fits: with its own texts, and where they stand now. */
  #runsIn(buffer: Buffer): TextRun[] {
    const own: TextRun[] = [];
    let shift = 0;
    let next = 0;
    for (const run of this.#runs) {
      const spelled = this.#free[next] === run ? this.#spelled[next++] : undefined;
      own.push(spelled === undefined ? moved(run, shift) : respelled(run, buffer, spelled));
      if (spelled !== undefined) shift = spelled.end - run.end;
    }
    return own;
  }
}

function moved({ channel, text, start, end, spelling, last }: TextRun, by: number): TextRun {
  return { channel, text, start: start + by, end: end + by, spelling, last };
}

function respelled({ channel, spelling, last }: TextRun, buffer: Buffer, spelled: Spelled): TextRun {
  const { start, end } = spelled;
  return { channel, text: decodeText(buffer, spelled), start, end, spelling, last };
}

function standsAt(part: Uint8Array, bytes: Buffer, from: number): boolean {
  const end = from + part.length;
  if (end > bytes.length) return false;
  if (part.length > SHORT) return bytes.compare(part, 0, part.length, from, end) === 0;
  for (let at = 0; at < part.length; at++) if (part[at] !== bytes[from + at]) return false;
  return true;
}
