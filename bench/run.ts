/**
 * The bench: the same exchanges through Envoy with no filter, with a no-op filter and with Weir, in turn.
 * Usage: node bench/run.ts [--quick] [--row NAME]... [--rounds N] [--policies PATH] [--out FILE] [--page FILE]
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { measureHold } from './hold.ts';
import { type Measured, measureRow } from './measure.ts';
import { machine, pageOf } from './page.ts';
import { holdRow, type ReportRow, reportRow, textOf } from './report.ts';
import { ROWS, type Row } from './rows.ts';
import { startBench, TARGETS } from './targets.ts';

const BUILT_IN = fileURLToPath(new URL('../policies/default.yaml', import.meta.url));
const LATEST = fileURLToPath(new URL('results/latest.json', import.meta.url));

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    row: { type: 'string', multiple: true },
    rounds: { type: 'string' },
    policies: { type: 'string' },
    out: { type: 'string', default: LATEST },
    page: { type: 'string' },
  },
});
const effort = { quick: values.quick, rounds: Number(values.rounds ?? (values.quick ? 3 : 5)) };
// What was started is stopped when this process exits; a signal alone would leave it running.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));
process.exitCode = await main(chosenRows(values.row));

async function main(rows: readonly Row[]): Promise<number> {
  const began = Date.now();
  const on = machine();
  const names = TARGETS.filter((name) => rows.some((row) => row.targets.includes(name)));
  const bench = await startBench({ names, policies: values.policies });
  const reports: ReportRow[] = [];
  const say = (report: ReportRow): void => {
    reports.push(report);
    console.log(`${textOf(report)}\n`);
  };
  if (values.row === undefined) say(holdRow(measureHold(values.policies ?? BUILT_IN)));
  try {
    const done = new Map<string, Measured>();
    for (const row of rows) {
      const measured = await measureRow(bench, row, effort);
      done.set(row.name, measured);
      say(reportRow(measured, done.get(row.tenTimes ?? '')));
    }
  } finally {
    await bench.stop();
  }
  writeFileSync(values.out, `${JSON.stringify({ ...on, rounds: effort.rounds, rows: reports }, null, 2)}\n`);
  const told = summary(reports, Date.now() - began);
  console.log(told);
  const printed = [...reports.map(textOf), told].join('\n\n');
  if (values.page !== undefined) writeFileSync(values.page, pageOf(printed, on, effort.rounds));
  return 0;
}

function chosenRows(names: readonly string[] | undefined): readonly Row[] {
  const known = ROWS.map(({ name }) => name);
  const unknown = names?.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new Error(`no row "${unknown}"; one of ${known.join(', ')}`);
  return names === undefined ? ROWS : ROWS.filter(({ name }) => names.includes(name));
}

function summary(reports: readonly ReportRow[], tookMs: number): string {
  const judged = reports.flatMap(({ row, figures }) => figures.map((figure) => ({ row, ...figure })));
  const bounded = judged.filter(({ ok }) => ok !== undefined);
  const missed = bounded
    .filter(({ ok }) => ok === false)
    .map(({ row, name }) => `\n  missed: ${row}, ${name}`);
  const met = `${bounded.length - missed.length} of ${bounded.length} targets met`;
  return `${reports.length} rows in ${Math.round(tookMs / 1000)} s, ${met}.${missed.join('')}`;
}
