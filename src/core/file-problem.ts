/** Why a file cannot be read, for whoever named it: by the code of the error, never by what the file holds. */
import { systemCode } from './error-code.ts';

/** What is said of a file that does not exist. */
export const NOT_THERE = 'is not there';

/** Returns what follows the name of the file in a message; `cause` is what reading or decoding it threw. */
export function fileProblem(cause: unknown): string {
  const code = systemCode(cause);
  if (code === 'ENOENT') return NOT_THERE;
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return 'is not UTF-8 text';
  return `cannot be read (${code ?? 'unknown reason'})`;
}
