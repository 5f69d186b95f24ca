/** The figures of what finds personal data, secrets and leaks on the committed samples, and those that they had when they were committed. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { evaluate } from '../src/cli/eval/evaluate.ts';
import type { Figures } from '../src/cli/eval/figures.ts';
import { readEvalOptions } from '../src/cli/eval/options.ts';
import { rounded } from './figures.ts';
import { unwrap } from './judged.ts';

const FOLDER = new URL('samples/', import.meta.url);
const KNOWN = new URL('rule-figures.json', FOLDER);

/** Task -> the detector that is measured. */
export const RULED: Readonly<Record<string, string>> = {
  pii: 'pii',
  secrets: 'secrets',
  leak: 'system-prompt-leak',
};

/** Shares, from 0 to 1: the more the better. */
export interface RuleFigures {
  readonly rows: number;
  readonly [figure: string]: number;
}

/** Measures the detector of a task at the default threshold of a rule; takes some seconds of one core. */
export async function measureRules(task: string): Promise<RuleFigures> {
  const file = fileURLToPath(new URL(`${task}.jsonl.gz`, FOLDER));
  const options = unwrap(readEvalOptions(['--detector', RULED[task] ?? task, file]));
  const figures = unwrap(await evaluate(options, SILENT));
  return { rows: figures.rows, ...sharesOf(figures) };
}

function sharesOf({ spans, labels }: Figures): Record<string, number> {
  if (labels !== undefined)
    return {
      area: rounded(labels.auc),
      recallAtOnePercent: rounded(labels.recallAt1),
      found: rounded(labels.recall),
      leftAlone: rounded(1 - (labels.falsePositiveRate ?? 1)),
    };
  return {
    typed: rounded(spans?.typed.f1),
    untyped: rounded(spans?.untyped.f1),
    clean: rounded(1 - (spans?.clean.share ?? 1)),
    leftAlone: rounded(1 - (spans?.decoys.share ?? 1)),
  };
}

const SILENT = { row: () => undefined, bad: fail, mistake: () => undefined };

function fail(message: string): never {
  throw new Error(message);
}

/** The figures that were committed, by task. */
export function knownRuleFigures(): Readonly<Record<string, RuleFigures>> {
  return JSON.parse(readFileSync(KNOWN, 'utf8'));
}

/** Measures everything and commits to it. */
export async function writeRuleFigures(): Promise<void> {
  const figures: Record<string, RuleFigures> = {};
  for (const task of Object.keys(RULED)) figures[task] = await measureRules(task);
  writeFileSync(KNOWN, `${JSON.stringify(figures, undefined, 2)}\n`);
}
