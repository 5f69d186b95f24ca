/** Chroma's own server, from its Python package without the packages that only its other parts need; in a folder of its own. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort } from '../../../e2e/harness/ports.ts';

const run = promisify(execFile);
const INSTALL_MS = 300_000;
const READY_MS = 60_000;
const STEP_MS = 100;
const PROGRAM = "import sys, chromadb_rust_bindings as c; c.cli(['chroma', 'run', *sys.argv[1:]])";

/** The folder of the package, or why there is none; with `CI=true` nothing may be missing, and it throws. */
export async function chromaPackage(
  version: string,
): Promise<{ readonly folder: string } | { readonly missing: string }> {
  const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'weir');
  const folder = join(cache, `chromadb-${version}`);
  if (existsSync(folder)) return { folder };
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(join(cache, 'chromadb.'));
  try {
    const pip = ['-m', 'pip', '--disable-pip-version-check', 'install', '--quiet', '--only-binary=:all:'];
    const what = ['--no-deps', '--target', work, `chromadb==${version}`];
    await run('python3', [...pip, ...what], { timeout: INSTALL_MS });
    if (!existsSync(folder)) renameSync(work, folder);
    return { folder };
  } catch (error) {
    if (process.env['CI'] === 'true') throw error;
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    return { missing: `chromadb ${version} for Python: ${reason}` };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** A running server. */
export class ChromaServer {
  readonly #process: ChildProcess;
  readonly #data: string;
  readonly url: string;

  private constructor(process: ChildProcess, data: string, url: string) {
    this.#process = process;
    this.#data = data;
    this.url = url;
  }

  static async start(folder: string): Promise<ChromaServer> {
    const data = mkdtempSync(join(tmpdir(), 'weir-chroma-'));
    const port = await freePort();
    const args = ['--host', '127.0.0.1', '--port', String(port), '--path', data];
    const child = spawn('python3', ['-c', PROGRAM, ...args], {
      env: { ...process.env, PYTHONPATH: folder },
      stdio: 'ignore',
    });
    const server = new ChromaServer(child, data, `http://127.0.0.1:${port}`);
    for (let waited = 0; waited < READY_MS; waited += STEP_MS) {
      const ready = await fetch(`${server.url}/api/v2/heartbeat`).catch(() => undefined);
      if (ready?.ok) return server;
      await pause(STEP_MS);
    }
    await server.stop();
    throw new Error('the server of Chroma did not come up');
  }

  /** Asks it; the text of the answer with its status. */
  async ask(
    method: string,
    path: string,
    body?: string,
  ): Promise<{ readonly status: number; readonly text: string }> {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${this.url}${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body }),
    });
    return { status: answer.status, text: await answer.text() };
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.#process.once('exit', resolve));
    if (this.#process.exitCode === null && this.#process.kill('SIGKILL')) await ended;
    rmSync(this.#data, { recursive: true, force: true });
  }
}
