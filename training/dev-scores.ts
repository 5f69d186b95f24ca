/** Prints what the shipped detectors score on the development data: a line of {"task","label","score"} for each row. */
import { DETECTORS } from './gate.ts';
import { readRows } from './rows.ts';
import { scoring } from './screened.ts';

const data = process.env['DATA'] ?? '../shared/data';
for (const [task, detector] of Object.entries(DETECTORS)) {
  const score = scoring(detector);
  for (const { text, positive } of readRows(data, task, 'dev'))
    process.stdout.write(`${JSON.stringify({ task, label: positive ? 1 : 0, score: score(text) })}\n`);
}
