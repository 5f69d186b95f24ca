/** A Weir whose workers do by a signal what befalls others by chance. */
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { processTree } from '../../../../bench/process-tree.ts';
import { ROOT, type Stack, type StackOptions } from '../../harness/stack.ts';

const PRELOADED = fileURLToPath(new URL('on-signal.ts', import.meta.url));

/** What a signal makes a worker do; see on-signal.ts. */
export type Told = 'collect' | 'fill' | 'block' | 'crash' | 'jump';

/** Options of a stack whose workers do that; `flags` go to Node, `entry` is that of Weir. */
export function told(
  action: Told,
  flags: readonly string[] = [],
  entry = `${ROOT}src/cli/weir.ts`,
): Pick<StackOptions, 'program' | 'env'> {
  const rest = ['--expose-gc', ...flags, '--import', PRELOADED, entry, 'serve'];
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

/** Returns the bytes in use by all workers of a stack told to `collect`: heap and buffers, without garbage. */
export async function liveBytes(stack: Stack): Promise<number> {
  const seen: number[] = [];
  // What ended a moment before is freed by the second or third collection only.
  for (let round = 0; round < 3; round += 1) {
    for (const worker of workersOf(stack)) tell(worker);
    await pause(200);
    const [heap, buffers] = [
      await stack.metric('nodejs_heap_size_used_bytes'),
      await stack.metric('nodejs_external_memory_bytes'),
    ];
    seen.push(heap + buffers);
  }
  return Math.min(...seen);
}
