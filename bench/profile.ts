/**
 * Profiles the worker of Weir (or the no-op server) on one row and prints where its time went.
 * Usage: node bench/profile.ts ROW [--target weir|noop] [--rounds N] [--lines N] [--policies PATH] [--keep FILE]
 * `--keep` leaves the profile itself in a file, for a viewer.
 */
import { copyFileSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureRow } from './measure.ts';
import { summarise } from './profile-summary.ts';
import { ROWS } from './rows.ts';
import { startBench, type TargetName } from './targets.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    target: { type: 'string', default: 'weir' },
    rounds: { type: 'string', default: '5' },
    lines: { type: 'string', default: '40' },
    policies: { type: 'string' },
    keep: { type: 'string' },
  },
});
const row = ROWS.find(({ name }) => name === positionals[0]);
if (row === undefined) throw new Error(`name a row: ${ROWS.map(({ name }) => name).join(', ')}`);
const target = values.target as TargetName;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));
const folder = mkdtempSync(join(tmpdir(), 'weir-profile-'));
try {
  const nodeFlags = ['--cpu-prof', `--cpu-prof-dir=${folder}`, '--cpu-prof-interval=500'];
  const bench = await startBench({ names: [target], nodeFlags, policies: values.policies, sources: true });
  try {
    await measureRow(bench, row, { rounds: Number(values.rounds), quick: false });
  } finally {
    await bench.stop();
  }
  // One file per process; the one that did the work is the largest.
  const [largest] = readdirSync(folder)
    .map((name) => join(folder, name))
    .sort((one, other) => statSync(other).size - statSync(one).size);
  if (largest === undefined) throw new Error('no profile was written; did the process end by itself?');
  if (values.keep !== undefined) copyFileSync(largest, values.keep);
  console.log(`${row.name}, ${target}: ${row.what}\n\n${summarise(largest, Number(values.lines))}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
