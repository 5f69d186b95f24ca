/** One writer per chain: a file beside the chain names the process that writes it, and is renewed while it does. */
import { mkdir, open, readFile, rename, stat, unlink, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { errorCode } from '../core/error-code.ts';

/** Why a chain cannot be written, in words for the operator. */
export class ChainProblem extends Error {}

/** Says that another living process writes the chain. */
class ChainOwnedError extends ChainProblem {
  readonly code = 'OWNED';

  constructor(pid: number, host?: string) {
    const who = host === undefined ? `process ${pid}` : `process ${pid} of host ${host}`;
    super(`${who} writes this chain; give each Weir its own journal folder`);
  }
}

interface Owner {
  readonly host: string;
  readonly pid: number;
  /** When that process started, in the kernel's ticks: a number used again belongs to somebody else. Empty when it has let go. */
  readonly started: string;
}

/** How often an owner says that it lives, and how long another host is given to say so. */
const BEAT_MS = 500;
const WATCH_MS = 2500;
/** How long a claim that has just been made may take to be written. */
const WRITING_MS = 100;
/** What is said where whoever is faster cannot be named yet. */
const TAKING = 'another process is about to write this chain; give each Weir its own journal folder';

/** The claim of this process to one chain. */
export class ChainOwner {
  readonly #dir: string;
  readonly #chain: string;
  #self: Owner | undefined;
  #timer: NodeJS.Timeout | undefined;
  #taken: Owner | undefined;

  constructor(dir: string, chain: string) {
    this.#dir = dir;
    this.#chain = chain;
  }

  get #path(): string {
    return join(this.#dir, `${this.#chain}.owner`);
  }

  /**
   * Claims the chain; rejects with `ChainOwnedError` while another process has it. A claim of a process of this host that is
   * gone is taken over at once, that of another host when it was not renewed for a while: two pods may share a folder.
   */
  async claim(watchMs = WATCH_MS): Promise<void> {
    // The folder first: an owner whose chain has no folder is a chain that was removed.
    await mkdir(join(this.#dir, this.#chain), { recursive: true, mode: 0o700 });
    const self = { host: hostname(), pid: process.pid, started: await startOf(process.pid) };
    if (!(await writeNew(this.#path, self))) {
      const owner = await settledOwner(this.#path);
      if (!isSame(owner, self)) {
        if (owner !== undefined && owner.started !== '') await this.#refuseLiving(owner, self, watchMs);
        await this.#takeOver(owner, self, watchMs);
      }
    }
    this.#self = self;
    this.#taken = undefined;
    this.#timer ??= setInterval(() => void this.#beat(), BEAT_MS).unref();
  }

  /** Throws where another process has taken the chain over since it was claimed. */
  assertOwned(): void {
    if (this.#taken !== undefined) throw new ChainOwnedError(this.#taken.pid, this.#taken.host);
  }

  /** Lets the chain go: whoever comes next has not to wait. */
  async release(): Promise<void> {
    clearInterval(this.#timer);
    this.#timer = undefined;
    if (this.#self === undefined || !isSame(await readOwner(this.#path), this.#self)) return;
    await writeFile(this.#path, lineOf({ ...this.#self, started: '' })).catch(() => undefined);
  }

  async #refuseLiving(owner: Owner, self: Owner, watchMs: number): Promise<void> {
    if (owner.host === self.host) {
      if (owner.pid !== self.pid && (await startOf(owner.pid)) === owner.started)
        throw new ChainOwnedError(owner.pid);
      return;
    }
    const seen = await timeOf(this.#path);
    await setTimeout(watchMs);
    if ((await timeOf(this.#path)) !== seen) throw new ChainOwnedError(owner.pid, owner.host);
  }

  /**
   * Replaces the claim of an owner that is gone. Several may try at once: the file of the next claim is made by one of them
   * alone, and whose claim then stands is the owner.
   */
  async #takeOver(gone: Owner | undefined, self: Owner, watchMs: number): Promise<void> {
    const next = `${this.#path}.next`;
    if (await writeNew(next, self)) {
      if (isUnchanged(gone, await readOwner(this.#path))) await unlessGone(rename(next, this.#path));
      else await unlessGone(unlink(next));
    } else await removeStale(next, watchMs);
    const owner = await readOwner(this.#path);
    if (isSame(owner, self)) return;
    throw isUnchanged(gone, owner) || owner === undefined
      ? new ChainProblem(TAKING)
      : new ChainOwnedError(owner.pid, owner.host);
  }

  async #beat(): Promise<void> {
    const owner = await readOwner(this.#path);
    if (this.#self === undefined) return;
    if (isSame(owner, this.#self)) {
      const now = new Date();
      await utimes(this.#path, now, now).catch(() => undefined);
    } else this.#taken = owner;
  }
}

function isSame(one: Owner | undefined, other: Owner): boolean {
  return one?.host === other.host && one.pid === other.pid && one.started === other.started;
}

function isUnchanged(before: Owner | undefined, now: Owner | undefined): boolean {
  return before === undefined ? now === undefined : isSame(now, before);
}

/** When an owner said last that it lives. */
async function timeOf(path: string): Promise<number | undefined> {
  return (await stat(path).catch(() => undefined))?.mtimeMs;
}

async function readOwner(path: string): Promise<Owner | undefined> {
  return parseOwner(await readFile(path, 'utf8').catch(() => ''));
}

/** Undefined for a file that holds no owner, and for none, also when whoever made it has had the time to write it. */
async function settledOwner(path: string): Promise<Owner | undefined> {
  const owner = await readOwner(path);
  if (owner !== undefined) return owner;
  await setTimeout(WRITING_MS);
  return await readOwner(path);
}

/** Removes a file that whoever made it did not live to use. */
async function removeStale(path: string, watchMs: number): Promise<void> {
  const seen = await timeOf(path);
  await setTimeout(watchMs);
  if (seen !== undefined && (await timeOf(path)) === seen) await unlessGone(unlink(path));
}

/** Does something with a file that others may have moved or removed. */
async function unlessGone(work: Promise<void>): Promise<void> {
  await work.catch((error: unknown) => {
    if (errorCode(error) !== 'ENOENT') throw error;
  });
}

function lineOf(owner: Owner): string {
  return `${JSON.stringify(owner)}\n`;
}

async function writeNew(path: string, owner: Owner): Promise<boolean> {
  try {
    const file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile(lineOf(owner));
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
