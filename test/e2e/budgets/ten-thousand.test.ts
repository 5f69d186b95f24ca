/** Two whole Weirs on one Redis (O03): of 10,000 exchanges at once a budget of 1,000 admits exactly 1,000, and no outage makes it more. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  at,
  body,
  FULL_DUPLEX,
  headers,
  MockEnvoy,
  type MockStream,
} from '../conformance/support/mock-envoy.ts';
import { chatBody } from '../harness/client.ts';
import { eventually } from '../harness/eventually.ts';
import { lacksRedis, RedisServer } from '../harness/redis.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { Secrets } from '../upstream/secrets.ts';
import { callersWith, keyOf } from './support/callers.ts';

const LIMIT = 1000;
const POLICY = `
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: shared }
spec:
  budgets: [{ name: hourly, per: caller, requests: ${LIMIT}, window: 1h }]
`;
const AT_ONCE = 100;
const PATIENCE_MS = 60_000;
const CALLERS = ['warm', 'many', 'slow', 'read-only', 'killed'];
const BODY = JSON.stringify(chatBody('Weirs?'));

describe('O03 10,000 exchanges with two Weirs on one Redis', { skip: lacksRedis(), timeout: 580_000 }, () => {
  const secrets = new Secrets();
  let redis: RedisServer;
  let stacks: Stack[] = [];
  let envoys: MockEnvoy[] = [];
  before(async () => {
    redis = await RedisServer.start();
    const config = JSON.stringify({
      // A machine that is busy is none of the faults that are tested.
      deadlines: { stateMs: 60_000 },
      identity: callersWith(secrets, CALLERS),
      state: { redis: { url: redis.url, timeoutMs: 10_000, replicas: 2 } },
    });
    stacks = await Promise.all([1, 2].map(() => startStack({ policy: POLICY, config })));
    envoys = stacks.map((stack) => new MockEnvoy(stack.grpc));
    assert.deepEqual(await storm('warm', 2), { admitted: 2, refused: 0 });
  });
  after(async () => {
    for (const envoy of envoys) envoy.close();
    for (const stack of stacks) await stack.stop();
    await redis?.kill();
    secrets.close();
  });

  /** So many exchanges, half of them at each Weir, some at a time; what became of them. */
  async function storm(caller: string, count: number): Promise<{ admitted: number; refused: number }> {
    const came = { admitted: 0, refused: 0 };
    let next = 0;
    const worker = async () => {
      while (next < count) {
        const envoy = envoys[next++ % envoys.length];
        assert.ok(envoy);
        came[await outcomeOf(envoy.open(), caller)] += 1;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    return came;
  }

  /** What each of the two has asked Redis. */
  const shared = () =>
    Promise.all(stacks.map((stack) => stack.metric('weir_budget_claims_total', { by: 'all' })));

  it('admits exactly as many as there are', async () => {
    assert.deepEqual(await storm('many', 10_000), { admitted: LIMIT, refused: 9000 });
  });

  const FAULTS: readonly {
    readonly name: string;
    begin(): Promise<unknown>;
    end(): Promise<unknown>;
  }[] = [
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
    { name: 'killed', begin: () => redis.kill(), end: () => redis.restart() },
  ];
  for (const { name, begin, end } of FAULTS)
    it(`keeps to the budget when Redis is ${name} meanwhile, and counts together again`, async () => {
      assert.deepEqual(await storm(name, 100), { admitted: 100, refused: 0 });
      await begin();
      try {
        // A share of the budget for each of the two, and not one more.
        assert.deepEqual(await storm(name, 1500), { admitted: LIMIT, refused: 500 });
      } finally {
        await end();
      }
      await eventually(
        'both count in Redis again',
        async () => {
          const before = await shared();
          await storm('warm', 2);
          return (await shared()).every((count, nth) => count > (before[nth] ?? 0));
        },
        PATIENCE_MS,
      );
    });
});

/** Sends one request as Envoy does and goes away with the answer. */
async function outcomeOf(stream: MockStream, caller: string): Promise<'admitted' | 'refused'> {
  stream.send({
    request_headers: headers({
      ':method': 'POST',
      ':path': '/v1/chat/completions',
      ':authority': 'llm',
      'content-type': 'application/json',
      authorization: `Bearer ${keyOf(caller)}`,
    }),
    protocol_config: FULL_DUPLEX,
  });
  stream.send({ request_body: body(BODY, true) });
  await eventually(
    `an answer, of ${caller}`,
    () =>
      stream.status !== undefined ||
      stream.refusedWith !== undefined ||
      stream.chunks('request').some(({ end }) => end),
    PATIENCE_MS,
  );
  const { refusedWith, status } = stream;
  stream.finish();
  if (refusedWith === undefined) {
    assert.equal(status, undefined, 'the stream ended without an answer');
    return 'admitted';
  }
  assert.equal(refusedWith, 429, String(at(stream.replies.at(-1), 'immediate_response.details')));
  return 'refused';
}
