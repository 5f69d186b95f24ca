/** Reads the policy files of a path: one file, or those of a folder in order of name. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PolicyText } from '../policy/parse.ts';
import type { Checked, Problem } from '../policy/problem.ts';

/** The files of a path as they were at one moment, or why they cannot be read. */
export type PolicyRead = Checked<readonly PolicyText[]>;

const LARGEST_FILE = 4 * 1_048_576;

/**
 * Reads a file or a folder. In a folder: `*.yaml`, `*.yml` and `*.json`, links followed; names that begin with a dot
 * (among them `..data` of a Kubernetes ConfigMap) and `*.schema.json` are no policies.
 */
export function readPolicyFiles(path: string): PolicyRead {
  const files = listFiles(path);
  if (!files.ok) return files;
  const texts: PolicyText[] = [];
  const problems: Problem[] = [];
  for (const file of files.value) {
    const text = readPolicyFile(file);
    if (text.ok) texts.push(text.value);
    else problems.push(...text.problems);
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: texts };
}

/** Path of the built-in policy, from the source tree as well as from the built one. */
export function builtInPolicy(): string {
  const places = ['../../policies/default.yaml', '../../../policies/default.yaml'];
  const found = places
    .map((place) => fileURLToPath(new URL(place, import.meta.url)))
    .find((place) => existsSync(place));
  if (found === undefined)
    throw new Error('the built-in policy (policies/default.yaml) is missing from this installation');
  return found;
}

function listFiles(path: string): Checked<readonly string[]> {
  try {
    if (!statSync(path).isDirectory()) return { ok: true, value: [path] };
    const names = readdirSync(path).filter(isPolicyName).sort();
    if (names.length === 0) return refuse(path, 'holds no policy: no file ends in .yaml, .yml or .json');
    return { ok: true, value: names.map((name) => join(path, name)) };
  } catch (cause) {
    return refuse(path, reason(cause));
  }
}

function isPolicyName(name: string): boolean {
  return /^[^.].*\.(ya?ml|json)$/.test(name) && !name.endsWith('.schema.json');
}

function readPolicyFile(file: string): Checked<PolicyText> {
  try {
    if (!statSync(file).isFile()) return refuse(file, 'is not a file');
    if (statSync(file).size > LARGEST_FILE) return refuse(file, 'is larger than 4 MiB; split it');
    const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
    return { ok: true, value: { file, text } };
  } catch (cause) {
    return refuse(file, reason(cause));
  }
}

function reason(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (code === 'ENOENT') return 'is not there';
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return 'is not UTF-8 text';
  return `cannot be read (${code})`;
}

function refuse(file: string, message: string): { ok: false; problems: readonly Problem[] } {
  return { ok: false, problems: [{ file, path: '', message }] };
}
