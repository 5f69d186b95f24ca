/** Evaluates detectors on labelled rows, and on ordinary texts that should hold nothing. */
import { failed, ok, type Result } from '../../core/fault.ts';
import type { Hit } from '../../core/finding.ts';
import type { Judge } from '../../core/ports.ts';
import { Screening } from '../../server/screening.ts';
import { AT_ONCE, batchJudge } from '../batch-judge.ts';
import { codePointsAt } from '../code-points.ts';
import { type LineSource, openLines } from '../read-lines.ts';
import {
  type Figures,
  labelsFigures,
  type OrdinaryFigures,
  type SpansFigures,
  share,
  spanFigures,
  spansFigures,
} from './figures.ts';
import { LabelTally } from './label-tally.ts';
import { type LabelledRow, readLabelled, type Span } from './labelled-row.ts';
import type { EvalOptions } from './options.ts';
import { type Mistake, SpanTally } from './span-tally.ts';

/** Rows that are searched at once, between two looks at the clock. */
const BATCH = AT_ONCE;

interface Row {
  readonly row: LabelledRow;
  readonly line: number;
}

/** A row that says what should be found where. */
type RowOfSpans = Pick<LabelledRow, 'text' | 'ignore' | 'decoys'> & { readonly spans: readonly Span[] };

/** Who hears how it goes. */
export interface Listener {
  /** After each row: bytes of its line, and how much of its file was read, from 0 to 1. */
  row(bytes: number, part: number | undefined): void;
  /** A line that cannot be read, for people. */
  bad(message: string): void;
  /** Something that was got wrong; offsets count code points. */
  mistake(mistake: Mistake, text: string, line: number): void;
}

/** Reads both files and counts; the fault says why nothing could be counted. */
export async function evaluate(options: EvalOptions, listener: Listener): Promise<Result<Figures>> {
  const source = await openLines(options.file);
  if (!source.ok) return source;
  const ordinary = options.ordinary === undefined ? undefined : await openLines(options.ordinary);
  if (ordinary !== undefined && !ordinary.ok) return ordinary;
  const judge = await batchJudge(options.chosen, options.linear);
  if (!judge.ok) return judge;
  const run = new Run({ ...options, judge: judge.value }, listener);
  try {
    return await figuresOf(run, source.value, ordinary?.value);
  } finally {
    await judge.value?.close();
  }
}

async function figuresOf(
  run: Run,
  source: LineSource,
  ordinary: LineSource | undefined,
): Promise<Result<Figures>> {
  await run.readLabelled(source);
  if (run.labelled === 0)
    return failed('unreadable', `${source.name}: no row has "spans" (a list) or "label" (0 or 1)`);
  const beside = ordinary === undefined ? {} : { ordinary: await run.readOrdinary(ordinary) };
  return ok({ ...run.figures(), ...beside });
}

class Run {
  readonly #options: EvalOptions;
  readonly #listener: Listener;
  readonly #screening: Screening;
  readonly #spans = new SpanTally();
  readonly #without = new SpanTally();
  readonly #labels: LabelTally;
  readonly #speed = { bytes: 0, microseconds: 0 };
  /** Rows that say what should be found. */
  labelled = 0;

  constructor(options: EvalOptions & { readonly judge: Judge | undefined }, listener: Listener) {
    this.#options = options;
    this.#listener = listener;
    this.#screening = new Screening(options.chosen, options.judge);
    this.#labels = new LabelTally(options.threshold);
  }

  async readLabelled(source: LineSource): Promise<void> {
    for await (const batch of this.#batches(source)) {
      const labelled = batch.filter(({ row, line }) => this.#isLabelled(row, `${source.name} line ${line}`));
      this.labelled += labelled.length;
      for (const { row, line, hits } of await this.#find(labelled)) {
        if (row.spans !== undefined) this.#addSpans({ ...row, spans: row.spans }, hits, line);
        else this.#addLabel(row, hits, line);
      }
    }
  }

  /** Rows with label 1 are left out: they should be found. */
  async readOrdinary(source: LineSource): Promise<OrdinaryFigures> {
    const seen = { texts: 0, findings: 0, flagged: 0 };
    const types = new Map<string, number>();
    for await (const batch of this.#batches(source)) {
      for (const { row, line, hits: found } of await this.#find(
        batch.filter(({ row: { label } }) => label !== 1),
      )) {
        const hits = this.#sure(found);
        seen.texts++;
        seen.findings += hits.length;
        if (hits.length > 0) seen.flagged++;
        for (const hit of hits) {
          types.set(hit.type, (types.get(hit.type) ?? 0) + 1);
          this.#listener.mistake({ what: 'wrong', span: hit }, row.text, line);
        }
      }
    }
    const per1000 = (count: number) => share(1000 * count, seen.texts);
    return {
      file: source.name,
      ...seen,
      findingsPer1000: per1000(seen.findings),
      flaggedPer1000: per1000(seen.flagged),
      types: Object.fromEntries([...types].toSorted(([, one], [, other]) => other - one)),
    };
  }

  figures(): Figures {
    const { chosen, file, threshold } = this.#options;
    const { bytes, microseconds } = this.#speed;
    const { attacks, harmless } = this.#labels.total;
    const withSpans = this.labelled - attacks - harmless;
    return {
      file,
      rows: this.labelled,
      detectors: chosen.map(({ detector }) => detector.name),
      threshold,
      megabytesPerSecond: share(bytes, microseconds),
      ...(withSpans === 0 ? {} : { spans: this.#spansFigures() }),
      ...(withSpans === this.labelled ? {} : { labels: labelsFigures(this.#labels) }),
    };
  }

  #spansFigures(): SpansFigures {
    const { chosen, without } = this.#options;
    const known = chosen.flatMap(({ detector }) => detector.types);
    const figures = spansFigures(this.#spans, known);
    if (without.size === 0) return figures;
    const { typed, untyped } = this.#without;
    const rest = { types: [...without], typed: spanFigures(typed), untyped: spanFigures(untyped) };
    return { ...figures, without: rest };
  }

  /** Rows by some hundreds, so that the clock is read seldom. */
  async *#batches(source: LineSource): AsyncGenerator<readonly Row[]> {
    let batch: Row[] = [];
    for await (const { number, text, bytes } of source.lines) {
      if (text.ok && text.value.trim() === '') continue;
      const row = text.ok ? readLabelled(text.value) : text;
      if (row.ok) batch.push({ row: row.value, line: number });
      else this.#listener.bad(`${source.name} line ${number}: ${row.fault.message}`);
      this.#listener.row(bytes, source.part());
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
    }
    yield batch;
  }

  #isLabelled({ spans, label }: LabelledRow, place: string): boolean {
    if (spans !== undefined || label !== undefined) return true;
    this.#listener.bad(`${place}: neither "spans" nor "label"`);
    return false;
  }

  /** What is found in each, in code points, by the names of the labels. Processor time is that of the search alone. */
  async #find(batch: readonly Row[]): Promise<readonly (Row & { readonly hits: readonly Hit[] })[]> {
    const begun = process.cpuUsage();
    const found = await Promise.all(batch.map(({ row }) => this.#screening.judged(row)));
    const { user, system } = process.cpuUsage(begun);
    this.#speed.microseconds += user + system;
    for (const { row } of batch) this.#speed.bytes += Buffer.byteLength(row.text);
    return batch.map(({ row, line }, at) => ({ row, line, hits: this.#inPoints(row.text, found[at] ?? []) }));
  }

  #inPoints(text: string, hits: readonly Hit[]): Hit[] {
    const pointAt = codePointsAt(text);
    return hits.map(({ type, start, end, score }) => {
      return { type: this.#named(type), start: pointAt(start), end: pointAt(end), score };
    });
  }

  #sure(hits: readonly Hit[]): Hit[] {
    return hits.filter(({ score }) => score >= this.#options.threshold);
  }

  #named(type: string): string {
    return this.#options.map.get(type) ?? type;
  }

  #addSpans(row: RowOfSpans, found: readonly Hit[], line: number): void {
    const { without } = this.#options;
    const hits = this.#sure(found);
    const spans = row.spans.map((span) => ({ ...span, type: this.#named(span.type) }));
    for (const mistake of this.#spans.add({ ...row, spans }, hits))
      this.#listener.mistake(mistake, row.text, line);
    if (without.size === 0) return;
    const rest = spans.filter(({ type }) => !without.has(type));
    const ignore = [...row.ignore, ...spans.filter(({ type }) => without.has(type))];
    const others = hits.filter(({ type }) => !without.has(type));
    this.#without.add({ decoys: row.decoys, spans: rest, ignore }, others);
  }

  #addLabel(row: LabelledRow, found: readonly Hit[], line: number): void {
    const { by } = this.#options;
    const best = found.toSorted((one, other) => other.score - one.score)[0];
    const score = best?.score ?? 0;
    this.#labels.add(score, row.label === 1, by === undefined ? '' : row[by]);
    const flagged = best !== undefined && score >= this.#options.threshold;
    if (flagged === (row.label === 1)) return;
    const span = best ?? { type: 'TEXT', start: 0, end: Math.min(40, [...row.text].length) };
    this.#listener.mistake({ what: flagged ? 'wrong' : 'missed', span }, row.text, line);
  }
}
