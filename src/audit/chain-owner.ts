/** One writer per chain: a file beside the chain names the process that writes it. */
import { mkdir, open, readFile, unlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { errorCode } from './journal-files.ts';

/** Says that another living process writes the chain. */
export class ChainOwnedError extends Error {
  readonly code = 'OWNED';

  constructor(pid: number) {
    super(`process ${pid} writes this chain; give each Weir its own journal folder`);
  }
}

interface Owner {
  readonly host: string;
  readonly pid: number;
  /** When that process started, in the kernel's ticks: a number used again belongs to somebody else. */
  readonly started: string;
}

/**
 * Claims a chain for this process; rejects with `ChainOwnedError` while another process of this host has it. A claim of
 * a process that is gone, or of another host, is taken over.
 */
export async function claimChain(dir: string, chain: string): Promise<void> {
  // The folder first: an owner whose chain has no folder is a chain that was removed.
  await mkdir(join(dir, chain), { recursive: true, mode: 0o700 });
  const path = join(dir, `${chain}.owner`);
  const self: Owner = { host: hostname(), pid: process.pid, started: await startOf(process.pid) };
  if (await writeNew(path, self)) return;
  const owner = parseOwner(await readFile(path, 'utf8').catch(() => ''));
  if (owner !== undefined && owner.host === self.host && owner.pid !== self.pid) {
    if (owner.started !== '' && (await startOf(owner.pid)) === owner.started)
      throw new ChainOwnedError(owner.pid);
  }
  await unlink(path).catch(() => undefined);
  await writeNew(path, self);
}

async function writeNew(path: string, owner: Owner): Promise<boolean> {
  try {
    const file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile(`${JSON.stringify(owner)}\n`);
    } finally {
      await file.close();
    }
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** States of a process that has ended and that its parent has not asked about yet: it writes nothing any more. */
const ENDED = new Set(['Z', 'X', 'x']);

/** Start time of a process from `/proc`, empty when it has ended, or there is no such process or no such file system. */
async function startOf(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The name of the process, in brackets, may hold blanks; its state comes next, and field 22 is the 20th after it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return ENDED.has(fields[0] ?? '') ? '' : (fields[19] ?? '');
}

function parseOwner(text: string): Owner | undefined {
  const found = /^\{"host":"([^"\\]*)","pid":([0-9]{1,10}),"started":"([0-9]*)"\}\n$/.exec(text);
  const [, host, pid, started] = found ?? [];
  if (host === undefined || pid === undefined || started === undefined) return undefined;
  return { host, pid: Number(pid), started };
}
