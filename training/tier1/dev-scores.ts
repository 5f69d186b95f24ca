/** Prints what both tiers say of the development data, for `training/plots.py`: a line of {"task","label","score"} for each row and way. */
import { readFileSync } from 'node:fs';
import { readOff } from '../../src/detectors/learned/ladder.ts';
import { readLinearModel } from '../../src/detectors/learned/linear-model.ts';
import { NAMES, scaleOf } from './about.ts';
import { NEVER, pairMargin, readScored, type ScoredRow, sureScore, untold } from './scored.ts';

const FILES: Readonly<Record<string, string>> = { harmful_request: 'harmful-request' };

const rows = readScored('.cache/training/tier1/shipped-dev.jsonl');
for (const task of NAMES) {
  const linear = readLinearModel(readFileSync(`models/${FILES[task] ?? task}.bin`), '');
  if (!linear.ok) throw new Error(`models/${task}.bin ${linear.fault.message}`);
  for (const row of rows.filter((one) => one.task === task)) {
    const first = row.margin === undefined ? 0 : linear.value.score(row.margin);
    tell(`${task}, linear alone`, row.label, Math.max(row.phrase, first));
    tell(`${task}, both`, row.label, bothOf(row, first));
    tell(`${task}, both, role unknown`, row.label, bothOf(untold(row), first));
  }
}

function bothOf(row: ScoredRow, first: number): number {
  const scale = scaleOf(row.task, row.marker);
  const margin = pairMargin(row, scale);
  const second = margin === NEVER ? first : readOff(scale.scores, margin);
  return Math.max(row.certain, sureScore(row, scale), second);
}

function tell(task: string, label: number, score: number): void {
  process.stdout.write(`${JSON.stringify({ task, label, score })}\n`);
}
