/** Reader for an event stream whose data are JSON documents: one unit per event. bench: dialects */
import type { ReadLimits } from '../../core/dialect.ts';
import { type Fault, fault } from '../../core/fault.ts';
import type { Channel, Facts, Reader, Reading, Skipped, Unit } from '../../core/segment.ts';
import { addSkipped } from '../json/add-skipped.ts';
import type { Format } from '../json/shape.ts';
import { UnitDocument, type UnitHooks } from '../json/unit-document.ts';
import { decodeUtf8 } from '../utf8.ts';
import { EventForm } from './event-form.ts';
import { type EventLine, eventLines } from './event-lines.ts';
import { EventSplitter } from './event-splitter.ts';
import { standsAlone } from './line-end.ts';
import { OutsideTexts } from './outside-texts.ts';
import { strayLine } from './stray-line.ts';

/** What a dialect adds to an event stream. */
export interface StreamHooks<Owner> extends UnitHooks<Owner> {
  readonly facts: Facts;
  /** An event begins; events count from 1. */
  begin(event: number): void;
  /** True when the event that was read last is the end of the stream, as an end mark would be. */
  closes?(): boolean;
  /**
   * True when reading an event like the last one, with others of its unmarked texts and with nothing read in between, would
   * change nothing that is kept here, name the same channels and ask for nothing else. Never, when left out.
   */
  repeats?(): boolean;
}

export interface StreamOptions<Owner> {
  readonly format: Format;
  readonly limits: ReadLimits;
  readonly hooks: StreamHooks<Owner>;
  /** The role of text outside of data (comments, names of events). */
  readonly outside: Channel['role'];
  /** Names of events that are words of the format and not text. */
  readonly eventNames?: ReadonlySet<string>;
  /** The same where they are judged as text, each by itself. */
  readonly eventWords?: ReadonlySet<string>;
}

/** Data that ends the stream; SDKs stop at whatever begins with it. */
const END_MARK = Buffer.from('[DONE]');

/** Each line of an event costs some hundred bytes while it is read. */
const MOST_LINES = 65_536;
/** Forms of a stream that fitted nothing, one after the other, before only some of its events are remembered. */
const MOST_IN_VAIN = 16;
const NOTHING: readonly [] = [];
const TOO_MANY_LINES = `An event of the stream has more than ${MOST_LINES} lines; send fewer.`;

/** Reads one stream. */
export class StreamReader<Owner> implements Reader {
  readonly #options: StreamOptions<Owner>;
  readonly #splitter: EventSplitter;
  readonly #document: UnitDocument<Owner>;
  /** What stands outside of data, which events may say piece by piece. */
  readonly #outside: OutsideTexts;
  #events = 0;
  /** Of the last event, where others may be like it. */
  #form: EventForm | undefined;
  #inVain = 0;
  #closed = false;
  #dropped = 0;

  constructor(options: StreamOptions<Owner>) {
    this.#options = options;
    this.#outside = new OutsideTexts(options.outside, options.eventWords);
    this.#splitter = new EventSplitter(options.limits.eventBytes);
    this.#document = new UnitDocument({ ...options, loneSurrogates: true });
  }

  get facts(): Facts {
    return this.#options.hooks.facts;
  }

  push(bytes: Uint8Array): Reading {
    if (this.#closed) {
      this.#dropped += bytes.length;
      return { units: [], skipped: [] };
    }
    const alike = this.#splitter.between ? this.#likeTheLast(bytes) : undefined;
    if (alike !== undefined) return { units: [alike], skipped: NOTHING };
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
    const skipped: Skipped[] = [];
    for (const bytes of events) {
      if (this.#closed) {
        this.#dropped += bytes.length;
        continue;
      }
      const alike = this.#likeTheLast(bytes);
      if (alike !== undefined) {
        units.push(alike);
        continue;
      }
      const problem = this.#event(bytes);
      for (const { part } of this.#document.skipped ?? []) addSkipped(skipped, part);
      if (problem !== undefined) return { units, skipped, fault: problem };
      units.push(this.#document.unit(bytes, this.#closed));
    }
    return { units, skipped };
  }

  /** An event that is the last one with other words in it; undefined for any other, and for what is no whole event. */
  #likeTheLast(bytes: Uint8Array): Unit | undefined {
    if (this.#form === undefined || bytes.length > this.#options.limits.eventBytes) return undefined;
    const unit = this.#form.unitOf(bytes);
    if (unit === undefined) return undefined;
    this.#inVain = 0;
    this.#options.hooks.begin(++this.#events);
    return unit;
  }

  /** Remembers what an event was like that changed nothing but its texts. */
  #remember(bytes: Uint8Array): void {
    const { free, runs } = this.#document;
    // Only before the first event a byte order mark may stand.
    const others = free !== undefined && !this.#closed && this.#events > 1;
    if (!others || !standsAlone(bytes) || this.#options.hooks.repeats?.() !== true) return;
    if (this.#inVain > MOST_IN_VAIN && this.#events % MOST_IN_VAIN > 0) return;
    this.#inVain++;
    this.#form = EventForm.of(bytes, { runs, free });
  }

  #event(bytes: Uint8Array): Fault | undefined {
    this.#form = undefined;
    this.#document.begin();
    this.#options.hooks.begin(++this.#events);
    const lines = eventLines(bytes, this.#events === 1);
    if (lines.length > MOST_LINES) return fault('too-large', TOO_MANY_LINES);
    const data = lines.filter((line) => line.kind === 'data');
    const first = data[0];
    if (first !== undefined && beginsWithEndMark(bytes, first)) {
      this.#closed = true;
      return this.#texts(bytes, [
        { ...first, start: first.start + END_MARK.length },
        ...lines.filter((line) => line !== first),
      ]);
    }
    const problem = data.some(({ start, end }) => end > start) ? this.#document.read(bytes, data) : undefined;
    this.#closed = problem === undefined && (this.#options.hooks.closes?.() ?? false);
    const texts = lines.length === data.length ? [] : lines.filter((line) => line.kind === 'text');
    const told = problem ?? this.#texts(bytes, texts);
    const goesOn = this.#outside.ended();
    if (told === undefined && data.length === 1 && !goesOn) this.#remember(bytes);
    return told;
  }

  /** Lines that are not data: text all the same, because a client may show it. */
  #texts(bytes: Uint8Array, lines: readonly EventLine[]): Fault | undefined {
    const { runs } = this.#document;
    for (const { field, start, end } of lines) {
      const text = decodeUtf8(bytes, start, end);
      const path = `event.${field}`;
      if (text === undefined)
        return fault('unreadable', 'A line of the stream is not UTF-8; send UTF-8.', path);
      const stray = field === '*' ? strayLine(text) : undefined;
      if (stray !== undefined) return stray;
      if (text.trim() === '') continue;
      if (field === 'event' && this.#options.eventNames?.has(text)) continue;
      runs.push({ ...this.#outside.run(field, { text, start, end, last: true }), spelling: 'text' });
    }
    runs.sort((one, other) => one.start - other.start);
    return undefined;
  }
}

function beginsWithEndMark(bytes: Uint8Array, line: EventLine): boolean {
  if (bytes[line.start] !== END_MARK[0]) return false;
  return END_MARK.compare(bytes, line.start, Math.min(line.end, line.start + END_MARK.length)) === 0;
}
