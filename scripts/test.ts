/** Runs the checks and test suites named on the command line, counts what ran, and fails when something failed or nothing ran. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { RESULTS_FOLDER } from '../test/e2e/conformance/support/results.ts';
import { BUILT_FOLDER } from '../test/e2e/harness/entry.ts';
import { MATRIX_FOLDER } from '../test/e2e/sdk/support/matrix.ts';
import { COUNTS, type Told } from './test-reporter.ts';

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
/**
 * A file whose test hung leaves what it opened open: forced to exit, so that the others still run and the run ends. An exit
 * does not wait for what is still to be written, so a file writes each word at once.
 */
const UNTIL_OVER = [
  '--test-timeout=180000',
  '--test-force-exit',
  `--import=${new URL('./written-at-once.ts', import.meta.url).href}`,
];
const ONE_BY_ONE = ['--test-concurrency=1', ...UNTIL_OVER];
/** Each file has an Envoy and a Weir of its own, and waits for them while others work: one more than there are cores. */
const SIDE_BY_SIDE = [`--test-concurrency=${availableParallelism() + 1}`, ...UNTIL_OVER];

/**
 * Steps that share nothing but the machine: as many of them run at once as `AT_ONCE` says, begun in this order. Those that take
 * longest come first and the short ones last, so that no core is left without work before the end.
 */
type Together = readonly Step[];
/** One more than there are cores: some steps wait for processes and disks. */
const AT_ONCE = availableParallelism() + 1;

/** What the shipped policies refer to. */
const NAMED = [
  ...['prompt-guard', 'llama-guard'].flatMap((name) => ['--judge', name]),
  ...['customers', 'board-papers'].flatMap((name) => ['--index', name]),
  ...['--profile', 'shop-answers'],
];

const TOOLS: Together = [
  { kind: 'tool', name: 'policies do what their cases say', command: weir('test', 'policies') },
  { kind: 'tool', name: 'types', command: ['node_modules/.bin/tsc', '--noEmit', '-p', '.'] },
  { kind: 'tool', name: 'format and lint', command: ['node_modules/.bin/biome', 'check', '.'] },
  { kind: 'tool', name: 'policies are sound', command: weir('lint', 'policies', ...NAMED) },
];
const CASES: Together = [
  {
    kind: 'tests',
    name: 'architecture and unit, the others',
    files: ['test/*.test.ts', 'test/unit/*.test.ts', 'test/unit/!(detectors|dialects)/**/*.test.ts'],
    flags: ONE_PROCESS,
  },
  {
    kind: 'tests',
    name: 'property and fuzz',
    files: ['test/property/**/*.test.ts', 'test/fuzz/**/*.test.ts'],
    flags: ONE_PROCESS,
  },
  {
    kind: 'tests',
    name: 'unit, detectors and dialects',
    files: ['test/unit/{detectors,dialects}/**/*.test.ts'],
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
/** What the image runs is what is tested through Envoy and from the command line; its start takes a quarter less than one of the sources. */
const BUILT = fileURLToPath(new URL('../.run/built', import.meta.url));
const BUILD: Together = [
  { kind: 'tool', name: 'build', command: [process.execPath, 'scripts/build.ts', BUILT] },
];
const PROCESSES: Together = [
  {
    kind: 'tests',
    name: 'integration, the others',
    files: ['test/integration/!(model-quality).test.ts', 'test/integration/*/**/*.test.ts'],
    flags: ONE_BY_ONE,
  },
  { kind: 'tests', name: 'fault', files: ['test/fault/**/*.test.ts'], flags: ONE_BY_ONE },
  {
    kind: 'tests',
    name: 'quality of models',
    files: ['test/integration/model-quality.test.ts'],
    flags: ONE_BY_ONE,
  },
];
/** Of the lifecycle: what looks at no memory, load or time of a process. */
const NO_FIGURES = 'kill|start|strict';
const E2E: readonly Step[] = [
  // These look at memory, load and times of processes.
  {
    kind: 'tests',
    name: 'e2e, lifecycle',
    files: [`test/e2e/lifecycle/!(${NO_FIGURES}).test.ts`],
    flags: ONE_BY_ONE,
  },
  {
    kind: 'tests',
    name: 'e2e',
    files: [
      ...['test/e2e/*.test.ts', 'test/e2e/!(lifecycle)/**/*.test.ts'],
      `test/e2e/lifecycle/@(${NO_FIGURES}).test.ts`,
    ],
    flags: SIDE_BY_SIDE,
  },
  TABLE,
  MATRIX,
];
const CONFORMANCE: readonly Step[] = [
  { kind: 'tests', name: 'conformance', files: ['test/e2e/conformance/*.test.ts'], flags: ONE_BY_ONE },
  TABLE,
];
const PLANS: Readonly<Record<string, readonly Together[]>> = {
  check: [BUILD, [...CASES, ...TOOLS]],
  e2e: [BUILD, PROCESSES, ...alone(E2E)],
  conformance: [BUILD, ...alone(CONFORMANCE)],
  all: [BUILD, [...CASES, ...PROCESSES, ...TOOLS], ...alone(E2E)],
};

function weir(...args: readonly string[]): readonly string[] {
  return [process.execPath, 'src/cli/weir.ts', ...args];
}

function alone(steps: readonly Step[]): readonly Together[] {
  return steps.map((step) => [step]);
}

async function main(plan: string): Promise<number> {
  const all = PLANS[plan];
  if (all === undefined) {
    console.error(`test: unknown plan "${plan}"; one of ${Object.keys(PLANS).join(', ')}`);
    return 2;
  }
  const total: Counts = { passed: 0, failed: 0, skipped: 0 };
  const lines: string[] = [];
  for (const steps of all) {
    for (const { line, counts } of await together(steps)) {
      total.passed += counts.passed;
      total.failed += counts.failed;
      total.skipped += counts.skipped;
      lines.push(line);
    }
  }
  console.log(`\n${lines.join('\n')}`);
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}

interface Done {
  readonly line: string;
  readonly counts: Counts;
}

/** Runs steps, as many at once as `AT_ONCE` says; what they came to is in the order of the steps. */
async function together(steps: Together): Promise<readonly Done[]> {
  const done: Done[] = [];
  const waiting = steps.entries();
  const work = async (): Promise<void> => {
    for (const [at, step] of waiting) done[at] = await perform(step, steps.length > 1);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return done;
}

/** Runs one step; beside others it prints what it has to say when it is over, so that lines do not mix. */
async function perform(step: Step, late: boolean): Promise<Done> {
  const started = Date.now();
  const said = [`== ${step.name}`];
  const say = late ? (line: string) => said.push(line) : console.log;
  if (!late) console.log(said[0]);
  const counts = step.kind === 'tool' ? await runTool(step.command, say) : await runTests(step, say);
  if (late) console.log(said.join('\n'));
  const cases = counts.passed + counts.failed + counts.skipped;
  const seconds = Math.round((Date.now() - started) / 1000);
  const many = `${cases} case${cases === 1 ? '' : 's'}`;
  return { line: `${step.name}: ${many}, ${counts.failed} failed, ${seconds} s`, counts };
}

type Say = (line: string) => void;

async function runTool(command: readonly string[], say: Say): Promise<Counts> {
  const code = await run(command, say);
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

/**
 * Runs test files. A runner that dies, a file that told of no case, and one that ran another number of cases than were heard
 * of count as failures.
 */
async function runTests(step: Step & { kind: 'tests' }, say: Say): Promise<Counts> {
  const files = step.files.flatMap((pattern) => globSync(pattern)).sort();
  if (files.length === 0) {
    say(`  FAILED ${step.name}: no test file matches ${step.files.join(', ')}`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const reporter = fileURLToPath(new URL('./test-reporter.ts', import.meta.url));
  let told: Told | undefined;
  const command = [process.execPath, '--test', ...step.flags, `--test-reporter=${reporter}`, ...files];
  const code = await run(command, (line) => {
    if (line.startsWith(COUNTS)) told = JSON.parse(line.slice(COUNTS.length)) as Told;
    else say(line);
  });
  if (told === undefined) {
    say(`  FAILED ${step.name}: the runner ended with code ${code} and counted no case`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  for (const lost of unheard(files, told, step.flags !== ONE_PROCESS)) {
    say(`  FAILED ${lost}`);
    told.failed += 1;
  }
  if (code !== 0 && told.failed === 0) {
    say(`  FAILED ${step.name}: the runner ended with code ${code}`);
    told.failed += 1;
  }
  return told;
}

/** Of the files that were to run, those of which not every case was heard. */
function unheard(files: readonly string[], told: Told, ownProcess: boolean): string[] {
  return files.flatMap((file) => {
    const { cases, own } = told.files[file] ?? { cases: 0 };
    if (cases === 0) return [`${file}: told of no case`];
    if (!ownProcess || own === cases) return [];
    return [`${file}: ${cases} cases were heard of, and it says that it ran ${own ?? 'an unknown number'}`];
  });
}

function run(command: readonly string[], onLine: Say): Promise<number> {
  const [file = '', ...args] = command;
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const lines = createInterface({ input: child.stdout }).on('line', onLine);
    child.on('error', reject);
    const over = once(lines, 'close');
    child.on('close', (code) => void over.then(() => resolve(code ?? 1)));
  });
}

// The hundreds of processes that these tests start read the same files: what Node compiled once is kept for the next.
process.env['NODE_COMPILE_CACHE'] ??= fileURLToPath(new URL('../.cache/compiled', import.meta.url));
process.env[BUILT_FOLDER] = BUILT;
process.env[RESULTS_FOLDER] = RESULTS;
process.env[MATRIX_FOLDER] = OUTCOMES;
try {
  process.exitCode = await main(process.argv[2] ?? 'all');
} finally {
  for (const folder of [RESULTS, OUTCOMES]) rmSync(folder, { recursive: true, force: true });
}
