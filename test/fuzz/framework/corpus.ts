/** The kept inputs of a target: plain files below `test/fuzz/corpus`, and those found lately below `.cache`. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Target } from './target.ts';

const KEPT = fileURLToPath(new URL('../corpus/', import.meta.url));
const FOUND = fileURLToPath(new URL('../../../.cache/fuzz/', import.meta.url));

/** One kept input. */
export interface Kept {
  /** `crash-0a1b2c3d` for an input that once failed; other names say what is in it. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The inputs that a target begins with: its samples, and the kept ones by name; none of these when it has no folder. */
export function keptInputs({ name, samples = [] }: Pick<Target, 'name' | 'samples'>): Kept[] {
  return [...samples, ...inputsIn(join(KEPT, name))];
}

/** What earlier runs on this machine found and nobody has kept. */
export function foundInputs(target: string): Kept[] {
  return inputsIn(join(FOUND, target));
}

/** The folders of kept inputs that exist. */
export function keptTargets(): string[] {
  return readdirSync(KEPT, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** Keeps an input that failed among the kept ones, so that it is run ever after; returns the path of its file. */
export function keepCrash(target: string, bytes: Uint8Array): string {
  return write(join(KEPT, target), `crash-${shaOf(bytes)}`, bytes);
}

/** Notes an input whose outcome was new. */
export function noteFound(target: string, bytes: Uint8Array): void {
  write(join(FOUND, target), shaOf(bytes), bytes);
}

/** Moves an input that was found among the kept ones. */
export function keepFound(target: string, bytes: Uint8Array): string {
  return write(join(KEPT, target), `found-${shaOf(bytes)}`, bytes);
}

const LONG = 'long-input';
/** An input of so many bytes is on disk while it is read: the process may die of it. */
const LONG_BYTES = 16_384;

/** Notes an input that is about to be read, if it is long. */
export function noteLong(target: string, bytes: Uint8Array): void {
  if (bytes.length >= LONG_BYTES) write(FOUND, `${target}.${LONG}`, bytes);
}

/** Keeps the long input that was read last, as one that failed; undefined when there was none. */
export function keepLastLong(target: string): string | undefined {
  try {
    return keepCrash(target, readFileSync(join(FOUND, `${target}.${LONG}`)));
  } catch {
    return undefined;
  }
}

function inputsIn(folder: string): Kept[] {
  let names: string[];
  try {
    names = readdirSync(folder).sort();
  } catch {
    return [];
  }
  return names.map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
}

function write(folder: string, name: string, bytes: Uint8Array): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, name);
  writeFileSync(file, bytes);
  return file;
}

function shaOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 8);
}
