/** Prints what the shipped detectors score on the development data: a line of {"task","label","score"} for each row. */
import { GATED } from './gate.ts';
import { readRows } from './rows.ts';
import { scoring } from './screened.ts';
import { TASKS } from './tasks.ts';

const data = process.env['DATA'] ?? '../shared/data';
for (const task of TASKS.map(({ name }) => name)) {
  const score = scoring(GATED[task]?.detector ?? task);
  for (const { text, positive } of readRows(data, task, 'dev'))
    process.stdout.write(`${JSON.stringify({ task, label: positive ? 1 : 0, score: score(text) })}\n`);
}
