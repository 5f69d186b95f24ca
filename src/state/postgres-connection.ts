/** Connections to PostgreSQL: opened when they are needed, given up when they fail, and no answer is waited for longer than told. */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Pool, PoolClient, PoolConfig } from 'pg';
import type { PostgresSection } from './section.ts';

/** One statement, its values as `$1`, `$2` and so on. */
export interface PostgresStatement {
  readonly text: string;
  readonly values: readonly (string | number | null | Uint8Array)[];
}
export type PostgresRow = Readonly<Record<string, unknown>>;

/** What a transaction asks with. */
export type PostgresAsk = (statement: PostgresStatement) => Promise<readonly PostgresRow[]>;

/** A pool that is made when it is first asked. */
export class PostgresConnection {
  readonly #section: PostgresSection;
  #pool: Promise<Pool> | undefined;

  constructor(section: PostgresSection) {
    this.#section = section;
  }

  /**
   * Does the work in one transaction that begins with `opening` (statements without values). Rejects when the server is not
   * there or late, no connection is free, or the work throws: then nothing of it is done, unless the end itself got lost.
   */
  async transact<T>(opening: string, work: (ask: PostgresAsk) => Promise<T>): Promise<T> {
    this.#pool ??= openPool(this.#section);
    const pool = await this.#pool;
    const client = await this.#named(pool.connect());
    try {
      const { schema, timeoutMs } = this.#section;
      await this.#named(
        client.query(
          `BEGIN; SET LOCAL search_path TO "${schema}"; SET LOCAL statement_timeout TO ${timeoutMs}; SET LOCAL synchronous_commit TO on; ${opening}`,
        ),
      );
      const outcome = await work(async ({ text, values }) => {
        const { rows } = await this.#named(client.query<PostgresRow>(text, [...values]));
        return rows;
      });
      await this.#named(client.query('COMMIT'));
      client.release();
      return outcome;
    } catch (cause) {
      // The server undoes what was begun on a connection that ends.
      client.release(true);
      throw cause;
    }
  }

  async close(): Promise<void> {
    const pool = this.#pool;
    this.#pool = undefined;
    await (await pool)?.end();
  }

  async #named<T>(answer: Promise<T>): Promise<T> {
    try {
      return await answer;
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : 'unknown reason';
      throw new Error(`${hostOf(this.#section)}: ${reason}`, { cause });
    }
  }
}

/** The library is large: only who needs it loads it. */
async function openPool(section: PostgresSection): Promise<Pool> {
  const { Pool: OpenPool } = await import('pg');
  const pool = new OpenPool(optionsOf(section));
  // Without a listener a connection that breaks while nobody uses it ends the process.
  pool.on('error', () => {});
  pool.on('connect', (client: PoolClient) => void client.on('error', () => {}));
  return pool;
}

function optionsOf(section: PostgresSection): PoolConfig {
  const { url, passwordFile, caFile, timeoutMs, connections } = section;
  const { hostname, port, username, pathname } = new URL(url);
  return {
    ...{ host: hostname.replace(/^\[|\]$/g, ''), port: port === '' ? 5432 : Number(port) },
    ...{ user: decodeURIComponent(username), database: decodeURIComponent(pathname.slice(1)) },
    ...{ max: connections, connectionTimeoutMillis: timeoutMs, query_timeout: timeoutMs },
    ...{ idleTimeoutMillis: 30_000, allowExitOnIdle: true, keepAlive: true, application_name: 'weir' },
    ...(caFile === undefined ? {} : { ssl: { ca: readFileSync(caFile, 'utf8'), servername: hostname } }),
    ...(passwordFile === undefined
      ? {}
      : { password: async () => (await readFile(passwordFile, 'utf8')).trim() }),
  };
}

/** A server as messages name it. */
function hostOf({ url }: PostgresSection): string {
  return `postgres at ${new URL(url).host}`;
}
