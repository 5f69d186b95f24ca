/** Reads indexes and their keys from disk. What is wrong is told by the file, never by what it holds. */
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { failed, ok, type Result } from '../core/fault.ts';
import { fileProblem } from '../core/file-problem.ts';
import type { IndexSection } from './section.ts';

/** Hexadecimal digits of a key of 32 bytes. */
const KEY = /^[0-9a-fA-F]{64}$/;
const LARGEST_KEY_FILE = 1024;

/** An index as it was read. */
export interface IndexRead {
  readonly bytes: Uint8Array;
  readonly key: Uint8Array;
  /** SHA-256 of the file, hex. */
  readonly digest: string;
}

/** SHA-256 of bytes. */
export function sha256Of(bytes: Uint8Array): Uint8Array {
  return createHash('sha256').update(bytes).digest();
}

/** Reads an index and its key. */
export function readIndex({ file, keyFile }: IndexSection): Result<IndexRead> {
  const key = readKey(keyFile);
  if (!key.ok) return key;
  const bytes = readBytes(file);
  if (!bytes.ok) return bytes;
  const digest = createHash('sha256').update(bytes.value).digest('hex');
  return ok({ bytes: bytes.value, key: key.value, digest });
}

/** Reads a key: 64 hexadecimal digits, with or without an end of line. */
export function readKey(file: string): Result<Uint8Array> {
  const bytes = readBytes(file, LARGEST_KEY_FILE);
  if (!bytes.ok) return bytes;
  const text = new TextDecoder().decode(bytes.value).trim();
  return KEY.test(text)
    ? ok(Uint8Array.from(Buffer.from(text, 'hex')))
    : failed('unreadable', `${file} holds no key: 64 hexadecimal digits; make one with weir dlp key`);
}

function readBytes(file: string, largest = Number.POSITIVE_INFINITY): Result<Uint8Array> {
  try {
    const stats = statSync(file);
    if (!stats.isFile()) return failed('unreadable', `${file} is not a file`);
    if (stats.size > largest) return failed('unreadable', `${file} is larger than ${largest} bytes`);
    return ok(readFileSync(file));
  } catch (cause) {
    return failed('unreadable', `${file} ${fileProblem(cause)}`);
  }
}
