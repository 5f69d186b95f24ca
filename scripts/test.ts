/** Runs the checks and test suites named on the command line, counts what ran, and fails when something failed or nothing ran. */
import { spawn } from 'node:child_process';
import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { RESULTS_FOLDER } from '../test/e2e/conformance/support/results.ts';
import { MATRIX_FOLDER } from '../test/e2e/sdk/support/matrix.ts';
import { COUNTS } from './test-reporter.ts';

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** A step: a tool that passes or fails as a whole, or a set of test files. */
type Step =
  | { readonly kind: 'tool'; readonly name: string; readonly command: readonly string[] }
  | {
      readonly kind: 'tests';
      readonly name: string;
      readonly files: readonly string[];
      readonly flags: readonly string[];
    };

const ONE_PROCESS = ['--test-isolation=none'];
/** A file whose test hung leaves what it opened open: forced to exit, so that the others still run and the run ends. */
const UNTIL_OVER = ['--test-timeout=180000', '--test-force-exit'];
const ONE_BY_ONE = ['--test-concurrency=1', ...UNTIL_OVER];
/** Each file has an Envoy and a Weir of its own, and waits for them more than it works. */
const IN_PAIRS = ['--test-concurrency=2', ...UNTIL_OVER];

const CHECK: readonly Step[] = [
  { kind: 'tool', name: 'format and lint', command: ['node_modules/.bin/biome', 'check', '.'] },
  { kind: 'tool', name: 'types', command: ['node_modules/.bin/tsc', '--noEmit', '-p', '.'] },
  {
    kind: 'tests',
    name: 'architecture, unit, property and fuzz',
    files: [
      ...['test/*.test.ts', 'test/unit/**/*.test.ts', 'test/property/**/*.test.ts'],
      'test/fuzz/**/*.test.ts',
    ],
    flags: ONE_PROCESS,
  },
];
/** Where the conformance files tell what ran, and what the table is drawn from. */
const RESULTS = mkdtempSync(join(tmpdir(), 'weir-conformance-'));
const TABLE: Step = {
  kind: 'tool',
  name: 'conformance table',
  command: [process.execPath, 'scripts/conformance-table.ts', RESULTS],
};
/** Where the SDK files tell what each SDK made of each case. */
const OUTCOMES = mkdtempSync(join(tmpdir(), 'weir-sdks-'));
const MATRIX: Step = {
  kind: 'tool',
  name: 'matrix of SDKs',
  command: [process.execPath, 'scripts/sdk-matrix.ts', OUTCOMES],
};
const E2E: readonly Step[] = [
  { kind: 'tests', name: 'integration', files: ['test/integration/**/*.test.ts'], flags: ONE_BY_ONE },
  { kind: 'tests', name: 'fault', files: ['test/fault/**/*.test.ts'], flags: ONE_BY_ONE },
  // These look at memory, load and times of processes.
  { kind: 'tests', name: 'e2e, lifecycle', files: ['test/e2e/lifecycle/*.test.ts'], flags: ONE_BY_ONE },
  {
    kind: 'tests',
    name: 'e2e',
    files: ['test/e2e/*.test.ts', 'test/e2e/!(lifecycle)/**/*.test.ts'],
    flags: IN_PAIRS,
  },
  TABLE,
  MATRIX,
];
const CONFORMANCE: readonly Step[] = [
  { kind: 'tests', name: 'conformance', files: ['test/e2e/conformance/*.test.ts'], flags: ONE_BY_ONE },
  TABLE,
];
const PLANS: Readonly<Record<string, readonly Step[]>> = {
  check: CHECK,
  e2e: E2E,
  conformance: CONFORMANCE,
  all: [...CHECK, ...E2E],
};

async function main(plan: string): Promise<number> {
  const steps = PLANS[plan];
  if (steps === undefined) {
    console.error(`test: unknown plan "${plan}"; one of ${Object.keys(PLANS).join(', ')}`);
    return 2;
  }
  const total: Counts = { passed: 0, failed: 0, skipped: 0 };
  const lines: string[] = [];
  for (const step of steps) {
    const started = Date.now();
    console.log(`== ${step.name}`);
    const counts = step.kind === 'tool' ? await runTool(step.command) : await runTests(step);
    total.passed += counts.passed;
    total.failed += counts.failed;
    total.skipped += counts.skipped;
    const cases = counts.passed + counts.failed + counts.skipped;
    lines.push(
      `${step.name}: ${cases} case${cases === 1 ? '' : 's'}, ${counts.failed} failed, ${Math.round((Date.now() - started) / 1000)} s`,
    );
  }
  console.log(`\n${lines.join('\n')}`);
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}

async function runTool(command: readonly string[]): Promise<Counts> {
  const code = await run(command, (text) => process.stdout.write(text));
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

/** Runs test files; a runner that dies, or that ran nothing although there are files, counts as a failure. */
async function runTests(step: Step & { kind: 'tests' }): Promise<Counts> {
  const files = step.files.flatMap((pattern) => globSync(pattern)).sort();
  if (files.length === 0) {
    console.log(`  FAILED ${step.name}: no test file matches ${step.files.join(', ')}`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const reporter = fileURLToPath(new URL('./test-reporter.ts', import.meta.url));
  let counts: Counts | undefined;
  let rest = '';
  const code = await run(
    [process.execPath, '--test', ...step.flags, `--test-reporter=${reporter}`, ...files],
    (text) => {
      const linesOfText = (rest + text).split('\n');
      rest = linesOfText.pop() ?? '';
      for (const line of linesOfText) {
        if (line.startsWith(COUNTS)) counts = JSON.parse(line.slice(COUNTS.length)) as Counts;
        else console.log(line);
      }
    },
  );
  if (counts === undefined || counts.passed + counts.failed + counts.skipped === 0) {
    console.log(`  FAILED ${step.name}: the runner ended with code ${code} and counted no case`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  if (code !== 0 && counts.failed === 0) {
    console.log(`  FAILED ${step.name}: the runner ended with code ${code}`);
    counts.failed += 1;
  }
  return counts;
}

function run(command: readonly string[], onText: (text: string) => void): Promise<number> {
  const [file = '', ...args] = command;
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    child.stdout.setEncoding('utf8').on('data', onText);
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

// The hundreds of processes that these tests start read the same files: what Node compiled once is kept for the next.
process.env['NODE_COMPILE_CACHE'] ??= fileURLToPath(new URL('../.cache/compiled', import.meta.url));
process.env[RESULTS_FOLDER] = RESULTS;
process.env[MATRIX_FOLDER] = OUTCOMES;
try {
  process.exitCode = await main(process.argv[2] ?? 'all');
} finally {
  for (const folder of [RESULTS, OUTCOMES]) rmSync(folder, { recursive: true, force: true });
}
