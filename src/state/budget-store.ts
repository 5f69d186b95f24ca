/**
 * Counts of budgets in one SQLite file, which all workers of a host share and which survives a restart. Keys are hashes.
 * Synchronous: it runs in its own thread.
 */
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { firstCounting, forgottenAt, isAhead, type Part, partAt, untilFree } from './budget-windows.ts';
import { atomically, type DatabaseOptions, openDatabase } from './database.ts';

export interface BudgetStoreOptions extends DatabaseOptions {
  /** Most rows; where there are more that count, new ones are refused: nothing that counts is forgotten. */
  readonly rows: number;
  /** How long a place is kept that nobody gives back or renews. */
  readonly placeMs: number;
}

/** One claim, by the hash of its key. */
export interface StoredClaim {
  readonly key: Uint8Array;
  readonly limit: number;
  readonly windowMs: number | undefined;
  readonly amount: number;
  readonly least: number;
  /** The id of the place, where one is wanted. */
  readonly place: string;
}

export type StoredAnswer =
  | {
      readonly kind: 'granted';
      readonly grants: readonly { readonly amount: number; readonly at: number | string }[];
    }
  | {
      readonly kind: 'refused';
      readonly index: number;
      readonly remaining: number;
      readonly retryMs: number;
    };

/** What is put right of one grant. */
export interface StoredChange {
  readonly key: Uint8Array;
  readonly at: number | string;
  readonly windowMs: number | undefined;
  /** More, or less, than what was granted. */
  readonly change: number;
}

/** When a place may be free. */
const PLACE_RETRY_MS = 1000;
/** Claims between two looks for what counts no more. */
const CLAIMS_BETWEEN_LOOKS = 2000;
const TABLES = [
  'CREATE TABLE IF NOT EXISTS used (key BLOB NOT NULL, part INTEGER NOT NULL, amount INTEGER NOT NULL, until INTEGER NOT NULL, PRIMARY KEY (key, part)) STRICT, WITHOUT ROWID',
  'CREATE INDEX IF NOT EXISTS used_until ON used (until)',
  'CREATE TABLE IF NOT EXISTS places (key BLOB NOT NULL, id TEXT NOT NULL, until INTEGER NOT NULL, PRIMARY KEY (key, id)) STRICT, WITHOUT ROWID',
  'CREATE INDEX IF NOT EXISTS places_id ON places (id)',
] as const;
const FULL = 'there are more budgets in use than can be counted; raise state.budgets.rows';

/** An open store. Every method throws when the disk does not do as it should. */
export class BudgetStore {
  readonly #options: BudgetStoreOptions;
  readonly #database: DatabaseSync;
  readonly #sum: StatementSync;
  readonly #drop: StatementSync;
  readonly #parts: StatementSync;
  readonly #add: StatementSync;
  readonly #taken: StatementSync;
  readonly #take: StatementSync;
  readonly #leave: StatementSync;
  readonly #renew: StatementSync;
  #claims = 0;
  #full = false;

  /** Opens the file, and makes it and its folder where there are none. */
  constructor(options: BudgetStoreOptions) {
    this.#options = options;
    const database = openDatabase(options);
    this.#database = database;
    for (const statement of TABLES) database.exec(statement);
    this.#sum = database.prepare('SELECT total(amount) AS amount, max(part) AS last FROM used WHERE key = ?');
    this.#drop = database.prepare('DELETE FROM used WHERE key = ? AND part < ?');
    this.#parts = database.prepare('SELECT part, amount FROM used WHERE key = ? AND part >= ? ORDER BY part');
    this.#add = database.prepare(
      'INSERT INTO used (key, part, amount, until) VALUES (?, ?, max(0, ?), ?) ON CONFLICT (key, part) DO UPDATE SET amount = max(0, amount + ?)',
    );
    this.#taken = database.prepare(
      'SELECT count(*) AS amount, max(until) AS last FROM places WHERE key = ? AND until > ?',
    );
    this.#take = database.prepare('INSERT OR REPLACE INTO places (key, id, until) VALUES (?, ?, ?)');
    this.#leave = database.prepare('DELETE FROM places WHERE key = ? AND id = ?');
    this.#renew = database.prepare('UPDATE places SET until = ? WHERE id = ?');
  }

  /** Grants all of it or nothing. */
  claim(claims: readonly StoredClaim[], now: number): StoredAnswer {
    if (this.#claims++ % CLAIMS_BETWEEN_LOOKS === 0) this.prune(now);
    return atomically(this.#database, () => {
      const rooms: number[] = [];
      for (const [index, claim] of claims.entries()) {
        const room = claim.limit - this.#used(claim, now);
        if (room < claim.least) return this.#refuse(claim, { index, room, now });
        rooms.push(room);
      }
      if (this.#full) throw new Error(FULL);
      const grants = claims.map((claim, at) => this.#grant(claim, { room: rooms[at] ?? 0, now }));
      return { kind: 'granted', grants };
    });
  }

  /** Puts right what was granted by what was spent; gives back places. */
  settle(changes: readonly StoredChange[]): void {
    atomically(this.#database, () => {
      for (const { key, at, windowMs, change } of changes) {
        if (typeof at === 'string' || windowMs === undefined) this.#leave.run(key, at);
        else this.#add.run(key, at, change, forgottenAt(at, windowMs), change);
      }
    });
  }

  /** Keeps places that are still taken. */
  renew(places: readonly string[], now: number): void {
    atomically(this.#database, () => {
      for (const id of places) this.#renew.run(now + this.#options.placeMs, id);
    });
  }

  /** Forgets what counts no more. */
  prune(now: number): void {
    this.#database.prepare('DELETE FROM used WHERE until <= ?').run(now);
    this.#database.prepare('DELETE FROM places WHERE until <= ?').run(now);
    const rows = this.#database.prepare('SELECT count(*) AS amount FROM used').get()?.['amount'];
    this.#full = Number(rows) >= this.#options.rows;
  }

  close(): void {
    this.#database.close();
  }

  #used({ key, windowMs }: StoredClaim, now: number): number {
    if (windowMs === undefined) {
      const row = this.#taken.get(key, now);
      if (Number(row?.['last'] ?? 0) > now + 2 * this.#options.placeMs) this.#bringPlacesBack(key, now);
      return Number(row?.['amount'] ?? 0);
    }
    // What counts no more would count again after the clock was put back.
    this.#drop.run(key, firstCounting(now, windowMs));
    const row = this.#sum.get(key);
    if (isAhead(Number(row?.['last'] ?? 0), now, windowMs)) this.#bringBack(key, now, windowMs);
    return Number(row?.['amount'] ?? 0);
  }

  /** The clock was put back: what was used in parts ahead of it was used just now. */
  #bringBack(key: Uint8Array, now: number, windowMs: number): void {
    const part = partAt(now, windowMs);
    const sum = this.#database.prepare('SELECT total(amount) AS amount FROM used WHERE key = ? AND part > ?');
    const amount = Number(sum.get(key, part)?.['amount'] ?? 0);
    this.#database.prepare('DELETE FROM used WHERE key = ? AND part > ?').run(key, part);
    this.#add.run(key, part, amount, forgottenAt(part, windowMs), amount);
  }

  /** The same of places: those that nobody renews are free in time. */
  #bringPlacesBack(key: Uint8Array, now: number): void {
    const until = now + this.#options.placeMs;
    this.#database.prepare('UPDATE places SET until = min(until, ?) WHERE key = ?').run(until, key);
  }

  #grant(
    { key, windowMs, amount, place }: StoredClaim,
    { room, now }: { readonly room: number; readonly now: number },
  ): { readonly amount: number; readonly at: number | string } {
    if (windowMs === undefined) {
      this.#take.run(key, place, now + this.#options.placeMs);
      return { amount: 1, at: place };
    }
    const granted = Math.max(0, Math.min(amount, room));
    const part = partAt(now, windowMs);
    if (granted > 0) this.#add.run(key, part, granted, forgottenAt(part, windowMs), granted);
    return { amount: granted, at: part };
  }

  #refuse(
    { key, windowMs, least }: StoredClaim,
    { index, room, now }: { readonly index: number; readonly room: number; readonly now: number },
  ): StoredAnswer {
    const remaining = Math.max(0, room);
    if (windowMs === undefined) return { kind: 'refused', index, remaining, retryMs: PLACE_RETRY_MS };
    const rows = this.#parts.all(key, firstCounting(now, windowMs));
    const parts: Part[] = rows.map((row) => ({ part: Number(row['part']), amount: Number(row['amount']) }));
    const retryMs = untilFree(parts, { wanted: least - room, windowMs, now });
    return { kind: 'refused', index, remaining, retryMs };
  }
}
