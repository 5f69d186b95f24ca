/** Two whole Weirs with one store of tickets, in Redis and in PostgreSQL: they act as one, and deny while it is away. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import OpenAI from 'openai';
import { eventually } from '../harness/eventually.ts';
import { lacksPostgres, PostgresServer } from '../harness/postgres.ts';
import { lacksRedis, RedisServer } from '../harness/redis.ts';
import { startStack } from '../harness/stack.ts';
import { type Call, Counter, PATIENCE_MS, People } from './support/people.ts';

const POLICY = `apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: refunds }
spec:
  tools:
    default: deny
    rules:
      - { name: refunds, tool: issue_refund, action: hold, approvers: [supervisor], timeout: 1h }
`;

interface Place {
  readonly name: string;
  readonly lacks: string | undefined;
  /** A server, how Weir is told of it, and faults that it comes back from with all that it kept. */
  start(): Promise<{
    readonly state: object;
    readonly faults: readonly {
      readonly name: string;
      begin(): Promise<unknown>;
      end(): Promise<unknown>;
    }[];
    stop(): Promise<void>;
  }>;
}

const PLACES: readonly Place[] = [
  {
    ...{ name: 'redis', lacks: lacksRedis() },
    start: async () => {
      const redis = await RedisServer.start();
      return {
        state: { redis: { url: redis.url, timeoutMs: 2000, replicas: 2 } },
        faults: [
          {
            name: 'slow',
            begin: async () => redis.signal('SIGSTOP'),
            end: async () => redis.signal('SIGCONT'),
          },
          {
            name: 'read-only',
            begin: () => redis.say('REPLICAOF 127.0.0.1 1'),
            end: () => redis.say('REPLICAOF NO ONE'),
          },
        ],
        stop: () => redis.kill(),
      };
    },
  },
  {
    ...{ name: 'postgres', lacks: lacksPostgres() },
    start: async () => {
      const postgres = await PostgresServer.start();
      return {
        state: { postgres: { url: postgres.url, timeoutMs: 5000 } },
        faults: [{ name: 'killed', begin: () => postgres.kill(), end: () => postgres.restart() }],
        stop: () => postgres.stop(),
      };
    },
  },
];

for (const { name, lacks, start } of PLACES)
  describe(`tickets of two Weirs in ${name}`, { skip: lacks, timeout: 400_000 }, () => {
    let server: Awaited<ReturnType<Place['start']>>;
    let people: People;
    let weirs: Counter[] = [];
    const weir = (at: number): Counter => {
      const found = weirs[at];
      assert.ok(found);
      return found;
    };
    before(async () => {
      [server, people] = await Promise.all([start(), People.begin()]);
      const config = JSON.stringify({ ...people.config(), state: server.state });
      const key = randomBytes(32);
      const stacks = [0, 1].map(async (at) => {
        const journalFolder = join(people.folder, `journal-${at}`);
        mkdirSync(journalFolder);
        writeFileSync(join(journalFolder, 'fingerprint.key'), key);
        return await startStack({ policy: POLICY, config, journalFolder });
      });
      weirs = (await Promise.all(stacks)).map((stack) => new Counter(stack));
    });
    after(async () => {
      for (const { stack } of weirs) await stack.stop();
      await server?.stop();
      people?.end();
    });

    const steps = (ticket: string) => weirs.flatMap((one) => one.steps(ticket)).toSorted();

    it('P02 are one: a call has one ticket, whoever decides where, and it is used once by both at once', async () => {
      const args = { amount: 500 };
      const ticket = await weir(0).held({ args });
      assert.equal(await weir(1).held({ args }), ticket);
      assert.equal(await weir(1).approve(ticket, 'ann'), 403);
      assert.equal(await weir(1).approve(ticket), 200);
      assert.equal(await weir(0).stateOf(ticket), 'approved');
      const answers = await Promise.all(weirs.map((one) => one.ask({ args })));
      const calls = answers.flatMap((answer) => answer.calls);
      assert.deepEqual(
        calls.map((call) => JSON.parse(call.arguments)),
        [args],
      );
      assert.notEqual(await weir(1).held({ args: { amount: 500.01 } }), ticket);
      await eventually('all steps are recorded', () => steps(ticket).length >= 4, PATIENCE_MS);
      assert.deepEqual(steps(ticket), ['approved', 'opened', 'refused', 'used']);
    });

    it('are told of once, by one of the two', async () => {
      const ids = new Set<string>();
      for (const amount of [601, 602, 603, 604])
        ids.add(await weir(amount % 2).held({ args: { amount }, by: 'cid' }));
      const told = () => people.told.map(({ id }) => id).filter((id) => ids.has(id));
      await eventually('all are told', () => new Set(told()).size === ids.size, PATIENCE_MS);
      assert.equal(told().length, ids.size);
    });

    it('P05 are neither lost nor invented while the store is away', async () => {
      for (const [nth, fault] of server.faults.entries()) {
        const call = { args: { amount: 700 + nth } };
        const ticket = await weir(0).held(call);
        assert.equal(await weir(0).approve(ticket), 200);
        await fault.begin();
        try {
          for (const one of weirs) await denied(one, call, fault.name);
          await eventually(`a metric says so: ${fault.name}`, () => isFaulty(weir(1), 1), PATIENCE_MS);
        } finally {
          await fault.end();
        }
        await eventually(`the metric is well again: ${fault.name}`, () => isFaulty(weir(1), 0), PATIENCE_MS);
        const state = () => weir(1).stateOf(ticket);
        const there = async () => typeof (await state().catch(() => undefined)) === 'string';
        await eventually(`it is asked again: ${fault.name}`, there, PATIENCE_MS);
        assert.equal(await state(), 'approved');
        await weir(1).passes(call);
        assert.notEqual(await weir(0).held(call), ticket);
      }
    });
  });

async function isFaulty(weir: Counter, value: number): Promise<boolean> {
  return (await weir.stack.metric('weir_tickets_fault')) === value;
}

/** No call comes, however the client is told. */
async function denied(weir: Counter, call: Call, why: string): Promise<void> {
  const calls = await weir.ask(call).then(
    (answer) => answer.calls,
    (error: unknown) => {
      assert.ok(error instanceof OpenAI.APIError, String(error));
      return [];
    },
  );
  assert.deepEqual(calls, [], why);
}
