/** Process tree: what a process and its descendants used, from /proc (proc(5)); Linux only. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

/** Times in milliseconds, sizes in bytes. */
export interface Usage {
  readonly cpuMs: number;
  readonly peakBytes: number;
}

/** Linux reports times in ticks of 1/100 s to every program (USER_HZ), whatever its own clock. */
const TICK_MS = 10;
/** Places among the fields after the name, which is the second and may hold anything. */
const PARENT = 1;
const USER_TICKS = 11;
const SYSTEM_TICKS = 12;

/** Returns the process and its descendants that live now. */
export function processTree(root: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const fields = readFields(Number(name));
    if (fields !== undefined) parents.set(Number(name), Number(fields[PARENT]));
  }
  const tree = [root];
  for (const at of tree) for (const [pid, parent] of parents) if (parent === at) tree.push(pid);
  return tree;
}

/** Returns the CPU time (user and system, all threads) since each process began, and the sum of their peaks of memory. */
export function usageOf(pids: readonly number[]): Usage {
  let cpuMs = 0;
  let peakBytes = 0;
  for (const pid of pids) {
    const fields = readFields(pid);
    if (fields === undefined) throw new Error(`process ${pid} ended while it was measured`);
    cpuMs += cpuOf(pid) ?? (Number(fields[USER_TICKS]) + Number(fields[SYSTEM_TICKS])) * TICK_MS;
    const peak = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    peakBytes += Number(peak ?? Number.NaN) * 1024;
  }
  return { cpuMs, peakBytes };
}

/** Returns the bytes that processes hold in memory now, together. */
export function residentBytes(pids: readonly number[]): number {
  let bytes = 0;
  for (const pid of pids) {
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    bytes += Number(kilobytes ?? Number.NaN) * 1024;
  }
  return bytes;
}

/** Begins a new peak of memory: `5` resets VmHWM to what is in memory now. */
export function resetPeaks(pids: readonly number[]): void {
  for (const pid of pids) writeFileSync(`/proc/${pid}/clear_refs`, '5');
}

/** The same time from the scheduler's own count, in nanoseconds, where the kernel keeps one. */
function cpuOf(pid: number): number | undefined {
  try {
    let nanoseconds = 0;
    for (const task of readdirSync(`/proc/${pid}/task`)) {
      nanoseconds += Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0]);
    }
    return nanoseconds / 1e6;
  } catch {
    return undefined;
  }
}

function readFields(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}
