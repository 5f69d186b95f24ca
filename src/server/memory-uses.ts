/** Every bounded memory of this process: that of its container, and the heap of its JavaScript. */
import { getHeapSpaceStatistics, getHeapStatistics } from 'node:v8';
import { type MemoryUse, openCgroupMemory } from './cgroup-memory.ts';

/** What V8 counts into the bound of its heap for new objects: three half spaces of 64 MiB. They never hold what lives on. */
const YOUNG_BYTES = 192 * 1_048_576;

/** Returns the function that reads them; the container's bound is looked up once. */
export function openMemoryUses(): () => MemoryUse[] {
  const cgroup = openCgroupMemory();
  return () => {
    const container = cgroup?.();
    return container === undefined ? [oldHeap()] : [oldHeap(), container];
  };
}

/** The heap of what lives on: the process ends when that is full, however much is left for new objects. */
function oldHeap(): MemoryUse {
  const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
  const young = getHeapSpaceStatistics().find((space) => space.space_name === 'new_space');
  return { used: used - (young?.space_used_size ?? 0), bound: Math.max(limit - YOUNG_BYTES, limit / 2) };
}
