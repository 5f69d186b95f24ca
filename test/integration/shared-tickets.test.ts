/** Tickets that several instances of Weir share, in a real Redis and a real PostgreSQL: the same as in a file, and safe when the server is away. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { PostgresTickets } from '../../src/approval/postgres-tickets.ts';
import { RedisTickets } from '../../src/approval/redis-tickets.ts';
import type { TicketLimits } from '../../src/approval/tickets.ts';
import { PostgresConnection } from '../../src/state/postgres-connection.ts';
import { RedisConnection } from '../../src/state/redis-connection.ts';
import { stateSection } from '../../src/state/section.ts';
import { Asked, LIMITS, NOW, ticketCases, voteOn } from '../approval/ticket-cases.ts';
import { eventually } from '../e2e/harness/eventually.ts';
import { lacksPostgres, PostgresServer } from '../e2e/harness/postgres.ts';
import { lacksRedis, RedisServer } from '../e2e/harness/redis.ts';

const KEY_ID = '0badcafe';
const PATIENCE_MS = 30_000;

describe('tickets in redis', { skip: lacksRedis(), timeout: 280_000 }, () => {
  let redis: RedisServer;
  before(async () => {
    redis = await RedisServer.start();
  });
  after(() => redis?.kill());

  const open = (limits: TicketLimits, now?: () => number, more: object = {}) => {
    const connection = new RedisConnection({ url: redis.url, timeoutMs: 10_000 });
    const given = { limits, redis: connection, timeoutMs: 10_000, keyId: KEY_ID, ...more };
    return new RedisTickets({ ...given, ...(now && { now }) });
  };
  const empty = async () => void (await redis.say('FLUSHALL'));
  ticketCases(() => ({ open: (limits, now) => open(limits, now), empty, shared: true }));

  it('are seen under the key alone that they were made under', async () => {
    await empty();
    const [store, stranger] = [
      new Asked(open(LIMITS)),
      new Asked(open(LIMITS, undefined, { keyId: 'feedbeef' })),
    ];
    const id = await store.opened();
    assert.deepEqual([await stranger.show(id), await stranger.listed(undefined)], [undefined, []]);
    await Promise.all([store, stranger].map((one) => one.store.close()));
  });

  it('P05 are not used up by a claim that comes when nobody waits for it any more', async () => {
    await empty();
    const [store, late] = [
      new Asked(open(LIMITS)),
      new Asked(open(LIMITS, undefined, { timeoutMs: -60_000 })),
    ];
    const id = await store.opened();
    await store.vote(voteOn(id));
    await store.record();
    await assert.rejects(late.claim(), /LATE/);
    assert.deepEqual(await store.claim(), { kind: 'granted', ids: [id] });
    await Promise.all([store, late].map((one) => one.store.close()));
  });

  it('P05 are neither lost nor invented while Redis is away, read-only, or of another type', async () => {
    await empty();
    const store = new Asked(open(LIMITS));
    const id = await store.opened();
    await store.vote(voteOn(id));
    await store.record();
    const refused = () => assert.rejects(store.claim(), /./);
    await redis.say('REPLICAOF 127.0.0.1 1');
    await refused();
    await redis.say('REPLICAOF NO ONE');
    await redis.say(`RENAME weir:ticket:${KEY_ID}:b:b1 aside`);
    await redis.say(`LPUSH weir:ticket:${KEY_ID}:b:b1 x`);
    await refused();
    await redis.say(`RENAME aside weir:ticket:${KEY_ID}:b:b1`);
    assert.deepEqual(await store.claim(), { kind: 'granted', ids: [id] });
    await redis.kill();
    await refused();
    await redis.restart();
    // It kept nothing: an approval that is gone is none.
    await eventually('Redis can be asked', () => store.claim().catch(() => undefined), PATIENCE_MS);
    assert.equal((await store.claim()).kind, 'pending');
    assert.equal(await store.show(id), undefined);
    await store.store.close();
  });
});

describe('tickets in postgres', { skip: lacksPostgres(), timeout: 280_000 }, () => {
  let postgres: PostgresServer;
  before(async () => {
    postgres = await PostgresServer.start();
  });
  after(() => postgres?.stop());

  const section = (timeoutMs = 10_000) => {
    const { postgres: parsed } = stateSection.parse({ postgres: { url: postgres.url, timeoutMs } });
    assert.ok(parsed);
    return parsed;
  };
  const open = (limits: TicketLimits, now?: () => number, timeoutMs?: number) =>
    new PostgresTickets({
      ...{ limits, connection: new PostgresConnection(section(timeoutMs)), schema: 'weir' },
      ...(now && { now }),
    });
  const empty = async () => void (await postgres.say('DROP SCHEMA IF EXISTS weir CASCADE'));
  ticketCases(() => ({ open: (limits, now) => open(limits, now), empty, shared: true }));

  const waiting = async () => {
    const sql = "SELECT count(*) AS n FROM pg_locks WHERE locktype = 'advisory' AND NOT granted";
    return Number((await postgres.say(sql))?.[0]?.['n']);
  };

  it('are made once where several instances begin at once, and by the clock of the server', async () => {
    await empty();
    const stores = [1, 2, 3, 4].map(() => new Asked(open(LIMITS)));
    const ids = await Promise.all(stores.map((store) => store.opened()));
    assert.equal(new Set(ids).size, 1);
    const { opened = 0 } = (await stores[0]?.show(ids[0] ?? '')) ?? {};
    const [clock] = (await postgres.say('SELECT extract(epoch FROM now()) * 1000 AS now')) ?? [];
    assert.ok(Math.abs(Number(clock?.['now']) - opened) < PATIENCE_MS);
    await Promise.all(stores.map((store) => store.store.close()));
  });

  it('O04 P05 are neither lost nor invented when PostgreSQL is slow, has no connection left, or is killed', async () => {
    await empty();
    const store = new Asked(open(LIMITS, () => NOW));
    const id = await store.opened();
    await store.vote(voteOn(id));
    await store.record();
    const { Client } = await import('pg');
    const slow = new Client({ connectionString: postgres.url });
    slow.on('error', () => {});
    await slow.connect();
    await slow.query("BEGIN; SELECT pg_advisory_xact_lock(hashtext('weir tickets'))");
    // One waits for the other writer, one for the connection of the first.
    const hasty = new Asked(open(LIMITS, () => NOW, 300));
    const claims = await Promise.allSettled([hasty.claim(), hasty.claim(), hasty.claim()]);
    assert.deepEqual(new Set(claims.map(({ status }) => status)), new Set(['rejected']));
    const inTheMiddle = assert.rejects(store.claim(), /postgres at 127\.0\.0\.1/);
    await eventually('it waits', async () => (await waiting()) > 0, PATIENCE_MS);
    await postgres.kill();
    await inTheMiddle;
    await assert.rejects(store.claim(), /postgres at 127\.0\.0\.1/);
    await postgres.restart();
    assert.equal((await store.show(id))?.state, 'approved');
    assert.deepEqual(await store.claim(), { kind: 'granted', ids: [id] });
    assert.equal((await store.claim()).kind, 'pending');
    await Promise.all([store, hasty].map((one) => one.store.close()));
    await slow.end().catch(() => undefined);
  });

  it('O16 of a newer Weir are left alone', async () => {
    await empty();
    const store = new Asked(open(LIMITS));
    const id = await store.opened();
    await postgres.say('UPDATE weir.ticket_form SET form = 99');
    const newer = new Asked(open(LIMITS));
    await assert.rejects(newer.show(id), /form 99, this Weir knows 1/);
    await Promise.all([store, newer].map((one) => one.store.close()));
  });
});
