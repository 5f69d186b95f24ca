/** A Weir whose workers do by a signal what befalls others by chance. */
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { processTree } from '../../../../bench/process-tree.ts';
import { WEIR } from '../../harness/entry.ts';
import type { Stack, StackOptions } from '../../harness/stack.ts';

const PRELOADED = fileURLToPath(new URL('on-signal.ts', import.meta.url));

/** What a signal makes a worker do; see on-signal.ts. */
export type Told = 'collect' | 'fill' | 'block' | 'crash' | 'jump';

/** Options of a stack whose workers do that; `flags` go to Node, `entry` is that of Weir. */
export function told(
  action: Told,
  flags: readonly string[] = [],
  entry = WEIR,
): Pick<StackOptions, 'program' | 'env'> {
  // V8 throws away code that was not used for a while, megabytes of it, and would hide as much growth.
  const rest = ['--expose-gc', '--no-flush-bytecode', ...flags, '--import', PRELOADED, entry, 'serve'];
  return {
    program: [process.execPath, ...rest],
    env: { ON_SIGNAL: action },
  };
}

/** The worker processes that live now. */
export function workersOf(stack: Stack): number[] {
  const [, ...workers] = processTree(stack.weir.process.pid ?? 0);
  if (workers.length === 0) throw new Error('Weir has no workers');
  return workers;
}

/** Gives the signal to one worker. */
export function tell(worker: number): void {
  process.kill(worker, 'SIGUSR2');
}

/** Rounds of collecting: what ended a moment before is freed by the second or third only, on a busy machine later. */
const MOST_ROUNDS = 15;
const QUIET_ROUNDS = 3;
/** Less is no change. */
const SETTLED = 64 * 1024;

/** Returns the bytes in use by all workers of a stack told to `collect`: heap and buffers, once no round frees more. */
export async function liveBytes(stack: Stack): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  let quiet = 0;
  for (let round = 0; round < MOST_ROUNDS && quiet < QUIET_ROUNDS; round += 1) {
    for (const worker of workersOf(stack)) tell(worker);
    await pause(200);
    const heap = await stack.metric('nodejs_heap_size_used_bytes');
    const seen = heap + (await stack.metric('nodejs_external_memory_bytes'));
    quiet = seen < least - SETTLED ? 0 : quiet + 1;
    least = Math.min(least, seen);
  }
  return least;
}
