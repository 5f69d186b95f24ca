/** A real Redis for one test: `redis-server` from the PATH, on a port of its own, with nothing on disk. */
import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { connect } from 'node:net';
import { eventually } from './eventually.ts';
import { freePort } from './ports.ts';

/** Why tests with Redis cannot run here, or undefined; in CI that is a failure. */
export function lacksRedis(): string | undefined {
  try {
    execFileSync('redis-server', ['--version'], { stdio: 'ignore' });
    return undefined;
  } catch {
    const message = 'redis-server is not on the PATH; install it (Debian: apt-get install redis-server)';
    assert.notEqual(process.env['CI'], 'true', message);
    return message;
  }
}

/** One server, which may be killed and started again at its port. */
export class RedisServer {
  readonly port: number;
  #process: ChildProcess | undefined;

  private constructor(port: number) {
    this.port = port;
  }

  static async start(): Promise<RedisServer> {
    const server = new RedisServer(await freePort());
    await server.restart();
    return server;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  async restart(): Promise<void> {
    const options = ['--port', String(this.port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    this.#process = spawn('redis-server', options, { stdio: 'ignore' });
    await eventually(
      'redis answers',
      async () => (await this.say('PING').catch(() => '')) === '+PONG',
      60_000,
    );
  }

  /** One command, as people type it; the first line of the answer. */
  say(command: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const socket = connect(this.port, '127.0.0.1', () => socket.write(`${command}\r\n`));
      socket.setEncoding('utf8');
      socket.once('error', reject);
      socket.once('data', (text: string) => {
        socket.destroy();
        resolve(text.split('\r\n')[0] ?? '');
      });
    });
  }

  /** One command, and all that comes back at once. */
  all(command: string): Promise<string> {
    return new Promise((resolve, reject) => {
      let text = '';
      const socket = connect(this.port, '127.0.0.1', () => socket.end(`${command}\r\n`));
      socket.setEncoding('utf8');
      socket.once('error', reject);
      socket.on('data', (part: string) => {
        text += part;
      });
      socket.once('end', () => resolve(text));
    });
  }

  /** Stops it where it is (SIGSTOP), and lets it go on (SIGCONT). */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void {
    this.#process?.kill(signal);
  }

  async kill(): Promise<void> {
    const child = this.#process;
    this.#process = undefined;
    if (child === undefined || child.exitCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  }
}
