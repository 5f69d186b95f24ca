/** Reads the policy files of a path: one file, or those of a folder in order of name. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fileProblem } from '../core/file-problem.ts';
import { installed } from '../core/installed.ts';
import type { PolicyText } from '../policy/parse.ts';
import type { Checked, Problem } from '../policy/problem.ts';
import { readWordFiles } from './word-files.ts';

/** The files of a path as they were at one moment, or why they cannot be read. */
export type PolicyRead = Checked<readonly PolicyText[]>;

const LARGEST_FILE = 4 * 1_048_576;
const LARGEST_SCHEMA = 1_048_576;
/** The folder of schemas beside a policy. */
const SCHEMAS = 'schemas';

/**
 * Reads a file or a folder. In a folder: `*.yaml`, `*.yml` and `*.json`, links followed; names that begin with a dot
 * (among them `..data` of a Kubernetes ConfigMap) and `*.schema.json` are no policies.
 */
export function readPolicyFiles(path: string): PolicyRead {
  const files = listFiles(path);
  if (!files.ok) return files;
  const texts: PolicyText[] = [];
  const problems: Problem[] = [];
  const schemas = schemaNames(dirname(files.value[0] ?? path));
  for (const file of files.value) {
    const text = readPolicyFile(file, schemas);
    if (text.ok) texts.push(text.value);
    else problems.push(...text.problems);
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: texts };
}

/** Path of the built-in policy. */
export function builtInPolicy(): string {
  const path = fileURLToPath(installed('policies/default.yaml'));
  if (!existsSync(path))
    throw new Error('the built-in policy (policies/default.yaml) is missing from this installation');
  return path;
}

function listFiles(path: string): Checked<readonly string[]> {
  try {
    if (!statSync(path).isDirectory()) return { ok: true, value: [path] };
    const names = readdirSync(path).filter(isPolicyName).sort();
    if (names.length === 0) return refuse(path, 'holds no policy: no file ends in .yaml, .yml or .json');
    return { ok: true, value: names.map((name) => join(path, name)) };
  } catch (cause) {
    return refuse(path, fileProblem(cause));
  }
}

function isPolicyName(name: string): boolean {
  return /^[^.].*\.(ya?ml|json)$/.test(name) && !name.endsWith('.schema.json');
}

/** The schemas beside it are given by name: whoever reads a folder lists them once for all of its files. */
function readPolicyFile(file: string, schemas: readonly string[]): Checked<PolicyText> {
  try {
    const stat = statSync(file);
    if (!stat.isFile()) return refuse(file, 'is not a file');
    if (stat.size > LARGEST_FILE) return refuse(file, 'is larger than 4 MiB; split it');
    const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
    const beside = schemasFor({ file, text }, schemas);
    if (!beside.ok) return beside;
    return { ok: true, value: { file, text, ...beside.value, ...readWordFiles(file, text) } };
  } catch (cause) {
    return refuse(file, fileProblem(cause));
  }
}

/** The files of schemas beside a policy of which its text holds the name. */
function schemasFor(
  { file, text }: PolicyText,
  names: readonly string[],
): Checked<Pick<PolicyText, 'schemas'>> {
  const found: [string, string][] = [];
  for (const name of names) {
    if (!text.includes(name)) continue;
    const schema = readSchema(join(dirname(file), name));
    if (!schema.ok) return schema;
    found.push([name, schema.value]);
  }
  return { ok: true, value: found.length === 0 ? {} : { schemas: Object.fromEntries(found) } };
}

/** The schemas in a folder of policies and in its folder of schemas, as policies name them. */
function schemaNames(folder: string): string[] {
  return [...namesIn(folder).filter((name) => name.endsWith('.schema.json')), ...schemasIn(folder)];
}

/** The schemas in the folder of schemas of a folder of policies, as policies name them; none for a single file. */
export function schemasIn(path: string): string[] {
  const names = namesIn(join(path, SCHEMAS)).filter((name) => name.endsWith('.json'));
  return names.map((name) => `${SCHEMAS}/${name}`);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => !name.startsWith('.'))
      .sort();
  } catch {
    return [];
  }
}

function readSchema(file: string): Checked<string> {
  try {
    if (statSync(file).size > LARGEST_SCHEMA) return refuse(file, 'is larger than 1 MiB');
    return { ok: true, value: new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file)) };
  } catch (cause) {
    return refuse(file, fileProblem(cause));
  }
}

function refuse(file: string, message: string): { ok: false; problems: readonly Problem[] } {
  return { ok: false, problems: [{ file, path: '', message }] };
}
