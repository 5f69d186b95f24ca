/** The SDK of Google through a real Envoy: every case ends normally or raises its own typed error (S11). */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  ApiError,
  type GenerateContentParameters,
  type GenerateContentResponse,
  GoogleGenAI,
} from '@google/genai';
import { assertRecorded, CLEAN } from '../answers/support/records.ts';
import { sends } from '../conformance/support/events.ts';
import { eventually } from '../harness/eventually.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { saysContent, saysInHalves } from './support/gemini-form.ts';
import { CARD, FORBIDDEN, MASK, SDK_POLICY } from './support/policy.ts';
import { assertTold, politeUrl } from './support/polite.ts';
import { sdkRow } from './support/sdk-row.ts';

const VERSION = '3.1.0';
const MODEL = 'gemini-3-flash';
const MUTATED = ['request allow none', 'open allow none', 'mutate mutate mask-cards', 'close complete'];
const DENIED = ['request deny no-heron', 'close denied'];
const CUT = ['request allow none', 'open allow none', 'cut deny no-leak', 'close cut'];

const PROSE = ['A weir ', 'is a low ', 'barrier.'];
const CARDS = ['Your card ', ...CARD, ' is valid.'];
const CALM = ['The river ', 'is calm. '];
const LEAK = [...CALM, 'Project ', 'Hal', 'cyon ', 'starts.'];

describe('@google/genai', { timeout: 120_000 }, () => {
  let stack: Stack;
  before(async () => {
    stack = await startStack({ policy: SDK_POLICY });
    stack.model.script('clean', saysContent({ text: PROSE }));
    stack.model.script('card', saysContent({ text: CARDS }));
    stack.model.script('leak', saysContent({ text: LEAK }));
    stack.model.script('leaks on', saysInHalves(stack, LEAK, CALM.length));
    stack.model.script('thinks', saysContent({ thought: ['So: ', ...CARD] }, { text: ['Yes.'] }));
    stack.model.script('calls', saysContent({ text: ['I pay.'] }, { call: 'pay', args: { card: CARD } }));
  });
  after(async () => stack?.stop());

  const client = (script: string, url = stack.url): GoogleGenAI => {
    const httpOptions = { baseUrl: url, headers: { 'x-script': script } };
    return new GoogleGenAI({ apiKey: 'test', httpOptions });
  };
  const asked = (contents: GenerateContentParameters['contents'] = 'Weirs?') => ({ model: MODEL, contents });
  const idOf = (answer: GenerateContentResponse | undefined) =>
    answer?.sdkHttpResponse?.headers?.['x-weir-id'];

  const whole = async (script: string, contents?: string, url?: string) => {
    const answer = await client(script, url).models.generateContent(asked(contents));
    return { answer, id: idOf(answer) };
  };

  const streamed = async (script: string, contents?: string, url?: string) => {
    const chunks: GenerateContentResponse[] = [];
    const stream = await client(script, url).models.generateContentStream(asked(contents));
    for await (const chunk of stream) chunks.push(chunk);
    const id = idOf(chunks[0]);
    return { chunks, last: chunks.at(-1)?.candidates?.[0], text: textOf(chunks), id };
  };

  const textOf = (chunks: readonly GenerateContentResponse[]): string =>
    chunks
      .flatMap(({ candidates }) => candidates?.[0]?.content?.parts ?? [])
      .map(({ text, thought }) => (thought === true ? '' : (text ?? '')))
      .join('');

  const failure = async (script: string, contents: GenerateContentParameters['contents']) => {
    const before = stack.model.received.length;
    const error = await client(script)
      .models.generateContent(asked(contents))
      .catch((thrown) => thrown);
    assert.ok(error instanceof ApiError, String(error));
    assert.equal(error.status, 403);
    const said = JSON.parse(error.message).error;
    assert.deepEqual([said.code, said.status], [403, 'PERMISSION_DENIED']);
    const [{ reason, metadata }] = said.details;
    const arrived = stack.model.received.length - before;
    return { message: said.message as string, id: metadata.decision as string, reason, arrived };
  };

  sdkRow(`@google/genai ${VERSION}`, {
    clean: async () => {
      const { answer, id } = await whole('clean');
      assert.equal(answer.text, PROSE.join(''));
      await assertRecorded(stack, id, CLEAN);
      return 'ends';
    },
    'clean stream': async () => {
      const { text, last, id } = await streamed('clean');
      assert.deepEqual([text, last?.finishReason], [PROSE.join(''), 'STOP']);
      await assertRecorded(stack, id, CLEAN);
      return 'ends';
    },
    redacted: async () => {
      const { answer, id } = await whole('card', `Is ${CARD} mine?`);
      assert.equal(answer.text, `Your card ${MASK} is valid.`);
      const sent = JSON.parse(stack.model.received.at(-1)?.body.toString() ?? '');
      assert.equal(sent.contents[0].parts[0].text, `Is ${MASK} mine?`);
      const records = ['request mutate mask-cards', 'open mutate mask-cards', 'close complete'];
      await assertRecorded(stack, id, records);
      return 'ends, masked';
    },
    'redacted stream': async () => {
      const { text, id } = await streamed('card');
      assert.equal(text, `Your card ${MASK} is valid.`);
      await assertRecorded(stack, id, MUTATED);
      return 'ends, masked';
    },
    'denied request': async () => {
      const { message, id, reason, arrived } = await failure('clean', `Tell me of ${FORBIDDEN}.`);
      assert.deepEqual([reason, arrived], ['CONTENT_POLICY_VIOLATION', 0]);
      assert.match(message, /denied by rule/);
      await assertRecorded(stack, id, DENIED);
      return 'ApiError 403';
    },
    'denied answer': async () => {
      const { id, arrived } = await failure('leak', 'News?');
      assert.equal(arrived, 1, 'nothing is asked again');
      await assertRecorded(stack, id, ['request allow none', 'open deny no-leak', 'close denied']);
      return 'ApiError 403';
    },
    cut: async () => {
      const { text, last, id } = await streamed('leaks on');
      assert.equal(text, 'The river is calm. ');
      assert.equal(last?.finishReason, 'SAFETY');
      await assertRecorded(stack, id, CUT);
      await eventually('the model is told', () => stack.model.received.at(-1)?.closedEarly === true);
      return 'ends, finishReason SAFETY';
    },
    answered: async () => {
      const { answer, id } = await whole('clean', `Tell me of ${FORBIDDEN}.`, politeUrl(stack));
      assert.deepEqual([answer.candidates?.[0]?.finishReason, answer.modelVersion], ['STOP', MODEL]);
      assert.equal(answer.usageMetadata?.totalTokenCount, 0);
      await assertTold(stack, 'request', { id, text: answer.text });
      const denied = await whole('leak', 'News?', politeUrl(stack));
      await assertTold(stack, 'answer', { id: denied.id, text: denied.answer.text });
      return 'ends, the words of the policy';
    },
    'answered stream': async () => {
      const { last, text, id } = await streamed('clean', `Tell me of ${FORBIDDEN}.`, politeUrl(stack));
      assert.equal(last?.finishReason, 'STOP');
      await assertTold(stack, 'request', { id, text });
      const cut = await streamed('leaks on', 'News?', politeUrl(stack));
      assert.equal(cut.last?.finishReason, 'SAFETY');
      await assertTold(stack, 'cut', { ...cut, before: 'The river is calm. ' });
      return 'ends, the words of the policy';
    },
  });

  it('a card number in the arguments of a call is masked', async () => {
    const { answer } = await whole('calls');
    assert.deepEqual(answer.functionCalls?.[0]?.args, { card: MASK });
    const { chunks } = await streamed('calls');
    assert.deepEqual(chunks.flatMap(({ functionCalls }) => functionCalls ?? [])[0]?.args, { card: MASK });
  });

  it('a card number over the chunks of a thought is masked, and parts no other text', async () => {
    const { chunks, text, id } = await streamed('thinks');
    assert.equal(text, 'Yes.');
    const thoughts = chunks.flatMap(({ candidates }) => candidates?.[0]?.content?.parts ?? []);
    const thought = thoughts.flatMap((part) => (part.thought === true ? [part.text ?? ''] : [])).join('');
    assert.equal(thought, `So: ${MASK}`);
    await assertRecorded(stack, id, MUTATED);
  });

  it('the result of a tool is judged before the model reads it (T05)', async () => {
    const result = { functionResponse: { name: 'look', response: { found: [`See ${FORBIDDEN}.`] } } };
    const { message, id } = await failure('clean', [{ role: 'user', parts: [result] }]);
    assert.match(message, /contents\[0\]\.parts\[0\]\.functionResponse\.response/);
    await assertRecorded(stack, id, DENIED);
  });

  it('a file that the provider keeps is refused by name', async () => {
    const file = { fileData: { fileUri: `${stack.url}/v1beta/files/f`, mimeType: 'application/pdf' } };
    const { id, reason } = await failure('clean', [{ role: 'user', parts: [file] }]);
    assert.equal(reason, 'NOT_ALLOWED');
    await assertRecorded(stack, id, ['request deny uninspected.reference', 'close denied']);
  });

  it('a chat keeps what was said, and counts and embeds', async () => {
    const chat = client('clean').chats.create({ model: MODEL });
    assert.equal((await chat.sendMessage({ message: 'Weirs?' })).text, PROSE.join(''));
    assert.equal((await chat.sendMessage({ message: 'More?' })).text, PROSE.join(''));
    assert.equal(JSON.parse(stack.model.received.at(-1)?.body.toString() ?? '').contents.length, 3);
    const json = { contentType: 'application/json' };
    stack.model.script('count', sends(['{"totalTokens":31}'], json));
    assert.equal((await client('count').models.countTokens(asked())).totalTokens, 31);
    stack.model.script('embed', sends(['{"embeddings":[{"values":[0.25]}]}'], json));
    const { embeddings } = await client('embed').models.embedContent(asked(['a', 'b']));
    assert.deepEqual(embeddings?.[0]?.values, [0.25]);
  });

  /** Without `alt=sse`, which the SDK always sends. */
  const array = async (script: string, asks = 'Weirs?', url = stack.url) => {
    const answer = await fetch(`${url}/v1beta/models/${MODEL}:streamGenerateContent`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-script': script },
      body: JSON.stringify({ contents: { parts: { text: asks } } }),
    });
    const chunks = (await answer.json()) as GenerateContentResponse[];
    return { chunks, text: textOf(chunks), id: answer.headers.get('x-weir-id') };
  };

  it('a stream in one array is masked in its elements', async () => {
    const { text, id } = await array('card');
    assert.equal(text, `Your card ${MASK} is valid.`);
    await assertRecorded(stack, id, MUTATED);
  });

  it('a stream in one array is answered in one, in words of the policy', async () => {
    await assertTold(stack, 'request', await array('clean', `Tell me of ${FORBIDDEN}.`, politeUrl(stack)));
  });

  it('a stream in one array that is cut is an array', async () => {
    const { text, chunks, id } = await array('leaks on');
    assert.equal(text, 'The river is calm. ');
    const last = chunks.at(-1)?.candidates?.[0];
    assert.equal(last?.finishReason, 'SAFETY');
    assert.match(last?.finishMessage ?? '', /denied by rule "no-leak"/);
    await assertRecorded(stack, id, CUT);
  });
});
