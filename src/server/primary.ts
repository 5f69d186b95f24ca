/** The primary process: owns workers, policies, the admin pages and the way down. */
import { weirVersion } from '../config/version.ts';
import { describeError } from '../observe/describe-error.ts';
import type { OpenLog } from '../observe/log.ts';
import { snapshotOf } from '../observe/metric-sum.ts';
import { PrimaryMetrics } from '../observe/primary-metrics.ts';
import { withPort } from './address.ts';
import { type AdminPages, AdminServer } from './admin.ts';
import { Listener } from './listener.ts';
import type { LoadedPolicies } from './messages.ts';
import { notReady } from './readiness.ts';
import type { TlsSection } from './section.ts';
import { WorkerPool } from './worker-pool.ts';

/** What becomes of policies on disk while the process runs. */
export interface PolicyListener {
  /** Changed and valid. */
  loaded(policies: LoadedPolicies): void;
  /** Changed and refused; the message names file, line and what is wrong. */
  refused(message: string): void;
  /** What is sound in the policies in force, and hardly meant; each names file, line and what to do. */
  warned(warnings: readonly string[]): void;
  /** That could not be found out. */
  unchecked(cause: unknown): void;
}

/** Everything that the primary runs with; built by `main.ts`. */
export interface PrimaryParts<Settings> {
  readonly entry: string;
  readonly workers: number;
  readonly settings: Settings;
  readonly grpcAddress: string;
  readonly adminAddress: string;
  /** TLS on the admin port; none when left out. */
  readonly adminTls?: TlsSection | undefined;
  readonly drainMs: number;
  /** Mode and place of the journal, for the line printed at start. */
  readonly journal: string;
  readonly log: OpenLog;
  readonly policies: LoadedPolicies;
  /** What looks after held calls; left out where nothing does. */
  approvals?(counts: Pick<PrimaryMetrics, 'ticketStep' | 'ticketsOpen' | 'ticketsFault'>): ApprovalOffice;
  /** Watches the policies on disk; returns the function that ends it. */
  watch(listener: PolicyListener): () => void;
  /** Shows a line to the person who started the process. */
  print(line: string): void;
  /** Shows them why it does not start. */
  complain(line: string): void;
}

/** Looks after held calls, and shows them to approvers on the admin port. */
export interface ApprovalOffice {
  readonly answer: NonNullable<AdminPages['beside']>;
  /** A policy holds calls now. */
  start(): void;
  close(): Promise<void>;
}

/** Warnings about policies that the log tells of at once. */
const MOST_WARNINGS = 50;

/** Exit code when the process cannot start as configured. */
export const CANNOT_START = 2;

/** Runs the primary until it is told to end; the value is the exit code. */
export async function runPrimary<Settings>(parts: PrimaryParts<Settings>): Promise<number> {
  const primary = new Primary(parts);
  process.on('SIGTERM', () => primary.signalled(15));
  process.on('SIGINT', () => primary.signalled(2));
  process.on('uncaughtException', (cause) => primary.crash(cause));
  process.on('unhandledRejection', (cause) => primary.crash(cause));
  return await primary.run();
}

class Primary<Settings> {
  readonly #parts: PrimaryParts<Settings>;
  readonly #pool: WorkerPool<Settings>;
  readonly #metrics: PrimaryMetrics;
  readonly #admin: AdminServer;
  readonly #listener: Listener;
  readonly #office: ApprovalOffice | undefined;
  #digest: string;
  #starting = true;
  #draining = false;
  #told: () => void = () => {};
  readonly #asked = new Promise<void>((resolve) => {
    this.#told = resolve;
  });

  constructor(parts: PrimaryParts<Settings>) {
    const { entry, workers, settings, log } = parts;
    this.#parts = parts;
    this.#digest = parts.policies.digest;
    const build = { version: weirVersion(), node: process.version };
    this.#metrics = new PrimaryMetrics(() => this.#pool.serving, build);
    this.#pool = new WorkerPool(
      { entry, workers, settings, log, restarted: () => this.#metrics.restarted() },
      parts.policies,
    );
    this.#listener = new Listener(parts.grpcAddress, {
      give: (connection) => this.#pool.give(connection),
      notTaken: (cause) => log.error(describeError(cause), 'connection cannot be taken'),
    });
    this.#office = parts.approvals?.(this.#metrics);
    const pages: AdminPages = {
      ...(this.#office === undefined ? {} : { beside: this.#office.answer }),
      metrics: () => this.#metricsText(),
      notReady: () => this.#notReady(),
      failed: (cause: unknown) => log.error(describeError(cause), 'admin page failed'),
    };
    const tls = parts.adminTls && { section: parts.adminTls, log };
    this.#admin = new AdminServer(parts.adminAddress, pages, tls);
  }

  async run(): Promise<number> {
    const { log } = this.#parts;
    const admin = await this.#admin.listen();
    if (!admin.ok) return this.#cannotStart(admin.fault.message);
    const grpc = await this.#listener.listen();
    if (!grpc.ok) return this.#cannotStart(grpc.fault.message);
    const unwatch = this.#parts.watch({
      loaded: (policies) => this.#reload(policies),
      refused: (message) => this.#refuse(message),
      warned: (warnings) => this.#warn(warnings),
      unchecked: (cause) => log.error(describeError(cause), 'policies could not be checked'),
    });
    this.#metrics.policiesLoaded(this.#digest);
    if (this.#parts.policies.holds === true) this.#office?.start();
    const started = await Promise.race([this.#pool.start(), this.#asked]);
    if (started?.failure !== undefined) return this.#cannotStart(started.failure);
    this.#starting = false;
    if (started !== undefined) this.#announce(grpc.value, admin.value);
    await this.#asked;
    unwatch();
    return await this.#drain();
  }

  /** The first signal drains, the second ends at once. */
  signalled(number: number): void {
    if (this.#draining) this.#exit(128 + number);
    this.#draining = true;
    this.#told();
  }

  /** A bug in the primary: it goes at once; its workers see that, drain and end. */
  crash(cause: unknown): void {
    this.#parts.log.error(describeError(cause), 'primary crashed');
    this.#parts.log.flush();
    process.exit(1);
  }

  async #drain(): Promise<number> {
    const { log, drainMs } = this.#parts;
    log.info({ withinMs: drainMs }, 'draining');
    this.#listener.close();
    const clean = await this.#pool.stop(drainMs);
    await this.#admin.close();
    await this.#office?.close();
    log.info({ clean }, 'ended');
    log.flush();
    return clean ? 0 : 1;
  }

  #reload(policies: LoadedPolicies): void {
    this.#digest = policies.digest;
    this.#metrics.policiesLoaded(policies.digest);
    this.#parts.log.info({ digest: policies.digest, policies: policies.names }, 'policies loaded');
    if (policies.holds === true) this.#office?.start();
    this.#pool.broadcast(policies);
  }

  #refuse(message: string): void {
    this.#metrics.policiesRefused();
    this.#parts.log.error(
      { reason: message, inForce: this.#digest },
      'policies refused; the last good ones stay in force',
    );
  }

  #warn(warnings: readonly string[]): void {
    this.#metrics.policyWarnings(warnings.length);
    for (const warning of warnings.slice(0, MOST_WARNINGS))
      this.#parts.log.warn({ warning }, 'policy warning');
  }

  #notReady(): string[] {
    return notReady({
      starting: this.#starting,
      draining: this.#draining,
      policies: this.#digest,
      workers: this.#pool.states,
    });
  }

  async #metricsText(): Promise<string> {
    await this.#pool.refreshMetrics();
    return await this.#pool.sum.text(await snapshotOf(this.#metrics.registry));
  }

  #announce(grpcPort: number, adminPort: number): void {
    const { grpcAddress, adminAddress, adminTls, policies, workers, journal, log, print } = this.#parts;
    const scheme = adminTls === undefined ? 'http' : 'https';
    const grpc = withPort(grpcAddress, grpcPort);
    const admin = withPort(adminAddress, adminPort);
    log.info(
      {
        version: weirVersion(),
        grpc,
        admin,
        workers,
        policies: policies.names,
        digest: this.#digest,
        journal,
      },
      'serving',
    );
    print(
      `weir serves: gRPC ${grpc}, admin ${scheme}://${admin}, ${workers} ${workers === 1 ? 'worker' : 'workers'}, ` +
        `policies ${policies.names.join(', ')} (${this.#digest.slice(0, 12)}), journal ${journal}`,
    );
  }

  #cannotStart(message: string): number {
    this.#pool.kill();
    this.#parts.complain(`weir cannot start: ${message}`);
    this.#parts.log.flush();
    return CANNOT_START;
  }

  #exit(code: number): void {
    this.#pool.kill();
    this.#parts.log.flush();
    process.exit(code);
  }
}
