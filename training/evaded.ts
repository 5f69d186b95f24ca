/**
 * Which attacks escape in disguise? `node training/evaded.ts [--task NAME] [--attacks N]`: attacks of the dev data that are
 * found as they are, and harmless texts that are not flagged, in every disguise; judged as `weir scan` judges them, at the
 * score that one in a hundred ordinary texts exceeds. Writes the table into docs/detectors/models.md.
 */
import { parseArgs } from 'node:util';
import { EVASIONS } from './evasions/index.ts';
import { shareAbove, thresholdAt } from './figures.ts';
import { type Row, readRows } from './rows.ts';
import { scoring } from './screened.ts';
import { randomOf, shuffled } from './shuffled.ts';
import { percent, putOnPage, table } from './tables.ts';

const { values } = parseArgs({
  options: { attacks: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
});
const data = process.env['DATA'] ?? '../shared/data';
const seed = Number(values.seed);
/** Sources that are disguised already. */
const DISGUISED = new Set(['own_encoded', 'codeattack']);
/** Longer texts are left out, for time. */
const LONGEST = 2000;

const score = scoring('injection');
const rows = readRows(data, 'injection', 'dev').filter(({ source }) => !DISGUISED.has(source));
const ordinary = rows.filter(({ positive }) => !positive);
const threshold = thresholdAt(
  0.01,
  ordinary.map(({ text }) => score(text)),
);
const attacks = drawn(rows.filter(({ positive, text }) => positive && score(text) > threshold));
const harmless = drawn(ordinary.filter(({ text }) => score(text) <= threshold));
process.stderr.write(
  `${attacks.length} attacks, ${harmless.length} harmless texts, threshold ${threshold}\n`,
);

let escaped = 0;
const lines = Object.entries(EVASIONS).map(([name, evade]) => {
  const random = randomOf(seed);
  const scores = (texts: readonly Row[]) => texts.map(({ text }) => score(evade(text, random)));
  const found = shareAbove(threshold, scores(attacks)) ?? 0;
  escaped += 1 - found;
  const line = [name, percent(1 - found), percent(shareAbove(threshold, scores(harmless)))];
  process.stderr.write(`${line.join(' ')}\n`);
  return line;
});
const mean = ['mean', percent(escaped / lines.length), ''];
putOnPage('evasions', table([['disguise', 'attacks that escape', 'harmless texts flagged'], ...lines, mean]));

/** So many of them, the same for the same seed. */
function drawn(from: readonly Row[]): Row[] {
  const short = from.filter(({ text }) => text.length <= LONGEST);
  const order = shuffled(short.length, seed).subarray(0, Number(values.attacks));
  return Array.from(order, (index) => short[index]).filter((row) => row !== undefined);
}
