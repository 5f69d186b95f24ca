/** Reads a text file for `loadConfig`. */
import { readFileSync } from 'node:fs';

/** Returns the text of a file; undefined when it is not there; throws when it cannot be read. */
export function readTextFile(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw cause;
  }
}
