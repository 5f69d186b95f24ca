/** Targets: what stands between the same client and the same model, each behind an Envoy of its own. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Child } from '../test/e2e/harness/child.ts';
import { freePort } from '../test/e2e/harness/ports.ts';
import { ROOT, type Stack, startStack } from '../test/e2e/harness/stack.ts';
import { documentsFile, MADE, MEMO, ROWS, tableFile } from '../test/fakes/indexes.ts';
import { buildMeasured } from './build.ts';
import { processTree } from './process-tree.ts';

/**
 * `none`: no filter. `noop`: the echo server. `weir`: its built-in policy. `every`: a policy with all that every detector
 * looks for. `egress`: one with all that looks at what must not leave; `gathered`: the same, which gathers events.
 * `strict`: the built-in policy, journal before effect.
 */
export const TARGETS = ['none', 'noop', 'weir', 'every', 'egress', 'gathered', 'strict'] as const;
export type TargetName = (typeof TARGETS)[number];

/** Targets with policies of their own. */
const OWN_POLICIES: Partial<Record<TargetName, string>> = {
  every: join(ROOT, 'bench/policies/every-detector.yaml'),
  egress: join(ROOT, 'bench/policies/egress.yaml'),
};
/** Milliseconds for which events wait for one another where they are gathered. */
const GATHER_MS = 50;

/** A running target. */
export interface Target {
  readonly name: TargetName;
  readonly port: number;
  /** Processes under test; empty where there is no filter. */
  readonly pids: readonly number[];
  readonly journalFolder: string;
  /** `host:port` of Weir's metrics. */
  readonly admin: string | undefined;
  /** Processes of Envoy. */
  readonly envoy: readonly number[];
  /** What Envoy's access log says of the last exchange that failed, and what the process under test printed last. */
  complaints(): string;
  /** Messages that Envoy has sent to the filter so far. */
  messages(): Promise<number>;
}

/** All targets, and the model behind them. */
export interface Bench {
  readonly targets: readonly Target[];
  /** Lets the model forget the bodies that it keeps. */
  forget(): Promise<void>;
  stop(): Promise<void>;
}

/** How to start. `nodeFlags` go to the processes under test, for profiles. */
export interface BenchOptions {
  readonly names: readonly TargetName[];
  /** A policy file or folder, for all targets without one of their own; the built-in policy when left out. */
  readonly policies?: string | undefined;
  readonly nodeFlags?: readonly string[];
  /** True runs the sources themselves, so that a profile names their lines. */
  readonly sources?: boolean;
}

/** Starts the model and the targets; what was started is stopped when one fails. */
export async function startBench(options: BenchOptions): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), 'weir-bench-'));
  const stops: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const end of stops.splice(0).reverse()) await end();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const program =
      options.sources === true
        ? { folder: ROOT, extension: 'ts' as const }
        : { folder: await buildMeasured(), extension: 'js' as const };
    const upstream = `127.0.0.1:${await freePort()}`;
    const model = node('model', [join(ROOT, 'demo/serve-model.ts'), upstream]);
    stops.push(() => model.stop());
    await model.until('the model', async () => (await fetch(`http://${upstream}/_received`)).ok);
    const targets: Target[] = [];
    for (const name of options.names)
      targets.push(await startTarget(name, { ...options, program, upstream, folder, stops }));
    return {
      targets,
      stop,
      forget: async () => {
        await fetch(`http://${upstream}/_received`, { method: 'DELETE' });
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

interface Start extends BenchOptions {
  /** Where the programs under test are. */
  readonly program: { readonly folder: string; readonly extension: 'ts' | 'js' };
  readonly upstream: string;
  readonly folder: string;
  readonly stops: (() => Promise<void>)[];
}

async function startTarget(name: TargetName, start: Start): Promise<Target> {
  const address = `127.0.0.1:${await freePort()}`;
  const journalFolder = join(start.folder, name);
  const admin = name === 'none' || name === 'noop' ? undefined : `127.0.0.1:${await freePort()}`;
  const server = await startServer(name, { ...start, address, admin, journalFolder });
  if (server !== undefined) start.stops.push(() => server.stop());
  const stack: Stack = await startStack({
    startWeir: false,
    upstream: start.upstream,
    envoy: { weir: address, ...(name === 'none' ? { filters: [] } : {}) },
  });
  start.stops.push(() => stack.stop());
  return {
    name,
    port: stack.port,
    pids: server?.process.pid === undefined ? [] : processTree(server.process.pid),
    journalFolder,
    admin,
    envoy: [stack.envoy.process.pid ?? 0],
    complaints: () => {
      const failed = stack.accessLog().findLast(({ status }) => status !== 200);
      return `${JSON.stringify(failed)}\n${server?.tail ?? ''}`;
    },
    messages: async () =>
      Object.values(await stack.envoyStats('ext_proc.stream_msgs_sent$')).reduce(
        (sum, value) => sum + value,
        0,
      ),
  };
}

async function startServer(
  name: TargetName,
  start: Start & {
    readonly address: string;
    readonly admin: string | undefined;
    readonly journalFolder: string;
  },
): Promise<Child | undefined> {
  if (name === 'none') return undefined;
  const { address, admin = '', journalFolder, nodeFlags = [] } = start;
  const policies =
    name === 'gathered' ? gatheringPolicy(start.folder) : (OWN_POLICIES[name] ?? start.policies);
  const { folder, extension } = start.program;
  if (name === 'noop') {
    const server = node(name, [...nodeFlags, join(folder, `bench/noop-server.${extension}`), address]);
    await server.until('the no-op server', () => server.tail.includes(address));
    return server;
  }
  const flags = [
    ...['--workers', '1', '--grpc', address, '--admin', admin],
    ...['--audit-dir', journalFolder, '--audit-mode', name === 'strict' ? 'strict' : 'buffered'],
    ...(policies === undefined ? [] : ['--policies', policies]),
    ...(name === 'egress' || name === 'gathered' ? ['--config', writeIndexes(start.folder)] : []),
  ];
  const server = node(name, [join(folder, `src/cli/weir.${extension}`), 'serve', ...flags], {
    NODE_OPTIONS: nodeFlags.join(' '),
  });
  await server.until('readiness', async () => (await fetch(`http://${admin}/readyz`)).ok);
  return server;
}

/** The policy of `egress` with a time for which events wait for one another. */
function gatheringPolicy(folder: string): string {
  const file = join(folder, 'gathered.yaml');
  const text = readFileSync(join(ROOT, 'bench/policies/egress.yaml'), 'utf8');
  writeFileSync(file, text.replace('  response:\n', `  response:\n    gatherMs: ${GATHER_MS}\n`));
  return file;
}

/** Indexes of a table and of documents, and the configuration that names them. */
function writeIndexes(folder: string): string {
  const write = (name: string, bytes: Uint8Array | string): string => {
    const file = join(folder, name);
    writeFileSync(file, bytes, { mode: 0o600 });
    return file;
  };
  const keyFile = write('index.key', Buffer.from(MADE.key).toString('hex'));
  const indexes = {
    customers: { file: write('customers.idx', tableFile(ROWS)), keyFile },
    papers: { file: write('papers.idx', documentsFile({ memo: MEMO })), keyFile },
  };
  return write('weir.yaml', JSON.stringify({ dlp: { indexes } }));
}

function node(name: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Child {
  return new Child({ name, env, command: [process.execPath, ...args] });
}
