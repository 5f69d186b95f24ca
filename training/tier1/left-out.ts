/**
 * The linear tier without the sources that the encoder is measured on: `node training/tier1/left-out.ts`. Fits the model for
 * injection again, and keeps it in `.cache/training/tier1`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { writeLinearModel } from '../../src/detectors/learned/linear-model.ts';
import { describeModel, quantise, restored } from '../finish.ts';
import { TASKS } from '../tasks.ts';
import { Workshop } from '../workshop.ts';
import { LEFT_OUT } from './sources.ts';

const data = process.env['DATA'] ?? '../shared/data';
const tell = (line: string) => process.stderr.write(`${line}\n`);

for (const task of TASKS.filter(({ name }) => name === 'injection')) {
  const workshop = new Workshop({ task, data, seed: 1, tell });
  const fitted = workshop.fit(...LEFT_OUT);
  const rounded = restored(fitted);
  const ordinary = workshop.dev
    .filter(({ positive, source }) => !positive && !LEFT_OUT.includes(source))
    .map((row) => workshop.margin(rounded, row));
  const { bytes, scale } = quantise(fitted.weights);
  mkdirSync('.cache/training/tier1', { recursive: true });
  const about = describeModel(task.name, { scale, bias: fitted.bias }, ordinary);
  writeFileSync('.cache/training/tier1/injection-left-out.bin', writeLinearModel(about, bytes));
}
