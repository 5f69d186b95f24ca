/** The keyed hash of matched text: equal texts can be correlated, and nobody without the key can guess them. */
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Fingerprint } from '../core/ports.ts';

const KEY_BYTES = 32;
const HASH_CHARACTERS = 32;

/** A fingerprint, and the name of its key (the first 8 hex characters of the key's SHA-256). */
export interface KeyedFingerprint {
  readonly fingerprint: Fingerprint;
  readonly keyId: string;
}

/**
 * Opens the key file, and makes it with 32 random bytes (mode 0600) when there is none; several workers may do so at
 * once. Rejects when the file cannot be read or has another size.
 */
export async function openFingerprint(path: string): Promise<KeyedFingerprint> {
  const key = (await readKey(path)) ?? (await makeKey(path));
  if (key.length !== KEY_BYTES) {
    throw new Error(
      `${path}: a fingerprint key has ${KEY_BYTES} bytes, this file has ${key.length}; restore or remove it`,
    );
  }
  const fingerprint = (text: string): string =>
    createHmac('sha256', key).update(text).digest('hex').slice(0, HASH_CHARACTERS);
  return { fingerprint, keyId: createHash('sha256').update(key).digest('hex').slice(0, 8) };
}

async function readKey(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The key appears under its name complete or not at all; who comes second takes the first one's key. */
async function makeKey(path: string): Promise<Buffer> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const temporary = `${path}.${process.pid}-${randomBytes(4).toString('hex')}`;
  const file = await open(temporary, 'wx', 0o600);
  try {
    await file.writeFile(randomBytes(KEY_BYTES));
    await file.sync();
  } finally {
    await file.close();
  }
  await link(temporary, path).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  });
  await unlink(temporary);
  return readFile(path);
}
