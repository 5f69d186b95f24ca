/**
 * Makes the models of the linear tier: `node training/tier0.ts [--task NAME] [--seed N]`. Reads the data folder that DATA
 * names (default ../shared/data) and writes `models/*.bin`; the same bytes for the same data and seed. What was fitted
 * before is not fitted again, so a run that was interrupted goes on where it stopped.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { writeLinearModel } from '../src/detectors/learned/linear-model.ts';
import { areaUnderCurve, shareAbove, thresholdAt } from './figures.ts';
import { describeModel, quantise, restored } from './finish.ts';
import { isOrdinarySource } from './ordinary.ts';
import { provenanceOf } from './provenance.ts';
import { TASKS, type Task } from './tasks.ts';
import { Workshop } from './workshop.ts';

const { values } = parseArgs({
  options: { task: { type: 'string' }, seed: { type: 'string', default: '1' } },
});
const data = process.env['DATA'] ?? '../shared/data';
const tell = (line: string) => process.stderr.write(`${line}\n`);

mkdirSync('models', { recursive: true });
for (const task of TASKS) if (values.task === undefined || values.task === task.name) make(task);
const provenance = provenanceOf(
  TASKS.map(({ file }) => file),
  {
    ...{ data, seed: Number(values.seed) },
    ...{ type: 'https://weir.dev/training/tier0/v1', command: 'node training/tier0.ts' },
  },
);
writeFileSync('models/provenance.json', `${JSON.stringify(provenance, undefined, 2)}\n`);

function make(task: Task): void {
  const workshop = new Workshop({ task, data, seed: Number(values.seed), tell });
  const fitted = workshop.fit();
  const rounded = restored(fitted);
  const margins = (of: (row: (typeof workshop.dev)[number]) => boolean) =>
    workshop.dev.filter(of).map((row) => workshop.margin(rounded, row));
  const [attacks, harmless] = [margins(({ positive }) => positive), margins(({ positive }) => !positive)];
  const ordinary = margins(({ positive, source }) => !positive && isOrdinarySource(source));
  const { bytes, scale } = quantise(fitted.weights);
  const about = describeModel(task.name, { scale, bias: fitted.bias }, ordinary);
  writeFileSync(`models/${task.file}`, writeLinearModel(about, bytes));
  const area = areaUnderCurve(attacks, harmless).toFixed(4);
  const recall = [0.01, 0.002].map((share) => shareAbove(thresholdAt(share, harmless), attacks)?.toFixed(3));
  tell(
    `models/${task.file}: area under the curve ${area}, recall at 1% and 0.2% false positives ${recall.join(' and ')}`,
  );
}
