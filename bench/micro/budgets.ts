/** Measures what budgets cost a request: a question of three budgets to the file and to Redis, and counting tokens. `node bench/micro/budgets.ts` */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Budgets } from '../../src/core/budgets.ts';
import { tokenCounter } from '../../src/quota/tokens.ts';
import { BudgetStore } from '../../src/state/budget-store.ts';
import { FileBudgets } from '../../src/state/file-budgets.ts';
import { RedisBudgets } from '../../src/state/redis-budgets.ts';
import { RedisConnection } from '../../src/state/redis-connection.ts';
import { lacksRedis, RedisServer } from '../../test/e2e/harness/redis.ts';
import { PROSE } from '../prose.ts';

const RUNS = 2000;
const folder = mkdtempSync(join(tmpdir(), 'weir-budgets-'));
const claims = ['requests', 'tokens', 'cost'].map((name) => {
  return { key: name, limit: 1e12, windowMs: 3_600_000, amount: 500, least: 1 };
});

function told(name: string, times: number[]): void {
  times.sort((a, b) => a - b);
  const at = (share: number) => ((times[Math.floor(times.length * share)] ?? 0) * 1000).toFixed(0);
  console.log(name.padEnd(44), `p50 ${at(0.5)} us`.padStart(14), `p99 ${at(0.99)} us`.padStart(14));
}

async function row(name: string, ask: () => unknown): Promise<void> {
  const times: number[] = [];
  for (let run = 0; run < RUNS + 200; run++) {
    const began = performance.now();
    await ask();
    if (run >= 200) times.push(performance.now() - began);
  }
  told(name, times);
}

const ask = (budgets: Budgets) => () => budgets.claim(claims, AbortSignal.timeout(10_000));

const store = new BudgetStore({
  file: join(folder, 'here.sqlite'),
  rows: 1e6,
  busyMs: 1000,
  placeMs: 60_000,
});
const stored = claims.map((claim) => ({ ...claim, key: Buffer.from(claim.key), place: '' }));
await row('three budgets in the file, in its thread', () => store.claim(stored, Date.now()));
store.close();
const clock = { now: () => Date.now(), monotonic: () => performance.now() };
const file = new FileBudgets({ folder, rows: 1e6, clock, shares: 1, here: false, failed: () => {} });
await row('three budgets in the file, through the thread', ask(file));
await file.close();

if (lacksRedis() === undefined) {
  const server = await RedisServer.start();
  const connection = new RedisConnection({ url: server.url, timeoutMs: 10_000 });
  const redis = new RedisBudgets(connection, () => {});
  connection.open();
  while ((await redis.claim([]).catch(() => undefined)) === undefined)
    await new Promise((resolve) => setTimeout(resolve, 20));
  await row('three budgets in redis, one round trip', ask(redis));
  redis.close();
  await server.kill();
}

const count = tokenCounter();
const text = PROSE.repeat(Math.ceil(16_384 / PROSE.length)).slice(0, 16_384);
count(text);
await row('tokens of 16 KB of prose, words known', () => count(text));
rmSync(folder, { recursive: true });
