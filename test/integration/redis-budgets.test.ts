/** Budgets in a real Redis (O03): exact over processes, the same as in a file, and a share of them while Redis is away. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { BudgetClaim } from '../../src/core/budgets.ts';
import { budgetKey } from '../../src/state/budget-key.ts';
import { BudgetStore } from '../../src/state/budget-store.ts';
import { FileBudgets } from '../../src/state/file-budgets.ts';
import { RedisBudgets } from '../../src/state/redis-budgets.ts';
import { RedisConnection, script } from '../../src/state/redis-connection.ts';
import { CLAIM, SETTLE } from '../../src/state/redis-scripts.ts';
import { SharedBudgets } from '../../src/state/shared-budgets.ts';
import { eventually } from '../e2e/harness/eventually.ts';
import { lacksRedis, RedisServer } from '../e2e/harness/redis.ts';

const MANY = fileURLToPath(new URL('fixtures/claim-many.ts', import.meta.url));
const run = promisify(execFile);
const skip = lacksRedis();

const failed = (cause: unknown): never => assert.fail(String(cause));

const claim = (key: string, more: Partial<BudgetClaim> = {}): BudgetClaim => ({
  ...{ key, limit: 10, windowMs: 3_600_000, amount: 1, least: 1 },
  ...more,
});

describe('budgets in redis', { skip, timeout: 280_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'weir-redis-'));
  const open: (() => Promise<void> | void)[] = [];
  let redis: RedisServer;
  before(async () => {
    redis = await RedisServer.start();
  });
  after(async () => {
    for (const close of open) await close();
    await redis?.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  async function connected(timeoutMs = 10_000): Promise<RedisConnection> {
    const connection = new RedisConnection({ url: redis.url, timeoutMs });
    open.push(() => connection.close());
    connection.open();
    const budgets = new RedisBudgets(connection, failed);
    await eventually('redis is there', () => budgets.claim([]).catch(() => undefined), 30_000);
    return connection;
  }

  it('admit exactly as many as there are of 10,000 at once from two processes', async () => {
    const counts = await Promise.all(
      [1, 2].map(() => run(process.execPath, [MANY, redis.url, '5000', '1000'])),
    );
    const granted = counts.map(({ stdout }) => Number(stdout));
    assert.equal(
      granted.reduce((sum, one) => sum + one, 0),
      1000,
      String(granted),
    );
  });

  it('are the same as those in a file, whatever is claimed and when', async () => {
    const connection = await connected();
    const at = "{ ARGV[#ARGV], '0' }";
    const [claims, settle] = [script(CLAIM.replace("redis.call('TIME')", at)), script(SETTLE)];
    assert.ok(claims.text.includes(at));
    const store = new BudgetStore({
      ...{ file: join(folder, 'same.sqlite'), rows: 100_000, busyMs: 1000, placeMs: 60_000 },
    });
    let [seed, seconds] = [7, 1_700_000_000];
    const random = (below: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((seed / 2_147_483_648) * below);
    };
    let refused = 0;
    for (let turn = 0; turn < 300; turn++) {
      // The clock is put back now and then, by less than a part and by far more than a window.
      seconds += turn % 100 === 99 ? -1000 * random(9) : random(9);
      const asked = [0, 1].map((index) => ({
        ...{ key: Buffer.from([index]), windowMs: [60_000, 240_000][index] ?? 0, place: '' },
        ...{ limit: 40, amount: 1 + random(9), least: 1 + random(2) },
      }));
      const wanted = store.claim(asked, seconds * 1000);
      const keys = asked.map(({ key }) => `same:${key.toString('hex')}`);
      const args = asked.flatMap(({ limit, windowMs, amount, least }) => [
        ...[limit, windowMs, amount, least].map(String),
        '',
      ]);
      const answer = await connection.run(claims, keys, ['60000', ...args, String(seconds)]);
      if (wanted.kind === 'refused') {
        refused++;
        const { index, remaining, retryMs } = wanted;
        assert.deepEqual(answer, [0, index, String(remaining), String(retryMs)], `turn ${turn}`);
        continue;
      }
      const amounts = wanted.grants.map(({ amount }) => String(amount));
      assert.deepEqual(answer, [1, amounts, wanted.grants.map((grant) => String(grant.at))], `turn ${turn}`);
      const change = random(5) - 3;
      const parts = wanted.grants.map((grant) => Number(grant.at));
      store.settle(asked.map(({ key, windowMs }, i) => ({ key, windowMs, at: parts[i] ?? 0, change })));
      const changes = asked.flatMap(({ windowMs }, i) => [windowMs, parts[i] ?? 0, change].map(String));
      await connection.run(settle, keys, changes);
    }
    assert.ok(refused > 20 && refused < 280, `${refused} of 300 were refused`);
    store.close();
  });

  it('give places back', async () => {
    const budgets = new RedisBudgets(await connected(), failed);
    const place = claim('places', { windowMs: undefined, limit: 1 });
    const first = await budgets.claim([place]);
    assert.equal((await budgets.claim([place])).kind, 'refused');
    assert.ok(first.kind === 'granted');
    await budgets.settle(first.grants.map((grant) => ({ grant, spent: 0 })));
    const second = await budgets.claim([place]);
    assert.ok(second.kind === 'granted');
    await budgets.settle(second.grants.map((grant) => ({ grant, spent: 0 })));
  });

  const AWAY: readonly (readonly [string, (key: string) => Promise<unknown>, () => Promise<unknown>])[] = [
    ['is killed', () => redis.kill(), () => redis.restart()],
    ['does not answer', async () => redis.signal('SIGSTOP'), async () => redis.signal('SIGCONT')],
    [
      'may only be read (READONLY)',
      () => redis.say('REPLICAOF 127.0.0.1 1'),
      () => redis.say('REPLICAOF NO ONE'),
    ],
    [
      'holds something else there (WRONGTYPE)',
      (key) => redis.say(`SET weir:budget:${budgetKey(key).toString('hex')} odd`),
      () => redis.say('FLUSHALL'),
    ],
  ];
  for (const [how, leave, come] of AWAY) {
    it(`fall to this instance's share while redis ${how}, and come back by themselves`, async () => {
      const key = `away ${how}`;
      let monotonic = 0;
      const clock = { now: () => Date.now(), monotonic: () => monotonic };
      const local = new FileBudgets({
        ...{ folder: mkdtempSync(join(folder, 'share-')), rows: 1000, clock, shares: 4 },
        ...{ here: true, failed },
      });
      open.push(() => local.close());
      const changes: boolean[] = [];
      const connection = await connected(1500);
      const shared = new RedisBudgets(connection, failed);
      const changed = (cause: unknown): void => void changes.push(cause === undefined);
      const budgets = new SharedBudgets({ shared, local, clock, changed });
      const ask = () => budgets.claim([claim(key)], AbortSignal.timeout(60_000));
      const before = await ask();
      assert.ok(before.kind === 'granted' && before.grants[0]?.local === false);
      await leave(key);
      const kinds: string[] = [];
      for (let time = 0; time < 4; time++) {
        const { kind, ...answer } = await ask();
        kinds.push(kind);
        assert.ok('local' in answer ? answer.local : 'grants' in answer && answer.grants[0]?.local);
      }
      // A quarter of ten, rounded down.
      assert.deepEqual(kinds, ['granted', 'granted', 'refused', 'refused']);
      await come();
      await eventually(
        'redis counts again',
        async () => {
          monotonic += 2000;
          const answer = await ask();
          return answer.kind === 'granted' && answer.grants[0]?.local === false;
        },
        60_000,
      );
      assert.deepEqual(changes, [false, true]);
    });
  }
});
