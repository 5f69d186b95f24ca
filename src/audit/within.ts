/** A deadline for work that cannot be stopped. */

/** Says that work went on past its deadline; it may still end later. */
class StalledError extends Error {
  readonly code = 'STALLED';

  constructor(limitMs: number) {
    super(`no answer within ${limitMs} ms`);
  }
}

/** Settles as the work does, or rejects with a `StalledError` after `limitMs`. */
export async function within<T>(work: Promise<T>, limitMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const stalled = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new StalledError(limitMs)), limitMs);
  });
  try {
    return await Promise.race([work, stalled]);
  } finally {
    clearTimeout(timer);
  }
}
