/** The figures of the shipped models on the samples, and those that they had when they were committed. */
import { readFileSync, writeFileSync } from 'node:fs';
import { areaUnderCurve, rounded, shareAbove, thresholdAt } from './figures.ts';
import { JudgedScores, TIERS, type Tiers } from './judged.ts';

const FOLDER = new URL('samples/', import.meta.url);
const KNOWN = new URL('figures.json', FOLDER);

/** What is measured: a detector, on the rows of a sample. */
interface Gated {
  readonly detector: string;
  readonly rows: string;
  readonly tiers: readonly Tiers[];
  /** Of a kind: the rows that are of it, against harmless ones; without it all attacks. */
  readonly kind?: string;
  readonly options?: object;
}

/** By name. */
export const GATED: Readonly<Record<string, Gated>> = {
  injection: { detector: 'injection', rows: 'injection', tiers: TIERS },
  harmful_request: { detector: 'harmful-request', rows: 'harmful_request', tiers: TIERS },
  toxicity: { detector: 'toxicity', rows: 'toxicity', tiers: TIERS },
  jailbreak: { detector: 'jailbreak', rows: 'injection', tiers: ['both'], kind: 'jailbreak' },
  ...ofToxicity('hate', 'hate', 'HATE'),
  ...ofToxicity('implicit_hate', 'implicit-hate', 'IMPLICIT_HATE'),
  ...ofToxicity('harmful_compliance', 'harmful-compliance', 'HARMFUL_COMPLIANCE'),
};

function ofToxicity(name: string, kind: string, label: string): Record<string, Gated> {
  const options = { labels: [label] };
  return { [name]: { detector: 'toxicity', rows: 'toxicity', tiers: ['both'], kind, options } };
}

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

export type GatedFigures = Readonly<Partial<Record<Tiers, Figures>>>;

interface Row {
  readonly text: string;
  readonly label: number;
  readonly kind: string;
}

/** Measures one of them; takes some seconds of one core. */
export async function measure(name: string): Promise<GatedFigures> {
  const gated = GATED[name];
  if (gated === undefined) throw new Error(`nothing is called ${name}`);
  const figures: Partial<Record<Tiers, Figures>> = {};
  for (const tiers of gated.tiers) figures[tiers] = await measureTiers(gated, tiers);
  return figures;
}

async function measureTiers({ detector, rows: file, kind, options }: Gated, tiers: Tiers): Promise<Figures> {
  const rows = readFileSync(new URL(`${file}.jsonl`, FOLDER), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row)
    .filter((row) => kind === undefined || row.label === 0 || row.kind === kind);
  const judged = await JudgedScores.open(detector, tiers, options);
  try {
    return figuresOf(rows, await judged.of(rows.map(({ text }) => ({ text }))));
  } finally {
    await judged.close();
  }
}

function figuresOf(rows: readonly Row[], all: readonly number[]): Figures {
  const scores = (label: number) => all.filter((_, at) => rows[at]?.label === label);
  const [attacks, harmless] = [scores(1), scores(0)];
  return {
    rows: rows.length,
    area: rounded(areaUnderCurve(attacks, harmless)),
    recallAtOnePercent: rounded(shareAbove(thresholdAt(0.01, harmless), attacks)),
    recall: rounded(shareAbove(0.5, attacks)),
    falsePositives: rounded(shareAbove(0.5, harmless)),
  };
}

/** The figures that were committed, by name. */
export function knownFigures(): Readonly<Record<string, GatedFigures>> {
  return JSON.parse(readFileSync(KNOWN, 'utf8'));
}

/** Measures everything and commits to it. */
export async function writeFigures(): Promise<void> {
  const figures: Record<string, GatedFigures> = {};
  for (const name of Object.keys(GATED)) figures[name] = await measure(name);
  writeFileSync(KNOWN, `${JSON.stringify(figures, undefined, 2)}\n`);
}
