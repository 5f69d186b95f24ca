/** The tools that are compared, each run over the same rows: findings by row, and the processor time of the search. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codePointsAt } from '../../src/cli/code-points.ts';
import type { Hit } from '../../src/core/finding.ts';
import { findDetector } from '../../src/detectors/index.ts';
import { Screening } from '../../src/server/screening.ts';

const MAXIMUM = 1 << 30;

/** What a tool made of all rows; offsets count code points. */
export interface Outcome {
  readonly version: string;
  readonly findings: readonly (readonly Hit[])[];
  /** Of processor time. */
  readonly seconds: number;
}

/** Runs over texts; a text says why it cannot be run here. */
export type Tool = (texts: readonly string[]) => Outcome | string;

/** A detector of ours at a threshold, in a process that is warm. */
export function weir(detector: string, threshold: number): Tool {
  return (texts) => {
    const found = findDetector(detector);
    if (found === undefined) return `no detector ${detector}`;
    const screening = new Screening([{ detector: found, options: {} }]);
    const scan = () => texts.map((text) => screening.find({ text }));
    scan();
    const begun = process.cpuUsage();
    const hits = scan();
    const { user, system } = process.cpuUsage(begun);
    const findings = hits.map((each, at) => inPoints(texts[at] ?? '', each, threshold));
    return { version: '', findings, seconds: (user + system) / 1e6 };
  };
}

function inPoints(text: string, hits: readonly Hit[], threshold: number): Hit[] {
  const pointAt = codePointsAt(text);
  return hits
    .filter(({ score }) => score >= threshold)
    .map((hit) => ({ ...hit, start: pointAt(hit.start), end: pointAt(hit.end) }));
}

/** A Python tool, through the script beside this file that runs it; findings without a score count as sure. */
export function python(interpreter: string | undefined, script: string, threshold: number): Tool {
  return (texts) => {
    if (interpreter === undefined || !existsSync(interpreter))
      return 'name a Python that has it with --python';
    const file = fileURLToPath(new URL(script, import.meta.url));
    const input = texts.map((text) => `${JSON.stringify({ text })}\n`).join('');
    const ran = spawnSync(interpreter, [file], { input, encoding: 'utf8', maxBuffer: MAXIMUM });
    if (ran.status !== 0) return `${script} failed: ${ran.stderr.trim().split('\n').at(-1) ?? ''}`;
    const lines = ran.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const last = lines.pop();
    if (last.missing?.length > 0) console.error(`${script}: this version has no ${last.missing.join(', ')}`);
    const findings = lines.map(({ findings: each }: { findings: Partial<Hit>[] }) =>
      each.map((hit) => ({ score: 1, ...hit }) as Hit).filter(({ score }) => score >= threshold),
    );
    return { version: last.version, findings, seconds: last.seconds };
  };
}

interface Leak {
  readonly File: string;
  readonly RuleID: string;
  readonly StartLine: number;
  readonly Secret: string;
}

/** The program gitleaks over a folder with a file for each row; its start is measured on an empty folder and taken off. */
export function gitleaks(program: string | undefined): Tool {
  return (texts) => {
    if (program === undefined || !existsSync(program)) return 'name the program with --gitleaks';
    const folder = mkdtempSync(join(tmpdir(), 'weir-compare-'));
    const empty = mkdtempSync(join(tmpdir(), 'weir-compare-'));
    try {
      for (const [at, text] of texts.entries()) writeFileSync(join(folder, `row-${at}.txt`), text);
      const start = runGitleaks(program, empty).seconds;
      const { leaks, seconds } = runGitleaks(program, folder);
      const findings: Hit[][] = texts.map(() => []);
      for (const leak of leaks) {
        const at = Number(/row-(\d+)\.txt$/.exec(basename(leak.File))?.[1]);
        findings[at]?.push(placeOf(leak, texts[at] ?? ''));
      }
      return { version: versionOf(program), findings, seconds: seconds - start };
    } finally {
      rmSync(folder, { recursive: true });
      rmSync(empty, { recursive: true });
    }
  };
}

function runGitleaks(program: string, folder: string): { leaks: Leak[]; seconds: number } {
  const report = `${folder}.json`;
  const args = ['dir', folder, '--no-banner', '--log-level', 'error', '--exit-code', '0'];
  // The last line of `times` is the processor time of what the shell ran.
  const line = '"$0" "$@" >/dev/null; times';
  const ran = spawnSync(
    'sh',
    ['-c', line, program, ...args, '--report-format', 'json', '--report-path', report],
    {
      encoding: 'utf8',
      env: { ...process.env, GOMAXPROCS: '1' },
    },
  );
  if (ran.status !== 0) throw new Error(`gitleaks failed: ${ran.stderr}`);
  const leaks = JSON.parse(readFileSync(report, 'utf8')) as Leak[];
  rmSync(report);
  const children = ran.stdout.trim().split('\n').at(-1) ?? '';
  const seconds = [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, minutes, rest]) => sum + 60 * Number(minutes) + Number(rest),
    0,
  );
  return { leaks, seconds };
}

/** It names the line and the secret; where that stands is searched for. */
function placeOf({ RuleID, StartLine, Secret }: Leak, text: string): Hit {
  const before = text
    .split('\n')
    .slice(0, Math.max(0, StartLine - 1))
    .join('\n').length;
  const near = text.indexOf(Secret, Math.max(0, before - 1));
  const start = Math.max(0, near >= 0 ? near : text.indexOf(Secret));
  const pointAt = codePointsAt(text);
  return { type: RuleID, start: pointAt(start), end: pointAt(start + Secret.length), score: 1 };
}

/** As Go recorded it; a program built from its module does not know its own version. */
function versionOf(program: string): string {
  const ran = spawnSync('go', ['version', '-m', program], { encoding: 'utf8' });
  return /^\tmod\t\S+\tv(\S+)/m.exec(ran.stdout ?? '')?.[1] ?? 'unknown';
}
