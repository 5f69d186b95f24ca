/** The whole path for one test: scripted model, Weir and Envoy on free ports, in a temporary folder. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ScriptedModel } from '../../../demo/scripted-model.ts';
import { type RenderOptions, renderEnvoy } from '../../../envoy/render.ts';
import { Child } from './child.ts';
import { WEIR } from './entry.ts';
import { type JournalRecord, readJournal } from './journal.ts';
import { claimPort, freePort } from './ports.ts';

export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** What a test may change; everything has a default. */
export interface StackOptions {
  /** Which Envoy: a version that `scripts/envoy.sh` knows; default the one that all tests use. `ENVOY_BIN` wins. */
  readonly envoyVersion?: string;
  /** Differences to the shipped Envoy configuration; addresses are filled in. */
  readonly envoy?: RenderOptions;
  /** YAML text of the policy; default the demo's. */
  readonly policy?: string;
  /** A file or folder of policies in place of `policy`. */
  readonly policies?: string;
  /** YAML text of the process configuration (`weir.yaml`); flags of the harness win. */
  readonly config?: string;
  /** More flags for `weir serve`. */
  readonly weir?: readonly string[];
  /** Environment for `weir serve`. */
  readonly env?: Readonly<Record<string, string>>;
  readonly workers?: number;
  /** Program and arguments in place of `node src/cli/weir.ts serve`; it gets the same flags and must answer /readyz. */
  readonly program?: readonly [string, ...string[]];
  /** `host:port` of a real model in place of the scripted one. */
  readonly upstream?: string;
  /** Fixed ports in place of free ones. */
  readonly ports?: {
    readonly envoy: number;
    readonly grpc: number;
    readonly admin: number;
    readonly model: number;
  };
  /** False leaves Weir out, for tests of what Envoy does without it. */
  readonly startWeir?: boolean;
  /** Where `weir serve` keeps its journal; default inside the temporary folder. */
  readonly journalFolder?: string;
}

/** A running stack. */
export interface Stack {
  /** Envoy, as clients see it: `http://127.0.0.1:PORT`. */
  readonly url: string;
  readonly port: number;
  readonly envoyAdmin: string;
  readonly weirAdmin: string;
  readonly grpc: string;
  readonly model: ScriptedModel;
  /** `http://host:port` of the model itself. */
  readonly modelUrl: string;
  readonly folder: string;
  readonly policyFile: string;
  readonly weir: Child;
  readonly envoy: Child;
  /** Starts Weir again, on the same ports, after it ended. */
  restartWeir(): Promise<void>;
  journal(): JournalRecord[];
  readonly journalFolder: string;
  /** Weir's metrics page. */
  metrics(): Promise<string>;
  /** The sum of a metric over the series whose labels contain `labels`. */
  metric(name: string, labels?: Readonly<Record<string, string>>): Promise<number>;
  /** Envoy's counters and gauges whose name matches. */
  envoyStats(filter: string): Promise<Record<string, number>>;
  /** Envoy's access log; an entry appears when its exchange has ended. */
  accessLog(): Record<string, unknown>[];
  stop(): Promise<void>;
}

/** Asked on a connection of its own: one that was kept may be closed by the server in the moment it is used again. */
const ALONE = { headers: { connection: 'close' } } as const;

/** Starts everything and waits until it is ready; on failure everything is stopped and the error holds the last output. */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const folder = mkdtempSync(join(tmpdir(), 'weir-'));
  const model = new ScriptedModel();
  const started: Child[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(started.map((child) => child.stop()));
    await model.close();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    return await start({ options, folder, model, started, stop });
  } catch (error) {
    await stop();
    throw error;
  }
}

interface Start {
  readonly options: StackOptions;
  readonly folder: string;
  readonly model: ScriptedModel;
  readonly started: Child[];
  stop(): Promise<void>;
}

async function start({ options, folder, model, started, stop }: Start): Promise<Stack> {
  const ports = options.ports;
  if (ports !== undefined) await claimAll(ports, options.upstream === undefined);
  const modelAddress = options.upstream ?? (await model.listen(ports?.model ?? 0));
  const grpc = `127.0.0.1:${ports?.grpc ?? (await freePort())}`;
  const admin = `127.0.0.1:${ports?.admin ?? (await freePort())}`;
  const policyFile = options.policies ?? join(folder, 'policy.yaml');
  if (options.policies === undefined) {
    writeFileSync(policyFile, options.policy ?? readFileSync(`${ROOT}demo/policy.yaml`, 'utf8'));
  }
  const journalFolder = options.journalFolder ?? join(folder, 'journal');
  const configFile = join(folder, 'weir.yaml');
  if (options.config !== undefined) writeFileSync(configFile, options.config);
  const serve = async (): Promise<Child> => {
    const child = new Child({
      name: 'weir',
      log: join(folder, 'weir.log'),
      env: { ...options.env },
      command: [
        ...(options.program ?? [process.execPath, WEIR, 'serve']),
        ...['--grpc', grpc, '--admin', admin],
        ...[
          '--policies',
          policyFile,
          '--workers',
          String(options.workers ?? 1),
          '--audit-dir',
          journalFolder,
        ],
        ...(options.config === undefined ? [] : ['--config', configFile]),
        ...(options.weir ?? []),
      ] as [string, ...string[]],
    });
    started.push(child);
    await child.until('readiness', async () => (await fetch(`http://${admin}/readyz`)).ok);
    return child;
  };
  const envoy = await startEnvoy({ options, folder, started, addresses: { grpc, model: modelAddress } });
  const weir = options.startWeir === false ? undefined : await serve();
  const state = { weir };
  const metrics = async (): Promise<string> => await (await fetch(`http://${admin}/metrics`, ALONE)).text();
  return {
    ...{
      url: `http://127.0.0.1:${envoy.port}`,
      port: envoy.port,
      envoyAdmin: envoy.admin,
      weirAdmin: `http://${admin}`,
      grpc,
    },
    ...{
      model,
      modelUrl: `http://${modelAddress}`,
      folder,
      policyFile,
      journalFolder,
      envoy: envoy.child,
      metrics,
      stop,
    },
    get weir(): Child {
      if (state.weir === undefined) throw new Error('this stack was started without Weir');
      return state.weir;
    },
    restartWeir: async () => {
      state.weir = await serve();
    },
    journal: () => readJournal(journalFolder),
    metric: async (name, labels) => sumOf(await metrics(), name, labels),
    envoyStats: async (filter) => await readStats(envoy.admin, filter),
    accessLog: () => readLines(join(folder, 'access.log')),
  };
}

async function startEnvoy(given: {
  readonly options: StackOptions;
  readonly folder: string;
  readonly started: Child[];
  readonly addresses: { readonly grpc: string; readonly model: string };
}): Promise<{ child: Child; admin: string; port: number }> {
  const { options, folder, addresses } = given;
  const config = join(folder, 'envoy.yaml');
  const adminFile = join(folder, 'envoy-admin');
  const listen = `127.0.0.1:${options.ports?.envoy ?? 0}`;
  const rendered = {
    listen,
    admin: '127.0.0.1:0',
    weir: addresses.grpc,
    model: addresses.model,
    accessLog: join(folder, 'access.log'),
  };
  writeFileSync(config, renderEnvoy({ ...rendered, ...options.envoy }));
  const child = new Child({
    name: 'envoy',
    log: join(folder, 'envoy.log'),
    command: [
      ...[
        envoyBinary(options.envoyVersion),
        '-c',
        config,
        '--admin-address-path',
        adminFile,
        '--disable-hot-restart',
        '--concurrency',
        '1',
      ],
      ...['-l', 'warning', '--drain-time-s', '1', '--file-flush-interval-msec', '20'],
    ] as [string, ...string[]],
  });
  given.started.push(child);
  let admin = '';
  await child.until('readiness', async () => {
    admin = `http://${readFileSync(adminFile, 'utf8')}`;
    return (await fetch(`${admin}/ready`)).ok;
  });
  const listeners = (await (await fetch(`${admin}/listeners?format=json`)).json()) as {
    listener_statuses: { local_address: { socket_address: { port_value: number } } }[];
  };
  const port = listeners.listener_statuses[0]?.local_address.socket_address.port_value;
  if (port === undefined) throw new Error(`envoy has no listener; its last output:\n${child.tail}`);
  return { child, admin, port };
}

const binaries = new Map<string | undefined, string>();
/** Returns the Envoy that all tests use, or the one of that version; fetched on first use. */
export function envoyBinary(version?: string): string {
  const known = binaries.get(version);
  if (known !== undefined) return known;
  const binary = execFileSync(`${ROOT}scripts/envoy.sh`, version === undefined ? [] : [version], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  }).trim();
  binaries.set(version, binary);
  return binary;
}

async function claimAll(ports: NonNullable<StackOptions['ports']>, ownModel: boolean): Promise<void> {
  await claimPort(ports.envoy, 'Envoy');
  await claimPort(ports.grpc, 'Weir, gRPC');
  await claimPort(ports.admin, 'Weir, admin');
  if (ownModel) await claimPort(ports.model, 'scripted model');
}

async function readStats(admin: string, filter: string): Promise<Record<string, number>> {
  const page = (await (
    await fetch(`${admin}/stats?format=json&filter=${encodeURIComponent(filter)}`, ALONE)
  ).json()) as {
    stats: { name?: string; value?: number }[];
  };
  return Object.fromEntries(
    page.stats.flatMap(({ name, value }) => (name === undefined ? [] : [[name, value ?? 0]])),
  );
}

/** Sums the series of one metric on a Prometheus page. */
export function sumOf(page: string, name: string, labels: Readonly<Record<string, string>> = {}): number {
  const wanted = Object.entries(labels).map(([key, value]) => `${key}="${value}"`);
  let sum = 0;
  for (const line of page.split('\n')) {
    const match = /^([a-z_:][a-z0-9_:]*)(\{.*\})? (\S+)/i.exec(line);
    if (match?.[1] !== name || !wanted.every((label) => (match[2] ?? '').includes(label))) continue;
    sum += Number(match[3]);
  }
  return sum;
}

function readLines(file: string): Record<string, unknown>[] {
  const text = readFileSync(file, { encoding: 'utf8', flag: 'a+' });
  return text
    .split('\n')
    .flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Record<string, unknown>]));
}
