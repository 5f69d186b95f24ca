/** A message that is read in several units and leaves in one: a request of which nothing leaves before its end. */
import type { Facts, Reader, Reading, Unit } from '../core/segment.ts';
import { OpenUnit } from './open-unit.ts';

/** Joins the units of a reader into one; each of them has to be complete when it comes. */
export class OneUnit implements Reader {
  readonly #reader: Reader;
  readonly #unit = new OpenUnit();
  #length = 0;

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  get facts(): Facts {
    return this.#reader.facts;
  }

  push(bytes: Uint8Array): Reading {
    return this.#join(this.#reader.push(bytes), false);
  }

  end(): Reading {
    return this.#join(this.#reader.end(), true);
  }

  #join({ units, fault }: Reading, final: boolean): Reading {
    for (const unit of units) this.#add(unit);
    if (final && fault === undefined) this.#unit.complete();
    return this.#unit.reading(fault);
  }

  #add({ bytes, runs, skipped }: Unit): void {
    if (bytes === undefined) throw new Error('OneUnit: a unit is still being read');
    this.#unit.keep(bytes);
    for (const part of skipped ?? []) this.#unit.skipWithin(part);
    const at = this.#length;
    for (const run of runs) this.#unit.add({ ...run, start: at + run.start, end: at + run.end });
    this.#length += bytes.length;
  }
}
