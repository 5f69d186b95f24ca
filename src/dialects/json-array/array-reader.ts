/** Reader for an answer that streams as one JSON array: one unit per element, as soon as it is complete. */
import type { ReadLimits } from '../../core/dialect.ts';
import type { Fault } from '../../core/fault.ts';
import type { Facts, Reader, Reading, Skipped, Unit } from '../../core/segment.ts';
import { addSkipped } from '../json/add-skipped.ts';
import type { Format } from '../json/shape.ts';
import { UnitDocument } from '../json/unit-document.ts';
import type { StreamHooks } from '../sse/stream-reader.ts';
import { type Element, ElementSplitter } from './element-splitter.ts';

export interface ArrayOptions<Owner> {
  readonly format: Format;
  readonly limits: ReadLimits;
  /** Hears of elements as of events. */
  readonly hooks: StreamHooks<Owner>;
}

/** Reads one array. */
export class ArrayReader<Owner> implements Reader {
  readonly #hooks: StreamHooks<Owner>;
  readonly #splitter: ElementSplitter;
  readonly #document: UnitDocument<Owner>;
  #elements = 0;

  constructor(options: ArrayOptions<Owner>) {
    this.#hooks = options.hooks;
    this.#splitter = new ElementSplitter(options.limits.eventBytes);
    this.#document = new UnitDocument({ ...options, loneSurrogates: true });
  }

  get facts(): Facts {
    return this.#hooks.facts;
  }

  /** Units behind which nothing can stand; infinite while the array is open. */
  get closedAt(): number {
    return this.#splitter.closedAt;
  }

  push(bytes: Uint8Array): Reading {
    const { elements, fault } = this.#splitter.push(bytes);
    const units: Unit[] = [];
    const skipped: Skipped[] = [];
    for (const element of elements) {
      const problem = this.#read(element);
      for (const { part } of this.#document.skipped ?? []) addSkipped(skipped, part);
      if (problem !== undefined) return { units, skipped, fault: problem };
      units.push(this.#document.unit(element.bytes, false));
    }
    return fault === undefined ? { units, skipped } : { units, skipped, fault };
  }

  end(): Reading {
    const { rest, fault } = this.#splitter.end();
    if (fault !== undefined) return { units: [], skipped: [], fault };
    const units = rest.length === 0 ? [] : [{ bytes: rest, runs: [], closes: false }];
    return { units, skipped: [] };
  }

  #read({ bytes, start, end }: Element): Fault | undefined {
    this.#hooks.begin(++this.#elements);
    this.#document.begin();
    return this.#document.read(bytes, [{ start, end }]);
  }
}
