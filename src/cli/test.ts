/** `weir test`: people's own cases for their policies, an exchange in, verdict and record out. */
import { statSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { errorCode } from '../core/error-code.ts';
import { ok, type Result } from '../core/fault.ts';
import { type Checked, formatProblem, type Problem } from '../policy/problem.ts';
import type { Registry } from '../policy/registry.ts';
import { type CasesText, casesFilesOf, readCases, withoutCases } from './cases/read-cases.ts';
import { fileLines, totalLine } from './cases/report/human.ts';
import { junitText } from './cases/report/junit.ts';
import { type FileResults, totalsOf } from './cases/report/results.ts';
import { tapText } from './cases/report/tap.ts';
import { chosenCases, runCases } from './cases/run-cases.ts';
import { casesSchema } from './cases/schema.ts';
import { readCommandLine } from './command-line.ts';
import { type NamedParts, PARTS_OPTIONS, PARTS_USAGE, registryOf } from './offline/named-parts.ts';
import { usageProblem } from './usage-problem.ts';
import type { Verb } from './verb.ts';

const USAGE = `usage: weir test [PATH ...] [--only TEXT] [--junit FILE] [--tap] [--judge NAME ...] [--decider NAME ...]
                 [--credential NAME[=KIND] ...] [--index NAME[=FILE] ...] [--profile NAME[=FILE] ...] [--key-file FILE]
       weir test --schema

Runs cases: exchanges, and what has to become of them under a policy. PATH is a folder of policies, whose cases are in its
folder "cases"; a policy, whose cases are in cases/ under its own name; or a file of cases. "policies" when left out.
Exchanges are judged in this process as weir serve does; nothing is sent anywhere.

  --only TEXT    only cases whose name holds TEXT
  --junit FILE   write a JUnit report as well
  --tap          TAP in place of lines
${PARTS_USAGE}
  --schema       print the JSON Schema of a file of cases, for editors

Exit codes: 0 all passed, 1 some failed or did not run, 2 nothing that could be run.
`;

const UNUSABLE = 2;

export const test: Verb = {
  name: 'test',
  summary: 'run cases for policies',
  usage: USAGE,
  run: runTest,
};

interface Asked extends NamedParts {
  readonly paths: readonly string[];
  readonly only?: string | undefined;
  readonly junit?: string | undefined;
  readonly tap: boolean;
  readonly schema: boolean;
}

/** The JSON Schema of a file of cases as text, as it is committed in `policies/`. */
export function casesSchemaText(): string {
  return JSON.stringify(z.toJSONSchema(casesSchema, { io: 'input' }), undefined, 2);
}

async function runTest(args: readonly string[]): Promise<number> {
  const asked = parse(args);
  if (!asked.ok) return complain([usageProblem('test', asked.fault.message).trimEnd()]);
  if (asked.value.schema) {
    console.log(casesSchemaText());
    return 0;
  }
  const registry = registryOf(asked.value);
  if (!registry.ok) return complain([usageProblem('test', registry.fault.message).trimEnd()]);
  const texts = readAll(asked.value.paths);
  if (!texts.ok) return complain(texts.problems.map(formatProblem));
  return runAll(asked.value, { texts: texts.value, registry: registry.value });
}

function parse(args: readonly string[]): Result<Asked> {
  const parsed = readCommandLine(args, OPTIONS);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  return ok({ ...values, paths: positionals.length > 0 ? positionals : ['policies'] });
}

const OPTIONS = {
  ...PARTS_OPTIONS,
  only: { type: 'string' },
  junit: { type: 'string' },
  tap: { type: 'boolean', default: false },
  schema: { type: 'boolean', default: false },
} as const;

/** All files of all paths, each once, or every problem of every one. */
function readAll(paths: readonly string[]): Checked<readonly CasesText[]> {
  const problems: Problem[] = [];
  const files = new Set<string>();
  for (const path of paths) {
    const found = casesFilesOf(path);
    if (found.ok) for (const file of found.value) files.add(file);
    else problems.push(...found.problems);
  }
  const texts: CasesText[] = [];
  for (const file of files) {
    const text = readCases(file);
    if (text.ok) texts.push(text.value);
    else problems.push(...text.problems);
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: texts };
}

async function runAll(
  asked: Asked,
  { texts, registry }: { readonly texts: readonly CasesText[]; readonly registry: Registry },
): Promise<number> {
  const files: FileResults[] = [];
  for (const text of texts) {
    const options = { registry, only: asked.only };
    const chosen = chosenCases(text, options).length;
    if (chosen === 0) continue;
    const results = await runCases(text, options);
    if (!results.ok) return complain(results.problems.map(formatProblem));
    files.push({ file: text.file, chosen, results: results.value });
    if (!asked.tap)
      for (const line of fileLines({ file: text.file, chosen, results: results.value })) console.log(line);
  }
  return report(asked, files);
}

function report({ tap, junit, only, paths }: Asked, files: readonly FileResults[]): number {
  const { chosen, ran, failed: wrong } = totalsOf(files);
  if (chosen === 0) return complain([`weir test: no case has "${only ?? ''}" in its name`]);
  if (tap) process.stdout.write(tapText(files));
  else for (const line of [...uncovered(paths), totalLine(files)]) console.log(line);
  if (junit !== undefined)
    try {
      writeFileSync(junit, junitText(files));
    } catch (cause) {
      return complain([`weir test: --junit: ${junit} cannot be written (${errorCode(cause)})`]);
    }
  return wrong === 0 && ran === chosen ? 0 : 1;
}

function uncovered(paths: readonly string[]): readonly string[] {
  return paths
    .filter((path) => statSync(path).isDirectory())
    .flatMap((path) => {
      const names = withoutCases(path);
      return names.length === 0 ? [] : [`${path}: without cases: ${names.join(', ')}`];
    });
}

function complain(lines: readonly string[]): number {
  for (const line of lines) console.error(line);
  return UNUSABLE;
}
