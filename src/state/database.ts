/** A SQLite file that all workers of a host share. Everything here is synchronous: it runs in threads of their own. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Which file, and how long to wait for another writer, in milliseconds. */
export interface DatabaseOptions {
  readonly file: string;
  readonly busyMs: number;
}

/**
 * Opens the file, and makes it and its folder where there are none. A write-ahead log lets readers go on while one writes; a
 * crash of the machine may lose the last commits, and nothing else. Throws when the disk does not do as it should.
 */
export function openDatabase({ file, busyMs }: DatabaseOptions): DatabaseSync {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const database = new DatabaseSync(file);
  database.exec(`PRAGMA busy_timeout = ${busyMs}`);
  database.exec('PRAGMA journal_mode = WAL');
  database.exec('PRAGMA synchronous = NORMAL');
  return database;
}

/** Does all of the work or, when it throws, nothing of it. */
export function atomically<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const value = work();
    database.exec('COMMIT');
    return value;
  } catch (cause) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw cause;
  }
}
