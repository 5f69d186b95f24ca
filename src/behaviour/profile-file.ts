/** Reads profiles from disk. What is wrong is told by the file, never by what it holds. */
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { failed, ok, type Result } from '../core/fault.ts';
import { fileProblem } from '../core/file-problem.ts';
import type { ProfileSection } from './section.ts';

const LARGEST = 1_048_576;

/** A profile as it was read. */
export interface ProfileRead {
  readonly text: string;
  /** SHA-256 of the file, hex. */
  readonly digest: string;
}

export function readProfile({ file }: ProfileSection): Result<ProfileRead> {
  try {
    const stats = statSync(file);
    if (!stats.isFile()) return failed('unreadable', `${file} is not a file`);
    if (stats.size > LARGEST) return failed('unreadable', `${file} is larger than ${LARGEST} bytes`);
    const bytes = readFileSync(file);
    return ok({ text: bytes.toString('utf8'), digest: createHash('sha256').update(bytes).digest('hex') });
  } catch (cause) {
    return failed('unreadable', `${file} ${fileProblem(cause)}`);
  }
}
