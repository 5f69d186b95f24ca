/** Gives up on a promise when a signal says so. */

/**
 * Settles as the promise does; rejects with the reason of the signal when that comes first. It stops listening once it has
 * settled: a signal somebody listens to is kept, with all that waits, until it is aborted.
 */
export async function raceAbort<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const giveUp = (): void => reject(signal.reason);
  if (signal.aborted) giveUp();
  else signal.addEventListener('abort', giveUp, { once: true });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}
