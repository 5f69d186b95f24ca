/** One worker process: takes its start from the primary, serves gRPC, drains, and never goes on after a bug. */
import { Socket } from 'node:net';
import { failed, type Result } from '../core/fault.ts';
import { within } from '../extproc/within.ts';
import { describeError } from '../observe/describe-error.ts';
import type { Log } from '../observe/log.ts';
import type { MetricSnapshot } from '../observe/metric-sum.ts';
import type { BoundedStream } from './bounded-stream.ts';
import { type GrpcOptions, GrpcServer } from './grpc.ts';
import { Health } from './health.ts';
import type { FromWorker, LoadedPolicies, Start, ToWorker } from './messages.ts';

/** Everything that a worker serves with; built by `main.ts`. */
export interface WorkerParts {
  readonly grpc: GrpcOptions;
  readonly drainMs: number;
  readonly extProc: { handle(call: BoundedStream): void; drain(withinMs: number): Promise<void> };
  readonly extAuthz: { check(request: Buffer): Promise<Buffer> };
  readonly journal: { readonly fault: { readonly message: string } | undefined; close(): Promise<void> };
  readonly load: { check(): void; shed(): { readonly message: string } | undefined };
  readonly log: Log & { flush(): void };
  /** Compiles policies and puts them in force at once; the value is the digest of what it compiled. */
  applyPolicies(policies: LoadedPolicies): Promise<Result<string>>;
  metrics(): Promise<MetricSnapshot>;
  /** Counts a bug. */
  bug(cause: unknown): void;
}

export type ComposeWorker<Settings> = (start: Start<Settings>) => Promise<Result<WorkerParts>>;

const JOURNAL_CHECK_MS = 500;
const LOAD_CHECK_MS = 250;
/** How long a journal may take to close before the process ends without it. */
const CLOSE_MS = 5000;
const CRASH_CLOSE_MS = 1000;

/** Runs this process as a worker; returns at once. */
export function runWorker<Settings>(compose: ComposeWorker<Settings>): void {
  const worker = new WorkerProcess(compose);
  process.on('message', (message, handle) => worker.take(message as ToWorker<Settings>, handle));
  process.on('SIGTERM', () => worker.drain());
  process.on('SIGINT', () => worker.drain());
  process.on('disconnect', () => worker.orphaned());
  process.on('uncaughtException', (cause) => worker.crash(cause));
  process.on('unhandledRejection', (cause) => worker.crash(cause));
  worker.say({ kind: 'up' });
}

class WorkerProcess<Settings> {
  readonly #compose: ComposeWorker<Settings>;
  readonly #health = new Health(() => this.#ready());
  #parts: WorkerParts | undefined;
  #grpc: GrpcServer | undefined;
  #journalFault: string | undefined;
  #shedding: string | undefined;
  #ending = false;
  /** Messages that change what is served are taken one after the other. */
  #turn: Promise<void> = Promise.resolve();

  constructor(compose: ComposeWorker<Settings>) {
    this.#compose = compose;
  }

  take(message: ToWorker<Settings>, handle: unknown): void {
    if (message.kind === 'connection') this.#connect(handle);
    else if (message.kind === 'drain') this.drain(message.withinMs);
    else if (message.kind === 'metrics') this.#tellMetrics(message.request);
    else
      this.#turn = this.#turn.then(() => this.#change(message)).catch((cause: unknown) => this.crash(cause));
  }

  say(message: FromWorker): void {
    if (process.connected) process.send?.(message, undefined, undefined, () => {});
  }

  /** Finishes what is open, ends the rest with an error, writes the journal, exits 0. */
  drain(withinMs = this.#parts?.drainMs ?? 0): void {
    if (this.#ending) return;
    this.#ending = true;
    this.say({ kind: 'ending' });
    this.#health.changed();
    this.#finish(withinMs).then(
      () => this.#exit(0),
      (cause: unknown) => this.#fail(cause),
    );
  }

  /** The primary is gone: nobody watches policies or replaces us, so finish and end. */
  orphaned(): void {
    this.#parts?.log.warn({}, 'primary process is gone; draining');
    this.drain();
  }

  /** A bug: nothing that runs here can be trusted to judge, so its streams end with an error and the process goes. */
  crash(cause: unknown): void {
    this.#ending = true;
    this.say({ kind: 'ending' });
    this.#parts?.bug(cause);
    this.#parts?.log.error(describeError(cause), 'worker crashed');
    if (this.#parts === undefined)
      this.say({ kind: 'failed', message: String(describeError(cause)['message'] ?? 'bug') });
    const ended = Promise.all([this.#parts?.extProc.drain(0), this.#parts?.journal.close()]);
    within(CRASH_CLOSE_MS, ended).then(
      () => this.#exit(1),
      () => this.#exit(1),
    );
  }

  async #change(message: Extract<ToWorker<Settings>, { kind: 'start' | 'policies' }>): Promise<void> {
    if (this.#ending) return;
    if (message.kind === 'start') await this.#start(message);
    else await this.#applyPolicies(message.policies);
  }

  async #start(start: Start<Settings>): Promise<void> {
    const parts = await this.#compose(start);
    if (!parts.ok) return this.#cannotStart(parts.fault.message);
    this.#parts = parts.value;
    if (this.#ending) return;
    const { grpc, extProc, extAuthz, bug } = parts.value;
    const applied = await this.#applyPolicies(start.policies);
    if (!applied.ok) return this.#cannotStart(applied.fault.message);
    if (this.#ending) return;
    this.#grpc = new GrpcServer(grpc, {
      process: (call) => extProc.handle(call),
      check: (request) => extAuthz.check(request),
      health: this.#health,
      failed: bug,
    });
    setInterval(() => this.#watchJournal(), JOURNAL_CHECK_MS).unref();
    setInterval(() => this.#watchLoad(parts.value.load), LOAD_CHECK_MS).unref();
    this.#watchLoad(parts.value.load);
    this.#health.changed();
    this.say({ kind: 'serving' });
  }

  /** The handle is undefined when the connection closed on its way here. */
  #connect(handle: unknown): void {
    if (!(handle instanceof Socket)) {
      this.say({ kind: 'disconnected' });
      return;
    }
    handle.on('close', () => this.say({ kind: 'disconnected' }));
    if (this.#grpc === undefined) handle.destroy();
    else this.#grpc.take(handle);
  }

  #cannotStart(message: string): void {
    this.say({ kind: 'failed', message });
    this.drain(0);
  }

  async #applyPolicies(policies: LoadedPolicies): Promise<Result<string>> {
    const digest = (await this.#parts?.applyPolicies(policies)) ?? failed('internal', 'not started');
    if (digest.ok) this.say({ kind: 'policies', digest: digest.value });
    else this.say({ kind: 'policies-refused', message: digest.fault.message });
    return digest;
  }

  #watchJournal(): void {
    const message = this.#parts?.journal.fault?.message;
    if (message === this.#journalFault) return;
    this.#journalFault = message;
    this.#health.changed();
    this.say({ kind: 'journal', message });
  }

  #watchLoad(load: WorkerParts['load']): void {
    load.check();
    const message = load.shed()?.message;
    if (message === this.#shedding) return;
    this.#shedding = message;
    this.#health.changed();
    this.say({ kind: 'shedding', message });
  }

  #tellMetrics(request: number): void {
    this.#parts?.metrics().then(
      (snapshot) => this.say({ kind: 'metrics', request, snapshot }),
      (cause: unknown) => this.#parts?.bug(cause),
    );
  }

  #ready(): boolean {
    if (this.#parts === undefined || this.#ending || this.#shedding !== undefined) return false;
    return this.#parts.journal.fault === undefined;
  }

  async #finish(withinMs: number): Promise<void> {
    // What is being opened has to be open before it can be closed: a model is none the runtime lets go of half-way.
    if (this.#grpc === undefined) await within(CLOSE_MS, this.#turn);
    this.#grpc?.stopAccepting();
    await this.#parts?.extProc.drain(withinMs);
    await this.#grpc?.close();
    if (this.#parts !== undefined) await within(CLOSE_MS, this.#parts.journal.close());
  }

  #fail(cause: unknown): void {
    this.#parts?.log.error(describeError(cause), 'worker did not end cleanly');
    this.#exit(1);
  }

  #exit(code: number): void {
    this.#parts?.log.flush();
    process.exit(code);
  }
}
