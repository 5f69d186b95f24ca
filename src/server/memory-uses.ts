/** Every bounded memory of this process: that of its container, and the heap of its JavaScript. */
import { getHeapStatistics } from 'node:v8';
import { type MemoryUse, openCgroupMemory } from './cgroup-memory.ts';

/** Returns the function that reads them; the container's bound is looked up once. */
export function openMemoryUses(): () => MemoryUse[] {
  const cgroup = openCgroupMemory();
  return () => {
    const heap = getHeapStatistics();
    const container = cgroup?.();
    const own = { used: heap.used_heap_size, bound: heap.heap_size_limit };
    return container === undefined ? [own] : [own, container];
  };
}
