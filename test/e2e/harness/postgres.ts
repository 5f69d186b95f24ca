/** A real PostgreSQL for one test: the newest that Debian's packages have put here, or the one on the PATH, in a temporary folder. */
import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { eventually } from './eventually.ts';
import { freePort } from './ports.ts';

const USER = 'weir';

/** The folder of its programs; undefined where there is none. */
function programs(): string | undefined {
  const packaged = globSync('/usr/lib/postgresql/*/bin').sort(
    (one, other) => Number(other.split('/').at(-2)) - Number(one.split('/').at(-2)),
  );
  const paths = [...packaged, ...(process.env['PATH'] ?? '').split(delimiter)];
  return paths.find((path) => ['initdb', 'postgres'].every((name) => existsSync(join(path, name))));
}

/** Why tests with PostgreSQL cannot run here, or undefined; in CI that is a failure. */
export function lacksPostgres(): string | undefined {
  if (programs() !== undefined) return undefined;
  const message = 'PostgreSQL is not installed; install it (Debian: apt-get install postgresql)';
  assert.notEqual(process.env['CI'], 'true', message);
  return message;
}

/** It refuses to run as root: then it runs as the user that its package has made. */
function unprivileged(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

/** One server, which may be stopped, killed and started again at its port. */
export class PostgresServer {
  readonly port: number;
  readonly #folder: string;
  #process: ChildProcess | undefined;

  private constructor(port: number, folder: string) {
    this.port = port;
    this.#folder = folder;
  }

  static async start(): Promise<PostgresServer> {
    const folder = mkdtempSync(join(tmpdir(), 'weir-pg-'));
    const user = unprivileged();
    if (user !== undefined) chownSync(folder, user.uid, user.gid);
    const server = new PostgresServer(await freePort(), folder);
    const options = ['-D', join(folder, 'data'), '-U', USER, '-A', 'trust', '-E', 'UTF8', '--locale=C', '-N'];
    execFileSync(join(programs() ?? '', 'initdb'), options, { ...user, cwd: folder, stdio: 'ignore' });
    await server.restart();
    return server;
  }

  get url(): string {
    return `postgresql://${USER}@127.0.0.1:${this.port}/postgres`;
  }

  async restart(): Promise<void> {
    const options = ['-D', join(this.#folder, 'data'), '-p', String(this.port), '-h', '127.0.0.1', '-k', ''];
    // What it promises holds for a killed process without its waiting for the disk.
    const quick = ['-c', 'fsync=off', '-c', 'max_connections=40', '-c', 'shared_buffers=16MB'];
    this.#process = spawn(join(programs() ?? '', 'postgres'), [...options, ...quick], {
      ...unprivileged(),
      cwd: this.#folder,
      stdio: 'ignore',
      detached: true,
    });
    await eventually('postgres answers', async () => (await this.say('SELECT 1')) !== undefined, 60_000);
  }

  /** Rows of one statement; undefined where it could not be asked. */
  async say(text: string): Promise<readonly Record<string, unknown>[] | undefined> {
    const { Client } = await import('pg');
    const client = new Client({ connectionString: this.url, connectionTimeoutMillis: 5000 });
    client.on('error', () => {});
    try {
      await client.connect();
      return (await client.query<Record<string, unknown>>(text)).rows;
    } catch {
      return undefined;
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  /** Kills all of it at once. */
  async kill(): Promise<void> {
    const child = this.#process;
    this.#process = undefined;
    if (child?.pid === undefined || child.exitCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    process.kill(-child.pid, 'SIGKILL');
    await ended;
  }

  async stop(): Promise<void> {
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
