/** Reads what another reader reads, and tells the marked passages of its texts as documents too. */
import type { DocumentLabels, PassageMark } from '../../core/document.ts';
import type { Channel, Facts, Reader, Reading, TextRun, Unit } from '../../core/segment.ts';
import { byteOffset } from '../splice.ts';
import { type Passage, passagesIn } from './marks.ts';

/** A marked passage, and the bytes of its unit that spell it; half open. */
export interface MarkedPassage {
  readonly path: string;
  readonly labels: DocumentLabels;
  readonly start: number;
  readonly end: number;
  /** It cannot be taken out. */
  readonly fixed: boolean;
  /** Nothing but documents is in its text. */
  readonly alone: boolean;
}

/**
 * A passage is judged twice: as what it is part of, so that nobody escapes a rule by marking what they write, and as
 * retrieved, by those rules that did not judge it before. Units are handed on when they are complete.
 */
export class MarkedReader implements Reader {
  readonly #reader: Reader;
  readonly #marks: readonly PassageMark[];
  readonly #passages = new WeakMap<Unit, readonly MarkedPassage[]>();

  constructor(reader: Reader, marks: readonly PassageMark[]) {
    this.#reader = reader;
    this.#marks = marks;
  }

  get facts(): Facts {
    return this.#reader.facts;
  }

  push(bytes: Uint8Array): Reading {
    return this.#whole(this.#reader.push(bytes));
  }

  end(): Reading {
    return this.#whole(this.#reader.end());
  }

  /** The passages of a unit that was handed on. */
  passagesOf(unit: Unit): readonly MarkedPassage[] {
    return this.#passages.get(unit) ?? [];
  }

  #whole(reading: Reading): Reading {
    const units = reading.units.filter(({ bytes }) => bytes !== undefined || reading.fault !== undefined);
    for (const unit of units)
      if (unit.bytes !== undefined) this.#mark(unit, unit.sealing?.opened ?? unit.bytes);
    return { ...reading, units };
  }

  #mark(unit: Unit, bytes: Uint8Array): void {
    const found = new Map<Channel, Found>();
    for (const [channel, runs] of runsByChannel(unit.runs)) {
      const text = runs.map((run) => run.text).join('');
      const passages = passagesIn(text, this.#marks);
      if (passages.length > 0) found.set(channel, { passages, at: 0, alone: isBlank(text, passages) });
    }
    if (found.size === 0) return;
    const marking = new Marking(bytes, found);
    const runs = unit.runs.splice(0);
    const before: number[] = [];
    for (const run of runs) {
      before.push(unit.runs.length);
      unit.runs.push(...marking.take(run));
    }
    before.push(unit.runs.length);
    const skipped = unit.skipped?.splice(0) ?? [];
    unit.skipped?.push(
      ...skipped.map((part) => ({ ...part, after: before[part.after] ?? unit.runs.length })),
    );
    this.#passages.set(unit, marking.passages);
  }
}

interface Found {
  readonly passages: readonly Passage[];
  /** Characters of the channel that were taken. */
  at: number;
  readonly alone: boolean;
}

/** Texts of calls are what a model said. */
function runsByChannel(runs: readonly TextRun[]): ReadonlyMap<Channel, TextRun[]> {
  const channels = new Map<Channel, TextRun[]>();
  for (const run of runs) {
    const { channel } = run;
    if (channel.call !== undefined) continue;
    const known = channels.get(channel);
    if (known === undefined) channels.set(channel, [run]);
    else known.push(run);
  }
  return channels;
}

function isBlank(text: string, passages: readonly Passage[]): boolean {
  let at = 0;
  for (const { start, end } of passages) {
    if (text.slice(at, start).trim() !== '') return false;
    at = end;
  }
  return text.slice(at).trim() === '';
}

/** Cuts the runs of one unit where passages begin and end, and tells each passage once more. */
class Marking {
  readonly passages: MarkedPassage[] = [];
  readonly #bytes: Uint8Array;
  readonly #found: ReadonlyMap<Channel, Found>;

  constructor(bytes: Uint8Array, found: ReadonlyMap<Channel, Found>) {
    this.#bytes = bytes;
    this.#found = found;
  }

  take(run: TextRun): readonly TextRun[] {
    const found = this.#found.get(run.channel);
    if (found === undefined) return [run];
    const from = found.at;
    found.at += run.text.length;
    const pieces: TextRun[] = [];
    for (const { start, end, passage } of piecesOf(found, from)) {
      const piece = this.#cut(run, start - from, end - from);
      pieces.push(piece);
      if (passage !== undefined)
        pieces.push(
          ...this.#tell(piece, {
            found,
            passage,
            begins: start === passage.start,
            ends: end === passage.end,
          }),
        );
    }
    return pieces;
  }

  #cut(run: TextRun, start: number, end: number): TextRun {
    const isAll = start === 0 && end === run.text.length;
    if (isAll) return run;
    const fixed = run.channel.editable === false;
    return {
      ...run,
      text: run.text.slice(start, end),
      start: fixed ? run.start : byteOffset(this.#bytes, run, start),
      end: fixed ? run.end : byteOffset(this.#bytes, run, end),
      last: run.last && end === run.text.length,
    };
  }

  readonly #told = new Map<Passage, Channel>();

  #tell(piece: TextRun, { found, passage, begins, ends }: Told): readonly TextRun[] {
    const around = piece.channel;
    const channel = this.#told.get(passage) ?? passageChannel(around, found.passages.indexOf(passage));
    this.#told.set(passage, channel);
    const last = this.passages.at(-1);
    const { alone } = found;
    const fixed = around.editable === false || around.signed === true;
    const { path } = channel;
    if (begins || last?.path !== path)
      this.passages.push({ path, labels: passage.labels, start: piece.start, end: piece.end, fixed, alone });
    else this.passages[this.passages.length - 1] = { ...last, end: piece.end };
    if (around.role === 'retrieved' || around.role === 'unknown') return [];
    return [{ ...piece, channel, last: ends }];
  }
}

interface Told {
  readonly found: Found;
  readonly passage: Passage;
  readonly begins: boolean;
  readonly ends: boolean;
}

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly passage?: Passage;
}

/** The pieces of a run that begins at an offset of its channel. */
function piecesOf({ passages, at: until }: Found, from: number): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = from;
  for (const passage of passages) {
    const start = Math.max(passage.start, from);
    const end = Math.min(passage.end, until);
    if (start >= end) continue;
    if (start > at) pieces.push({ start: at, end: start });
    pieces.push({ start, end, passage });
    at = end;
  }
  if (at < until || pieces.length === 0) pieces.push({ start: at, end: until });
  return pieces;
}

/** A passage is judged as retrieved; what would be replaced in it can be replaced in the text around it. */
function passageChannel({ path, role }: Channel, index: number): Channel {
  return {
    path: `${path}:marked[${index}]`,
    role: 'retrieved',
    settled: true,
    editable: false,
    besides: role,
  };
}
