/** Reader for an event stream whose data are JSON documents: one unit per event. bench: dialects */
import type { ReadLimits } from '../../core/dialect.ts';
import { type Fault, fault } from '../../core/fault.ts';
import type {
  Channel,
  Facts,
  Reader,
  Reading,
  Skipped,
  SkippedPart,
  TextRun,
  Unit,
} from '../../core/segment.ts';
import { addSkipped } from '../json/add-skipped.ts';
import type { Place } from '../json/place.ts';
import type { Format } from '../json/shape.ts';
import type { TextPiece } from '../json/token-sink.ts';
import { JsonTokenizer } from '../json/tokenizer.ts';
import { type Hooks, ValueGate } from '../json/value-gate.ts';
import { Walker } from '../json/walker.ts';
import { decodeUtf8 } from '../utf8.ts';
import { type EventLine, eventLines } from './event-lines.ts';
import { EventSplitter } from './event-splitter.ts';

/** What a dialect adds to an event stream; `Owner` is what it keeps of the object that a string stands in. */
export interface StreamHooks<Owner> extends Pick<Hooks, 'opened' | 'closed' | 'string' | 'number' | 'word'> {
  readonly facts: Facts;
  /** An event begins; events count from 1. */
  begin(event: number): void;
  /** Whose string is being read; it may learn more until the event ends. */
  owner(): Owner;
  /** The channel of a string of an event that is complete, or a fault. */
  channel(place: Place, owner: Owner): Channel | Fault;
}

export interface StreamOptions<Owner> {
  readonly format: Format;
  readonly limits: ReadLimits;
  readonly hooks: StreamHooks<Owner>;
  /** The role of text outside of data (comments, names of events). */
  readonly outside: Channel['role'];
}

interface Waiting<Owner> {
  readonly place: Place;
  readonly owner: Owner;
  readonly piece: TextPiece;
}

/** Data that ends the stream; SDKs stop at whatever begins with it. */
const END_MARK = Buffer.from('[DONE]');
const NEW_LINE = Buffer.from('\n');

/** Reads one stream. */
export class StreamReader<Owner> implements Reader {
  readonly #options: StreamOptions<Owner>;
  readonly #splitter: EventSplitter;
  readonly #walker: Walker;
  readonly #tokenizer: JsonTokenizer;
  #events = 0;
  #closed = false;
  #dropped = 0;
  #waiting: Waiting<Owner>[] = [];
  #runs: TextRun[] = [];
  readonly #skipped: Skipped[] = [];
  /** Of the event being read; they count before its text. */
  #parts: SkippedPart[] | undefined;

  constructor(options: StreamOptions<Owner>) {
    this.#options = options;
    const { format, hooks, limits } = options;
    const gate = new ValueGate({
      run: (place, piece) => {
        if (piece.text !== '') this.#waiting.push({ place, owner: hooks.owner(), piece });
      },
      fixedRun: (channel, piece) => this.#runs.push({ channel, ...piece, spelling: 'json' }),
      skip: (skipped) => this.#skip(skipped),
      opened: (place, array, at) => hooks.opened(place, array, at),
      closed: (place, at) => hooks.closed(place, at),
      string: (place, value) => hooks.string(place, value),
      number: (place, value) => hooks.number(place, value),
      word: (place, value) => hooks.word(place, value),
    });
    this.#splitter = new EventSplitter(limits.eventBytes);
    this.#walker = new Walker(format, gate);
    this.#tokenizer = new JsonTokenizer({
      sink: this.#walker,
      names: format.names,
      depth: limits.depth,
      loneSurrogates: true,
    });
  }

  get facts(): Facts {
    return this.#options.hooks.facts;
  }

  push(bytes: Uint8Array): Reading {
    if (this.#closed) {
      this.#dropped += bytes.length;
      return { units: [], skipped: [] };
    }
    const reading = this.#read(this.#splitter.push(bytes));
    if (reading.fault !== undefined || this.#closed || !this.#splitter.tooLarge) return reading;
    const message = `An event of the stream has more than ${this.#options.limits.eventBytes} bytes; raise limits.eventBytes.`;
    return { ...reading, fault: fault('too-large', message) };
  }

  end(): Reading {
    const { events, tail } = this.#splitter.end();
    const reading = this.#read(events);
    const skipped = [...reading.skipped];
    const after = this.#dropped + (this.#closed ? tail : 0);
    if (after > 0) skipped.push({ path: '$', reason: 'after-end', bytes: after });
    if (tail > 0 && !this.#closed) skipped.push({ path: '$', reason: 'unterminated', bytes: tail });
    return { ...reading, skipped };
  }

  #read(events: readonly Uint8Array[]): Reading {
    const units: Unit[] = [];
    for (const bytes of events) {
      if (this.#closed) {
        this.#dropped += bytes.length;
        continue;
      }
      const problem = this.#event(bytes);
      if (problem !== undefined) return { units, skipped: this.#skipped.splice(0), fault: problem };
      const unit = { bytes, runs: this.#runs, closes: this.#closed };
      units.push(this.#parts === undefined ? unit : { ...unit, skipped: this.#parts });
    }
    return { units, skipped: this.#skipped.splice(0) };
  }

  #event(bytes: Uint8Array): Fault | undefined {
    this.#runs = [];
    this.#parts = undefined;
    this.#options.hooks.begin(++this.#events);
    const lines = eventLines(bytes, this.#events === 1);
    const data = lines.filter((line) => line.kind === 'data');
    const first = data[0];
    if (first !== undefined && beginsWithEndMark(bytes, first)) {
      this.#closed = true;
      return this.#texts(bytes, [
        { ...first, start: first.start + END_MARK.length },
        ...lines.filter((line) => line !== first),
      ]);
    }
    const problem = data.some(({ start, end }) => end > start) ? this.#document(bytes, data) : undefined;
    if (problem !== undefined || lines.length === data.length) return problem;
    return this.#texts(
      bytes,
      lines.filter((line) => line.kind === 'text'),
    );
  }

  #skip(part: Skipped): void {
    addSkipped(this.#skipped, part);
    this.#parts ??= [];
    this.#parts.push({ part, after: 0 });
  }

  #document(bytes: Uint8Array, data: readonly EventLine[]): Fault | undefined {
    this.#walker.reset();
    this.#tokenizer.reset();
    for (const [index, { start, end }] of data.entries()) {
      if (index > 0) this.#tokenizer.push(NEW_LINE, start);
      this.#tokenizer.push(bytes.subarray(start, end), start);
    }
    const problem = this.#tokenizer.end() ?? this.#settle();
    this.#waiting.length = 0;
    return problem;
  }

  /** Gives every string of a complete event its channel. */
  #settle(): Fault | undefined {
    const mixed = this.#runs.length > 0;
    for (const { place, owner, piece } of this.#waiting) {
      const channel = this.#options.hooks.channel(place, owner);
      if ('kind' in channel) return channel;
      this.#runs.push({ channel, ...piece, spelling: 'json', last: piece.last && !place.shape.joined });
    }
    if (mixed) this.#runs.sort((one, other) => one.start - other.start);
    return undefined;
  }

  /** Lines that are not data: text all the same, because a client may show it. */
  #texts(bytes: Uint8Array, lines: readonly EventLine[]): Fault | undefined {
    for (const { field, start, end } of lines) {
      const text = decodeUtf8(bytes, start, end);
      const path = `event.${field}`;
      if (text === undefined)
        return fault('unreadable', 'A line of the stream is not UTF-8; send UTF-8.', path);
      if (text.trim() === '') continue;
      const channel: Channel = { path, role: this.#options.outside, settled: true, editable: false };
      this.#runs.push({ channel, text, start, end, spelling: 'text', last: true });
    }
    this.#runs.sort((one, other) => one.start - other.start);
    return undefined;
  }
}

function beginsWithEndMark(bytes: Uint8Array, line: EventLine): boolean {
  if (bytes[line.start] !== END_MARK[0]) return false;
  return END_MARK.compare(bytes, line.start, Math.min(line.end, line.start + END_MARK.length)) === 0;
}
