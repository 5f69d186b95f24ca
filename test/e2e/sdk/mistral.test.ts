/** The SDK of Mistral through a real Envoy: every case ends normally or raises its own typed error (S11). */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { HTTPClient, Mistral, SDK_METADATA } from '@mistralai/mistralai';
import type { CompletionEvent } from '@mistralai/mistralai/models/components';
import { SDKError } from '@mistralai/mistralai/models/errors';
import { assertRecorded, CLEAN, skippedOf } from '../answers/support/records.ts';
import { eventually } from '../harness/eventually.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { readsOut, saysChoice } from './support/mistral-form.ts';
import { BANNED, CARD, FORBIDDEN, MASK, SDK_POLICY } from './support/policy.ts';
import { assertTold, politeUrl } from './support/polite.ts';
import { sdkRow } from './support/sdk-row.ts';

const MUTATED = ['request allow none', 'open allow none', 'mutate mutate mask-cards', 'close complete'];
const CUT = ['request allow none', 'open allow none', 'cut deny no-leak', 'close cut'];

const PROSE = ['A weir ', 'is a low ', 'barrier.'];
const CARDS = ['Your card ', ...CARD, ' is valid.'];
const LEAK = ['The river ', 'is calm. ', 'Project ', 'Hal', 'cyon ', 'starts.'];

describe('mistral', { timeout: 120_000 }, () => {
  let stack: Stack;
  let client: Mistral;
  /** The id of the exchange that was answered last. */
  let id: string | null = null;
  before(async () => {
    stack = await startStack({ policy: SDK_POLICY });
    const httpClient = new HTTPClient();
    httpClient.addHook('response', (response) => {
      id = response.headers.get('x-weir-id');
    });
    client = new Mistral({ apiKey: 'test', serverURL: stack.url, httpClient });
    stack.model.script('clean', saysChoice({ text: PROSE }));
    stack.model.script('card', saysChoice({ text: CARDS }));
    stack.model.script('leak', saysChoice({ text: LEAK, endless: true }));
    stack.model.script('thinks', saysChoice({ thinking: ['So: ', ...CARD], text: ['Yes.'] }));
    stack.model.script('object', saysChoice({ tool: { name: 'pay', args: { card: CARD } } }));
    stack.model.script('text', saysChoice({ tool: { name: 'pay', args: JSON.stringify({ card: CARD }) } }));
    stack.model.script('page', readsOut(`# Card ${CARD}`));
    stack.model.script('leaked page', readsOut(`# ${BANNED}`));
  });
  after(async () => stack?.stop());

  const asked = (content: string) => ({
    model: 'mistral-small-latest',
    messages: [{ role: 'user' as const, content }],
  });
  const named = (script: string) => ({ headers: { 'x-script': script } });

  const whole = async (script: string, content = 'Weirs?', serverURL = stack.url) => {
    const { choices } = await client.chat.complete(asked(content), { ...named(script), serverURL });
    return choices[0];
  };

  const streamed = async (script: string, content = 'Weirs?', serverURL = stack.url) => {
    const events: CompletionEvent[] = [];
    const options = { ...named(script), serverURL };
    for await (const event of await client.chat.stream(asked(content), options)) events.push(event);
    return events.flatMap(({ data }) => data.choices);
  };

  const contentOf = (message: { content?: unknown } | undefined) =>
    typeof message?.content === 'string' ? message.content : '';

  const textOf = (choices: Awaited<ReturnType<typeof streamed>>) =>
    choices.map(({ delta }) => contentOf(delta)).join('');

  const denied = async (ask: () => Promise<unknown>, code = 'content_policy_violation') => {
    const before = stack.model.received.length;
    const error = await ask().catch((thrown: unknown) => thrown);
    assert.ok(error instanceof SDKError, String(error));
    assert.equal(error.statusCode, 403);
    const body = JSON.parse(error.body) as { error: { code: string; message: string } };
    assert.equal(body.error.code, code);
    return { message: body.error.message, arrived: stack.model.received.length - before };
  };

  sdkRow(`@mistralai/mistralai ${SDK_METADATA.sdkVersion}, chat`, {
    clean: async () => {
      const choice = await whole('clean');
      assert.deepEqual([choice?.message?.content, choice?.finishReason], [PROSE.join(''), 'stop']);
      await assertRecorded(stack, id, CLEAN);
      return 'ends';
    },
    'clean stream': async () => {
      const choices = await streamed('clean');
      assert.deepEqual([textOf(choices), choices.at(-1)?.finishReason], [PROSE.join(''), 'stop']);
      await assertRecorded(stack, id, CLEAN);
      return 'ends';
    },
    redacted: async () => {
      const choice = await whole('card', `Is ${CARD} mine?`);
      assert.equal(choice?.message?.content, `Your card ${MASK} is valid.`);
      const sent = JSON.parse(stack.model.received.at(-1)?.body.toString() ?? '');
      assert.equal(sent.messages[0].content, `Is ${MASK} mine?`);
      await assertRecorded(stack, id, [
        ...['request mutate mask-cards', 'open mutate mask-cards', 'close complete'],
      ]);
      return 'ends, masked';
    },
    'redacted stream': async () => {
      const choices = await streamed('card');
      assert.deepEqual(
        [textOf(choices), choices.at(-1)?.finishReason],
        [`Your card ${MASK} is valid.`, 'stop'],
      );
      await assertRecorded(stack, id, MUTATED);
      return 'ends, masked';
    },
    'denied request': async () => {
      const { arrived } = await denied(() => whole('clean', `Tell me of ${FORBIDDEN}.`));
      assert.equal(arrived, 0);
      await assertRecorded(stack, id, ['request deny no-heron', 'close denied']);
      return 'SDKError';
    },
    'denied answer': async () => {
      const { arrived } = await denied(() => whole('leak', 'News?'));
      assert.equal(arrived, 1, 'nothing is asked again');
      await assertRecorded(stack, id, ['request allow none', 'open deny no-leak', 'close denied']);
      return 'SDKError';
    },
    cut: async () => {
      const choices = await streamed('leak', 'News?');
      assert.deepEqual(
        [textOf(choices), choices.at(-1)?.finishReason],
        ['The river is calm. ', 'content_filter'],
      );
      await assertRecorded(stack, id, CUT);
      await eventually('the model is told', () => stack.model.received.at(-1)?.closedEarly === true);
      return 'ends, finish_reason content_filter';
    },
    answered: async () => {
      const request = await whole('clean', `Tell me of ${FORBIDDEN}.`, politeUrl(stack));
      assert.equal(request?.finishReason, 'stop');
      await assertTold(stack, 'request', { id, text: contentOf(request?.message) });
      const answer = await whole('leak', 'News?', politeUrl(stack));
      await assertTold(stack, 'answer', { id, text: contentOf(answer?.message) });
      return 'ends, the words of the policy';
    },
    'answered stream': async () => {
      const request = await streamed('clean', `Tell me of ${FORBIDDEN}.`, politeUrl(stack));
      assert.equal(request.at(-1)?.finishReason, 'stop');
      await assertTold(stack, 'request', { id, text: textOf(request) });
      const cut = await streamed('leak', 'News?', politeUrl(stack));
      assert.equal(cut.at(-1)?.finishReason, 'content_filter');
      await assertTold(stack, 'cut', { id, text: textOf(cut), before: 'The river is calm. ' });
      return 'ends, the words of the policy';
    },
  });

  it('a card number in parts of thinking is masked', async () => {
    const choices = await streamed('thinks');
    const thought = choices
      .flatMap(({ delta }) => (Array.isArray(delta.content) ? delta.content : []))
      .flatMap((chunk) => (chunk.type === 'thinking' ? chunk.thinking : []))
      .map((part) => ('text' in part ? part.text : ''))
      .join('');
    assert.equal(thought, `So: ${MASK}`);
    await assertRecorded(stack, id, MUTATED);
  });

  for (const form of ['object', 'text']) {
    it(`T01 a card number in the arguments of a call is masked, which are sent as ${form}`, async () => {
      for (const calls of [
        (await whole(form, 'Pay.'))?.message?.toolCalls,
        (await streamed(form, 'Pay.')).at(-1)?.delta.toolCalls,
      ]) {
        const given = calls?.[0]?.function.arguments;
        assert.deepEqual(typeof given === 'string' ? JSON.parse(given) : given, { card: MASK });
      }
    });
  }

  it('code between a prompt and a suffix is judged, and cut', async () => {
    const fim = (suffix: string) => ({ model: 'codestral-latest', prompt: 'def f(', suffix });
    const { choices } = await client.fim.complete(fim('return a'), named('card'));
    assert.equal(choices[0]?.message?.content, `Your card ${MASK} is valid.`);
    let text = '';
    for await (const { data } of await client.fim.stream(fim('return a'), named('leak')))
      text += data.choices.map(({ delta }) => delta.content ?? '').join('');
    assert.equal(text, 'The river is calm. ');
    await assertRecorded(stack, id, CUT);
    const { message, arrived } = await denied(() =>
      client.fim.complete(fim(`# ${FORBIDDEN}`), named('clean')),
    );
    assert.match(message, /suffix/);
    assert.equal(arrived, 0);
    await assertRecorded(stack, id, ['request deny no-heron', 'close denied']);
  });

  it('T09 the pages of a document are judged; the document is named as not inspected', async () => {
    const read = (script: string) =>
      client.ocr.process(
        {
          model: 'mistral-ocr-latest',
          document: { type: 'document_url', documentUrl: 'https://files.test/a.pdf' },
        },
        named(script),
      );
    const { pages } = await read('page');
    assert.equal(pages[0]?.markdown, `# Card ${MASK}`);
    const records = await assertRecorded(stack, id, [
      ...['request allow none', 'open mutate mask-cards', 'close complete'],
    ]);
    assert.ok((skippedOf(records)['file'] ?? 0) > 0);
    await denied(() => read('leaked page'));
    await assertRecorded(stack, id, ['request allow none', 'open deny no-leak', 'close denied']);
  });

  it('an agent, and a file that the provider keeps, are refused by name', async () => {
    await denied(
      () => client.agents.complete({ agentId: 'ag:1', messages: asked('Hello').messages }),
      'not_allowed',
    );
    await assertRecorded(stack, id, ['request deny uninspected.reference', 'close denied']);
    await denied(
      () => client.ocr.process({ model: 'mistral-ocr-latest', document: { type: 'file', fileId: 'f1' } }),
      'not_allowed',
    );
    await assertRecorded(stack, id, ['request deny uninspected.reference', 'close denied']);
  });
});
