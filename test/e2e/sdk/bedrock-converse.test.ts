/** The SDK of Bedrock's runtime through a real Envoy: every case ends normally or raises its own typed error (S11). */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  BedrockRuntimeServiceException,
  ConverseCommand,
  type ConverseCommandInput,
  ConverseStreamCommand,
  type ConverseStreamOutput,
} from '@aws-sdk/client-bedrock-runtime';
import { assertRecorded, CLEAN } from '../answers/support/records.ts';
import { eventually } from '../harness/eventually.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { bedrockClient } from './support/bedrock-client.ts';
import { saysBedrock } from './support/bedrock-form.ts';
import { CARD, FORBIDDEN, MASK, SDK_POLICY } from './support/policy.ts';
import { assertTold, politeUrl } from './support/polite.ts';
import { sdkRow } from './support/sdk-row.ts';

/** Of the package, which exports neither its version nor its manifest. */
const VERSION = '3.1163.0';

const MUTATED = ['request allow none', 'open allow none', 'mutate mutate mask-cards', 'close complete'];

const PROSE = ['A weir ', 'is a low ', 'barrier.'];
const CARDS = ['Your card ', ...CARD, ' is valid.'];
const LEAK = ['The river ', 'is calm. ', 'Project ', 'Hal', 'cyon ', 'starts.'];
const MODEL = 'anthropic.claude-sonnet-4-20250514-v1:0';
const PROFILE = 'arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc123';

describe('@aws-sdk/client-bedrock-runtime, converse', { timeout: 120_000 }, () => {
  let stack: Stack;
  let id: string | undefined;
  before(async () => {
    stack = await startStack({
      policy: SDK_POLICY,
      envoy: { connectionManager: { path_with_escaped_slashes_action: 'KEEP_UNCHANGED' } },
    });
    stack.model.script('clean', saysBedrock({ text: PROSE }));
    stack.model.script('card', saysBedrock({ text: CARDS }));
    stack.model.script('leak', saysBedrock({ text: LEAK, endless: true }));
    const args = ['{"card":"', ...CARD, '"}'];
    stack.model.script('calls', saysBedrock({ text: ['So.'], tool: { name: 'pay', args } }));
  });
  after(async () => stack?.stop());

  const asked = (content: string, modelId = MODEL): ConverseCommandInput => ({
    modelId,
    messages: [{ role: 'user', content: [{ text: content }] }],
  });

  interface Way {
    readonly content?: string;
    readonly url?: string;
    readonly credentials?: 'key' | 'signed';
    readonly model?: string;
  }

  const whole = async (script: string, way: Way = {}) => {
    const { content = 'Weirs?', url = stack.url, credentials } = way;
    const bedrock = bedrockClient(url, script, credentials);
    try {
      return await bedrock.client.send(new ConverseCommand(asked(content, way.model)));
    } finally {
      id = bedrock.id();
      bedrock.client.destroy();
    }
  };

  const streamed = async (script: string, { content = 'Weirs?', url = stack.url, credentials }: Way = {}) => {
    const bedrock = bedrockClient(url, script, credentials);
    const events: ConverseStreamOutput[] = [];
    try {
      const { stream } = await bedrock.client.send(new ConverseStreamCommand(asked(content)));
      for await (const event of stream ?? []) events.push(event);
      return events;
    } finally {
      id = bedrock.id();
      bedrock.client.destroy();
    }
  };

  const textOf = (events: readonly ConverseStreamOutput[]): string =>
    events.map((event) => event.contentBlockDelta?.delta?.text ?? '').join('');
  const stopOf = (events: readonly ConverseStreamOutput[]) =>
    events.find((event) => event.messageStop)?.messageStop?.stopReason;

  const denied = async (script: string, way: Way): Promise<number> => {
    const before = stack.model.received.length;
    const error = await whole(script, way).catch((thrown: unknown) => thrown);
    assert.ok(error instanceof BedrockRuntimeServiceException, String(error));
    assert.deepEqual([error.name, error.$metadata.httpStatusCode], ['AccessDeniedException', 403]);
    assert.match(error.message, /denied by rule/);
    return stack.model.received.length - before;
  };

  sdkRow(`@aws-sdk/client-bedrock-runtime ${VERSION}, converse`, {
    clean: async () => {
      const { output, stopReason } = await whole('clean');
      assert.deepEqual(output?.message?.content, [{ text: PROSE.join('') }]);
      assert.equal(stopReason, 'end_turn');
      await assertRecorded(stack, id, CLEAN);
      return 'ends';
    },
    'clean stream': async () => {
      const events = await streamed('clean');
      assert.equal(textOf(events), PROSE.join(''));
      assert.deepEqual(
        [events.length, stopOf(events), events.at(-1)?.metadata?.usage?.totalTokens],
        [7, 'end_turn', 12],
      );
      await assertRecorded(stack, id, CLEAN);
      return 'ends';
    },
    redacted: async () => {
      const { output } = await whole('card', { content: `Is ${CARD} mine?` });
      assert.deepEqual(output?.message?.content, [{ text: `Your card ${MASK} is valid.` }]);
      const sent = JSON.parse(stack.model.received.at(-1)?.body.toString() ?? '');
      assert.equal(sent.messages[0].content[0].text, `Is ${MASK} mine?`);
      await assertRecorded(stack, id, [
        ...['request mutate mask-cards', 'open mutate mask-cards', 'close complete'],
      ]);
      return 'ends, masked';
    },
    'redacted stream': async () => {
      assert.equal(textOf(await streamed('card')), `Your card ${MASK} is valid.`);
      await assertRecorded(stack, id, MUTATED);
      return 'ends, masked';
    },
    'denied request': async () => {
      assert.equal(await denied('clean', { content: `Tell me of ${FORBIDDEN}.` }), 0);
      await assertRecorded(stack, id, ['request deny no-heron', 'close denied']);
      return 'AccessDeniedException';
    },
    'denied answer': async () => {
      assert.equal(await denied('leak', { content: 'News?' }), 1, 'nothing is asked again');
      await assertRecorded(stack, id, ['request allow none', 'open deny no-leak', 'close denied']);
      return 'AccessDeniedException';
    },
    cut: async () => {
      const events = await streamed('leak', { content: 'News?' });
      assert.equal(textOf(events), 'The river is calm. ');
      assert.equal(stopOf(events), 'guardrail_intervened');
      assert.match(events.at(-1)?.metadata?.trace?.guardrail?.actionReason ?? '', /denied by rule "no-leak"/);
      await assertRecorded(stack, id, [
        ...['request allow none', 'open allow none', 'cut deny no-leak', 'close cut'],
      ]);
      await eventually('the model is told', () => stack.model.received.at(-1)?.closedEarly === true);
      return 'ends, stopReason guardrail_intervened';
    },
    answered: async () => {
      const url = politeUrl(stack);
      const request = await whole('clean', { content: `Tell me of ${FORBIDDEN}.`, url });
      assert.equal(request.stopReason, 'end_turn');
      await assertTold(stack, 'request', { id, text: request.output?.message?.content?.[0]?.text });
      const answer = await whole('leak', { content: 'News?', url });
      await assertTold(stack, 'answer', { id, text: answer.output?.message?.content?.[0]?.text });
      return 'ends, the words of the policy';
    },
    'answered stream': async () => {
      const url = politeUrl(stack);
      const request = await streamed('clean', { content: `Tell me of ${FORBIDDEN}.`, url });
      assert.equal(stopOf(request), 'end_turn');
      await assertTold(stack, 'request', { id, text: textOf(request) });
      const cut = await streamed('leak', { content: 'News?', url });
      assert.equal(stopOf(cut), 'guardrail_intervened');
      await assertTold(stack, 'cut', { id, text: textOf(cut), before: 'The river is calm. ' });
      return 'ends, the words of the policy';
    },
  });

  it('a card number in the input of a streamed call is masked, and it parses', async () => {
    const events = await streamed('calls', { content: 'Pay.' });
    const spelled = events.map((event) => event.contentBlockDelta?.delta?.toolUse?.input ?? '').join('');
    assert.deepEqual(JSON.parse(spelled), { card: MASK });
    await assertRecorded(stack, id, MUTATED);
  });

  it('a signed request passes as it came, and its answers may be edited', async () => {
    assert.equal(textOf(await streamed('card', { credentials: 'signed' })), `Your card ${MASK} is valid.`);
    const { headers, body } = stack.model.received.at(-1) ?? {};
    assert.match(String(headers?.['authorization']), /^AWS4-HMAC-SHA256 /);
    assert.deepEqual(JSON.parse(String(body)), { messages: asked('Weirs?').messages });
    await assertRecorded(stack, id, MUTATED);
  });

  it('a redaction in a signed request denies it', async () => {
    assert.equal(await denied('clean', { content: `Is ${CARD} mine?`, credentials: 'signed' }), 0);
    await assertRecorded(stack, id, ['request deny mask-cards', 'close denied']);
  });

  it('a signature in the query counts the body as well', async () => {
    const body = JSON.stringify({ messages: asked(`Is ${CARD} mine?`).messages });
    const post = (query: string) =>
      fetch(`${stack.url}/model/m/converse${query}`, {
        method: 'POST',
        headers: { 'x-script': 'clean', 'content-type': 'application/json' },
        body,
      });
    assert.equal((await post('')).status, 200);
    const refused = await post('?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=00');
    assert.deepEqual(
      [refused.status, refused.headers.get('x-amzn-errortype')],
      [403, 'AccessDeniedException'],
    );
    await assertRecorded(stack, refused.headers.get('x-weir-id'), [
      'request deny mask-cards',
      'close denied',
    ]);
  });

  it('a profile is named by its ARN, escaped slash and all', async () => {
    const { output } = await whole('clean', { model: PROFILE });
    assert.deepEqual(output?.message?.content, [{ text: PROSE.join('') }]);
    assert.equal(stack.model.received.at(-1)?.path, `/model/${encodeURIComponent(PROFILE)}/converse`);
    const [request] = await assertRecorded(stack, id, CLEAN);
    assert.equal(request?.['model'], PROFILE);
  });

  it('a prompt that the provider keeps is a reference, denied by default', async () => {
    const model = 'arn:aws:bedrock:us-east-1:123456789012:prompt/PROMPT1:1';
    const error = await whole('clean', { model }).catch((thrown: unknown) => thrown);
    assert.ok(error instanceof BedrockRuntimeServiceException, String(error));
    await assertRecorded(stack, id, ['request deny uninspected.reference', 'close denied']);
  });
});
