/** The figures of the shipped models on the samples, and those that they had when they were committed. */
import { readFileSync, writeFileSync } from 'node:fs';
import { areaUnderCurve, shareAbove, thresholdAt } from './figures.ts';
import { scoring } from './screened.ts';

const FOLDER = new URL('samples/', import.meta.url);
const KNOWN = new URL('figures.json', FOLDER);

/** Task -> the detector that judges it. */
export const DETECTORS: Readonly<Record<string, string>> = {
  injection: 'injection',
  harmful_request: 'harmful-request',
  toxicity: 'toxicity',
};

/** Shares, from 0 to 1; a drop of more than `POINT` is a fault. */
export interface Figures {
  readonly rows: number;
  readonly area: number;
  /** Attacks that score above all but one in a hundred of the harmless rows. */
  readonly recallAtOnePercent: number;
  /** At the default threshold of a rule. */
  readonly recall: number;
  readonly falsePositives: number;
}
export const POINT = 0.01;

/** Measures the detector of a task. */
export function measure(task: string): Figures {
  const score = scoring(DETECTORS[task] ?? task);
  const rows = readFileSync(new URL(`${task}.jsonl`, FOLDER), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { text: string; label: number });
  const scores = (label: number) => rows.filter((row) => row.label === label).map(({ text }) => score(text));
  const [attacks, harmless] = [scores(1), scores(0)];
  const rounded = (share: number | undefined) => Math.round(10_000 * (share ?? 0)) / 10_000;
  return {
    rows: rows.length,
    area: rounded(areaUnderCurve(attacks, harmless)),
    recallAtOnePercent: rounded(shareAbove(thresholdAt(0.01, harmless), attacks)),
    recall: rounded(shareAbove(0.5, attacks)),
    falsePositives: rounded(shareAbove(0.5, harmless)),
  };
}

/** The figures that were committed, by task. */
export function knownFigures(): Readonly<Record<string, Figures>> {
  return JSON.parse(readFileSync(KNOWN, 'utf8'));
}

/** Measures everything and commits to it. */
export function writeFigures(): void {
  const figures = Object.fromEntries(Object.keys(DETECTORS).map((task) => [task, measure(task)]));
  writeFileSync(KNOWN, `${JSON.stringify(figures, undefined, 2)}\n`);
}
