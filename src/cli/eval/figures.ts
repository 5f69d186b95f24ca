/** Figures: what an evaluation came to, as `weir eval --json` prints it. */
import type { LabelCount, LabelTally } from './label-tally.ts';
import type { FlagCount, SpanCount, SpanTally } from './span-tally.ts';

/** How right and how complete; undefined where there was nothing to divide by. */
export interface Quality {
  readonly precision: number | undefined;
  readonly recall: number | undefined;
  readonly f1: number | undefined;
}

/** One type, or all: by overlap, and to the character. */
export interface SpanFigures extends Quality {
  readonly labelled: number;
  readonly found: number;
  readonly reported: number;
  readonly right: number;
  readonly exact: Quality;
}

export interface FlagFigures extends FlagCount {
  readonly share: number | undefined;
}

export interface LabelFigures extends LabelCount, Quality {
  readonly falsePositiveRate: number | undefined;
}

/** With how the scores rank texts, whatever the threshold; of a group: its attacks among all harmless texts. */
export interface RankedFigures extends LabelFigures {
  readonly auc: number | undefined;
  /** The share of attacks that is found when 1% of the harmless texts are flagged. */
  readonly recallAt1: number | undefined;
}

/** What was found in texts that should hold nothing. */
export interface OrdinaryFigures {
  readonly file: string;
  readonly texts: number;
  readonly findings: number;
  readonly flagged: number;
  readonly findingsPer1000: number | undefined;
  readonly flaggedPer1000: number | undefined;
  readonly types: Readonly<Record<string, number>>;
}

/** The whole outcome. Keys are left out where the rows say nothing of them. */
export interface Figures {
  readonly file: string;
  readonly rows: number;
  readonly detectors: readonly string[];
  readonly threshold: number;
  /** Of one core: bytes of text in UTF-8, seconds of processor time. */
  readonly megabytesPerSecond: number | undefined;
  readonly spans?: SpansFigures;
  readonly labels?: RankedFigures & { readonly groups: Readonly<Record<string, RankedFigures>> };
  readonly ordinary?: OrdinaryFigures;
}

/** Of rows with spans. */
export interface SpansFigures {
  readonly types: Readonly<Record<string, SpanFigures>>;
  readonly typed: SpanFigures;
  readonly untyped: SpanFigures;
  readonly without?: {
    readonly types: readonly string[];
    readonly typed: SpanFigures;
    readonly untyped: SpanFigures;
  };
  /** Labelled types that no detector here reports. */
  readonly unknown: readonly string[];
  readonly clean: FlagFigures;
  readonly decoys: FlagFigures & { readonly types: Readonly<Record<string, FlagFigures>> };
}

/** The figures of rows with spans; `types` are those that the detectors report. */
export function spansFigures(tally: SpanTally, types: readonly string[]): Omit<SpansFigures, 'without'> {
  const sorted = [...tally.types].toSorted(([one], [other]) => (one < other ? -1 : 1));
  const decoys = [...tally.decoys].toSorted(([one], [other]) => (one < other ? -1 : 1));
  const all = { total: 0, flagged: 0 };
  for (const [, { total, flagged }] of decoys) {
    all.total += total;
    all.flagged += flagged;
  }
  return {
    types: Object.fromEntries(sorted.map(([type, counts]) => [type, spanFigures(counts)])),
    typed: spanFigures(tally.typed),
    untyped: spanFigures(tally.untyped),
    unknown: sorted.map(([type]) => type).filter((type) => !types.includes(type)),
    clean: flagFigures(tally.clean),
    decoys: {
      ...flagFigures(all),
      types: Object.fromEntries(decoys.map(([type, counts]) => [type, flagFigures(counts)])),
    },
  };
}

export function spanFigures(counts: SpanCount): SpanFigures {
  const { labelled, found, reported, right } = counts;
  return {
    labelled,
    found,
    reported,
    right,
    ...quality(share(right, reported), share(found, labelled)),
    exact: quality(share(counts.rightExactly, reported), share(counts.foundExactly, labelled)),
  };
}

/** The figures of rows with a label. */
export function labelsFigures(tally: LabelTally): NonNullable<Figures['labels']> {
  const groups = [...tally.groups].toSorted(([one], [other]) => (one < other ? -1 : 1));
  return {
    ...rankedFigures(tally, tally.total),
    groups: Object.fromEntries(groups.map(([name, counts]) => [name, rankedFigures(tally, counts, name)])),
  };
}

/** Harmless texts that may be flagged, of all. */
const ONE_PERCENT = 0.01;

function rankedFigures(tally: LabelTally, counts: LabelCount, group?: string): RankedFigures {
  return { ...labelFigures(counts), auc: tally.auc(group), recallAt1: tally.recallAt(ONE_PERCENT, group) };
}

function labelFigures(counts: LabelCount): LabelFigures {
  const { attacks, found, harmless, wrong } = counts;
  return {
    ...counts,
    ...quality(share(found, found + wrong), share(found, attacks)),
    falsePositiveRate: share(wrong, harmless),
  };
}

function flagFigures(counts: FlagCount): FlagFigures {
  return { ...counts, share: share(counts.flagged, counts.total) };
}

function quality(precision: number | undefined, recall: number | undefined): Quality {
  const sum = (precision ?? 0) + (recall ?? 0);
  const f1 = recall === undefined ? undefined : sum === 0 ? 0 : (2 * (precision ?? 0) * recall) / sum;
  return { precision, recall, f1 };
}

/** A part of a whole; undefined when there is no whole. */
export function share(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : part / whole;
}
