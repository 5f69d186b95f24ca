/** The code of an error (`ENOSPC`, `ECONNREFUSED`): a word of the system, which holds nothing of what was being worked on. */

/** Returns the code, that of the cause where the error has none (a `fetch` that failed), or the name of the error. */
export function errorCode(error: unknown): string {
  return systemCode(error) ?? (error instanceof Error ? error.name : 'unknown');
}

/** Returns the code, or that of the cause where the error has none; undefined where neither has one. */
export function systemCode(error: unknown): string | undefined {
  const code = codeOf(error) ?? (error instanceof Error ? codeOf(error.cause) : undefined);
  return typeof code === 'string' ? code : undefined;
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
