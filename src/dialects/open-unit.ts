/** One unit that is handed out while it is being read: what a message is that leaves whole. */
import type { Fault } from '../core/fault.ts';
import type { ParameterNote } from '../core/parameter.ts';
import type { CallValue, Kept, Reading, Skipped, SkippedPart, TextRun, Unit } from '../core/segment.ts';
import { ByteStore } from './byte-store.ts';
import { addSkipped } from './json/add-skipped.ts';

/** Collects the bytes, the text and the skipped parts of one unit. */
export class OpenUnit {
  readonly #bytes = new ByteStore();
  #unit = emptyUnit();
  #skipped: Skipped[] = [];
  /** Runs so far, also those that were taken out of the unit. */
  #count = 0;
  /** The unit has something that was not handed out. */
  #fresh = false;

  /** Keeps bytes; they need not be read yet. */
  keep(bytes: Uint8Array): void {
    this.#bytes.push(bytes);
  }

  add(run: TextRun): void {
    this.#unit.runs.push(run);
    this.#count++;
    this.#fresh = true;
  }

  /** Adds a part that stands behind the runs added so far; `kept` is what it stands for. */
  skip(part: Skipped, kept?: Kept): void {
    this.skipWithin(kept === undefined ? { part, after: 0 } : { part, after: 0, kept });
  }

  /** Adds a part of something that comes next: its `after` counts from the runs added so far. */
  skipWithin(skipped: SkippedPart): void {
    addSkipped(this.#skipped, skipped.part);
    this.#unit.skipped.push({ ...skipped, after: this.#count + skipped.after });
    this.#fresh = true;
  }

  /** Adds what the message has made. */
  made(kept: Kept): void {
    this.#unit.kept.push(kept);
    this.#fresh = true;
  }

  /** All of it was read; `parameters` are those that it was asked to tell of. */
  complete(parameters?: readonly ParameterNote[], values?: readonly CallValue[]): void {
    this.#unit.bytes = this.#bytes.take();
    if (values !== undefined) this.#unit.values = values;
    if (parameters !== undefined) this.#unit.parameters = parameters;
    this.#fresh = true;
  }

  /** Hands out what is new; a fault, like the end, lets go of everything. */
  reading(fault: Fault | undefined): Reading {
    const units = this.#fresh ? [this.#unit] : [];
    const skipped = this.#skipped;
    this.#fresh = false;
    this.#skipped = [];
    if (fault === undefined && this.#unit.bytes === undefined) return { units, skipped };
    this.#bytes.clear();
    this.#unit = emptyUnit();
    return fault === undefined ? { units, skipped } : { units, skipped, fault };
  }
}

function emptyUnit(): Unit & { readonly skipped: SkippedPart[]; readonly kept: Kept[] } {
  return { bytes: undefined, runs: [], skipped: [], kept: [], closes: false };
}
