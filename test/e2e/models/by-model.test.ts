/** Two models, two policies: OpenAI's SDK through a real Envoy in three body modes; the model alone says which policy holds. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import OpenAI from 'openai';
import { assertRecorded } from '../answers/support/records.ts';
import { assertQuiet } from '../conformance/support/witness.ts';
import { metricIs } from '../harness/metric.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { envoyIn } from '../reliability/support/sites.ts';
import { CARD } from '../sdk/support/policy.ts';

function policy(name: string, spec: string): string {
  return `---
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: ${name} }
spec:
  acceptWeaker: [streamed]
${spec}`;
}

const masks = (as: string) =>
  `rules: [{ name: mask-${as.toLowerCase()}, detector: pii, options: { entities: [CREDIT_CARD] }, action: redact, replacement: "[${as}]" }]`;
const POLICY = [
  policy('others', '  request: { models: { allow: [none] } }\n'),
  policy('small', `  selects: { models: [gpt-4o-mini] }\n  response: { ${masks('SMALL')} }\n`),
  policy('large', `  selects: { models: ["gpt-4o*"] }\n  response: { ${masks('LARGE')} }\n`),
].join('');

/** The rest of what is recorded of an answer that the rule finds a card in. */
const DONE = {
  FULL_DUPLEX_STREAMED: (rule: string) => ['open allow none', `mutate mutate ${rule}`, 'close complete'],
  BUFFERED: (rule: string) => [`open mutate ${rule}`, 'close complete'],
  STREAMED: (rule: string) => ['open allow none', `cut deny ${rule}`, 'close cut'],
} as const;

for (const mode of ['FULL_DUPLEX_STREAMED', 'BUFFERED', 'STREAMED'] as const) {
  describe(`policies by model, ${mode}`, { timeout: 120_000 }, () => {
    let stack: Stack;
    let client: OpenAI;
    before(async () => {
      stack = await startStack({ policy: POLICY, envoy: envoyIn({ mode }) });
      client = new OpenAI({ baseURL: `${stack.url}/v1`, apiKey: 'test', maxRetries: 0 });
    });
    afterEach(() => assertQuiet(stack));
    after(async () => stack?.stop());

    /** What the SDK makes of a streamed answer that holds a card, and its records. */
    const said = async (model: string) => {
      let id: string | null = null;
      const fetched: typeof fetch = async (url, init) => {
        const response = await fetch(url, init);
        id = response.headers.get('x-weir-id');
        return response;
      };
      const stream = client
        .withOptions({ fetch: fetched })
        .chat.completions.stream(
          { messages: [{ role: 'user', content: 'Weirs?'.repeat(20_000) }], model },
          { headers: { 'x-script': 'card', 'x-model': 'gpt-4o-mini', 'x-pace-ms': '5' } },
        );
      const text = (await stream.finalChatCompletion()).choices[0]?.message.content ?? '';
      return { text, id };
    };

    for (const [model, name] of [
      ['gpt-4o-mini', 'SMALL'],
      ['gpt-4o', 'LARGE'],
    ] as const)
      it(`${model} gets its own, streamed`, async () => {
        const { text, id } = await said(model);
        // STREAMED holds single events, so what the rule finds over several ends the answer.
        if (mode !== 'STREAMED') assert.ok(text.includes(`[${name}]`) && !text.includes(CARD), text);
        const rule = `mask-${name.toLowerCase()}`;
        const records = await assertRecorded(stack, id, ['request allow none', ...DONE[mode](rule)]);
        assert.deepEqual(
          [...new Set(records.map(({ policy: by }) => (by as { name: string }).name))],
          [name.toLowerCase()],
        );
        assert.equal(JSON.parse(stack.model.received.at(-1)?.body.toString() ?? '{}').model, model);
      });

    it('names that are nearly those are refused, and others get the policy for all', async () => {
      const before = stack.model.received.length;
      for (const [model, status, rule] of [
        ['GPT-4o-mini', 400, 'selects.models'],
        ['gpt-4o-mini\u200b', 400, 'selects.models'],
        ['llama', 403, 'models'],
      ] as const) {
        const error = await said(model).catch((thrown: unknown) => thrown);
        assert.ok(error instanceof OpenAI.APIError, String(error));
        assert.equal(error.status, status, model);
        await assertRecorded(stack, error.headers?.get('x-weir-id'), [
          `request deny ${rule}`,
          'close denied',
        ]);
      }
      // In STREAMED mode the head of a request has left by then, and its body never does.
      const after = stack.model.received.slice(before);
      assert.ok(after.every(({ complete }) => !complete && mode === 'STREAMED'));
      await metricIs(stack, 2, 'weir_decisions_total', { rule: 'selects.models' });
    });
  });
}

describe('policies by model, ext_authz', { timeout: 120_000 }, () => {
  let stack: Stack;
  before(async () => {
    stack = await startStack({ policy: POLICY, envoy: { filters: ['ext_authz'] } });
  });
  after(async () => stack?.stop());

  for (const [model, status] of [
    ['gpt-4o-mini', 200],
    ['gpt-4o', 200],
    ['GPT-4o', 400],
    ['llama', 403],
  ] as const)
    it(`${model}: ${status}`, async () => {
      const client = new OpenAI({ baseURL: `${stack.url}/v1`, apiKey: 'test', maxRetries: 0 });
      const asked = client.chat.completions
        .create(
          { messages: [{ role: 'user', content: 'Weirs?' }], model },
          { headers: { 'x-script': 'chat' } },
        )
        .then(() => 200);
      const seen = await asked.catch((thrown: unknown) => {
        assert.ok(thrown instanceof OpenAI.APIError, String(thrown));
        return thrown.status;
      });
      assert.equal(seen, status);
    });
});
