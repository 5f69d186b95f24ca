/** Bytes that Weir's workers really use: garbage is collected first, so that a bound of kilobytes can be held. */
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { processTree } from '../../../../bench/process-tree.ts';
import { ROOT, type Stack } from '../../harness/stack.ts';

const PRELOADED = fileURLToPath(new URL('collect-on-signal.ts', import.meta.url));

/** `program` of a stack whose memory is measured. */
export const MEASURED = [
  ...[process.execPath, '--expose-gc', '--import', PRELOADED],
  ...[`${ROOT}src/cli/weir.ts`, 'serve'],
] as [string, ...string[]];

/** Returns the bytes in use by all workers together: heap and buffers. */
export async function liveBytes(stack: Stack): Promise<number> {
  const [primary = 0, ...workers] = processTree(stack.weir.process.pid ?? 0);
  if (workers.length === 0) throw new Error(`process ${primary} has no workers`);
  const seen: number[] = [];
  // What ends a moment before is freed by the second or third collection only.
  for (let round = 0; round < 3; round += 1) {
    for (const pid of workers) process.kill(pid, 'SIGUSR2');
    await pause(200);
    const [heap, buffers] = [
      await stack.metric('nodejs_heap_size_used_bytes'),
      await stack.metric('nodejs_external_memory_bytes'),
    ];
    seen.push(heap + buffers);
  }
  return Math.min(...seen);
}
