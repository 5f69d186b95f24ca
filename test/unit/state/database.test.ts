/** The files of the stores: all of a piece of work is in them, or nothing. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, it } from 'node:test';
import { atomically, openDatabase } from '../../../src/state/database.ts';

const folder = mkdtempSync(join(tmpdir(), 'weir-database-'));
after(() => rmSync(folder, { recursive: true }));

describe('a database', () => {
  it('is made with its folder, which is for its owner alone', () => {
    const file = join(folder, 'new', 'state.sqlite');
    openDatabase({ file, busyMs: 100 }).close();
    assert.equal(statSync(dirname(file)).mode & 0o777, 0o700);
  });

  it('keeps all of a piece of work, and nothing of one that throws', () => {
    const database = openDatabase({ file: join(folder, 'state.sqlite'), busyMs: 100 });
    database.exec('CREATE TABLE seen (name TEXT) STRICT');
    const add = (...names: readonly string[]) => {
      for (const name of names) database.prepare('INSERT INTO seen (name) VALUES (?)').run(name);
    };
    assert.equal(
      atomically(database, () => {
        add('one', 'two');
        return 'done';
      }),
      'done',
    );
    assert.throws(
      () =>
        atomically(database, () => {
          add('three');
          throw new Error('the work failed');
        }),
      /the work failed/,
    );
    const names = database.prepare('SELECT name FROM seen ORDER BY name').all();
    assert.deepEqual(
      names.map(({ name }) => name),
      ['one', 'two'],
    );
    database.close();
  });
});
