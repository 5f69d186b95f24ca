/** Memory of the control group: what the kernel lets this container use, and what is used of it. Linux; none elsewhere. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Bytes. */
export interface MemoryUse {
  readonly used: number;
  readonly bound: number;
}

/** Where the kernel says it: cgroups of version 2 (cgroup-v2.rst, "Memory Interface Files") and 1 (memory.rst). */
const VERSIONS = [
  {
    mount: 'sys/fs/cgroup',
    entry: /^0::(\/.*)$/m,
    bound: 'memory.max',
    used: 'memory.current',
    cache: /^(?:inactive|active)_file (\d+)$/gm,
  },
  {
    mount: 'sys/fs/cgroup/memory',
    entry: /^\d+:(?:[^:\n]*,)?memory(?:,[^:\n]*)?:(\/.*)$/m,
    bound: 'memory.limit_in_bytes',
    used: 'memory.usage_in_bytes',
    cache: /^total_(?:inactive|active)_file (\d+)$/gm,
  },
] as const;

type Version = (typeof VERSIONS)[number];
interface Group {
  readonly version: Version;
  readonly folder: string;
  readonly bound: number;
}

/**
 * Finds the group with the lowest bound among our own and those above it. Returns the function that reads its use now,
 * or undefined where nothing is bounded. File cache is left out: the kernel takes it back by itself.
 */
export function openCgroupMemory(root = '/'): (() => MemoryUse | undefined) | undefined {
  const groups = VERSIONS.flatMap((version) => boundedGroups(root, version));
  const [lowest] = groups.sort((one, other) => one.bound - other.bound);
  return lowest && (() => readUse(lowest));
}

function boundedGroups(root: string, version: Version): Group[] {
  const path = version.entry.exec(read(join(root, 'proc/self/cgroup')))?.[1];
  if (path === undefined) return [];
  const parts = path.split('/').filter((part) => part !== '');
  return [...parts, ''].flatMap((_, above) => {
    const folder = join(root, version.mount, ...parts.slice(0, parts.length - above));
    const bound = readBytes(join(folder, version.bound));
    return bound === undefined ? [] : [{ version, folder, bound }];
  });
}

function readUse({ version, folder, bound }: Group): MemoryUse | undefined {
  const used = readBytes(join(folder, version.used));
  if (used === undefined) return undefined;
  let cache = 0;
  for (const [, bytes] of read(join(folder, 'memory.stat')).matchAll(version.cache)) cache += Number(bytes);
  return { used: used - cache, bound };
}

/** Undefined where there is no such file, and for `max` and the huge number that say "no bound". */
function readBytes(file: string): number | undefined {
  const text = read(file).trim();
  return /^\d+$/.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : undefined;
}

function read(file: string): string {
  try {
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  } catch {
    return ''; // the group was removed, or may not be read: as if there were none
  }
}
