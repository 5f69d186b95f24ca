/** Work in slices: a little at a time, so that whatever else waits has its turn in between. */
import { setImmediate } from 'node:timers/promises';

/** How long one slice may take, give or take one step. */
const SLICE_MS = 5;

/** Takes steps until a slice of time is used up, and goes on when whatever else waited had its turn. */
export async function inSlices<T>(steps: Generator<void, T>): Promise<T> {
  for (;;) {
    const until = performance.now() + SLICE_MS;
    while (performance.now() < until) {
      const step = steps.next();
      if (step.done === true) return step.value;
    }
    await setImmediate();
  }
}
