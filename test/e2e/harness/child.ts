/** Child processes: started in a group of their own, their last output kept, gone with this process at the latest. */
import { type ChildProcess, spawn } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

const TAIL_LINES = 30;
/** So long may a start take on a machine that has much else to do; only what never starts waits for it. */
const PATIENCE_MS = 60_000;
/** What shows only where it is asked for is asked for so often; what is printed wakes who waits. */
const LOOK_MS = 100;
const groups = new Set<Child>();

process.on('exit', () => {
  for (const child of groups) child.signal('SIGKILL');
});

/** How to start one. */
export interface ChildOptions {
  /** For messages. */
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly env?: Readonly<Record<string, string>>;
  /** A file that gets everything it prints. */
  readonly log?: string;
}

/** One running child and its descendants. */
export class Child {
  readonly name: string;
  readonly process: ChildProcess;
  /** Resolves with the exit code, or the signal's name, when it has ended. */
  readonly ended: Promise<number | string>;
  /** Resolves when all that it printed was read too. */
  readonly #closed: Promise<unknown>;
  #log: string | undefined;
  #tail: string[] = [];
  #running = true;
  #woken: () => void = () => {};

  constructor(options: ChildOptions) {
    const [file, ...args] = options.command;
    this.name = options.name;
    this.#log = options.log;
    // A group of its own: signals reach its workers too, and none of ours reach it by accident.
    this.process = spawn(file, args, {
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...options.env },
    });
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => this.#keep(text));
    }
    this.ended = new Promise((resolve) => {
      this.process.on('error', (error) => this.#end(resolve, error.message));
      this.process.on('exit', (code, signal) => this.#end(resolve, signal ?? code ?? 0));
    });
    this.#closed = new Promise((resolve) => this.process.on('close', resolve));
    groups.add(this);
  }

  get running(): boolean {
    return this.#running;
  }

  /** What it printed last. */
  get tail(): string {
    return this.#tail.join('\n');
  }

  /** Sends a signal to the whole group; nothing happens when it is gone. */
  signal(signal: NodeJS.Signals): void {
    if (this.process.pid === undefined) return;
    try {
      process.kill(-this.process.pid, signal);
    } catch {
      // gone already
    }
  }

  /** Asks it to end, then makes it, after `graceMs`. */
  async stop(graceMs = 3000): Promise<void> {
    if (this.#running) this.process.kill('SIGTERM');
    await Promise.race([this.ended, pause(graceMs, undefined, { ref: false })]);
    this.signal('SIGKILL');
    await this.ended;
    // Its last words may be read after its end; then the folder of the log may go.
    await Promise.race([this.#closed, pause(1000, undefined, { ref: false })]);
    this.#log = undefined;
    groups.delete(this);
  }

  /** Waits until `ready` holds; fails at once when the child ends, and after `deadlineMs`, with its last output. */
  async until(
    what: string,
    ready: () => Promise<boolean> | boolean,
    deadlineMs = PATIENCE_MS,
  ): Promise<void> {
    const deadline = Date.now() + deadlineMs;
    while (!(await holds(ready))) {
      if (!this.#running)
        throw new Error(`${this.name} ended before ${what}; its last output:\n${this.tail}`);
      if (Date.now() > deadline)
        throw new Error(
          `${this.name}: no sign of ${what} within ${deadlineMs} ms; its last output:\n${this.tail}`,
        );
      await this.#news();
    }
  }

  /** Resolves when it printed something, ended, or a while has passed. */
  async #news(): Promise<void> {
    const over = new AbortController();
    const printed = new Promise<void>((resolve) => {
      this.#woken = resolve;
    });
    await Promise.race([printed, pause(LOOK_MS, undefined, { signal: over.signal }).catch(() => {})]);
    over.abort();
  }

  #keep(text: string): void {
    if (this.#log !== undefined) appendFileSync(this.#log, text);
    this.#tail = [...this.#tail, ...text.split('\n').filter((line) => line !== '')].slice(-TAIL_LINES);
    this.#woken();
  }

  #end(resolve: (how: number | string) => void, how: number | string): void {
    this.#running = false;
    this.#woken();
    resolve(how);
  }
}

async function holds(ready: () => Promise<boolean> | boolean): Promise<boolean> {
  try {
    return await ready();
  } catch {
    return false;
  }
}
