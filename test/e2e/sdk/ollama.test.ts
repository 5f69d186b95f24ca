/** The SDK of Ollama through a real Envoy: every case ends normally or raises its own typed error (S11). */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type ChatResponse, Ollama } from 'ollama';
import { assertRecorded, CLEAN } from '../answers/support/records.ts';
import { sends } from '../conformance/support/events.ts';
import { eventually } from '../harness/eventually.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { saysLines } from './support/ollama-form.ts';
import { CARD, FORBIDDEN, MASK, SDK_POLICY } from './support/policy.ts';
import { assertTold, politeUrl } from './support/polite.ts';
import { sdkRow } from './support/sdk-row.ts';

/** Of the package, which exports neither its version nor its manifest. */
const VERSION = '0.6.4';

const MUTATED = ['request allow none', 'open allow none', 'mutate mutate mask-cards', 'close complete'];

const PROSE = ['A weir ', 'is a low ', 'barrier.'];
const CARDS = ['Your card ', ...CARD, ' is valid.'];
const LEAK = ['The river ', 'is calm. ', 'Project ', 'Hal', 'cyon ', 'starts.'];

describe('ollama', { timeout: 120_000 }, () => {
  let stack: Stack;
  /** The id of the exchange that was answered last. */
  let id: string | null = null;
  before(async () => {
    stack = await startStack({ policy: SDK_POLICY });
    stack.model.script('clean', saysLines({ text: PROSE }));
    stack.model.script('card', saysLines({ text: CARDS }));
    stack.model.script('leak', saysLines({ text: LEAK, endless: true }));
    stack.model.script('calls', saysLines({ text: [], tool: { name: 'pay', args: { card: CARD } } }));
  });
  after(async () => stack?.stop());

  const client = (script: string, host = stack.url) =>
    new Ollama({
      host,
      headers: { 'x-script': script },
      fetch: async (...args: Parameters<typeof fetch>) => {
        const response = await fetch(...args);
        id = response.headers.get('x-weir-id');
        return response;
      },
    });

  const asked = (content: string) => ({ model: 'llama3.2', messages: [{ role: 'user', content }] });
  const whole = (script: string, content = 'Weirs?', host = stack.url) =>
    client(script, host).chat({ ...asked(content), stream: false });

  const streamed = async (script: string, content = 'Weirs?', host = stack.url) => {
    const parts: ChatResponse[] = [];
    const stream = await client(script, host).chat({ ...asked(content), stream: true });
    for await (const part of stream) parts.push(part);
    return parts;
  };

  const textOf = (parts: readonly ChatResponse[]) => parts.map(({ message }) => message.content).join('');

  const denied = async (script: string, content: string) => {
    const before = stack.model.received.length;
    const error = await whole(script, content).catch((thrown: unknown) => thrown);
    assert.ok(error instanceof Error);
    assert.equal(error.name, 'ResponseError');
    assert.equal((error as Error & { status_code?: number }).status_code, 403);
    assert.match(error.message, /denied by rule/);
    return stack.model.received.length - before;
  };

  sdkRow(`ollama ${VERSION}, chat`, {
    clean: async () => {
      const { message, done } = await whole('clean');
      assert.deepEqual([message.content, done], [PROSE.join(''), true]);
      await assertRecorded(stack, id, CLEAN);
      return 'ends';
    },
    'clean stream': async () => {
      const parts = await streamed('clean');
      assert.equal(textOf(parts), PROSE.join(''));
      assert.deepEqual([parts.length, parts.at(-1)?.done_reason], [4, 'stop']);
      await assertRecorded(stack, id, CLEAN);
      return 'ends';
    },
    redacted: async () => {
      const { message } = await whole('card', `Is ${CARD} mine?`);
      assert.equal(message.content, `Your card ${MASK} is valid.`);
      const sent = JSON.parse(stack.model.received.at(-1)?.body.toString() ?? '');
      assert.equal(sent.messages[0].content, `Is ${MASK} mine?`);
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
      assert.equal(await denied('clean', `Tell me of ${FORBIDDEN}.`), 0);
      await assertRecorded(stack, id, ['request deny no-heron', 'close denied']);
      return 'ResponseError';
    },
    'denied answer': async () => {
      assert.equal(await denied('leak', 'News?'), 1, 'nothing is asked again');
      await assertRecorded(stack, id, ['request allow none', 'open deny no-leak', 'close denied']);
      return 'ResponseError';
    },
    cut: async () => {
      const parts = await streamed('leak', 'News?');
      assert.equal(textOf(parts), 'The river is calm. ');
      const { model, done, done_reason } = parts.at(-1) ?? {};
      assert.deepEqual([model, done, done_reason], ['llama3.2', true, 'content_filter']);
      await assertRecorded(stack, id, [
        ...['request allow none', 'open allow none', 'cut deny no-leak', 'close cut'],
      ]);
      await eventually('the model is told', () => stack.model.received.at(-1)?.closedEarly === true);
      return 'ends, done_reason content_filter';
    },
    answered: async () => {
      const request = await whole('clean', `Tell me of ${FORBIDDEN}.`, politeUrl(stack));
      const { model, done, done_reason, eval_count } = request;
      assert.deepEqual([model, done, done_reason, eval_count], ['llama3.2', true, 'stop', 0]);
      await assertTold(stack, 'request', { id, text: request.message.content });
      const answer = await whole('leak', 'News?', politeUrl(stack));
      await assertTold(stack, 'answer', { id, text: answer.message.content });
      return 'ends, the words of the policy';
    },
    'answered stream': async () => {
      const request = await streamed('clean', `Tell me of ${FORBIDDEN}.`, politeUrl(stack));
      assert.equal(request.at(-1)?.done_reason, 'stop');
      await assertTold(stack, 'request', { id, text: textOf(request) });
      const cut = await streamed('leak', 'News?', politeUrl(stack));
      assert.equal(cut.at(-1)?.done_reason, 'content_filter');
      await assertTold(stack, 'cut', { id, text: textOf(cut), before: 'The river is calm. ' });
      return 'ends, the words of the policy';
    },
  });

  it('a card number in the arguments of a call is masked', async () => {
    const parts = await streamed('calls', 'Pay.');
    const [call] = parts.flatMap(({ message }) => message.tool_calls ?? []);
    assert.deepEqual(call?.function, { name: 'pay', arguments: { card: MASK } });
  });

  it('generates, streamed and cut in its own terms', async () => {
    const request = { model: 'llama3.2', prompt: 'News?' };
    const { response } = await client('clean').generate({ ...request, stream: false });
    assert.equal(response, PROSE.join(''));
    let text = '';
    let reason = '';
    for await (const part of await client('leak').generate({ ...request, stream: true })) {
      text += part.response ?? '';
      reason = part.done_reason;
    }
    assert.deepEqual([text, reason], ['The river is calm. ', 'content_filter']);
    await assertRecorded(stack, id, [
      ...['request allow none', 'open allow none', 'cut deny no-leak', 'close cut'],
    ]);
  });

  it('tokens of an earlier exchange are refused by name', async () => {
    const request = { model: 'llama3.2', prompt: 'More.', context: [1, 2], stream: false as const };
    const error = await client('clean')
      .generate(request)
      .catch((thrown: unknown) => thrown);
    assert.equal((error as Error).name, 'ResponseError');
    await assertRecorded(stack, id, ['request deny uninspected.sealed', 'close denied']);
  });

  it('texts to embed are judged, and vectors pass', async () => {
    const vectors = { model: 'nomic', embeddings: [[0.010071029, -0.0017594862]] };
    stack.model.script('vectors', sends([JSON.stringify(vectors)], { contentType: 'application/json' }));
    const { embeddings } = await client('vectors').embed({ model: 'nomic', input: ['Weirs'] });
    assert.deepEqual(embeddings, vectors.embeddings);
    const error = await client('vectors')
      .embed({ model: 'nomic', input: ['Weirs', `Of ${FORBIDDEN}.`] })
      .catch((thrown: unknown) => thrown);
    assert.equal((error as Error).name, 'ResponseError');
    assert.match((error as Error).message, /input\[1\]/);
  });
});
