/** One unit that is handed out while it is being read: what a message is that leaves whole. */
import type { Fault } from '../core/fault.ts';
import type { Reading, Skipped, SkippedPart, TextRun, Unit } from '../core/segment.ts';
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

  /** Adds a part that stands so many runs behind those added so far. */
  skip(part: Skipped, behind = 0): void {
    addSkipped(this.#skipped, part);
    this.#unit.skipped.push({ part, after: this.#count + behind });
    this.#fresh = true;
  }

  /** All of it was read. */
  complete(): void {
    this.#unit.bytes = this.#bytes.take();
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

function emptyUnit(): Unit & { readonly skipped: SkippedPart[] } {
  return { bytes: undefined, runs: [], skipped: [], closes: false };
}
