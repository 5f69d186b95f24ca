/** Reader for JSON lines: every line is one JSON document, judged as strictly as any, and one unit. */
import type { ReadLimits } from '../../core/dialect.ts';
import { type Fault, fault } from '../../core/fault.ts';
import type { Facts, Reader, Reading, Skipped, Unit } from '../../core/segment.ts';
import { addSkipped } from '../json/add-skipped.ts';
import { byteAt, isBlank } from '../json/bytes.ts';
import { pathWithin } from '../json/path-within.ts';
import type { Format } from '../json/shape.ts';
import { UnitDocument, type UnitHooks } from '../json/unit-document.ts';
import { LineSplitter } from './line-splitter.ts';

/** What a dialect adds to JSON lines. */
export interface LinesHooks<Owner = undefined> extends UnitHooks<Owner> {
  readonly facts: Facts;
  /** A line begins; lines count from 1. */
  begin?(line: number): void;
}

export interface LinesOptions<Owner = undefined> {
  readonly format: Format;
  readonly limits: ReadLimits;
  readonly loneSurrogates: boolean;
  readonly hooks: LinesHooks<Owner>;
  /** True where every line stands for itself: then paths say in which one a text stands. */
  readonly apart: boolean;
}

/** Reads one body; a last line without an end is a line like the others. */
export class LinesReader<Owner = undefined> implements Reader {
  readonly #options: LinesOptions<Owner>;
  readonly #splitter: LineSplitter;
  readonly #document: UnitDocument<Owner>;
  #lines = 0;

  constructor(options: LinesOptions<Owner>) {
    this.#options = options;
    this.#splitter = new LineSplitter(options.limits.eventBytes);
    this.#document = new UnitDocument(options);
  }

  get facts(): Facts {
    return this.#options.hooks.facts;
  }

  push(bytes: Uint8Array): Reading {
    const reading = this.#read(this.#splitter.push(bytes));
    if (reading.fault !== undefined || !this.#splitter.tooLarge) return reading;
    const message = `A line has more than ${this.#options.limits.eventBytes} bytes; shorten it or raise limits.eventBytes.`;
    return { ...reading, fault: fault('too-large', message, `lines[${this.#lines}]`) };
  }

  end(): Reading {
    return this.#read(this.#splitter.end());
  }

  #read(lines: readonly Uint8Array[]): Reading {
    const units: Unit[] = [];
    const skipped: Skipped[] = [];
    for (const bytes of lines) {
      const problem = this.#line(bytes);
      for (const { part } of this.#document.skipped ?? []) addSkipped(skipped, part);
      if (problem !== undefined) return { units, skipped, fault: problem };
      units.push(this.#document.unit(bytes, false));
    }
    return { units, skipped };
  }

  #line(bytes: Uint8Array): Fault | undefined {
    const place = `lines[${this.#lines++}]`;
    this.#document.begin();
    this.#options.hooks.begin?.(this.#lines);
    if (isBlankLine(bytes)) return undefined;
    const whole = { start: 0, end: bytes.length };
    if (this.#options.apart) return this.#document.read(bytes, [whole], { path: place });
    const problem = this.#document.read(bytes, [whole]);
    return problem === undefined ? undefined : { ...problem, at: pathWithin(place, problem.at ?? '$') };
  }
}

/** Readers pass over lines of blanks. */
function isBlankLine(bytes: Uint8Array): boolean {
  let at = 0;
  while (at < bytes.length && isBlank(byteAt(bytes, at))) at++;
  return at === bytes.length;
}
