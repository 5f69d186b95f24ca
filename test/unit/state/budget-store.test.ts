/** Counts of budgets: no window ever holds more than the limit, and what is refused would have been too much. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { BudgetStore, type StoredClaim } from '../../../src/state/budget-store.ts';
import { widthOf } from '../../../src/state/budget-windows.ts';
import { fc } from '../../property/fast-check.ts';

const folder = mkdtempSync(join(tmpdir(), 'weir-budgets-'));
let files = 0;

function open(rows = 100_000): BudgetStore {
  return new BudgetStore({ file: join(folder, `${files++}.sqlite`), rows, busyMs: 1000, placeMs: 60_000 });
}

const KEY = Buffer.from('01', 'hex');
const OTHER = Buffer.from('02', 'hex');

const claim = (amount: number, more: Partial<StoredClaim> = {}): StoredClaim => ({
  ...{ key: KEY, limit: 100, windowMs: 60_000, amount, least: amount, place: 'p' },
  ...more,
});

describe('counts of budgets', () => {
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('grant what is left where less than all is enough, and say when there is more', () => {
    const store = open();
    assert.deepEqual(store.claim([claim(70)], 0), { kind: 'granted', grants: [{ amount: 70, at: 0 }] });
    assert.deepEqual(store.claim([claim(50, { least: 1 })], 1500), {
      kind: 'granted',
      grants: [{ amount: 30, at: 1 }],
    });
    assert.deepEqual(store.claim([claim(1)], 2000), {
      kind: 'refused',
      ...{ index: 0, remaining: 0, retryMs: 59_000 },
    });
    assert.equal(store.claim([claim(1)], 60_999).kind, 'refused');
    assert.equal(store.claim([claim(1)], 61_000).kind, 'granted');
    store.close();
  });

  it('grant all of a question or nothing', () => {
    const store = open();
    store.claim([claim(100, { key: OTHER })], 0);
    assert.equal(store.claim([claim(10), claim(1, { key: OTHER })], 0).kind, 'refused');
    assert.equal(store.claim([claim(100)], 0).kind, 'granted');
    store.close();
  });

  it('are put right by what was spent, also beyond the limit', () => {
    const store = open();
    store.claim([claim(80)], 0);
    store.settle([{ key: KEY, at: 0, windowMs: 60_000, change: -60 }]);
    assert.equal(store.claim([claim(80)], 0).kind, 'granted');
    store.settle([{ key: KEY, at: 0, windowMs: 60_000, change: 50 }]);
    const refused = store.claim([claim(1)], 0);
    assert.equal(refused.kind === 'refused' && refused.remaining, 0);
    // What only counts is granted whatever is left, and takes nothing that is not there.
    const counted = store.claim([claim(1, { least: -1e15 })], 0);
    assert.deepEqual(counted, { kind: 'granted', grants: [{ amount: 0, at: 0 }] });
    store.close();
  });

  it('give places back, and those that nobody renews', () => {
    const store = open();
    const place = (id: string): StoredClaim => claim(1, { windowMs: undefined, limit: 2, place: id });
    assert.equal(store.claim([place('a')], 0).kind, 'granted');
    assert.equal(store.claim([place('b')], 0).kind, 'granted');
    assert.equal(store.claim([place('c')], 0).kind, 'refused');
    store.settle([{ key: KEY, at: 'a', windowMs: undefined, change: -1 }]);
    assert.equal(store.claim([place('c')], 1).kind, 'granted');
    store.renew(['b'], 50_000);
    assert.equal(store.claim([place('d')], 60_002).kind, 'granted');
    assert.equal(store.claim([place('e')], 60_002).kind, 'refused');
    store.close();
  });

  it('count for one window more where the clock was put back, and no longer', () => {
    const store = open();
    const day = 86_400_000;
    const granted = store.claim([claim(100)], day);
    assert.equal(granted.kind, 'granted');
    assert.deepEqual(store.claim([claim(1)], 0), {
      kind: 'refused',
      ...{ index: 0, remaining: 0, retryMs: 61_000 },
    });
    // What was spent of the grant is told after the clock was put back.
    store.settle([{ key: KEY, at: day / 1000, windowMs: 60_000, change: 10 }]);
    assert.equal(store.claim([claim(1)], 60_999).kind, 'refused');
    store.prune(200_000);
    assert.equal(store.claim([claim(1)], 200_000).kind, 'granted');
    store.close();
  });

  it('give places back whose exchanges died before the clock was put back', () => {
    const store = open();
    const place = (id: string): StoredClaim => claim(1, { windowMs: undefined, limit: 1, place: id });
    assert.equal(store.claim([place('a')], 86_400_000).kind, 'granted');
    assert.equal(store.claim([place('b')], 0).kind, 'refused');
    assert.equal(store.claim([place('b')], 59_999).kind, 'refused');
    assert.equal(store.claim([place('b')], 60_001).kind, 'granted');
    store.close();
  });

  it('are still there after the file is opened again', () => {
    const file = join(folder, 'again.sqlite');
    const options = { file, rows: 1000, busyMs: 1000, placeMs: 60_000 };
    const before = new BudgetStore(options);
    before.claim([claim(100)], 0);
    before.close();
    const store = new BudgetStore(options);
    assert.equal(store.claim([claim(1)], 0).kind, 'refused');
    store.close();
  });

  it('forget nothing that counts: where there are too many, new ones are refused', () => {
    const store = open(1);
    store.claim([claim(100)], 0);
    store.prune(10);
    assert.throws(() => store.claim([claim(1, { key: OTHER })], 10), /state.budgets.rows/);
    assert.equal(store.claim([claim(1)], 10).kind, 'refused');
    store.prune(62_000);
    assert.equal(store.claim([claim(1, { key: OTHER })], 62_000).kind, 'granted');
    store.close();
  });

  it('never let a window hold more than the limit, and refuse only what might', () => {
    const WINDOW = 6000;
    const steps = fc.array(fc.record({ pause: fc.nat(1500), amount: fc.integer({ min: 1, max: 12 }) }), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(steps, (list) => {
        const store = open();
        const granted: { at: number; amount: number }[] = [];
        const within = (from: number, to: number) =>
          granted.filter(({ at }) => at > from && at <= to).reduce((sum, { amount }) => sum + amount, 0);
        let now = 1_000_000;
        for (const { pause, amount } of list) {
          now += pause;
          const answer = store.claim([claim(amount, { limit: 20, windowMs: WINDOW })], now);
          if (answer.kind === 'granted') granted.push({ at: now, amount });
          else assert.ok(within(now - WINDOW - widthOf(WINDOW), now) + amount > 20, 'refused without need');
          assert.ok(within(now - WINDOW, now) <= 20, 'a window held more than the limit');
        }
        store.close();
      }),
      { numRuns: 25 },
    );
  });
});
