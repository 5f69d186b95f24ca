/** Span tally: what was found of the spans that should be, by type and whatever the type. */
import type { Hit } from '../../core/finding.ts';
import type { LabelledRow, Span } from './labelled-row.ts';

/** A finding is right when it shares at least this part of all that it and the span cover; `touching` wants any part. */
export const ENOUGH = { half: 0.5, touching: Number.MIN_VALUE } as const;

/** Counts of one type, or of all. */
export interface SpanCount {
  /** Spans that should be found. */
  labelled: number;
  /** Those which a finding overlaps enough, and those which one covers to the character. */
  found: number;
  foundExactly: number;
  /** Findings, without those that overlap what counts neither way. */
  reported: number;
  /** Those which overlap a span enough, and those which cover one to the character. */
  right: number;
  rightExactly: number;
}

/** Things that should not be flagged. */
export interface FlagCount {
  total: number;
  flagged: number;
}

/** Something that was got wrong. */
export interface Mistake {
  readonly what: 'missed' | 'wrong' | 'decoy';
  readonly span: Span;
}

/** Takes rows one by one. Offsets count code points. */
export class SpanTally {
  readonly types = new Map<string, SpanCount>();
  /** Findings of the right type only. */
  readonly typed = emptyCount();
  /** Findings of whatever type. */
  readonly untyped = emptyCount();
  /** Rows without a span. */
  readonly clean: FlagCount = { total: 0, flagged: 0 };
  readonly decoys = new Map<string, FlagCount>();
  readonly #enough: number;

  constructor(enough: number = ENOUGH.half) {
    this.#enough = enough;
  }

  /** Counts a row and what was found in it; returns what was got wrong, by type. */
  add(
    row: Pick<LabelledRow, 'ignore' | 'decoys'> & { readonly spans: readonly Span[] },
    hits: readonly Hit[],
  ): Mistake[] {
    const counted = hits.filter((hit) => this.#isFound(hit, row.spans) || !touches(hit, row.ignore));
    const strays = counted.filter((hit) => !this.#isFound(hit, row.spans));
    this.#count(this.untyped, row.spans, counted);
    if (row.spans.length === 0) count(this.clean, counted.length > 0);
    return [...this.#addTyped(row.spans, counted), ...this.#addDecoys(row.decoys, strays)];
  }

  #addTyped(spans: readonly Span[], hits: readonly Hit[]): Mistake[] {
    const mistakes: Mistake[] = [];
    for (const type of new Set([...spans, ...hits].map((each) => each.type))) {
      const wanted = spans.filter((span) => span.type === type);
      const reported = hits.filter((hit) => hit.type === type);
      const counts = this.types.get(type) ?? emptyCount();
      this.types.set(type, counts);
      this.#count(counts, wanted, reported);
      this.#count(this.typed, wanted, reported);
      const missed = wanted.filter((span) => !this.#isFound(span, reported));
      const wrong = reported.filter((hit) => !this.#isFound(hit, wanted));
      mistakes.push(...missed.map((span): Mistake => ({ what: 'missed', span })));
      mistakes.push(...wrong.map((span): Mistake => ({ what: 'wrong', span })));
    }
    return mistakes;
  }

  #addDecoys(decoys: readonly Span[], strays: readonly Hit[]): Mistake[] {
    const flagged = decoys.filter((decoy) => touches(decoy, strays));
    for (const decoy of decoys) {
      const counts = this.decoys.get(decoy.type) ?? { total: 0, flagged: 0 };
      this.decoys.set(decoy.type, counts);
      count(counts, flagged.includes(decoy));
    }
    return flagged.map((span) => ({ what: 'decoy', span }));
  }

  #isFound(one: Range, others: readonly Range[]): boolean {
    return bestOverlap(one, others) >= this.#enough;
  }

  #count(counts: SpanCount, spans: readonly Span[], hits: readonly Hit[]): void {
    counts.labelled += spans.length;
    counts.reported += hits.length;
    for (const span of spans) {
      const best = bestOverlap(span, hits);
      if (best >= this.#enough) counts.found++;
      if (best === 1) counts.foundExactly++;
    }
    for (const hit of hits) {
      const best = bestOverlap(hit, spans);
      if (best >= this.#enough) counts.right++;
      if (best === 1) counts.rightExactly++;
    }
  }
}

type Range = Pick<Span, 'start' | 'end'>;

function emptyCount(): SpanCount {
  return { labelled: 0, found: 0, foundExactly: 0, reported: 0, right: 0, rightExactly: 0 };
}

function count(counts: FlagCount, flagged: boolean): void {
  counts.total++;
  if (flagged) counts.flagged++;
}

/** The largest part that one of the others shares: intersection over union, 1 for the same characters. */
function bestOverlap(one: Range, others: readonly Range[]): number {
  let best = 0;
  for (const other of others) {
    const shared = Math.min(one.end, other.end) - Math.max(one.start, other.start);
    if (shared <= 0) continue;
    best = Math.max(best, shared / (one.end - one.start + other.end - other.start - shared));
  }
  return best;
}

function touches(one: Range, others: readonly Range[]): boolean {
  return others.some((other) => one.start < other.end && other.start < one.end);
}
