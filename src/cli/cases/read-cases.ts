/** Reads files of cases, and finds them beside policies. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { fileProblem } from '../../core/file-problem.ts';
import { explain, problemAt } from '../../policy/explain.ts';
import type { Checked, Problem } from '../../policy/problem.ts';
import { parseSource, type SourceDocument } from '../../policy/source.ts';
import { CASES_KIND, type CaseSpec, type CasesFile, casesSchema } from './schema.ts';

/** The folder of cases beside policies. */
const FOLDER = 'cases';
const NAME = /^[^.].*\.(ya?ml|json)$/;

/** A case and where it stands. */
export interface PlacedCase {
  readonly spec: CaseSpec;
  readonly line: number;
}

/** One file, read and checked. */
export interface CasesText {
  readonly file: string;
  /** The policies that its cases are about: a file or a folder. */
  readonly policies: string;
  readonly defaults: CasesFile['defaults'];
  readonly cases: readonly PlacedCase[];
  readonly source: SourceDocument;
}

/** The files that a path stands for: a file of cases; a policy, whose cases stand beside it; a folder of either. */
export function casesFilesOf(path: string): Checked<readonly string[]> {
  try {
    if (statSync(path).isDirectory()) return inFolder(path);
    if (kindOf(path) === CASES_KIND) return { ok: true, value: [path] };
    return besidePolicy(path);
  } catch (cause) {
    return refused(path, fileProblem(cause));
  }
}

/** Reads one. */
export function readCases(file: string): Checked<CasesText> {
  const source = sourceOf(file);
  if (!source.ok) return source;
  const parsed = casesSchema.safeParse(source.value.value);
  if (!parsed.success) {
    const { issues } = parsed.error;
    return { ok: false, problems: explain({ source: source.value, schema: casesSchema, issues }) };
  }
  const { policies, defaults, cases } = parsed.data;
  const doubled = doubledNames(source.value, cases);
  if (doubled.length > 0) return { ok: false, problems: doubled };
  const about = policies ?? join('..', basename(file));
  const placed = cases.map((spec, at) => ({ spec, line: source.value.lineOf(['cases', at]) }));
  const where = { file, policies: join(dirname(file), about), source: source.value };
  return { ok: true, value: { ...where, defaults, cases: placed } };
}

/** Names of policies of a folder that have no file of cases. */
export function withoutCases(folder: string): readonly string[] {
  const beside = join(folder, FOLDER);
  if (!existsSync(beside)) return [];
  const known = new Set(readdirSync(beside).map(stem));
  return readdirSync(folder)
    .filter((name) => NAME.test(name) && !name.endsWith('.schema.json') && !known.has(stem(name)))
    .sort();
}

function inFolder(path: string): Checked<readonly string[]> {
  const folder = basename(path) === FOLDER ? path : join(path, FOLDER);
  if (!existsSync(folder))
    return refused(path, `has no folder "${FOLDER}"; write cases to ${join(folder, 'NAME.yaml')}`);
  const names = readdirSync(folder).filter((name) => NAME.test(name));
  if (names.length === 0) return refused(folder, 'holds no cases: no file ends in .yaml, .yml or .json');
  return { ok: true, value: names.sort().map((name) => join(folder, name)) };
}

function besidePolicy(policy: string): Checked<readonly string[]> {
  const folder = join(dirname(policy), FOLDER);
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => NAME.test(name)) : [];
  const found = names.find((name) => stem(name) === stem(policy));
  if (found === undefined)
    return refused(policy, `has no cases; write them to ${join(folder, basename(policy))}`);
  return { ok: true, value: [join(folder, found)] };
}

function kindOf(file: string): unknown {
  const source = sourceOf(file);
  const value = source.ok ? source.value.value : undefined;
  return typeof value === 'object' && value !== null && 'kind' in value ? value.kind : CASES_KIND;
}

/** The one document of a file. */
export function sourceOf(file: string): Checked<SourceDocument> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    return refused(file, fileProblem(cause));
  }
  const documents = parseSource(file, text);
  if (!documents.ok) return documents;
  const [first, ...more] = documents.value;
  if (first === undefined || more.length > 0) return refused(file, 'has to be one document of cases');
  return { ok: true, value: first };
}

function doubledNames(source: SourceDocument, cases: readonly CaseSpec[]): readonly Problem[] {
  const seen = new Set<string>();
  return cases.flatMap(({ name }, at) => {
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    return [problemAt(source, ['cases', at, 'name'], 'another case has the same name')];
  });
}

function stem(name: string): string {
  return basename(name, extname(name));
}

function refused(file: string, message: string): { ok: false; problems: readonly Problem[] } {
  return { ok: false, problems: [{ file, path: '', message }] };
}
