/** A real Elasticsearch for tests of retrievers: one that runs (WEIR_ELASTICSEARCH), or one that is started here. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../../../e2e/harness/ports.ts';
import { ROOT } from '../../../e2e/harness/stack.ts';

/** It does not run as root. */
const NOBODY = 65_534;
const READY_SECONDS = 180;

export interface SearchServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** The folder of an Elasticsearch, or why there is none. */
export function elasticsearchFolder(): { readonly folder: string } | { readonly missing: string } {
  if (process.env['WEIR_ELASTICSEARCH'] !== undefined) return { folder: '' };
  const { status, stdout, stderr } = spawnSync('sh', ['scripts/elasticsearch.sh'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  if (status !== 0) return { missing: stderr.trim() || 'no Elasticsearch' };
  const java = spawnSync('java', ['-version']);
  return java.status === 0 ? { folder: stdout.trim() } : { missing: 'no Java' };
}

/** Starts one on a free port, with an empty folder of data. */
export async function startSearchServer(home: string): Promise<SearchServer> {
  const running = process.env['WEIR_ELASTICSEARCH'];
  if (running !== undefined) return { url: running, stop: async () => undefined };
  const folder = mkdtempSync(join(tmpdir(), 'weir-elasticsearch-'));
  const port = await freePort();
  const config = join(folder, 'config');
  cpSync(join(home, 'config'), config, { recursive: true });
  writeFileSync(join(config, 'elasticsearch.yml'), settings(folder, port, await freePort()));
  const isRoot = process.getuid?.() === 0;
  if (isRoot) givenAway(home, folder);
  const child = spawn(join(isRoot ? join(folder, 'home') : home, 'bin/elasticsearch'), {
    ...(isRoot && { uid: NOBODY, gid: NOBODY }),
    env: {
      ...process.env,
      ES_PATH_CONF: config,
      ES_JAVA_HOME: javaHome(),
      ES_JAVA_OPTS: '-Xms512m -Xmx512m',
    },
    stdio: 'ignore',
  });
  const url = `http://127.0.0.1:${port}`;
  await ready(url, child);
  return { url, stop: () => stop(child, folder) };
}

/** A folder of root's may not be read by others. */
function givenAway(home: string, folder: string): void {
  cpSync(home, join(folder, 'home'), { recursive: true });
  chmodSync(folder, 0o755);
  spawnSync('chown', ['-R', `${NOBODY}:${NOBODY}`, folder]);
}

function settings(folder: string, http: number, transport: number): string {
  return [
    'discovery.type: single-node',
    'network.host: 127.0.0.1',
    `http.port: ${http}`,
    `transport.port: ${transport}`,
    'xpack.security.enabled: false',
    `path.data: ${join(folder, 'data')}`,
    `path.logs: ${join(folder, 'logs')}`,
    '',
  ].join('\n');
}

function javaHome(): string {
  const { stderr } = spawnSync('java', ['-XshowSettings:properties', '-version'], { encoding: 'utf8' });
  return /java\.home = (.*)/.exec(stderr)?.[1] ?? '';
}

async function ready(url: string, child: ChildProcess): Promise<void> {
  for (let second = 0; second < READY_SECONDS; second++) {
    if (child.exitCode !== null) throw new Error(`Elasticsearch ended with ${child.exitCode}`);
    const answer = await fetch(`${url}/_count`).catch(() => undefined);
    if (answer?.ok === true) return;
    await wait(1000);
  }
  throw new Error('Elasticsearch is not ready');
}

async function stop(child: ChildProcess, folder: string): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill();
  await ended;
  rmSync(folder, { recursive: true, force: true });
}
