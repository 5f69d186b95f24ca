/** Gives up on a promise when a signal says so. */

/** Settles as the promise does; rejects with the reason of the signal when that comes first. */
export async function raceAbort<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = new Promise<never>((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    else signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  return await Promise.race([promise, aborted]);
}
