/** Weir's services inside the test's process, so that a part of them can be broken on purpose. */
import { createServer, type Server } from 'node:net';
import { UNKNOWN_CALLER } from '../../../../src/core/caller.ts';
import type { ExchangeEvent } from '../../../../src/core/event.ts';
import type { Fault } from '../../../../src/core/fault.ts';
import { type AuthzDependencies, ExtAuthz } from '../../../../src/extauthz/ext-authz.ts';
import type { ExchangeDependencies } from '../../../../src/extproc/dependencies.ts';
import { ExtProc } from '../../../../src/extproc/ext-proc.ts';
import { HeldBytes } from '../../../../src/screen/held-bytes.ts';
import { GrpcServer } from '../../../../src/server/grpc.ts';
import { Health } from '../../../../src/server/health.ts';
import { codec } from '../../../../src/wire/codec.ts';
import { policiesOf } from '../../../fakes/conversation.ts';
import { PLAIN } from './policies.ts';

type Dependencies = ExchangeDependencies & AuthzDependencies;

/** What is broken: it takes the place of the sound part of that name. */
export type Defect = Partial<Dependencies>;

/** The services on a gRPC address. */
export class InProcessWeir {
  /** Takes effect with the next exchange. */
  defect: Defect = {};
  /** What was recorded. */
  readonly events: ExchangeEvent[] = [];
  /** What was reported beside records. */
  readonly faults: Fault[] = [];
  readonly #listener: Server;
  readonly #grpc: GrpcServer;

  constructor() {
    const failed = (): void => undefined;
    this.#grpc = new GrpcServer(
      {
        maxMessageBytes: 1024 * 1024,
        maxConcurrentStreams: 100,
        pingMs: 30_000,
        pingTimeoutMs: 10_000,
      },
      {
        process: (call) => new ExtProc(this.#dependencies()).handle(call),
        check: (question) => new ExtAuthz(this.#dependencies()).check(question),
        health: new Health(() => true),
        failed,
      },
    );
    this.#listener = createServer((socket) => this.#grpc.take(socket));
  }

  async listen(address: string): Promise<void> {
    const [host, port] = address.split(':');
    await new Promise<void>((resolve) => this.#listener.listen(Number(port), host, resolve));
  }

  async close(): Promise<void> {
    this.#listener.close();
    this.#grpc.stopAccepting();
    await this.#grpc.close();
  }

  #dependencies(): Dependencies {
    const policies = policiesOf(PLAIN);
    let exchange = 0;
    return {
      policies: () => policies,
      codec,
      journal: {
        record: async (event) => {
          this.events.push(event);
        },
        fault: undefined,
        strict: false,
      },
      meter: { event: () => undefined, fault: (fault) => this.faults.push(fault) },
      clock: { now: () => Date.now(), monotonic: () => performance.now() },
      newId: () => `exchange-${++exchange}`,
      fingerprint: () => '00',
      pseudonym: () => '00',
      callerOf: () => UNKNOWN_CALLER,
      identify: () => ({ ok: true, value: { caller: UNKNOWN_CALLER } }),
      authenticate: () => ({ ok: true, value: [] }),
      judge: { ask: async () => [] },
      clean: { has: () => false, add: () => undefined },
      memory: { recall: async (keys) => keys.map(() => false), remember: async () => undefined },
      conversations: { load: async () => [], add: async () => undefined },
      held: new HeldBytes(1024 * 1024),
      deadlines: {
        ...{ requestBodyMs: 2000, judgeMs: 500, stateMs: 300, journalMs: 300, writeMs: 2000, idleMs: 5000 },
        ...{ heldMs: 5000, keepAliveMs: 1000 },
      },
      inflater: () => {
        throw new Error('no body here is coded');
      },
      shed: () => undefined,
      onFault: (fault) => this.faults.push(fault),
      background: (_name, promise) => {
        promise.catch((cause: unknown) => this.faults.push({ kind: 'internal', message: String(cause) }));
      },
      ...this.defect,
    };
  }
}
