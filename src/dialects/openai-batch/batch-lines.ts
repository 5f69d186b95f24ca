/** Reader for a file of a batch: every line is a request or what came of one, read as its endpoint's own. */
import type { ReadLimits } from '../../core/dialect.ts';
import type { Fault } from '../../core/fault.ts';
import type { GivenParameter, ParameterName, ParameterNote } from '../../core/parameter.ts';
import type { Facts, Reader, Reading, Skipped, Unit } from '../../core/segment.ts';
import { addSkipped } from '../json/add-skipped.ts';
import { LinesReader } from '../ndjson/lines-reader.ts';
import { type Inside, readInside } from '../read-inside.ts';
import { bodyReader, isAsked } from './endpoints.ts';
import { LINE_FORMAT } from './format.ts';
import { type BodyPlace, LineHooks, type SeenLine } from './line-hooks.ts';

/** Of a request whose model nothing here knows: none that a policy could allow. */
const NO_MODEL: Facts = { model: '' };

/** A request without a place for a system prompt. */
const NO_PLACE = {
  kind: 'given',
  parameter: { name: 'systemPrompt', twin: true },
  type: 'object',
  value: undefined,
  empty: false,
} satisfies Partial<GivenParameter>;

/** What was read of one line. */
interface ReadLine {
  readonly unit: Unit;
  readonly fault: Fault | undefined;
}

/** Reads one file, a unit to a line; `facts` learns the model that all requests ask for. */
export class BatchLines implements Reader {
  readonly facts: Facts;
  readonly #limits: ReadLimits;
  readonly #hooks: LineHooks;
  readonly #lines: LinesReader;
  readonly #models = new Set<string>();

  /** `loneSurrogates`: half a pair may stand alone, as models write them. */
  constructor(limits: ReadLimits, loneSurrogates: boolean, facts: Facts = {}) {
    this.facts = facts;
    this.#limits = limits;
    this.#hooks = new LineHooks(facts);
    this.#lines = new LinesReader({
      format: LINE_FORMAT,
      limits,
      loneSurrogates,
      hooks: this.#hooks,
      apart: true,
    });
  }

  push(bytes: Uint8Array): Reading {
    return this.#read(this.#lines.push(bytes));
  }

  end(): Reading {
    return this.#read(this.#lines.end());
  }

  #read(reading: Reading): Reading {
    const seen = this.#hooks.lines.splice(0);
    const units: Unit[] = [];
    const skipped: Skipped[] = [];
    for (const [at, unit] of reading.units.entries()) {
      const line = seen[at];
      if (line === undefined) throw new Error('BatchLines: a line was not seen');
      const read = this.#line(line, unit);
      for (const { part } of read.unit.skipped ?? []) addSkipped(skipped, part);
      if (read.fault !== undefined) return { units, skipped, fault: read.fault };
      units.push(read.unit);
    }
    return { ...reading, units, skipped };
  }

  /** Puts the texts of each body, as its endpoint names them, in the place of those that were found there. */
  #line(line: SeenLine, unit: Unit): ReadLine {
    const { bytes } = unit;
    if (bytes === undefined) throw new Error('BatchLines: a line is still being read');
    let read = unit;
    for (const body of line.bodies) {
      const { reader, known } = bodyReader(line, body, this.#limits);
      const path = `lines[${line.index}].${body.path}`;
      const inside = readInside(reader, bytes.subarray(body.start, body.end), { path, start: body.start });
      if (isAsked(body)) this.#bound(inside, { ...body, path });
      read = replaced(read, body, inside);
      if (inside.fault !== undefined) return { unit: read, fault: inside.fault };
      this.#learn(known || !isAsked(body) ? reader.facts : NO_MODEL);
    }
    return { unit: read, fault: undefined };
  }

  /** Each request needs a place for the prompt of the operator: that of another line is none. */
  #bound({ parameters }: Inside, { path, start, end }: BodyPlace): void {
    const bounded = this.#limits.parameters?.has('systemPrompt') === true;
    if (!bounded || parameters.some((note) => nameOf(note) === 'systemPrompt')) return;
    parameters.push({ ...NO_PLACE, path, start, end });
  }

  /** A file that asks for several models has no single one that a policy could allow. */
  #learn({ model, messages = 0 }: Facts): void {
    const { facts } = this;
    facts.messages = Math.max(facts.messages ?? 0, messages);
    if (model === undefined) return;
    this.#models.add(model);
    if (this.#models.size === 1 && model !== '') facts.model = model;
    else delete facts.model;
  }
}

/** The unit with other texts within a stretch of its bytes. */
function replaced(unit: Unit, { start, end }: BodyPlace, inside: Inside): Unit {
  const before = unit.runs.filter((run) => run.end <= start);
  const behind = unit.runs.filter((run) => run.start >= end);
  const skipped = inside.skipped.map((one) => ({ ...one, after: before.length + one.after }));
  return {
    ...unit,
    runs: [...before, ...inside.runs, ...behind],
    skipped: [...(unit.skipped ?? []), ...skipped],
    kept: [...(unit.kept ?? []), ...inside.kept],
    parameters: [...(unit.parameters ?? []), ...inside.parameters],
  };
}

function nameOf(note: ParameterNote): ParameterName {
  return note.kind === 'given' ? note.parameter.name : note.name;
}
