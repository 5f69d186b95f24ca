/**
 * Does a model find attacks from sources that it never saw? `node training/transfer.ts [--task NAME] [--seed N]` fits it again
 * without each of some sources, and writes what it makes of them into docs/detectors/models.md. Thresholds are those that
 * one in a hundred of the ordinary texts of the other sources exceeds. What was fitted before is not fitted again.
 */
import { parseArgs } from 'node:util';
import { areaUnderCurve, shareAbove, thresholdAt } from './figures.ts';
import { restored } from './finish.ts';
import { type Row, readRows } from './rows.ts';
import { scoring } from './screened.ts';
import { percent, putOnPage, table } from './tables.ts';
import { TASKS, type Task } from './tasks.ts';
import { Workshop } from './workshop.ts';

const { values } = parseArgs({
  options: { task: { type: 'string' }, seed: { type: 'string', default: '1' } },
});
const data = process.env['DATA'] ?? '../shared/data';
const tell = (line: string) => process.stderr.write(`${line}\n`);
/** A phrase that is sure beats every margin of a model. */
const SURE = 0.9;
const ABOVE = 20;
const HEAD = [
  'left out',
  'attacks',
  'found',
  'found by the model alone',
  'harmless',
  'flagged',
  'area, the others',
];

for (const task of TASKS) if (values.task === undefined || values.task === task.name) measure(task);

function measure(task: Task): void {
  const workshop = new Workshop({ task, data, seed: Number(values.seed), tell });
  const phrases = task.name === 'injection' ? scoring('injection', { model: 'off' }) : () => 0;
  const lines = task.leftOut.map((source) => {
    const line = leaveOut(source, { task, workshop, phrases });
    tell(`${task.name} without ${source}: ${line.slice(1).join(' ')}`);
    return line;
  });
  const mean = (column: number) => {
    const shares = lines.flatMap((line) =>
      line[column] === '-' ? [] : Number.parseFloat(line[column] ?? ''),
    );
    const sum = shares.reduce((all, share) => all + share, 0);
    return shares.length === 0 ? '-' : percent(sum / shares.length / 100);
  };
  const means = ['mean', '', mean(2), mean(3), '', mean(5), ''];
  putOnPage(`transfer ${task.name}`, table([HEAD, ...lines, means]));
}

interface Without {
  readonly task: Task;
  readonly workshop: Workshop;
  readonly phrases: (text: string) => number;
}

function leaveOut(source: string, { task, workshop, phrases }: Without): string[] {
  const fitted = restored(workshop.fit(source));
  const model = <T extends Row & { readonly bag: number }>(row: T) => workshop.margin(fitted, row);
  const both = <T extends Row & { readonly bag: number }>(row: T) =>
    model(row) + (phrases(row.text) >= SURE ? ABOVE : 0);
  const others = workshop.dev.filter((row) => row.source !== source);
  const ordinary = others.filter(({ positive }) => !positive);
  const learned = readRows(data, task.name, 'train').filter((row) => row.source === source);
  const unseen = [...learned.map(workshop.bag), ...workshop.dev.filter((row) => row.source === source)];
  const [attacks, harmless] = [true, false].map((label) =>
    unseen.filter(({ positive }) => positive === label),
  );
  const found = (score: typeof model, rows = attacks ?? []) =>
    percent(shareAbove(thresholdAt(0.01, ordinary.map(score)), rows.map(score)));
  const area = areaUnderCurve(others.filter(({ positive }) => positive).map(both), ordinary.map(both));
  return [
    source,
    ...[`${attacks?.length ?? 0}`, found(both), found(model)],
    ...[`${harmless?.length ?? 0}`, found(both, harmless), area.toFixed(3)],
  ];
}
