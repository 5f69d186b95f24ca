/** OpenAI's SDK on chat completions through a real Envoy: every case ends normally or raises its own typed error (S11). */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import OpenAI from 'openai';
import { VERSION } from 'openai/version';
import { assertRecorded, CLEAN } from '../answers/support/records.ts';
import { assertQuiet } from '../conformance/support/witness.ts';
import { eventually } from '../harness/eventually.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { BANNED, CARD, FORBIDDEN, MASK, SDK_POLICY } from './support/policy.ts';
import { assertTold, politeUrl } from './support/polite.ts';
import { sdkRow } from './support/sdk-row.ts';

const MASKED = `Your card number is ${MASK} and it is valid until next May.`;

describe('openai, chat', { timeout: 120_000 }, () => {
  let stack: Stack;
  let client: OpenAI;
  before(async () => {
    stack = await startStack({ policy: SDK_POLICY });
    client = new OpenAI({ baseURL: `${stack.url}/v1`, apiKey: 'test', maxRetries: 2 });
  });
  afterEach(() => assertQuiet(stack));
  after(async () => stack?.stop());

  const headers = (script: string) => ({
    headers: { 'x-script': script, 'x-pace-ms': '5', 'x-events': '20' },
  });
  const asked = (content: string) => ({
    model: 'gpt-4o-mini',
    messages: [{ role: 'user' as const, content }],
  });

  const whole = async (script: string, content = 'Weirs?', to = client) => {
    const { data, response } = await to.chat.completions
      .create(asked(content), headers(script))
      .withResponse();
    return { data, answer: data.choices[0], id: response.headers.get('x-weir-id') };
  };

  /** The whole completion that the SDK assembles of a stream. */
  const streamed = async (script: string, content = 'Weirs?', to = client) => {
    let id: string | null = null;
    const fetched: typeof fetch = async (url, init) => {
      const response = await fetch(url, init);
      id = response.headers.get('x-weir-id');
      return response;
    };
    const stream = to
      .withOptions({ fetch: fetched })
      .chat.completions.stream(asked(content), headers(script));
    const final = await stream.finalChatCompletion();
    return { final, answer: final.choices[0], id };
  };

  let heard = 0;
  /** A client of the host that answers in words; `heard` is what the model had heard before. */
  const polite = () => {
    heard = stack.model.received.length;
    return client.withOptions({ baseURL: `${politeUrl(stack)}/v1` });
  };

  const denied = async (script: string, content: string) => {
    const before = stack.model.received.length;
    const error = await whole(script, content).catch((thrown: unknown) => thrown);
    assert.ok(error instanceof OpenAI.PermissionDeniedError, String(error));
    assert.deepEqual([error.type, error.code], ['permission_error', 'content_policy_violation']);
    return { id: error.headers.get('x-weir-id'), arrived: stack.model.received.length - before };
  };

  sdkRow(`openai ${VERSION}, chat`, {
    clean: async () => {
      const { answer, id } = await whole('chat');
      assert.equal(answer?.finish_reason, 'stop');
      assert.match(answer.message.content ?? '', /^A weir is a low barrier/);
      await assertRecorded(stack, id, CLEAN);
      return 'ends';
    },
    'clean stream': async () => {
      const { answer, id } = await streamed('chat');
      assert.equal(answer?.finish_reason, 'stop');
      assert.match(answer.message.content ?? '', /^A weir is a low barrier/);
      await assertRecorded(stack, id, CLEAN);
      return 'ends';
    },
    redacted: async () => {
      const { answer, id } = await whole('card', `Is ${CARD} mine?`);
      assert.equal(answer?.message.content, MASKED);
      const sent = JSON.parse(stack.model.received.at(-1)?.body.toString() ?? '');
      assert.equal(sent.messages[0].content, `Is ${MASK} mine?`);
      const records = ['request mutate mask-cards', 'open mutate mask-cards', 'close complete'];
      await assertRecorded(stack, id, records);
      return 'ends, masked';
    },
    'redacted stream': async () => {
      const { answer, id } = await streamed('card');
      assert.deepEqual([answer?.message.content, answer?.finish_reason], [MASKED, 'stop']);
      const decisions = [
        'request allow none',
        'open allow none',
        'mutate mutate mask-cards',
        'close complete',
      ];
      await assertRecorded(stack, id, decisions);
      return 'ends, masked';
    },
    'denied request': async () => {
      const { id, arrived } = await denied('chat', `Tell me of ${FORBIDDEN}.`);
      assert.equal(arrived, 0);
      await assertRecorded(stack, id, ['request deny no-heron', 'close denied']);
      return 'PermissionDeniedError';
    },
    'denied answer': async () => {
      const { id, arrived } = await denied('banned', 'News?');
      assert.equal(arrived, 1, 'nothing is asked again');
      await assertRecorded(stack, id, ['request allow none', 'open deny no-leak', 'close denied']);
      return 'PermissionDeniedError';
    },
    cut: async () => {
      const { answer, id } = await streamed('banned');
      assert.equal(answer?.finish_reason, 'content_filter');
      const said = answer.message.content ?? '';
      assert.ok(said.startsWith('A weir is') && !said.includes(BANNED.slice(0, 9)), said);
      await assertRecorded(stack, id, [
        ...['request allow none', 'open allow none', 'cut deny no-leak', 'close cut'],
      ]);
      await eventually('the model is done', () => stack.model.received.at(-1)?.complete === true);
      return 'ends, finish_reason content_filter';
    },
    answered: async () => {
      const request = await whole('chat', `Tell me of ${FORBIDDEN}.`, polite());
      assert.equal(stack.model.received.length, heard);
      assert.deepEqual([request.data.model, request.data.usage?.total_tokens], ['gpt-4o-mini', 0]);
      assert.deepEqual([request.answer?.finish_reason, request.answer?.message.refusal], ['stop', null]);
      await assertTold(stack, 'request', { ...request, text: request.answer?.message.content });
      const answer = await whole('banned', 'News?', polite());
      assert.equal(answer.answer?.finish_reason, 'stop');
      await assertTold(stack, 'answer', { ...answer, text: answer.answer?.message.content });
      return 'ends, the words of the policy';
    },
    'answered stream': async () => {
      const request = await streamed('chat', `Tell me of ${FORBIDDEN}.`, polite());
      assert.equal(stack.model.received.length, heard);
      assert.deepEqual([request.final.model, request.answer?.finish_reason], ['gpt-4o-mini', 'stop']);
      await assertTold(stack, 'request', { ...request, text: request.answer?.message.content });
      const { answer, id } = await streamed('banned', 'News?', polite());
      assert.equal(answer?.finish_reason, 'content_filter');
      const [before = '', words] = (answer.message.content ?? '').split('\n\n');
      assert.ok(before.startsWith('A weir is') && !before.includes(BANNED.slice(0, 9)), before);
      await assertTold(stack, 'cut', { id, text: `${before}\n\n${words}`, before });
      return 'ends, the words of the policy';
    },
  });

  it('T05 the result of a tool is judged before the model reads it', async () => {
    const before = stack.model.received.length;
    const call = { id: 'call_1', type: 'function' as const, function: { name: 'look', arguments: '{}' } };
    const error = await client.chat.completions
      .create({
        model: 'gpt-4o-mini',
        messages: [
          { role: 'user', content: 'Look.' },
          { role: 'assistant', tool_calls: [call] },
          { role: 'tool', tool_call_id: 'call_1', content: `See ${FORBIDDEN}.` },
        ],
      })
      .catch((thrown: unknown) => thrown);
    assert.ok(error instanceof OpenAI.PermissionDeniedError);
    assert.match(error.message, /messages\[2\]\.content/);
    assert.equal(stack.model.received.length, before);
  });

  it('a file that the provider keeps is refused by name', async () => {
    const file = { type: 'file' as const, file: { file_id: 'file-1' } };
    const error = await client.chat.completions
      .create({ model: 'gpt-4o-mini', messages: [{ role: 'user', content: [file] }] })
      .catch((thrown: unknown) => thrown);
    assert.ok(error instanceof OpenAI.PermissionDeniedError);
    await assertRecorded(stack, error.headers.get('x-weir-id'), [
      ...['request deny uninspected.reference', 'close denied'],
    ]);
  });
});
