/** O03: a failover that leaves the old connection open, to a server that only reads now: the new primary is found by connecting again. */
import assert from 'node:assert/strict';
import { createServer, connect as dial, type Server, type Socket } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { RedisBudgets } from '../../src/state/redis-budgets.ts';
import { RedisConnection } from '../../src/state/redis-connection.ts';
import { eventually } from '../e2e/harness/eventually.ts';
import { freePort } from '../e2e/harness/ports.ts';
import { lacksRedis, RedisServer } from '../e2e/harness/redis.ts';

const PLENTY_MS = 30_000;
const CLAIM = { key: 'k', limit: 10, windowMs: 3_600_000, amount: 1, least: 1 };

describe('a failover of redis', { skip: lacksRedis(), timeout: 120_000 }, () => {
  let [old, next]: RedisServer[] = [];
  let address: Server;
  const sockets: Socket[] = [];
  before(async () => {
    [old, next] = [await RedisServer.start(), await RedisServer.start()];
  });
  after(async () => {
    for (const socket of sockets) socket.destroy();
    address?.close();
    await Promise.all([old?.kill(), next?.kill()]);
  });

  it('is over as soon as the address leads to another server, though the old one still answers', async () => {
    assert.ok(old && next);
    let leadsTo = old;
    const port = await freePort();
    address = createServer((socket) => {
      const there = dial(leadsTo.port, '127.0.0.1');
      sockets.push(socket, there);
      for (const one of [socket, there]) one.on('error', () => {});
      socket.pipe(there).pipe(socket);
    });
    await new Promise<void>((resolve) => address.listen(port, '127.0.0.1', resolve));
    const connection = new RedisConnection({ url: `redis://127.0.0.1:${port}`, timeoutMs: 5000 });
    const budgets = new RedisBudgets(connection, () => {});
    assert.equal((await budgets.claim([CLAIM])).kind, 'granted');
    await old.say('REPLICAOF 127.0.0.1 1');
    leadsTo = next;
    await eventually(
      'the new primary counts',
      async () => (await budgets.claim([CLAIM]).catch(() => undefined))?.kind === 'granted',
      PLENTY_MS,
    );
    budgets.close();
  });
});
