/** Reads a text file for `loadConfig`. */
import { readFileSync } from 'node:fs';
import { errorCode } from '../core/error-code.ts';

/** Returns the text of a file; undefined when it is not there; throws when it cannot be read. */
export function readTextFile(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    if (errorCode(cause) === 'ENOENT') return undefined;
    throw cause;
  }
}
