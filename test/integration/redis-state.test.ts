/** What is remembered of tenants in a real Redis: references and conversations, for all instances alike. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { RedisConnection } from '../../src/state/redis-connection.ts';
import { RedisConversations } from '../../src/state/redis-conversations.ts';
import { RedisMemory } from '../../src/state/redis-memory.ts';
import { lacksRedis, RedisServer } from '../e2e/harness/redis.ts';

const ONE = 'aa'.repeat(16);
const OTHER = 'bb'.repeat(16);
const SECRET = 'jane@example.org';
const NEVER = new AbortController().signal;

describe('what is remembered in redis', { skip: lacksRedis(), timeout: 120_000 }, () => {
  let redis: RedisServer;
  const open: RedisConnection[] = [];
  before(async () => {
    redis = await RedisServer.start();
  });
  after(async () => {
    for (const one of open) one.close();
    await redis?.kill();
  });
  const connect = (): RedisConnection => {
    const connection = new RedisConnection({ url: redis.url, timeoutMs: 10_000 });
    open.push(connection);
    return connection;
  };
  const key = randomBytes(32);
  const conversations = (of: Uint8Array = key) => new RedisConversations(connect(), of);

  it('references are known to every instance, also those that come while one looks', async () => {
    const [one, other] = [1, 2].map(() => new RedisMemory(connect(), 1));
    assert.ok(one && other);
    await one.remember([ONE]);
    assert.deepEqual(await other.recall([ONE, OTHER], NEVER), [true, false]);
    const looking = other.recall([OTHER], NEVER);
    await one.remember([OTHER]);
    assert.deepEqual(await looking, [true]);
    assert.match(await redis.say(`PTTL weir:reference:${ONE}`), /^:8639\d{4}$/);
  });

  it('conversations are what was added, in order, to all instances, under their key alone', async () => {
    await conversations().add(ONE, [['EMAIL_1', SECRET]], 10);
    await conversations().add(ONE, [['A', '1']], 10);
    assert.deepEqual(await conversations().load(ONE, 10), [
      ['EMAIL_1', SECRET],
      ['A', '1'],
    ]);
    assert.deepEqual(await conversations().load(OTHER, 10), []);
    assert.deepEqual(await conversations(randomBytes(32)).load(ONE, 10), []);
  });

  it('nothing of them can be read there, and none opens in the place of another', async () => {
    const stored = await redis.all(`HGETALL weir:conversation:${ONE}`);
    assert.match(stored, /[0-9a-f]{32}/);
    for (const word of [SECRET, 'jane', 'EMAIL_1']) assert.ok(!stored.includes(word), word);
    await redis.say(`COPY weir:conversation:${ONE} weir:conversation:${OTHER}`);
    assert.deepEqual(await conversations().load(OTHER, 10), []);
    await redis.say(`DEL weir:conversation:${OTHER}`);
  });

  it('a name that was given to two values at once is taken from both', async () => {
    const one = conversations();
    for (const value of ['a@x.org', 'a@x.org']) await one.add(OTHER, [['EMAIL_1', value]], 10);
    assert.deepEqual(await one.load(OTHER, 10), [['EMAIL_1', 'a@x.org']]);
    for (const value of ['b@x.org', 'a@x.org']) await one.add(OTHER, [['EMAIL_1', value]], 10);
    assert.deepEqual(await one.load(OTHER, 10), [['EMAIL_1', null]]);
    await one.replace(OTHER, [['EMAIL_2', 'c@x.org']], 10);
    assert.deepEqual(await one.load(OTHER, 10), [['EMAIL_2', 'c@x.org']]);
  });

  it('they are kept for as long as somebody looks, and no shorter than somebody said', async () => {
    const ttl = async () => Number((await redis.say(`PTTL weir:conversation:${ONE}`)).slice(1));
    await conversations().load(ONE, 60);
    await conversations().load(ONE, 1);
    assert.ok((await ttl()) > 59 * 60_000);
  });

  it('hold at most 1,000 names', async () => {
    const many = Array.from({ length: 1001 }, (_, at) => [`EMAIL_${at}`, 'x'] as const);
    await conversations().add('cc'.repeat(16), many, 10);
    assert.equal((await conversations().load('cc'.repeat(16), 10)).length, 1000);
  });

  it('nobody can tell while Redis is away', async () => {
    await redis.kill();
    const memory = new RedisMemory(connect(), 1);
    await assert.rejects(memory.recall([ONE], NEVER));
    await assert.rejects(memory.remember([ONE]));
    await assert.rejects(conversations().load(ONE, 1));
  });
});
