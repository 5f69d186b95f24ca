/** The store of keyed hashes in one SQLite file, which all workers of a host share. Synchronous: it runs in its own thread. */
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { atomically, type DatabaseOptions, openDatabase } from './database.ts';

export interface StoreOptions extends DatabaseOptions {
  /** How long a key is remembered, in milliseconds. */
  readonly keepMs: number;
  /** Most keys; beyond it those that expire first are forgotten. */
  readonly rows: number;
}

/** Keys forgotten in one go, so that no other writer waits long. */
const BATCH = 500;
/** Writes between two looks for what has expired or is too much. */
const WRITES_BETWEEN_LOOKS = 200;

/** The whole number in the file says which form the tables have. */
const FORM = 1;

/** What is in the file of another, newer Weir is left alone. */
export class NewerStore extends Error {}

/** An open store. Every method throws when the disk does not do as it should. */
export class Store {
  readonly #options: StoreOptions;
  readonly #database: DatabaseSync;
  readonly #find: StatementSync;
  readonly #put: StatementSync;
  readonly #expire: StatementSync;
  readonly #drop: StatementSync;
  #writes = 0;

  /** Opens the file, and makes it and its folder where there are none. */
  constructor(options: StoreOptions) {
    this.#options = options;
    this.#database = openDatabase(options);
    this.#prepare();
    this.#find = this.#database.prepare('SELECT 1 FROM seen WHERE key = ? AND until > ?');
    this.#put = this.#database.prepare(
      'INSERT INTO seen (key, until) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET until = max(until, excluded.until)',
    );
    const first = 'DELETE FROM seen WHERE key IN (SELECT key FROM seen';
    this.#expire = this.#database.prepare(`${first} WHERE until <= ? ORDER BY until LIMIT ${BATCH})`);
    this.#drop = this.#database.prepare(`${first} ORDER BY until LIMIT ?)`);
  }

  /** Which of the keys (hex) are remembered at a time, in order. */
  recall(keys: readonly string[], now: number): boolean[] {
    return keys.map((key) => this.#find.get(Buffer.from(key, 'hex'), now) !== undefined);
  }

  /** Remembers keys from now on; all or none of them. */
  remember(keys: readonly string[], now: number): void {
    const until = now + this.#options.keepMs;
    atomically(this.#database, () => {
      for (const key of keys) this.#put.run(Buffer.from(key, 'hex'), until);
    });
    if (this.#writes++ % WRITES_BETWEEN_LOOKS === 0) this.prune(now);
  }

  /** Forgets what has expired or is too much, in batches; returns how many keys are left. */
  prune(now: number): number {
    while (Number(this.#expire.run(now).changes) === BATCH);
    let left = this.#count();
    while (left > this.#options.rows) {
      this.#drop.run(Math.min(BATCH, left - this.#options.rows));
      left = this.#count();
    }
    return left;
  }

  close(): void {
    this.#database.close();
  }

  #count(): number {
    return Number(this.#database.prepare('SELECT count(*) AS n FROM seen').get()?.['n'] ?? 0);
  }

  /** Makes the tables where there are none. */
  #prepare(): void {
    const form = Number(this.#database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
    if (form > FORM) throw new NewerStore(`the file has form ${form}, this Weir knows ${FORM}`);
    this.#database.exec(
      'CREATE TABLE IF NOT EXISTS seen (key BLOB PRIMARY KEY, until INTEGER NOT NULL) WITHOUT ROWID, STRICT',
    );
    this.#database.exec('CREATE INDEX IF NOT EXISTS seen_until ON seen (until)');
    if (form < FORM) this.#database.exec(`PRAGMA user_version = ${FORM}`);
  }
}
