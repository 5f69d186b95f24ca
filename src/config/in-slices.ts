/** Work in slices: a little at a time, so that whatever else waits has its turn in between. */
import { setImmediate, setTimeout } from 'node:timers/promises';

/** How long one slice may take, give or take one step. An exchange has its turn some six times until it is answered. */
const SLICE_MS = 2;
/** A rest is so many times as long as the slice before it: others have two thirds of the time at least. */
const REST = 2;

/**
 * Takes steps until a slice of time is used up, rests, and goes on; without a rest where no exchange waits, as before the first
 * one comes. bench: reload
 */
export async function inSlices<T>(steps: Generator<void, T>, rests = true): Promise<T> {
  for (;;) {
    const from = performance.now();
    while (performance.now() - from < SLICE_MS) {
      const step = steps.next();
      if (step.done === true) return step.value;
    }
    if (rests) await setTimeout(REST * (performance.now() - from));
    else await setImmediate();
  }
}
