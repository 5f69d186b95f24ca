/** The keyed hash of matched text: equal texts can be correlated, and nobody without the key can guess them. */
import { createHash, createHmac, createSecretKey, hkdfSync, randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { errorCode } from '../core/error-code.ts';
import type { Fingerprint } from '../core/ports.ts';

const KEY_BYTES = 32;
const HASH_CHARACTERS = 32;

/** A fingerprint, and the name of its key (the first 8 hex characters of the key's SHA-256). */
export interface KeyedFingerprint {
  readonly fingerprint: Fingerprint;
  readonly keyId: string;
  /** The same under a key derived from it (HKDF, RFC 5869): of values that leave, so that they lead into no record. */
  readonly pseudonym: Fingerprint;
  /** 32 bytes derived from the key, to encrypt what is kept. */
  readonly sealing: Uint8Array;
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
  return {
    fingerprint: hashUnder(key),
    keyId: createHash('sha256').update(key).digest('hex').slice(0, 8),
    pseudonym: hashUnder(derived(key, 'weir pseudonyms')),
    sealing: derived(key, 'weir conversations'),
  };
}

function hashUnder(key: Uint8Array): Fingerprint {
  // A key object is made once: made anew for each text it costs more than the hash.
  const secret = createSecretKey(key);
  return (text) => createHmac('sha256', secret).update(text).digest('hex').slice(0, HASH_CHARACTERS);
}

function derived(key: Uint8Array, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, new Uint8Array(0), purpose, KEY_BYTES));
}

async function readKey(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
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
    if (errorCode(error) !== 'EEXIST') throw error;
  });
  await unlink(temporary);
  return readFile(path);
}
