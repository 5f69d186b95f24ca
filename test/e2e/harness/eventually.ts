/** Waits for what happens soon: no fixed sleeps in tests. */
import { setTimeout as pause } from 'node:timers/promises';

/** On a machine that has much else to do, soon may be late; only what never happens waits so long. */
const PATIENCE_MS = 20_000;

/** Resolves with the first value that is neither undefined nor false; throws with `what` after `deadlineMs`. */
export async function eventually<T>(
  what: string,
  find: () => Promise<T | undefined | false> | T | undefined | false,
  deadlineMs = PATIENCE_MS,
): Promise<T> {
  const deadline = Date.now() + deadlineMs;
  for (;;) {
    const found = await find();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > deadline) throw new Error(`not within ${deadlineMs} ms: ${what}`);
    await pause(10);
  }
}
