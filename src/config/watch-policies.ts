/** Watches policies on disk and loads them again when they change; what cannot be loaded is reported, never taken. */
import { type FSWatcher, watch } from 'node:fs';
import type { PolicySet } from '../policy/compiled-policy.ts';
import type { Checked, Problem } from '../policy/problem.ts';
import type { Registry } from '../policy/registry.ts';
import { inSlices } from './in-slices.ts';
import { compilingRead, type PolicyLoad } from './policies.ts';
import { type PolicyRead, readPolicyFiles } from './policy-files.ts';
import { sha256 } from './sha256.ts';
import { WrittenFiles } from './written-files.ts';

export interface PolicyWatch {
  /** File or folder; it may be missing for a while. */
  readonly path: string;
  readonly registry: Registry;
  /** Where what policies may refer to changes on disk as well. */
  readonly renewal?: RegistryRenewal;
  /** What is in force already; undefined reports the first load as well. */
  readonly current: PolicyLoad | undefined;
  /** How often to look when the file system says nothing; default 1000. */
  readonly intervalMs?: number;
  /** How long files must stay as they are before they are read for good; default 100. */
  readonly settleMs?: number;
  /** Changed and sound; also called when a problem is gone. */
  onLoad(load: PolicyLoad): void;
  /** Changed and not sound, once per content: what is in force stays. */
  onProblem(problems: readonly Problem[]): void;
}

/** What policies may refer to, as it is on disk. */
export interface RegistryRenewal {
  /** What was in force when the watch began. */
  readonly seen: string;
  /** Changes when it does. */
  stamp(): string;
  registry(): Checked<Registry>;
}

/** Begins to watch; the returned function ends it. */
export function watchPolicies(options: PolicyWatch): () => void {
  const watcher = new PolicyWatcher(options);
  watcher.start();
  return () => watcher.stop();
}

class PolicyWatcher {
  readonly #options: PolicyWatch;
  readonly #settleMs: number;
  /** Content that was loaded or refused last. */
  #handled: string | undefined;
  /** Content seen at the last look and not handled: it is handled when it stays so for `settleMs`. */
  #pending: string | undefined;
  #pendingSince = 0;
  readonly #written = new WrittenFiles();
  /** What was taken last; of a change, what stays as it is is not compiled again. */
  #taken: PolicySet | undefined;
  /** Policies are being compiled, a little at a time; what changes meanwhile is seen at the next look. */
  #loading = false;
  #stopped = false;
  #refused = false;
  #events: FSWatcher | undefined;
  #interval: NodeJS.Timeout | undefined;
  #settle: NodeJS.Timeout | undefined;

  constructor(options: PolicyWatch) {
    this.#options = options;
    this.#settleMs = options.settleMs ?? 100;
    this.#taken = options.current?.set;
    const { current, renewal } = options;
    this.#written.take(filesOf({ ok: true, value: current?.texts ?? [] }));
    if (current !== undefined) this.#handled = fingerprint({ ok: true, value: current.texts }, renewal?.seen);
  }

  start(): void {
    this.#interval = setInterval(() => this.#look(), this.#options.intervalMs ?? 1000).unref();
    this.#listen();
    this.#look();
  }

  stop(): void {
    this.#stopped = true;
    clearInterval(this.#interval);
    clearTimeout(this.#settle);
    this.#events?.close();
  }

  /** Events of the file system only make it faster: a look at the content decides. */
  #listen(): void {
    try {
      this.#events = watch(this.#options.path, { persistent: false }, () => this.#lookSoon());
      this.#events.on('error', () => this.#events?.close());
    } catch {
      // Not there yet, or not watchable: the interval looks.
    }
  }

  #lookSoon(): void {
    clearTimeout(this.#settle);
    this.#settle = setTimeout(() => this.#look(), this.#settleMs).unref();
  }

  #look(): void {
    if (this.#loading) return;
    const read = readPolicyFiles(this.#options.path);
    const content = fingerprint(read, this.#options.renewal?.stamp());
    if (content === this.#handled) this.#pending = undefined;
    else if (content === this.#pending && this.#isSettled(read)) {
      this.#written.take(filesOf(read));
      this.#handled = content;
      this.#pending = undefined;
      this.#loading = true;
      void this.#handle(read).finally(() => {
        this.#loading = false;
      });
    } else this.#wait(content);
  }

  #isSettled(read: PolicyRead): boolean {
    return performance.now() - this.#pendingSince >= this.#settleMs && !this.#written.areBusy(filesOf(read));
  }

  #wait(content: string): void {
    if (content !== this.#pending) this.#pendingSince = performance.now();
    this.#pending = content;
    this.#lookSoon();
  }

  async #handle(read: PolicyRead): Promise<void> {
    const { renewal, registry } = this.#options;
    const against = renewal?.registry() ?? { ok: true, value: registry };
    const loaded = against.ok
      ? await inSlices(compilingRead(read, { registry: against.value, earlier: this.#taken }))
      : against;
    if (this.#stopped) return;
    if (loaded.ok) this.#take(loaded.value);
    else {
      this.#refused = true;
      this.#options.onProblem(loaded.problems);
    }
  }

  #take(load: PolicyLoad): void {
    const news = this.#refused || load.set.digest !== this.#taken?.digest;
    this.#refused = false;
    this.#taken = load.set;
    if (news) this.#options.onLoad(load);
  }
}

function filesOf(read: PolicyRead): string[] {
  return read.ok ? read.value.map(({ file }) => file) : [];
}

function fingerprint(read: PolicyRead, renewal = ''): string {
  return sha256(JSON.stringify([read.ok ? read.value : read.problems, renewal]));
}
