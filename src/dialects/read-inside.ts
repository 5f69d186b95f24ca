/** A message that stands inside another one: a file in a form, the body of a line. Its text is told as of the outer one. */
import type { Fault } from '../core/fault.ts';
import type { ParameterNote } from '../core/parameter.ts';
import type { Channel, Kept, Reader, Reading, SkippedPart, TextRun, Unit } from '../core/segment.ts';
import { pathWithin } from './json/path-within.ts';

/** Where the inner message stands. */
export interface Around {
  /** `lines[3].body`. */
  readonly path: string;
  /** Where its bytes begin in the unit of the outer one. */
  readonly start: number;
  /** Given where its text cannot be edited in place. */
  readonly editable?: false;
}

/** What came of a message, in order of its bytes. */
export interface Inside {
  readonly runs: TextRun[];
  /** `after` counts the runs here. */
  readonly skipped: SkippedPart[];
  readonly parameters: ParameterNote[];
  /** What it has made. */
  readonly kept: Kept[];
  readonly fault?: Fault;
}

/** Reads an inner message; its paths and byte ranges become those of the outer one. */
export class InsideReader {
  readonly #reader: Reader;
  readonly #around: Around;
  readonly #channels = new Map<Channel, Channel>();
  /** Those of which it is not yet known who speaks. */
  readonly #open = new Set<Channel>();
  /** The unit being read, where it begins in the outer one, and how many of its runs were taken. */
  #unit: Unit | undefined;
  #at: number;
  #taken = 0;

  constructor(reader: Reader, around: Around) {
    this.#reader = reader;
    this.#around = around;
    this.#at = around.start;
  }

  push(bytes: Uint8Array): Inside {
    return this.#read(this.#reader.push(bytes));
  }

  end(): Inside {
    return this.#read(this.#reader.end());
  }

  #read({ units, fault }: Reading): Inside {
    const inside: Inside = { runs: [], skipped: [], parameters: [], kept: [] };
    for (const unit of units) this.#take(unit, inside);
    for (const channel of this.#open) this.#settle(channel);
    if (units.at(-1)?.bytes !== undefined) this.#forget();
    if (fault === undefined) return inside;
    return { ...inside, fault: { ...fault, at: this.#path(fault.at ?? '$') } };
  }

  #take(unit: Unit, into: Inside): void {
    if (unit !== this.#unit) {
      this.#unit = unit;
      this.#taken = 0;
    }
    const before = into.runs.length - this.#taken;
    for (const skip of unit.skipped?.splice(0) ?? []) {
      const part = { ...skip.part, path: this.#path(skip.part.path) };
      into.skipped.push({ ...skip, part, after: before + skip.after });
    }
    for (const run of unit.runs.splice(0)) {
      this.#taken++;
      into.runs.push({ ...run, ...this.#moved(run), channel: this.#named(run.channel) });
    }
    into.kept.push(...(unit.kept?.splice(0) ?? []));
    if (unit.bytes !== undefined) this.#complete(unit, unit.bytes, into);
  }

  #complete({ parameters = [] }: Unit, { length }: Uint8Array, into: Inside): void {
    const fixed = this.#around.editable === undefined ? {} : { fixed: true as const };
    for (const note of parameters)
      into.parameters.push({ ...note, ...fixed, ...this.#moved(note), path: this.#path(note.path) });
    this.#at += length;
  }

  /** No text goes on. */
  #forget(): void {
    this.#channels.clear();
    this.#open.clear();
  }

  #moved({ start, end }: { readonly start: number; readonly end: number }) {
    return { start: this.#at + start, end: this.#at + end };
  }

  #path(path: string): string {
    return pathWithin(this.#around.path, path);
  }

  /** The same channel for the same channel. */
  #named(channel: Channel): Channel {
    const known = this.#channels.get(channel);
    if (known !== undefined) return known;
    const { editable } = this.#around;
    const { within } = channel;
    const named = {
      ...channel,
      path: this.#path(channel.path),
      ...(within === undefined ? {} : { within: this.#named(within) }),
      ...(editable === undefined ? {} : { editable }),
    };
    this.#channels.set(channel, named);
    if (!channel.settled) this.#open.add(channel);
    return named;
  }

  #settle(channel: Channel): void {
    const named = this.#channels.get(channel);
    if (named === undefined || !channel.settled) return;
    named.role = channel.role;
    named.settled = true;
    this.#open.delete(channel);
  }
}

/** Reads all of an inner message that is complete. */
export function readInside(reader: Reader, bytes: Uint8Array, around: Around): Inside {
  const inner = new InsideReader(reader, around);
  const first = inner.push(bytes);
  if (first.fault !== undefined) return first;
  const last = inner.end();
  const skipped = last.skipped.map((skip) => ({ ...skip, after: first.runs.length + skip.after }));
  return {
    ...last,
    runs: [...first.runs, ...last.runs],
    skipped: [...first.skipped, ...skipped],
    kept: [...first.kept, ...last.kept],
    parameters: [...first.parameters, ...last.parameters],
  };
}
