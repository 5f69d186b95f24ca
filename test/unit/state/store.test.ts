/** The store of keyed hashes: against a model of what it remembers, over workers, restarts and bounds. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, describe, it } from 'node:test';
import { NewerStore, Store, type StoreOptions } from '../../../src/state/store.ts';
import { fc } from '../../property/fast-check.ts';

const folder = mkdtempSync(join(tmpdir(), 'weir-state-'));
after(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
function options(more: Partial<StoreOptions> = {}): StoreOptions {
  files += 1;
  return { file: join(folder, `${files}`, 'state.sqlite'), keepMs: 100, rows: 1000, busyMs: 1000, ...more };
}

function keyOf(name: number | string): string {
  return createHash('sha256').update(String(name)).digest('hex').slice(0, 32);
}

/** What a test may do; `store` is one of two that share the file. */
type Doing =
  | { readonly kind: 'remember'; readonly store: number; readonly names: readonly number[] }
  | { readonly kind: 'recall'; readonly store: number; readonly names: readonly number[] }
  | { readonly kind: 'reopen'; readonly store: number }
  | { readonly kind: 'prune'; readonly store: number }
  | { readonly kind: 'wait'; readonly ms: number };

const store = fc.nat({ max: 1 });
const names = fc.array(fc.nat({ max: 4 }), { maxLength: 6, size: 'max' });
const doing: fc.Arbitrary<Doing> = fc.oneof(
  fc.record({ kind: fc.constant('remember' as const), store, names }),
  fc.record({ kind: fc.constant('recall' as const), store, names }),
  fc.record({ kind: fc.constant('reopen' as const), store }),
  fc.record({ kind: fc.constant('prune' as const), store }),
  fc.record({ kind: fc.constant('wait' as const), ms: fc.nat({ max: 120 }) }),
);

describe('the store', () => {
  it('remembers what a map with times would, in two workers, whatever they do', () => {
    fc.assert(
      fc.property(fc.array(doing, { minLength: 20, maxLength: 60, size: 'max' }), (script) => {
        const given = options();
        const stores = [new Store(given), new Store(given)];
        const model = new Map<number, number>();
        let now = 1_000_000;
        for (const one of script) {
          if (one.kind === 'wait') {
            now += one.ms;
            continue;
          }
          const used = stores[one.store];
          assert.ok(used);
          if (one.kind === 'remember') {
            used.remember(one.names.map(keyOf), now);
            for (const name of one.names) model.set(name, now + given.keepMs);
          } else if (one.kind === 'recall') {
            const expected = one.names.map((name) => (model.get(name) ?? 0) > now);
            assert.deepEqual(used.recall(one.names.map(keyOf), now), expected);
          } else if (one.kind === 'prune') {
            assert.equal(used.prune(now), [...model.values()].filter((until) => until > now).length);
          } else {
            used.close();
            stores[one.store] = new Store(given);
          }
        }
        for (const one of stores) one.close();
      }),
      { numRuns: 40 },
    );
  });

  it('forgets those that expire first when there are too many, in batches', () => {
    const given = options({ rows: 1000 });
    const store = new Store(given);
    for (let at = 0; at < 30; at += 1) {
      store.remember(
        Array.from({ length: 100 }, (_, index) => keyOf(`${at}/${index}`)),
        at,
      );
    }
    assert.equal(store.prune(30), 1000);
    assert.deepEqual(store.recall([keyOf('19/99'), keyOf('20/0'), keyOf('29/99')], 30), [false, true, true]);
    store.close();
  });

  it('prunes by itself while it is written to', () => {
    const given = options({ rows: 1000 });
    const store = new Store(given);
    const keys = Array.from({ length: 20 }, (_, index) => index);
    for (let at = 0; at < 401; at += 1)
      store.remember(
        keys.map((index) => keyOf(`${at}/${index}`)),
        at,
      );
    const rows = new DatabaseSync(given.file).prepare('SELECT count(*) AS n FROM seen').get();
    assert.ok(Number(rows?.['n']) <= 1000, String(rows?.['n']));
    store.close();
  });

  it('does not shorten what is remembered longer', () => {
    const given = options();
    const long = new Store({ ...given, keepMs: 1000 });
    long.remember([keyOf('a')], 0);
    const short = new Store(given);
    short.remember([keyOf('a')], 0);
    assert.deepEqual(short.recall([keyOf('a')], 500), [true]);
    for (const one of [long, short]) one.close();
  });

  it('leaves the file of a newer Weir alone, and what is no database', () => {
    const newer = options();
    new Store(newer).close();
    const database = new DatabaseSync(newer.file);
    database.exec('PRAGMA user_version = 2');
    database.close();
    assert.throws(() => new Store(newer), NewerStore);
    const odd = options();
    new Store(odd).close();
    writeFileSync(odd.file, 'no database '.repeat(100));
    assert.throws(() => new Store(odd));
  });

  it('says so when it cannot write', () => {
    assert.throws(() => new Store(options({ file: '/dev/null/state/state.sqlite' })));
  });
});
