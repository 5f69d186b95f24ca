/** Scored rows: what both tiers say of a text that is measured, and what the two say together. */
import { readFileSync } from 'node:fs';

export interface ScoredRow {
  readonly task: string;
  readonly sources: readonly string[];
  readonly kind: string;
  readonly lang: string;
  readonly label: 0 | 1;
  readonly marker: string;
  readonly split: string;
  /** Of the phrases of `injection`, where nobody is asked about them. */
  readonly phrase: number;
  /** Of those that the encoder is not asked about. */
  readonly certain: number;
  /** Of the linear tier, over the whole text. */
  readonly margin?: number;
  readonly windows: readonly Window[];
}

/** A place that the encoder is asked about: the score of the linear tier there, and what the encoder says of each label. */
export interface Window {
  readonly t0: number;
  readonly logits: readonly number[];
  /** The same where it is not told whose text it is. */
  readonly unknown: readonly number[];
}

/** Which places are doubtful, and how much the linear tier counts beside the encoder. */
export interface Pairing {
  readonly label: number;
  /** A label that has to hold too: the other one was learned only where it does. */
  readonly within?: number;
  readonly ask: { readonly from: number; readonly below: number };
  readonly tier0: number;
}

/** Scores of the linear tier are taken to be no surer than this. */
const LEAST = 0.0005;
export const NEVER = Number.NEGATIVE_INFINITY;

export function readScored(file: string): ScoredRow[] {
  return readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as ScoredRow);
}

/** The row as it is when nobody says whose text it is. */
export function untold(row: ScoredRow): ScoredRow {
  const windows = row.windows.map((window) => ({ ...window, logits: window.unknown }));
  return { ...row, marker: 'unknown', windows };
}

/** What both tiers say of a place. */
export function together({ t0, logits }: Window, { label, within, tier0 }: Pairing): number {
  const score = Math.min(1 - LEAST, Math.max(LEAST, t0));
  const own = logits[label] ?? 0;
  const logit = within === undefined ? own : bothHold(own, logits[within] ?? 0);
  return tier0 * Math.log(score / (1 - score)) + logit;
}

/** The log odds of two labels together, of which one was learned where the other holds. */
function bothHold(one: number, other: number): number {
  const likely = 1 / (1 + Math.exp(-one)) / (1 + Math.exp(-other));
  return Math.log(likely / (1 - likely));
}

/** The highest that both say of a doubtful place, or of any where all are asked about. */
export function pairMargin(row: ScoredRow, pairing: Pairing, always = false): number {
  const asked = row.windows.filter((window) => always || isDoubtful(window, pairing));
  return asked.reduce((highest, window) => Math.max(highest, together(window, pairing)), NEVER);
}

export function isDoubtful({ t0 }: Window, { ask }: Pairing): boolean {
  return t0 >= ask.from && t0 < ask.below;
}

/** The highest score of the linear tier of a place that it is sure of. */
export function sureScore({ windows }: ScoredRow, { ask }: Pairing): number {
  return windows.reduce((highest, { t0 }) => (t0 >= ask.below ? Math.max(highest, t0) : highest), 0);
}
