/** Reads a file of keys; what is wrong is told by its name, never by what it holds. */
import { readFileSync, statSync } from 'node:fs';
import { failed, ok, type Result } from '../core/fault.ts';
import { fileProblem } from '../core/file-problem.ts';

/** Returns the text of a file of at most so many bytes. */
export function readKeyText(file: string, largest: number): Result<string> {
  try {
    const about = statSync(file);
    if (!about.isFile()) return failed('identity', `${file} is not a file`);
    if (about.size > largest) return failed('identity', `${file} is larger than ${largest} bytes`);
    return ok(readFileSync(file, 'utf8'));
  } catch (cause) {
    return failed('identity', `${file} ${fileProblem(cause)}`);
  }
}
