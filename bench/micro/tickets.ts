/** Measures what 10,000 open tickets cost a request whose call waits for a person: one look, with them and without. `node bench/micro/tickets.ts` */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileTickets } from '../../src/approval/file-tickets.ts';
import { PostgresTickets } from '../../src/approval/postgres-tickets.ts';
import { RedisTickets } from '../../src/approval/redis-tickets.ts';
import type { Tickets } from '../../src/approval/tickets.ts';
import { PostgresConnection } from '../../src/state/postgres-connection.ts';
import { RedisConnection } from '../../src/state/redis-connection.ts';
import { stateSection } from '../../src/state/section.ts';
import { claimOf, LIMITS } from '../../test/approval/ticket-cases.ts';
import { lacksPostgres, PostgresServer } from '../../test/e2e/harness/postgres.ts';
import { lacksRedis, RedisServer } from '../../test/e2e/harness/redis.ts';

const OPEN = 10_000;
const TOGETHER = 500;
const RUNS = 500;
const HOUR_MS = 3_600_000;
const TIMEOUT_MS = 60_000;
const many = 1e6;
const limits = { ...LIMITS, open: many, openPerCaller: many, perHour: many };

/** Opens tickets of many callers, and one that is looked at. */
async function fill(store: Tickets, count: number): Promise<void> {
  const [one] = claimOf('b', {}, { timeoutMs: HOUR_MS }).calls;
  for (let from = 0; from < count && one !== undefined; from += TOGETHER) {
    const calls = Array.from({ length: TOGETHER }, (_, at) => ({ ...one, binding: `other-${from + at}` }));
    await store.ask({ kind: 'claim', claim: claimOf('b', { caller: `key:${from}`, calls }) });
  }
  await look(store);
}

async function look(store: Tickets): Promise<number> {
  const began = performance.now();
  await store.ask({ kind: 'claim', claim: claimOf('looked-at', {}, { timeoutMs: HOUR_MS }) });
  return performance.now() - began;
}

/** Both in turn, so that what else the machine does falls on both alike. */
async function row(name: string, [few, full]: readonly [Tickets, Tickets]): Promise<void> {
  await fill(few, 0);
  await fill(full, OPEN);
  const times: [number[], number[]] = [[], []];
  for (let run = 0; run < RUNS; run++) {
    times[0].push(await look(few));
    times[1].push(await look(full));
  }
  const [without, with_] = times.map((all) => {
    const sorted = all.toSorted((a, b) => a - b);
    return { least: (sorted[0] ?? 0) * 1000, p50: (sorted[RUNS / 2] ?? 0) * 1000 };
  });
  const of = (one = { least: 0, p50: 0 }) => `least ${one.least.toFixed(0)} us, p50 ${one.p50.toFixed(0)} us`;
  console.log(`${name.padEnd(10)} one open: ${of(without)}; ${OPEN + 1} open: ${of(with_)}`);
  for (const store of [few, full]) await store.close();
}

const folder = mkdtempSync(join(tmpdir(), 'weir-tickets-'));
const inFile = (name: string) =>
  new FileTickets({ limits, folder: join(folder, name), now: () => Date.now() });
await row('file', [inFile('few'), inFile('full')]);
rmSync(folder, { recursive: true });

if (lacksRedis() === undefined) {
  const server = await RedisServer.start();
  const inRedis = (keyId: string) => {
    const redis = new RedisConnection({ url: server.url, timeoutMs: TIMEOUT_MS });
    return new RedisTickets({ limits, redis, timeoutMs: TIMEOUT_MS, keyId });
  };
  await row('redis', [inRedis('few'), inRedis('full')]);
  await server.kill();
}

if (lacksPostgres() === undefined) {
  const server = await PostgresServer.start();
  const inPostgres = (schema: string) => {
    const { postgres } = stateSection.parse({ postgres: { url: server.url, schema, timeoutMs: TIMEOUT_MS } });
    if (postgres === undefined) throw new Error('no section');
    return new PostgresTickets({ limits, connection: new PostgresConnection(postgres), schema });
  };
  await row('postgres', [inPostgres('few'), inPostgres('full')]);
  await server.stop();
}
