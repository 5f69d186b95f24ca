/** One connection to Redis: connects again by itself, asks nothing of a server that is away, and waits for no answer longer than told. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { RedisSection } from './section.ts';

/** Which server, and how it is asked. */
export type RedisServer = Omit<RedisSection, 'holds' | 'replicas'>;

/** A script and the name that Redis keeps it under. */
export interface Script {
  readonly text: string;
  readonly sha: string;
}

const LONGEST_PAUSE_MS = 2000;
/** So many answers in a row that did not come mean that the connection is dead, whatever the socket says. */
const MOST_LATE = 3;

/** What a server says that is no primary any more. */
const READ_ONLY = /^(?:READONLY|MASTERDOWN) /;

type Client = ReturnType<typeof newClient>;

export function script(text: string): Script {
  return { text, sha: createHash('sha1').update(text).digest('hex') };
}

/** An open connection, or one that is being opened. */
export class RedisConnection {
  readonly #section: RedisServer;
  #client: Client | undefined;
  /** Until the first try of a client to connect has ended. */
  #opening: Promise<void> | undefined;
  #late = 0;

  constructor(section: RedisServer) {
    this.#section = section;
  }

  /** Runs a script; rejects when Redis is not there, says no, or is late. */
  async run(of: Script, keys: readonly string[], args: readonly string[]): Promise<unknown> {
    this.open();
    if (this.#opening !== undefined) await this.#inTime(this.#opening);
    const client = this.#ready();
    const rest = [String(keys.length), ...keys, ...args];
    try {
      return await this.#inTime(client.sendCommand(['EVALSHA', of.sha, ...rest]));
    } catch (cause) {
      if (READ_ONLY.test(messageOf(cause))) this.#leave(client);
      if (!messageOf(cause).startsWith('NOSCRIPT')) throw cause;
      return await this.#inTime(client.sendCommand(['EVAL', of.text, ...rest]));
    }
  }

  /** Begins to connect, so that the first question finds it open. */
  open(): void {
    if (this.#client !== undefined) return;
    const client = newClient(this.#section);
    this.#client = client;
    this.#opening = new Promise((resolve) => {
      const tried = (): void => {
        if (this.#client === client) this.#opening = undefined;
        resolve();
      };
      // Without a listener an error ends the process; whoever asks is told.
      client.on('error', tried);
      client.connect().then(tried, tried);
    });
  }

  close(): void {
    const client = this.#client;
    this.#client = undefined;
    this.#opening = undefined;
    try {
      client?.destroy();
    } catch {
      // It was closed before.
    }
  }

  /** After a failover the address leads elsewhere, while the old server still answers: whoever asks next connects again. */
  #leave(client: Client): void {
    if (this.#client !== client) return;
    this.#client = undefined;
    // What was asked there is still answered.
    client.close().catch(() => {});
  }

  #ready(): Client {
    const client = this.#client;
    if (client === undefined || !client.isReady) throw new Error(`no connection to ${hostOf(this.#section)}`);
    return client;
  }

  async #inTime<T>(answer: Promise<T>): Promise<T> {
    const { timeoutMs } = this.#section;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        this.#noteLate();
        reject(new Error(`${hostOf(this.#section)} did not answer within ${timeoutMs} ms`));
      }, timeoutMs);
    });
    // What comes too late is heard by nobody.
    answer.then(
      () => {
        this.#late = 0;
      },
      () => {},
    );
    try {
      return await Promise.race([answer, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  #noteLate(): void {
    if (++this.#late < MOST_LATE) return;
    this.#late = 0;
    this.close();
    this.open();
  }
}

/** Loaded with the first connection: most processes have none, and its hundreds of files take a tenth of a second. */
const load = createRequire(import.meta.url);

function newClient(section: RedisServer) {
  const { createClient } = load('@redis/client') as typeof import('@redis/client');
  const { url, username, passwordFile, caFile } = section;
  return createClient({
    url,
    // What cannot be asked now is decided without it.
    disableOfflineQueue: true,
    commandOptions: { timeout: section.timeoutMs },
    socket: {
      connectTimeout: Math.max(section.timeoutMs, 1000),
      reconnectStrategy: (tries: number) => Math.min(50 * 2 ** Math.min(tries, 10), LONGEST_PAUSE_MS),
      ...(caFile === undefined ? {} : { tls: true as const, ca: readFileSync(caFile) }),
    },
    ...(passwordFile === undefined
      ? {}
      : {
          credentialsProvider: {
            type: 'async-credentials-provider' as const,
            credentials: async () => ({
              ...(username === undefined ? {} : { username }),
              password: (await readFile(passwordFile, 'utf8')).trim(),
            }),
          },
        }),
  });
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : '';
}

/** A server as messages name it. */
function hostOf({ url }: RedisServer): string {
  return `redis at ${new URL(url).host}`;
}
