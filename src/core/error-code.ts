/** The code of an error (`ENOSPC`, `ECONNREFUSED`): a word of the system, which holds nothing of what was being worked on. */

/** Returns the code, that of the cause where the error has none (a `fetch` that failed), or the name of the error. */
export function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const code = codeOf(error) ?? codeOf(error.cause);
  return typeof code === 'string' ? code : error.name;
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
