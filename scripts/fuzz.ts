/**
 * Fuzzes every reader, two at a time: `RUNS=` inputs each, `TARGET=` one name or several with commas, `SEED=` to repeat
 * a run, `JOBS=` processes. Fails when an input broke its target, and when a target ran fewer inputs than it was told to.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { keepLastLong } from '../test/fuzz/framework/corpus.ts';
import type { TargetReport } from '../test/fuzz/framework/watched-run.ts';
import { TARGETS } from '../test/fuzz/targets/index.ts';

const DEFAULT_RUNS = 100_000;
const MIB = 1_048_576;
const PROGRAM = fileURLToPath(new URL('../test/fuzz/run-target.ts', import.meta.url));

const runs = numberOf('RUNS', DEFAULT_RUNS);
const seed = numberOf('SEED', Date.now() % 2 ** 31);
const jobs = numberOf('JOBS', 2);

function numberOf(name: string, fallback: number): number {
  const given = process.env[name] ?? '';
  if (given === '') return fallback;
  const value = Number(given);
  if (!Number.isSafeInteger(value) || value < 1)
    throw new Error(`${name}=${given}: give a whole number above 0`);
  return value;
}

function wanted(): string[] {
  const known = TARGETS.map(({ name }) => name);
  const given = (process.env['TARGET'] ?? '').split(',').filter((name) => name !== '');
  const unknown = given.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new Error(`TARGET=${unknown.join(',')}: no such target; one of ${known.join(', ')}`);
  return given.length === 0 ? known : given;
}

/** Runs one target in its own process, so that its memory is its own. */
function runTarget(name: string): Promise<TargetReport> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [PROGRAM, name, String(runs), String(seed)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let printed = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      const line = printed.trimEnd().split('\n').at(-1) ?? '';
      if (code === 0 && line.startsWith('{')) resolve(JSON.parse(line) as TargetReport);
      else resolve(died(name, `the process ended with code ${code}, most likely for lack of memory`));
    });
  });
}

/** The report of a process that gave none: the long input that it read last is the likely cause. */
function died(target: string, what: string): TargetReport {
  const file = keepLastLong(target) ?? 'no file: the input was short';
  const nothing = { inputs: 0, kept: 0, broken: 0, places: 0, worstMs: 0, seconds: 1, grownBytes: 0 };
  return { target, seed, ...nothing, failures: [{ file, what }] };
}

function show(report: TargetReport): void {
  const rate = Math.round(report.inputs / report.seconds);
  const columns = [
    report.target.padEnd(18),
    `${report.inputs} inputs`.padStart(16),
    `${rate}/s`.padStart(10),
    `${report.kept} kept`.padStart(11),
    `${report.places} places`.padStart(13),
    `worst ${report.worstMs.toFixed(1)} ms`.padStart(17),
    `grew ${(report.grownBytes / MIB).toFixed(0)} MiB`.padStart(14),
    report.failures.length === 0 ? 'ok' : `FAILED (${report.broken} inputs)`,
  ];
  console.log(columns.join('  '));
  for (const { file, what } of report.failures) {
    console.log(`  ${what.replaceAll('\n', '\n    ')}`);
    console.log(`  kept in ${file}; again: node test/fuzz/replay.ts ${report.target} ${file}`);
  }
}

/** Takes one name after another until none is left. */
async function work(names: string[], reports: TargetReport[]): Promise<void> {
  for (let name = names.shift(); name !== undefined; name = names.shift()) {
    const report = await runTarget(name);
    reports.push(report);
    show(report);
  }
}

const names = wanted();
const expected = names.length;
const reports: TargetReport[] = [];
console.log(`fuzz: ${expected} targets, ${runs} inputs each, SEED=${seed}`);
await Promise.all(Array.from({ length: jobs }, () => work(names, reports)));
const inputs = reports.reduce((sum, report) => sum + report.inputs, 0);
const failed = reports.filter((report) => report.failures.length > 0 || report.inputs < runs);
console.log(`${inputs} inputs, ${reports.length} of ${expected} targets, ${failed.length} failed`);
process.exitCode = failed.length === 0 && reports.length === expected ? 0 : 1;
