/** The tables of tickets in their SQLite file, and the way up from older forms. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** What brings the tables from each form to the next; the whole number in the file says which one they have. */
const UPGRADES: readonly string[] = [
  `CREATE TABLE tickets (
     id TEXT PRIMARY KEY, binding TEXT NOT NULL, state TEXT NOT NULL, tenant TEXT, caller TEXT NOT NULL,
     model TEXT NOT NULL, tool TEXT NOT NULL, rule TEXT NOT NULL, policy TEXT NOT NULL, digest TEXT NOT NULL,
     exchange TEXT NOT NULL, approvers TEXT NOT NULL, quorum INTEGER NOT NULL, opened INTEGER NOT NULL,
     expires INTEGER NOT NULL, sealed BLOB, told INTEGER NOT NULL DEFAULT 0
   ) STRICT;
   CREATE UNIQUE INDEX tickets_binding ON tickets (binding) WHERE state IN ('open', 'approved', 'denied');
   CREATE INDEX tickets_expires ON tickets (expires) WHERE state IN ('open', 'approved', 'denied');
   CREATE INDEX tickets_caller ON tickets (caller, opened);
   CREATE INDEX tickets_state ON tickets (state, opened);
   CREATE INDEX tickets_open ON tickets (expires) WHERE state = 'open';
   CREATE INDEX tickets_open_caller ON tickets (caller, expires) WHERE state = 'open';
   CREATE INDEX tickets_told ON tickets (told) WHERE told = 0;
   CREATE TABLE votes (
     ticket TEXT NOT NULL, person TEXT NOT NULL, by TEXT NOT NULL, verdict TEXT NOT NULL, at INTEGER NOT NULL,
     PRIMARY KEY (ticket, person)
   ) STRICT;
   CREATE TABLE steps (
     seq INTEGER PRIMARY KEY AUTOINCREMENT, ticket TEXT NOT NULL, step TEXT NOT NULL, at INTEGER NOT NULL,
     by TEXT NOT NULL, way TEXT NOT NULL, reason TEXT NOT NULL, exchange TEXT NOT NULL,
     recorded INTEGER NOT NULL DEFAULT 0
   ) STRICT;
   CREATE INDEX steps_unrecorded ON steps (seq) WHERE recorded = 0;
   CREATE INDEX steps_ticket ON steps (ticket);`,
];

/** The newest form. */
const TICKET_FORM = UPGRADES.length;

/** Opens the file, makes it where there is none, and brings it to the newest form; a newer one is left alone. */
export function openTickets(file: string, busyMs: number): DatabaseSync {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const database = new DatabaseSync(file);
  database.exec(`PRAGMA busy_timeout = ${busyMs}`);
  database.exec('PRAGMA journal_mode = WAL');
  // What a person has decided, and that it was used, has to outlive a crash of the machine.
  database.exec('PRAGMA synchronous = FULL');
  upgrade(database);
  addColumns(database);
  return database;
}

/** What came later and whoever is older may leave out: both read and write the same file. */
function addColumns(database: DatabaseSync): void {
  if (hasHolders(database)) return;
  database.exec('BEGIN IMMEDIATE');
  try {
    if (!hasHolders(database)) {
      database.exec("ALTER TABLE steps ADD COLUMN holder TEXT NOT NULL DEFAULT ''");
      database.exec('ALTER TABLE steps ADD COLUMN held INTEGER NOT NULL DEFAULT 0');
    }
    database.exec('COMMIT');
  } catch (cause) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw cause;
  }
}

function hasHolders(database: DatabaseSync): boolean {
  const columns = database.prepare('PRAGMA table_info(steps)').all();
  return columns.some(({ name }) => name === 'held');
}

function upgrade(database: DatabaseSync): void {
  if (formOf(database) === TICKET_FORM) return;
  database.exec('BEGIN IMMEDIATE');
  try {
    const form = formOf(database);
    if (form > TICKET_FORM) throw new Error(`the file has form ${form}, this Weir knows ${TICKET_FORM}`);
    for (const step of UPGRADES.slice(form)) database.exec(step);
    database.exec(`PRAGMA user_version = ${TICKET_FORM}`);
    database.exec('COMMIT');
  } catch (cause) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw cause;
  }
}

function formOf(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
}
