/** Budgets through a real Envoy with real SDKs: refused before, cut while it runs, settled to the token that left. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import OpenAI from 'openai';
import { tokenCounter } from '../../../src/quota/tokens.ts';
import { recordsOf } from '../answers/support/records.ts';
import { DONE, event, STOP, sends } from '../conformance/support/events.ts';
import { chatBody, postChat } from '../harness/client.ts';
import { eventually } from '../harness/eventually.ts';
import { metricReaches } from '../harness/metric.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { Secrets } from '../upstream/secrets.ts';
import { callersWith, keyOf } from './support/callers.ts';
import { ENDLESS_SDKS, scriptEndless } from './support/endless.ts';

const CASES: Readonly<Record<string, string>> = {
  requests: '{ name: hourly, per: caller, requests: 2, window: 1h }',
  cut: '{ name: daily, per: caller, outputTokens: 20, window: 1d, reserve: 8 }',
  both: '{ name: both, per: caller, tokens: 60, window: 1d }',
  dear: '{ name: money, per: caller, cost: 0.001, window: 1d }',
  open: '{ name: open, per: caller, streams: 1 }',
  denied: '{ name: strikes, per: caller, denials: 2, window: 1h }',
  calls: '{ name: searches, per: [caller, tool], toolCalls: 1, window: 1h }',
  tenant: '{ name: shared, per: tenant, requests: 2, window: 1h }',
};

const POLICY = Object.entries(CASES)
  .map(
    ([name, budget]) => `
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: ${name} }
spec:
  selects: { when: 'caller.id.startsWith("key:${name}")' }
  budgets: [${budget}]
  request:
    rules:
      - { name: no-heron, detector: keywords, options: { words: ["Project Heron"] }, action: deny }
`,
  )
  .join('---');

const CALLERS = [
  ...['requests', 'cut-openai', 'cut-anthropic', 'cut-gemini', 'cut-usage', 'both', 'dear', 'open'],
  ...['denied', 'calls', 'tenant-a@shop', 'tenant-b@shop', 'tenant-c@bank'],
];

const CUT_KEYS: Readonly<Record<string, string>> = {
  openai: 'cut-openai',
  '@anthropic-ai/sdk': 'cut-anthropic',
  '@google/genai': 'cut-gemini',
};

interface UsageRecord {
  readonly input: number;
  readonly output: number;
  readonly local: boolean;
}

describe('budgets', { timeout: 240_000 }, () => {
  const secrets = new Secrets();
  const count = tokenCounter();
  let stack: Stack;
  before(async () => {
    const prices = [{ model: 'gpt-4o*', input: 10, output: 20 }];
    const config = JSON.stringify({ identity: callersWith(secrets, CALLERS), prices });
    stack = await startStack({ policy: POLICY, config });
    scriptEndless(stack);
  });
  after(async () => {
    await stack?.stop();
    secrets.close();
  });

  const ask = (caller: string, body: object = chatBody('Weirs?'), script?: string): Promise<Response> =>
    postChat(stack.url, body, {
      authorization: `Bearer ${keyOf(caller)}`,
      ...(script === undefined ? {} : { 'x-script': script }),
    });
  const closeOf = async (id: string | null | undefined) => {
    const records = await recordsOf(stack, id);
    return records.at(-1)?.['totals'] as { readonly ended: string; readonly usage?: UsageRecord };
  };

  it('are refused as 429 with what is left and until when, which SDKs know', async () => {
    for (let sent = 0; sent < 2; sent++) assert.equal((await ask('requests')).status, 200);
    const refused = await ask('requests');
    assert.equal(refused.status, 429);
    const wait = Number(refused.headers.get('retry-after'));
    assert.ok(wait > 3000 && wait <= 3720, `${wait} s of an hour`);
    assert.equal(refused.headers.get('x-ratelimit-limit-requests'), '2');
    assert.equal(refused.headers.get('x-ratelimit-remaining-requests'), '0');
    assert.equal(refused.headers.get('x-ratelimit-reset-requests'), `${wait}s`);
    assert.equal(refused.headers.get('x-should-retry'), 'false');
    const records = await recordsOf(stack, refused.headers.get('x-weir-id'));
    assert.deepEqual(
      records.map(({ kind, verdict, rule }) => [kind, verdict, rule]),
      [
        ['request', 'deny', 'budgets.hourly'],
        ['close', 'deny', 'budgets.hourly'],
      ],
    );
    const client = new OpenAI({
      ...{ baseURL: `${stack.url}/v1`, apiKey: keyOf('requests'), maxRetries: 2 },
    });
    await assert.rejects(
      client.chat.completions.create({ model: 'm', messages: [{ role: 'user', content: 'a' }] }),
      (error) => error instanceof OpenAI.RateLimitError && error.code === 'budget_exceeded',
    );
    await metricReaches(stack, 2, 'weir_budget_claims_total', { outcome: 'refused' });
  });

  for (const sdk of ENDLESS_SDKS) {
    const caller = CUT_KEYS[sdk.name] ?? '';
    it(`end a stream by its length in ${sdk.name}, and the next is refused`, async () => {
      const { text, ended, id } = await sdk.stream(stack, keyOf(caller));
      assert.equal(ended, sdk.length);
      assert.ok(text.length > 20, text);
      assert.ok(count(text) <= 20, `${count(text)} tokens left`);
      assert.ok(count(text) >= 18, `only ${count(text)} tokens left`);
      const records = stack.journal().filter(({ caller: who }) => {
        return (who as { id: string } | undefined)?.id === `key:${caller}`;
      });
      const exchange = id ?? String(records.at(-1)?.exchange);
      const { ended: how, usage } = await closeOf(exchange);
      assert.equal(how, 'cut');
      assert.equal(usage?.output, count(text));
      await assert.rejects(
        // What is left of the budget is less than the next word needs.
        async () => {
          for (let more = 0; more < 4; more++) await sdk.stream(stack, keyOf(caller));
        },
        (error) => sdk.isRateLimit(error),
      );
    });
  }

  it('are settled by what the provider says', async () => {
    const usage = { prompt_tokens: 4, completion_tokens: 3, total_tokens: 7 };
    const last = `data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[],"usage":${JSON.stringify(usage)}}\n\n`;
    stack.model.script('told', sends([event('Yes.'), STOP, last, DONE], { paceMs: 0 }));
    const first = await ask('cut-usage', { ...chatBody('Weirs?'), stream: true }, 'told');
    await first.text();
    assert.deepEqual((await closeOf(first.headers.get('x-weir-id'))).usage, {
      ...{ input: 4, output: 3, local: false },
    });
    // Of 20 tokens 17 are left, which six answers of three fit into but one.
    for (let more = 0; more < 5; more++) {
      const answer = await ask('cut-usage', { ...chatBody('Weirs?'), stream: true }, 'told');
      assert.equal(answer.status, 200, `answer ${more}`);
      await answer.text();
      await closeOf(answer.headers.get('x-weir-id'));
    }
  });

  it('count requests and answers together, and set aside what the request allows', async () => {
    const large = await ask('both', chatBody('Weirs? '.repeat(100)));
    assert.equal(large.status, 429);
    const fits = await ask('both', chatBody('Weirs?', { max_tokens: 5 }));
    assert.equal(fits.status, 200);
    const { usage } = await closeOf(fits.headers.get('x-weir-id'));
    assert.ok(usage !== undefined && usage.input > 0 && usage.output > 0);
    await metricReaches(stack, 1, 'weir_tokens_total', { direction: 'response' });
  });

  it('count cost by the table, and refuse what has no price', async () => {
    const free = await ask('dear', chatBody('Weirs?', { model: 'unpriced' }));
    assert.equal(free.status, 403);
    assert.match(await free.text(), /has no price/);
    const cheap = await ask('dear', chatBody('Weirs?', { max_tokens: 10 }));
    assert.equal(cheap.status, 200);
    // 100 input tokens are all of 0.001 at 10 a million.
    const refused = await ask('dear', chatBody('weir '.repeat(150)));
    assert.equal(refused.status, 429);
    assert.equal(refused.headers.get('x-ratelimit-limit-cost'), '0.001');
  });

  it('count streams that are open, and give their places back', async () => {
    const first = await ask('open', { ...chatBody('Weirs?'), stream: true }, 'endless-openai');
    assert.equal(first.status, 200);
    const second = await ask('open');
    assert.equal(second.status, 429);
    assert.equal(second.headers.get('retry-after'), '1');
    assert.equal(second.headers.get('x-should-retry'), 'true');
    await first.body?.cancel();
    await eventually('the place is free', async () => (await ask('open')).status === 200);
  });

  it('count denials, and let nothing more through after so many', async () => {
    for (let strike = 0; strike < 2; strike++)
      assert.equal((await ask('denied', chatBody('Tell me of Project Heron.'))).status, 403);
    await eventually('the denials are counted', async () => (await ask('denied')).status === 429);
  });

  it('count calls of tools by their names, also while a stream runs', async () => {
    const call = (name: string, at: number) =>
      `data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{"tool_calls":[{"index":${at},"id":"call_${at}","type":"function","function":{"name":"${name}","arguments":"{}"}}]},"finish_reason":null}]}\n\n`;
    const end = STOP.replace('"stop"', '"tool_calls"');
    stack.model.script('one', sends([call('search', 0), end, DONE], { paceMs: 0 }));
    stack.model.script('two', sends([event('Well.'), call('fetch', 0), call('search', 1), end, DONE]));
    const first = await ask('calls', { ...chatBody('a'), stream: true }, 'one');
    assert.match(await first.text(), /"name":"search"/);
    await closeOf(first.headers.get('x-weir-id'));
    const second = await (await ask('calls', { ...chatBody('a'), stream: true }, 'two')).text();
    assert.match(second, /"name":"fetch"/);
    assert.doesNotMatch(second, /"name":"search"/);
    assert.match(second, /"finish_reason":"content_filter"/);
    const third = await ask('calls', { ...chatBody('a'), stream: true }, 'one');
    assert.equal(third.status, 429);
  });

  it('of a tenant are used by all of its callers, and by no other', async () => {
    assert.equal((await ask('tenant-a')).status, 200);
    assert.equal((await ask('tenant-b')).status, 200);
    assert.equal((await ask('tenant-a')).status, 429);
    assert.equal((await ask('tenant-b')).status, 429);
    assert.equal((await ask('tenant-c')).status, 200);
  });

  it('survive the end of the process, however it came', async () => {
    process.kill(-Number(stack.weir.process.pid), 'SIGKILL');
    await stack.weir.ended;
    await stack.restartWeir();
    for (const caller of ['requests', 'tenant-a']) {
      // Envoy may not have found it yet.
      const status = await eventually('weir is asked again', async () => {
        const answer = await ask(caller);
        return answer.status !== 503 && answer.status;
      });
      assert.equal(status, 429);
    }
  });
});
