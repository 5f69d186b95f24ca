/** Reader for an AWS event stream: one unit per frame. bench: dialects */
import type { ReadLimits } from '../../core/dialect.ts';
import { ok, type Result } from '../../core/fault.ts';
import type {
  Channel,
  Facts,
  Reader,
  Reading,
  Sealing,
  Skipped,
  SkippedPart,
  TextRun,
  Unit,
} from '../../core/segment.ts';
import { addSkipped } from '../json/add-skipped.ts';
import { type Frame, type FrameHeader, readFrame } from './frame.ts';
import { FrameSplitter } from './frame-splitter.ts';

/** What a frame's payload was found to hold, in the order of its bytes. */
export interface Contents extends Pick<Unit, 'runs' | 'skipped' | 'kept'> {
  readonly sealing: Sealing;
}

/** Reads the payloads of one stream. */
export interface Payloads {
  readonly facts: Facts;
  /** Names of events and exceptions. */
  readonly types: ReadonlySet<string>;
  /** Reads the next frame, which is of that type; frames count from 1. */
  read(frame: Frame, type: string, count: number): Result<Contents>;
}

/** Headers whose value says what a frame is. */
const TYPES = [':event-type', ':exception-type'];
const WORDS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [':message-type', new Set(['event', 'exception', 'error'])],
  [':content-type', new Set(['application/json'])],
]);
/** Names that paths may show. */
const NAMES = new Set([...TYPES, ...WORDS.keys(), ':error-code', ':error-message']);

/** Bytes of a number that spells nothing. */
const SMALL = 4;

/** Reads one stream. */
export class FrameReader implements Reader {
  readonly #payloads: Payloads;
  readonly #splitter: FrameSplitter;
  #frames = 0;
  #before: Frame | undefined;
  /** What the headers of that frame say, and that they are nothing but words of the format. */
  #type = '';
  #worded = false;

  constructor(payloads: Payloads, limits: ReadLimits) {
    this.#payloads = payloads;
    this.#splitter = new FrameSplitter(limits.eventBytes);
  }

  get facts(): Facts {
    return this.#payloads.facts;
  }

  push(bytes: Uint8Array): Reading {
    const { frames, fault } = this.#splitter.push(bytes);
    const units: Unit[] = [];
    const skipped: Skipped[] = [];
    for (const frame of frames) {
      const unit = this.#unit(frame);
      if (!unit.ok) return { units, skipped, fault: unit.fault };
      for (const { part } of unit.value.skipped ?? []) addSkipped(skipped, part);
      units.push(unit.value);
    }
    return fault === undefined ? { units, skipped } : { units, skipped, fault };
  }

  end(): Reading {
    const { open } = this.#splitter;
    return { units: [], skipped: open === 0 ? [] : [{ path: '$', reason: 'unterminated', bytes: open }] };
  }

  #unit(bytes: Uint8Array): Result<Unit> {
    const frame = readFrame(bytes, this.#before);
    if (!frame.ok) return frame;
    const { headers } = frame.value;
    if (headers !== this.#before?.headers) {
      this.#type = headers.find(({ name }) => TYPES.includes(name))?.text ?? '';
      this.#worded = headers.every(
        (header) => this.#texts(header).length === 0 && dataOf(header).length === 0,
      );
    }
    this.#before = frame.value;
    const contents = this.#payloads.read(frame.value, this.#type, ++this.#frames);
    if (!contents.ok) return contents;
    if (this.#worded) return ok({ ...contents.value, bytes, closes: false });
    const { runs, skipped = [], ...more } = contents.value;
    const parts = [...headers.flatMap(dataOf), ...skipped];
    const unit = { ...more, bytes, runs: [...headers.flatMap((header) => this.#texts(header)), ...runs] };
    return ok({ ...unit, closes: false, ...(parts.length === 0 ? {} : { skipped: parts }) });
  }

  /** What of a header is no word of the format; nobody can change it without moving what stands behind. */
  #texts({ name, spelled, value, text }: FrameHeader): TextRun[] {
    const known = NAMES.has(name);
    const words = TYPES.includes(name) ? this.#payloads.types : WORDS.get(name);
    const path = known ? `headers.${name}` : 'headers.*';
    const channel = (): Channel => ({ path, role: 'other', settled: true, editable: false });
    const run = (said: string, { start, end }: FrameHeader['value']): TextRun => ({
      ...{ channel: channel(), text: said, start, end },
      ...{ spelling: 'text', last: true },
    });
    return [
      ...(known ? [] : [run(name, spelled)]),
      ...(text === undefined || text === '' || words?.has(text) ? [] : [run(text, value)]),
    ];
  }
}

/** A value that could be longer than a small number, and is no text. */
function dataOf({ value, text }: FrameHeader): SkippedPart[] {
  const bytes = value.end - value.start;
  if (text !== undefined || bytes <= SMALL) return [];
  return [{ part: { path: 'headers.*', reason: 'opaque', bytes }, after: 0 }];
}
