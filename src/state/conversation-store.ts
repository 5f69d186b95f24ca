/**
 * What conversations have had replaced, in one SQLite file, which all workers of a host share; every row is encrypted
 * (AES-256-GCM). Synchronous: it runs in its own thread.
 */
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { NamedValue } from '../core/ports.ts';
import { MOST_NAMES } from './conversation-limits.ts';
import { atomically, type DatabaseOptions, openDatabase } from './database.ts';
import { seal, unseal } from './sealing.ts';

export interface ConversationOptions extends DatabaseOptions {
  /** 32 bytes. */
  readonly key: Uint8Array;
  /** Most conversations; beyond it those that expire first are forgotten. */
  readonly rows: number;
}

/** When something is done, and until when it is kept. */
export interface Times {
  readonly now: number;
  readonly until: number;
}

/** Writes between two looks for what has expired or is too much. */
const WRITES_BETWEEN_LOOKS = 50;

/** An open store. Every method throws when the disk does not do as it should. */
export class ConversationStore {
  readonly #options: ConversationOptions;
  readonly #database: DatabaseSync;
  readonly #find: StatementSync;
  readonly #put: StatementSync;
  readonly #touch: StatementSync;
  #writes = 0;

  /** Opens the file, and makes it and its folder where there are none. */
  constructor(options: ConversationOptions) {
    this.#options = options;
    this.#database = openDatabase(options);
    this.#database.exec(
      'CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, until INTEGER NOT NULL, sealed BLOB NOT NULL) STRICT',
    );
    this.#database.exec('CREATE INDEX IF NOT EXISTS kept_until ON kept (until)');
    this.#find = this.#database.prepare('SELECT sealed FROM kept WHERE key = ? AND until > ?');
    this.#touch = this.#database.prepare('UPDATE kept SET until = max(until, ?) WHERE key = ?');
    this.#put = this.#database.prepare(
      'INSERT INTO kept (key, until, sealed) VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET until = max(until, excluded.until), sealed = excluded.sealed',
    );
  }

  /** The names of a conversation (its key in hex) and their values, kept from now on until the new time. */
  load(key: string, { now, until }: Times): NamedValue[] {
    const named = this.#read(key, now);
    if (named.length > 0) this.#touch.run(until, Buffer.from(key, 'hex'));
    return named;
  }

  /** Adds names. One that stands for another value already was given twice at once, and stands for neither from now on. */
  add(key: string, named: readonly NamedValue[], { now, until }: Times): void {
    atomically(this.#database, () => {
      const all = new Map(this.#read(key, now));
      for (const [name, value] of named) {
        const before = all.get(name);
        if (before === undefined && all.size >= MOST_NAMES) continue;
        all.set(name, before === undefined || before === value ? value : null);
      }
      const place = Buffer.from(key, 'hex');
      this.#put.run(place, until, seal(this.#options.key, place, JSON.stringify([...all])));
    });
    if (this.#writes++ % WRITES_BETWEEN_LOOKS === 0) this.prune(now);
  }

  /** Puts these names in the place of all that are kept. */
  replace(key: string, named: readonly NamedValue[], until: number): void {
    const place = Buffer.from(key, 'hex');
    this.#put.run(place, until, seal(this.#options.key, place, JSON.stringify(named)));
  }

  /** Forgets what has expired or is too much. */
  prune(now: number): void {
    this.#database.prepare('DELETE FROM kept WHERE until <= ?').run(now);
    const surplus = 'SELECT key FROM kept ORDER BY until DESC LIMIT -1 OFFSET ?';
    this.#database.prepare(`DELETE FROM kept WHERE key IN (${surplus})`).run(this.#options.rows);
  }

  close(): void {
    this.#database.close();
  }

  #read(key: string, now: number): NamedValue[] {
    const place = Buffer.from(key, 'hex');
    const sealed = this.#find.get(place, now)?.['sealed'];
    if (!(sealed instanceof Uint8Array)) return [];
    const text = unseal(this.#options.key, place, sealed);
    return text === undefined ? [] : (JSON.parse(text) as NamedValue[]);
  }
}
