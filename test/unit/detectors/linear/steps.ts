/** Steps: how often the blocks of our own code run, which V8 counts. The same work gives the same number, however long it takes. */
import { Session } from 'node:inspector';

interface Coverage {
  readonly result: readonly {
    readonly url: string;
    readonly functions: readonly { readonly ranges: readonly { readonly count: number }[] }[];
  }[];
}

const session = new Session();
session.connect();
session.post('Profiler.enable');
// What was compiled before has no blocks that are counted: this module is to be imported first, in a process of its own.
session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });

/** Blocks below `src/` that ran since the last call. */
function take(): number {
  let steps = 0;
  session.post('Profiler.takePreciseCoverage', (_, coverage) => {
    for (const { url, functions } of (coverage as Coverage).result)
      if (url.includes('/src/'))
        for (const { ranges } of functions) for (const { count } of ranges) steps += count;
  });
  return steps;
}

/** Blocks below `src/` that run in each of some works. Asking is slow, so it is asked once between two of them. */
export function stepsOf(...works: readonly (() => unknown)[]): readonly number[] {
  take();
  return works.map((work) => {
    work();
    return take();
  });
}
