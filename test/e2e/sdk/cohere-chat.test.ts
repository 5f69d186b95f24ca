/** The SDK of Cohere through a real Envoy: every case ends normally or raises its own typed error (S11). */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Cohere, CohereClientV2, CohereError } from 'cohere-ai';
import { assertRecorded, CLEAN } from '../answers/support/records.ts';
import { eventually } from '../harness/eventually.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { saysAnswer } from './support/cohere-chat-form.ts';
import { CARD, FORBIDDEN, MASK, SDK_POLICY } from './support/policy.ts';
import { assertTold, politeUrl } from './support/polite.ts';
import { sdkRow } from './support/sdk-row.ts';

/** Of the package, which exports neither its version nor its manifest. */
const VERSION = '8.1.0';

const MUTATED = ['request allow none', 'open allow none', 'mutate mutate mask-cards', 'close complete'];

const PROSE = ['A weir ', 'is a low ', 'barrier.'];
const CARDS = ['Your card ', ...CARD, ' is valid.'];
const LEAK = ['The river ', 'is calm. ', 'Project ', 'Hal', 'cyon ', 'starts.'];

describe('cohere-ai', { timeout: 120_000 }, () => {
  let stack: Stack;
  let client: CohereClientV2;
  before(async () => {
    stack = await startStack({ policy: SDK_POLICY });
    client = new CohereClientV2({ token: 'test', environment: stack.url });
    stack.model.script('clean', saysAnswer({ text: PROSE }));
    stack.model.script('card', saysAnswer({ text: CARDS }));
    stack.model.script('leak', saysAnswer({ text: LEAK, endless: true }));
    stack.model.script('thinks', saysAnswer({ thinking: ['So: ', ...CARD], text: ['Yes.'] }));
    stack.model.script('calls', saysAnswer({ tool: { name: 'pay', args: ['{"card":"', ...CARD, '"}'] } }));
  });
  after(async () => stack?.stop());

  const asked = (content: string) => ({
    model: 'command-a-03-2025',
    messages: [{ role: 'user' as const, content }],
  });
  const headers = (script: string) => ({ headers: { 'x-script': script } });

  const whole = async (script: string, content = 'Weirs?', to = client) => {
    const { data, rawResponse } = await to.chat(asked(content), headers(script)).withRawResponse();
    return { answer: data, id: rawResponse.headers.get('x-weir-id') };
  };

  const streamed = async (script: string, content = 'Weirs?', to = client) => {
    const { data, rawResponse } = await to.chatStream(asked(content), headers(script)).withRawResponse();
    const events: Cohere.V2ChatStreamResponse[] = [];
    for await (const event of data) events.push(event);
    return { events, id: rawResponse.headers.get('x-weir-id') };
  };

  const textOf = (events: readonly Cohere.V2ChatStreamResponse[]): string =>
    events
      .map((event) => (event.type === 'content-delta' ? (event.delta?.message?.content?.text ?? '') : ''))
      .join('');

  const polite = () => new CohereClientV2({ token: 'test', environment: politeUrl(stack) });
  const wordsIn = ({ message }: Cohere.V2ChatResponse): string =>
    (message.content ?? []).map((part) => (part.type === 'text' ? part.text : `(${part.type})`)).join('');

  const denied = async (script: string, content: string) => {
    const before = stack.model.received.length;
    const error = await whole(script, content).catch((thrown: unknown) => thrown);
    assert.ok(error instanceof CohereError, String(error));
    assert.deepEqual([error.name, error.statusCode], ['ForbiddenError', 403]);
    assert.match(String((error.body as { message?: string }).message), /denied by rule/);
    return {
      id: error.rawResponse?.headers.get('x-weir-id'),
      arrived: stack.model.received.length - before,
    };
  };

  sdkRow(`cohere-ai ${VERSION}, chat v2`, {
    clean: async () => {
      const { answer, id } = await whole('clean');
      assert.deepEqual(answer.message.content, [{ type: 'text', text: PROSE.join('') }]);
      await assertRecorded(stack, id, CLEAN);
      return 'ends';
    },
    'clean stream': async () => {
      const { events, id } = await streamed('clean');
      assert.equal(textOf(events), PROSE.join(''));
      assert.equal(events.at(-1)?.type, 'message-end');
      await assertRecorded(stack, id, CLEAN);
      return 'ends';
    },
    redacted: async () => {
      const { answer, id } = await whole('card', `Is ${CARD} mine?`);
      assert.deepEqual(answer.message.content, [{ type: 'text', text: `Your card ${MASK} is valid.` }]);
      const sent = JSON.parse(stack.model.received.at(-1)?.body.toString() ?? '');
      assert.equal(sent.messages[0].content, `Is ${MASK} mine?`);
      await assertRecorded(stack, id, [
        ...['request mutate mask-cards', 'open mutate mask-cards', 'close complete'],
      ]);
      return 'ends, masked';
    },
    'redacted stream': async () => {
      const { events, id } = await streamed('card');
      assert.equal(textOf(events), `Your card ${MASK} is valid.`);
      await assertRecorded(stack, id, MUTATED);
      return 'ends, masked';
    },
    'denied request': async () => {
      const { id, arrived } = await denied('clean', `Tell me of ${FORBIDDEN}.`);
      assert.equal(arrived, 0);
      await assertRecorded(stack, id, ['request deny no-heron', 'close denied']);
      return 'ForbiddenError';
    },
    'denied answer': async () => {
      const { id, arrived } = await denied('leak', 'News?');
      assert.equal(arrived, 1, 'nothing is asked again');
      await assertRecorded(stack, id, ['request allow none', 'open deny no-leak', 'close denied']);
      return 'ForbiddenError';
    },
    cut: async () => {
      const { events, id } = await streamed('leak', 'News?');
      assert.equal(textOf(events), 'The river is calm. ');
      assert.deepEqual(
        events.slice(-2).map(({ type }) => type),
        ['content-end', 'message-end'],
      );
      const end = events.at(-1);
      assert.ok(end?.type === 'message-end');
      assert.equal(end.delta?.finishReason, 'ERROR');
      assert.match(end.delta?.error ?? '', /denied by rule "no-leak"/);
      await assertRecorded(stack, id, [
        ...['request allow none', 'open allow none', 'cut deny no-leak', 'close cut'],
      ]);
      await eventually('the model is told', () => stack.model.received.at(-1)?.closedEarly === true);
      return 'ends, finish_reason ERROR';
    },
    answered: async () => {
      const request = await whole('clean', `Tell me of ${FORBIDDEN}.`, polite());
      assert.equal(request.answer.finishReason, 'COMPLETE');
      await assertTold(stack, 'request', { ...request, text: wordsIn(request.answer) });
      const answer = await whole('leak', 'News?', polite());
      await assertTold(stack, 'answer', { ...answer, text: wordsIn(answer.answer) });
      return 'ends, the words of the policy';
    },
    'answered stream': async () => {
      const { events, id } = await streamed('clean', `Tell me of ${FORBIDDEN}.`, polite());
      const end = events.at(-1);
      assert.ok(end?.type === 'message-end');
      assert.deepEqual([end.delta?.finishReason, end.delta?.usage?.tokens?.outputTokens], ['COMPLETE', 0]);
      await assertTold(stack, 'request', { id, text: textOf(events) });
      const cut = await streamed('leak', 'News?', polite());
      await assertTold(stack, 'cut', { id: cut.id, text: textOf(cut.events), before: 'The river is calm. ' });
      return 'ends, the words of the policy';
    },
  });

  it('a card number in the arguments of a streamed call is masked, and they parse', async () => {
    const { events } = await streamed('calls', 'Pay.');
    const spelled = events
      .map((event) =>
        event.type === 'tool-call-delta' ? (event.delta?.message?.toolCalls?.function?.arguments ?? '') : '',
      )
      .join('');
    assert.deepEqual(JSON.parse(spelled), { card: MASK });
  });

  it('a card number in the thinking of a stream is masked', async () => {
    const { events, id } = await streamed('thinks');
    const thought = events
      .map((event) => (event.type === 'content-delta' ? (event.delta?.message?.content?.thinking ?? '') : ''))
      .join('');
    assert.equal(thought, `So: ${MASK}`);
    await assertRecorded(stack, id, MUTATED);
  });

  it('documents are judged before the model reads them', async () => {
    const documents = [{ id: 'd1', data: { title: 'News', snippet: `See ${FORBIDDEN}.` } }];
    const error = await client
      .chat({ ...asked('News?'), documents }, headers('clean'))
      .catch((thrown: unknown) => thrown);
    assert.ok(error instanceof CohereError, String(error));
    assert.match(error.message, /documents\[0\]\.data\.snippet/);
  });
});
