/** A signed folder of models: signed, and opened only as it was signed. What is handed on are the very bytes that were checked. */
import { createHash, type KeyObject } from 'node:crypto';
import { basename, resolve } from 'node:path';
import { failed, ok, type Result } from '../../core/fault.ts';
import { openBundle, sealBundle } from './bundle.ts';
import { listFiles, readBytes, SIGNATURE } from './folder.ts';
import type { KeyPair } from './keys.ts';
import { type Resource, readStatement, type Statement, writeStatement } from './statement.ts';

const LARGEST_SIGNATURE = 4 * 1024 * 1024;
/** Files named in a message, at most. */
const MOST_NAMED = 5;

/** Files by their paths below the folder, with "/". */
export type Files = ReadonlyMap<string, Uint8Array>;

export interface SignedFolder extends Statement {
  readonly files: Files;
}

/** Reads every file of a folder that this key signed; any difference from what was signed is a failure that names it. */
export function openSigned(folder: string, key: KeyObject): Result<SignedFolder> {
  const statement = readSignature(folder, key);
  if (!statement.ok) return statement;
  const names = listFiles(folder);
  if (!names.ok) return inFolder(folder, names.fault.message);
  const files = new Map<string, Uint8Array>();
  const found: Resource[] = [];
  for (const name of names.value) {
    const bytes = readBytes(folder, name);
    if (!bytes.ok) return inFolder(folder, bytes.fault.message);
    files.set(name, bytes.value);
    found.push({ name, digest: sha256(bytes.value) });
  }
  const different = difference(statement.value.resources, found);
  return different === undefined ? ok({ ...statement.value, files }) : inFolder(folder, different);
}

/**
 * Reads some files of a folder whose signature was verified before, by a process that handed its statement on. What is
 * handed on are again the very bytes whose digest was compared, so that nothing but what was signed is ever used.
 */
export function readVerified(
  folder: string,
  statement: Statement,
  wanted: (name: string) => boolean,
): Result<SignedFolder> {
  const files = new Map<string, Uint8Array>();
  for (const { name, digest } of statement.resources) {
    if (!wanted(name)) continue;
    const bytes = readBytes(folder, name);
    if (!bytes.ok) return inFolder(folder, bytes.fault.message);
    if (sha256(bytes.value) !== digest)
      return inFolder(folder, `${name} changed after it was verified; start weir again`);
    files.set(name, bytes.value);
  }
  return ok({ ...statement, files });
}

/** Signs every file of a folder; returns the text of its signature. */
export function signFolder(folder: string, key: KeyPair): Result<string> {
  const names = listFiles(folder);
  if (!names.ok) return inFolder(folder, names.fault.message);
  const resources: Resource[] = [];
  for (const name of names.value) {
    const bytes = readBytes(folder, name);
    if (!bytes.ok) return inFolder(folder, bytes.fault.message);
    resources.push({ name, digest: sha256(bytes.value) });
  }
  if (resources.length === 0) return inFolder(folder, 'holds no file to sign');
  return ok(sealBundle(writeStatement(basename(resolve(folder)), resources), key));
}

function readSignature(folder: string, key: KeyObject): Result<Statement> {
  const text = readBytes(folder, SIGNATURE);
  if (!text.ok) return inFolder(folder, `is not signed: ${text.fault.message}`);
  if (text.value.byteLength > LARGEST_SIGNATURE) return inFolder(folder, `${SIGNATURE} is larger than 4 MiB`);
  const payload = openBundle(text.value.toString('utf8'), key);
  if (!payload.ok) return inFolder(folder, `${SIGNATURE} ${payload.fault.message}`);
  const statement = readStatement(payload.value);
  return statement.ok ? statement : inFolder(folder, `${SIGNATURE} ${statement.fault.message}`);
}

/** Says which files differ, or undefined when none does. */
function difference(signed: readonly Resource[], found: readonly Resource[]): string | undefined {
  const there = new Map(found.map((file) => [file.name, file.digest]));
  const known = new Set(signed.map((file) => file.name));
  const missing = signed.filter((file) => !there.has(file.name));
  const changed = signed.filter((file) => there.has(file.name) && there.get(file.name) !== file.digest);
  const added = found.filter((file) => !known.has(file.name));
  const parts = [
    ...named(changed, 'changed after it was signed'),
    ...named(missing, 'missing'),
    ...named(added, 'not signed'),
  ];
  return parts.length === 0 ? undefined : `is not what was signed: ${parts.join('; ')}`;
}

function named(files: readonly Resource[], what: string): string[] {
  if (files.length === 0) return [];
  const names = files.slice(0, MOST_NAMED).map((file) => file.name);
  const rest = files.length > MOST_NAMED ? ` and ${files.length - MOST_NAMED} more` : '';
  return [`${what}: ${names.join(', ')}${rest}`];
}

function inFolder(folder: string, message: string): ReturnType<typeof failed> {
  return failed('unreadable', `${folder}: ${message}`);
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
