/** The worker processes, slot by slot: started, told, watched, replaced when they end unasked. */
import { type ChildProcess, fork } from 'node:child_process';
import type { Socket } from 'node:net';
import { describeError } from '../observe/describe-error.ts';
import type { Log } from '../observe/log.ts';
import { MetricSum } from '../observe/metric-sum.ts';
import type { FromWorker, LoadedPolicies, ToWorker } from './messages.ts';
import { MetricRequests } from './metric-requests.ts';
import type { WorkerState } from './readiness.ts';
import { restartDelay, SETTLED_MS } from './restart-delay.ts';

export interface PoolOptions<Settings> {
  /** Script that each worker runs. */
  readonly entry: string;
  readonly workers: number;
  readonly settings: Settings;
  readonly log: Log;
  /** A worker ended unasked and is being replaced. */
  restarted(): void;
}

interface Slot {
  readonly slot: number;
  worker: ChildProcess | undefined;
  serving: boolean;
  /** True once it has said that it takes no new connections. */
  ending: boolean;
  /** True once it has served; until then its end means that it cannot start. */
  served: boolean;
  /** Connections that it holds. */
  connections: number;
  journalFault: string | undefined;
  /** Why it refuses new exchanges. */
  shedding: string | undefined;
  failure: string | undefined;
  failures: number;
  startedAt: number;
  retry: NodeJS.Timeout | undefined;
}

/** Set in the environment of a worker process: its slot. */
export const SLOT_VARIABLE = 'WEIR_SLOT';

/** Time beyond the drain that a worker has to flush and to close its journal. */
const CLOSING_MS = 8000;

/** Owns the worker processes. */
export class WorkerPool<Settings> {
  readonly sum = new MetricSum();
  readonly #options: PoolOptions<Settings>;
  readonly #slots: Slot[] = [];
  readonly #requests = new MetricRequests();
  readonly #changed = new Set<() => void>();
  #policies: LoadedPolicies;
  #stopping = false;

  constructor(options: PoolOptions<Settings>, policies: LoadedPolicies) {
    this.#options = options;
    this.#policies = policies;
    for (let slot = 0; slot < options.workers; slot += 1) this.#slots.push(emptySlot(slot));
  }

  get states(): readonly WorkerState[] {
    return this.#slots;
  }

  get serving(): number {
    return this.#slots.filter(takesConnections).length;
  }

  /** Starts every worker. Returns when all serve, or the reason why one of them cannot start. */
  async start(): Promise<{ readonly failure: string | undefined }> {
    for (const slot of this.#slots) this.#fork(slot);
    for (;;) {
      const failure = this.#slots.find((slot) => slot.failure !== undefined)?.failure;
      if (failure !== undefined) return { failure };
      if (this.serving === this.#slots.length) return { failure };
      await this.#nextChange();
    }
  }

  /** Hands a connection to the serving worker that holds the fewest; without one it is closed, and Envoy fails closed. */
  give(connection: Socket): void {
    let chosen: Slot | undefined;
    for (const slot of this.#slots) {
      if (takesConnections(slot) && (chosen === undefined || slot.connections < chosen.connections))
        chosen = slot;
    }
    if (this.#stopping || chosen?.worker === undefined) {
      connection.destroy();
      return;
    }
    chosen.connections += 1;
    chosen.worker.send({ kind: 'connection' } satisfies ToWorker<Settings>, connection, () => {});
  }

  /** Puts policies in force in every worker, also in those that start later. */
  broadcast(policies: LoadedPolicies): void {
    this.#policies = policies;
    for (const slot of this.#slots) if (slot.serving) this.#say(slot, { kind: 'policies', policies });
  }

  /** Asks every worker for its metrics; one that does not answer in time counts with what it said last. */
  async refreshMetrics(): Promise<void> {
    await Promise.all(
      this.#slots.map(async (slot) => {
        if (!slot.serving) return;
        const snapshot = await this.#requests.ask(slot.slot, (request) =>
          this.#say(slot, { kind: 'metrics', request }),
        );
        if (snapshot !== undefined && slot.serving) this.sum.remember(slot.slot, snapshot);
      }),
    );
  }

  /** Drains every worker. True when all of them ended by themselves. */
  async stop(withinMs: number): Promise<boolean> {
    this.#stopping = true;
    for (const slot of this.#slots) {
      clearTimeout(slot.retry);
      this.#say(slot, { kind: 'drain', withinMs });
    }
    const overdue = setTimeout(() => this.kill(), withinMs + CLOSING_MS);
    let clean = true;
    overdue.unref();
    while (this.#slots.some((slot) => slot.worker !== undefined)) await this.#nextChange();
    clearTimeout(overdue);
    for (const slot of this.#slots) clean &&= slot.failure === undefined;
    return clean;
  }

  /** Ends every worker at once. */
  kill(): void {
    this.#stopping = true;
    for (const slot of this.#slots) slot.worker?.kill('SIGKILL');
  }

  #fork(slot: Slot): void {
    const worker = fork(this.#options.entry, [], {
      serialization: 'advanced',
      env: { ...process.env, [SLOT_VARIABLE]: String(slot.slot) },
    });
    slot.worker = worker;
    slot.connections = 0;
    slot.startedAt = performance.now();
    worker.on('message', (message: FromWorker) => this.#hear(slot, message));
    worker.on('error', () => {}); // a message to a worker that has just ended; `exit` follows
    worker.on('exit', (code, signal) => this.#ended(slot, signal ?? String(code)));
  }

  #hear(slot: Slot, message: FromWorker): void {
    const { log } = this.#options;
    switch (message.kind) {
      case 'up':
        this.#say(slot, {
          kind: 'start',
          slot: slot.slot,
          settings: this.#options.settings,
          policies: this.#policies,
        });
        break;
      case 'serving':
        this.#serves(slot);
        break;
      case 'ending':
        slot.ending = true;
        break;
      case 'disconnected':
        slot.connections -= 1;
        break;
      case 'failed':
        slot.failure = message.message;
        log.error({ worker: slot.slot, reason: message.message }, 'worker cannot start');
        break;
      case 'journal':
        slot.journalFault = message.message;
        this.#warn(slot, message.message, ['journal fault', 'journal is written again']);
        break;
      case 'shedding':
        slot.shedding = message.message;
        this.#warn(slot, message.message, ['new exchanges are refused', 'new exchanges are taken again']);
        break;
      case 'policies':
        log.debug({ worker: slot.slot, digest: message.digest }, 'policies in force');
        break;
      case 'policies-refused':
        log.error({ worker: slot.slot, reason: message.message }, 'worker refused validated policies');
        break;
      case 'metrics':
        this.#requests.answer(message.request, message.snapshot);
        break;
    }
    this.#change();
  }

  /** Something began, for a reason, or is over. */
  #warn(slot: Slot, reason: string | undefined, [begun, over]: readonly [string, string]): void {
    this.#options.log.warn({ worker: slot.slot, reason }, reason === undefined ? over : begun);
  }

  #serves(slot: Slot): void {
    slot.serving = true;
    slot.served = true;
    slot.failure = undefined;
    // A reload may have come between its start and now.
    this.#say(slot, { kind: 'policies', policies: this.#policies });
  }

  #ended(slot: Slot, how: string): void {
    slot.worker = undefined;
    slot.serving = false;
    slot.ending = false;
    slot.journalFault = undefined;
    slot.shedding = undefined;
    const { log } = this.#options;
    log[this.#stopping ? 'info' : 'error']({ worker: slot.slot, how }, 'worker ended');
    this.#requests.giveUp(slot.slot);
    this.sum
      .retire(slot.slot)
      .catch((cause: unknown) => log.error(describeError(cause), 'metrics of a lost worker not added up'));
    if (this.#stopping) slot.failure = how === '0' ? undefined : `ended with ${how}`;
    else this.#replace(slot, how);
    this.#change();
  }

  #replace(slot: Slot, how: string): void {
    if (!slot.served) slot.failure ??= `worker-${slot.slot} ended with ${how} before it served; see the log`;
    slot.failures = performance.now() - slot.startedAt > SETTLED_MS ? 0 : slot.failures + 1;
    this.#options.restarted();
    slot.retry = setTimeout(() => this.#fork(slot), restartDelay(slot.failures - 1));
  }

  #say(slot: Slot, message: ToWorker<Settings>): void {
    if (slot.worker?.connected) slot.worker.send(message as object, () => {});
  }

  #change(): void {
    for (const wake of this.#changed) wake();
    this.#changed.clear();
  }

  async #nextChange(): Promise<void> {
    await new Promise<void>((resolve) => this.#changed.add(resolve));
  }
}

function takesConnections(slot: Slot): boolean {
  return slot.serving && !slot.ending;
}

function emptySlot(slot: number): Slot {
  return {
    slot,
    worker: undefined,
    serving: false,
    ending: false,
    served: false,
    connections: 0,
    journalFault: undefined,
    shedding: undefined,
    failure: undefined,
    failures: 0,
    startedAt: 0,
    retry: undefined,
  };
}
