/** Prints what both tiers say of the development data, for `training/plots.py`: a line of {"task","label","score"} for each row and way. */
import { readFileSync } from 'node:fs';
import { type Ladder, readOff } from '../../src/detectors/learned/ladder.ts';
import { readLinearModel } from '../../src/detectors/learned/linear-model.ts';
import { NEVER, pairMargin, readScored, sureScore } from './scored.ts';

const FILES: Readonly<Record<string, string>> = { harmful_request: 'harmful-request' };

const about = JSON.parse(readFileSync('models/tier1.json', 'utf8')) as {
  readonly tasks: Readonly<
    Record<
      string,
      {
        readonly label: number;
        readonly ask: { readonly from: number; readonly below: number };
        readonly scales: Readonly<Record<string, { readonly tier0: number; readonly scores: Ladder }>>;
      }
    >
  >;
};
const rows = readScored('.cache/training/tier1/shipped-dev.jsonl');
for (const [task, { label, ask, scales }] of Object.entries(about.tasks)) {
  const linear = readLinearModel(readFileSync(`models/${FILES[task] ?? task}.bin`), '');
  if (!linear.ok) throw new Error(`models/${task}.bin ${linear.fault.message}`);
  for (const row of rows.filter((one) => one.task === task)) {
    const scale = scales[row.marker] ?? scales['user'];
    if (scale === undefined) throw new Error(`models/tier1.json has no scale for ${task}`);
    const pairing = { label, ask, tier0: scale.tier0 };
    const first = row.margin === undefined ? 0 : linear.value.score(row.margin);
    const margin = pairMargin(row, pairing);
    const second = margin === NEVER ? first : readOff(scale.scores, margin);
    tell(`${task}, linear alone`, row.label, Math.max(row.phrase, first));
    tell(`${task}, both`, row.label, Math.max(row.phrase, sureScore(row, pairing), second));
  }
}

function tell(task: string, label: number, score: number): void {
  process.stdout.write(`${JSON.stringify({ task, label, score })}\n`);
}
