/** The figures of the shipped models on the samples, and those that they had when they were committed. */
import { readFileSync, writeFileSync } from 'node:fs';
import { areaUnderCurve, shareAbove, thresholdAt } from './figures.ts';
import { JudgedScores, type Tiers } from './judged.ts';

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
/** What the figures of both tiers may differ beside that: sums of the encoder's small numbers are not the same on every kind of processor. */
export const PROCESSORS = 0.01;

export type TaskFigures = Readonly<Record<Tiers, Figures>>;

interface Row {
  readonly text: string;
  readonly label: number;
}

/** Measures the detector of a task; takes some seconds of one core. */
export async function measure(task: string): Promise<TaskFigures> {
  return { linear: await measureTiers(task, 'linear'), both: await measureTiers(task, 'both') };
}

async function measureTiers(task: string, tiers: Tiers): Promise<Figures> {
  const rows = readFileSync(new URL(`${task}.jsonl`, FOLDER), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row);
  const judged = await JudgedScores.open(DETECTORS[task] ?? task, tiers);
  try {
    return figuresOf(rows, await judged.of(rows.map(({ text }) => ({ text }))));
  } finally {
    await judged.close();
  }
}

function figuresOf(rows: readonly Row[], all: readonly number[]): Figures {
  const scores = (label: number) => all.filter((_, at) => rows[at]?.label === label);
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
export function knownFigures(): Readonly<Record<string, TaskFigures>> {
  return JSON.parse(readFileSync(KNOWN, 'utf8'));
}

/** Measures everything and commits to it. */
export async function writeFigures(): Promise<void> {
  const figures: Record<string, TaskFigures> = {};
  for (const task of Object.keys(DETECTORS)) figures[task] = await measure(task);
  writeFileSync(KNOWN, `${JSON.stringify(figures, undefined, 2)}\n`);
}
