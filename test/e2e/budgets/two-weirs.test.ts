/** Two Weirs on one Redis count as one (O03): exact while it is there, each its share while it is not, and back by themselves. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { recordsOf } from '../answers/support/records.ts';
import { chatBody, postChat } from '../harness/client.ts';
import { eventually } from '../harness/eventually.ts';
import { metricReaches } from '../harness/metric.ts';
import { lacksRedis, RedisServer } from '../harness/redis.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { Secrets } from '../upstream/secrets.ts';
import { callersWith, keyOf } from './support/callers.ts';

const POLICY = `
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: shared }
spec:
  budgets: [{ name: hourly, per: caller, requests: 10, window: 1h }]
`;

const skip = lacksRedis();

describe('two Weirs on one Redis', { skip, timeout: 280_000 }, () => {
  const secrets = new Secrets();
  let redis: RedisServer;
  let stacks: Stack[] = [];
  before(async () => {
    redis = await RedisServer.start();
    const config = JSON.stringify({
      identity: callersWith(secrets, ['first', 'both', 'away', 'back']),
      state: { redis: { url: redis.url, timeoutMs: 5000, replicas: 2 } },
    });
    stacks = await Promise.all([1, 2].map(() => startStack({ policy: POLICY, config })));
    // The first request opens connections; on a busy machine that takes longer than a budget may be asked for.
    for (const stack of stacks) assert.equal((await ask(stack, 'first')).status, 200);
  });
  after(async () => {
    for (const stack of stacks) await stack.stop();
    await redis?.kill();
    secrets.close();
  });

  const ask = (stack: Stack, caller: string): Promise<Response> =>
    postChat(stack.url, chatBody('Weirs?'), { authorization: `Bearer ${keyOf(caller)}` });
  /** So many at once, half of them to each. */
  const storm = async (caller: string, count: number): Promise<Record<number, number>> => {
    const asked = Array.from({ length: count }, (_, nth) => stacks[nth % 2]).map(async (stack) => {
      assert.ok(stack);
      const answer = await ask(stack, caller);
      await answer.text();
      return answer.status;
    });
    const statuses: Record<number, number> = {};
    for (const status of await Promise.all(asked)) statuses[status] = (statuses[status] ?? 0) + 1;
    return statuses;
  };
  const localIn = async (stack: Stack, answer: Response): Promise<unknown> => {
    const records = await recordsOf(stack, answer.headers.get('x-weir-id'));
    const totals = records.at(-1)?.['totals'] as { readonly usage?: { readonly local: boolean } };
    return totals.usage?.local;
  };

  it('admit exactly as many as there are', async () => {
    assert.deepEqual(await storm('both', 60), { 200: 10, 429: 50 });
  });

  it('admit a share each while Redis is away, say so, and count together again', async () => {
    const [first] = stacks;
    assert.ok(first);
    await redis.kill();
    const alone = await ask(first, 'away');
    assert.equal(alone.status, 200);
    assert.equal(await localIn(first, alone), true);
    assert.deepEqual(await storm('away', 40), { 200: 9, 429: 31 });
    await metricReaches(first, 1, 'weir_budget_claims_total', { by: 'share' });
    await redis.restart();
    await eventually(
      'both count in Redis again',
      async () => {
        const local = await Promise.all(
          stacks.map(async (stack) => await localIn(stack, await ask(stack, 'back'))),
        );
        return local.every((is) => is === false);
      },
      30_000,
    );
  });
});
