/** OpenAI's SDK on completions through a real Envoy: every case ends normally or raises its own typed error (S11). */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import OpenAI from 'openai';
import { VERSION } from 'openai/version';
import { assertRecorded, CLEAN } from '../answers/support/records.ts';
import { assertQuiet } from '../conformance/support/witness.ts';
import { eventually } from '../harness/eventually.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { saysCompletion } from './support/completions-form.ts';
import { BANNED, CARD, FORBIDDEN, MASK, SDK_POLICY } from './support/policy.ts';
import { assertTold, politeUrl } from './support/polite.ts';
import { sdkRow } from './support/sdk-row.ts';

const MODEL = 'gpt-3.5-turbo-instruct';
const PROSE = ['A weir ', 'is a low ', 'barrier.'];
const CARDS = ['Your card ', ...CARD, ' is valid.'];
const LEAK = ['The river ', 'is calm. ', 'Project ', 'Hal', 'cyon ', 'starts.'];
const MASKED = `Your card ${MASK} is valid.`;
const DENIED_ANSWER = ['request allow none', 'open deny no-leak', 'close denied'];
const CUT = ['request allow none', 'open allow none', 'cut deny no-leak', 'close cut'];

/** What the events of one choice say together. */
interface Streamed {
  text: string;
  finish: string | null;
}

describe('openai, completions', { timeout: 120_000 }, () => {
  let stack: Stack;
  let client: OpenAI;
  before(async () => {
    stack = await startStack({ policy: SDK_POLICY });
    client = new OpenAI({ baseURL: `${stack.url}/v1`, apiKey: 'test', maxRetries: 2 });
    stack.model.script('clean', saysCompletion({ text: PROSE }));
    stack.model.script('card', saysCompletion({ text: CARDS }));
    stack.model.script('leak', saysCompletion({ text: LEAK, endless: true }));
    stack.model.script('leaks', saysCompletion({ text: LEAK, choices: 5 }));
    stack.model.script('tokens', saysCompletion({ text: PROSE, tokens: ['Project', ' Hal', 'cyon'] }));
  });
  afterEach(() => assertQuiet(stack));
  after(async () => stack?.stop());

  type Asked = Pick<OpenAI.CompletionCreateParamsNonStreaming, 'prompt' | 'n' | 'logprobs' | 'echo'>;
  const headers = (script: string) => ({ headers: { 'x-script': script } });

  const whole = async (script: string, asked: Asked = { prompt: 'Weirs?' }, to = client) => {
    const { data, response } = await to.completions
      .create({ model: MODEL, ...asked }, headers(script))
      .withResponse();
    return { data, answer: data.choices[0], id: response.headers.get('x-weir-id') };
  };

  const streamed = async (script: string, asked: Asked = { prompt: 'Weirs?' }, to = client) => {
    const { data, response } = await to.completions
      .create({ model: MODEL, ...asked, stream: true }, headers(script))
      .withResponse();
    const choices: Streamed[] = [];
    for await (const { choices: some } of data) {
      for (const { index, text, finish_reason } of some) {
        choices[index] ??= { text: '', finish: null };
        choices[index].text += text;
        choices[index].finish = finish_reason ?? choices[index].finish;
      }
    }
    const { text, finish } = choices[0] ?? {};
    return { choices, text, finish, id: response.headers.get('x-weir-id') };
  };

  const denied = async (script: string, asked: Asked, code = 'content_policy_violation') => {
    const before = stack.model.received.length;
    const error = await whole(script, asked).catch((thrown: unknown) => thrown);
    assert.ok(error instanceof OpenAI.PermissionDeniedError, String(error));
    assert.deepEqual([error.type, error.code], ['permission_error', code]);
    const arrived = stack.model.received.length - before;
    return { id: error.headers.get('x-weir-id'), message: error.message, arrived };
  };

  const polite = () => client.withOptions({ baseURL: `${politeUrl(stack)}/v1` });

  sdkRow(`openai ${VERSION}, completions`, {
    clean: async () => {
      const { answer, id } = await whole('clean');
      assert.deepEqual([answer?.text, answer?.finish_reason], [PROSE.join(''), 'stop']);
      await assertRecorded(stack, id, CLEAN);
      return 'ends';
    },
    'clean stream': async () => {
      const { text, finish, id } = await streamed('clean');
      assert.deepEqual([text, finish], [PROSE.join(''), 'stop']);
      await assertRecorded(stack, id, CLEAN);
      return 'ends';
    },
    redacted: async () => {
      const { answer, id } = await whole('card', { prompt: ['Hello.', `Is ${CARD} mine?`] });
      assert.equal(answer?.text, MASKED);
      const sent = JSON.parse(stack.model.received.at(-1)?.body.toString() ?? '');
      assert.deepEqual(sent.prompt, ['Hello.', `Is ${MASK} mine?`]);
      const records = ['request mutate mask-cards', 'open mutate mask-cards', 'close complete'];
      await assertRecorded(stack, id, records);
      return 'ends, masked';
    },
    'redacted stream': async () => {
      const { text, finish, id } = await streamed('card');
      assert.deepEqual([text, finish], [MASKED, 'stop']);
      await assertRecorded(stack, id, [
        ...['request allow none', 'open allow none', 'mutate mutate mask-cards', 'close complete'],
      ]);
      return 'ends, masked';
    },
    'denied request': async () => {
      const { id, arrived } = await denied('clean', { prompt: `Tell me of ${FORBIDDEN}.` });
      assert.equal(arrived, 0);
      await assertRecorded(stack, id, ['request deny no-heron', 'close denied']);
      return 'PermissionDeniedError';
    },
    'denied answer': async () => {
      const { id, arrived } = await denied('leak', { prompt: 'News?' });
      assert.equal(arrived, 1, 'nothing is asked again');
      await assertRecorded(stack, id, DENIED_ANSWER);
      return 'PermissionDeniedError';
    },
    cut: async () => {
      const { text, finish, id } = await streamed('leak', { prompt: 'News?' });
      assert.deepEqual([text, finish], ['The river is calm. ', 'content_filter']);
      await assertRecorded(stack, id, CUT);
      await eventually('the model is told', () => stack.model.received.at(-1)?.closedEarly === true);
      return 'ends, finish_reason content_filter';
    },
    answered: async () => {
      const before = stack.model.received.length;
      const request = await whole('clean', { prompt: `Tell me of ${FORBIDDEN}.` }, polite());
      assert.equal(stack.model.received.length, before);
      assert.deepEqual([request.data.model, request.data.usage?.total_tokens], [MODEL, 0]);
      assert.equal(request.answer?.finish_reason, 'stop');
      await assertTold(stack, 'request', { ...request, text: request.answer?.text });
      const answer = await whole('leak', { prompt: 'News?' }, polite());
      await assertTold(stack, 'answer', { ...answer, text: answer.answer?.text });
      return 'ends, the words of the policy';
    },
    'answered stream': async () => {
      const request = await streamed('clean', { prompt: `Tell me of ${FORBIDDEN}.` }, polite());
      assert.equal(request.finish, 'stop');
      await assertTold(stack, 'request', request);
      const cut = await streamed('leak', { prompt: 'News?' }, polite());
      assert.equal(cut.finish, 'content_filter');
      await assertTold(stack, 'cut', { ...cut, before: 'The river is calm. ' });
      return 'ends, the words of the policy';
    },
  });

  it('J12 each prompt of a list is judged', async () => {
    const { id, message, arrived } = await denied('clean', { prompt: ['Weirs?', `Of ${FORBIDDEN}.`] });
    assert.match(message, /prompt\[1\]/);
    assert.equal(arrived, 0);
    await assertRecorded(stack, id, ['request deny no-heron', 'close denied']);
  });

  it('a prompt in numbers is refused by name', async () => {
    const { id, arrived } = await denied('clean', { prompt: [[464, 7850], [1]] }, 'not_allowed');
    assert.equal(arrived, 0);
    await assertRecorded(stack, id, ['request deny uninspected.opaque', 'close denied']);
  });

  it('T10 n=5: every choice is judged, and all end alike', async () => {
    const { choices, id } = await streamed('leaks', { prompt: 'News?', n: 5 });
    const ended = { text: 'The river is calm. ', finish: 'content_filter' };
    assert.deepEqual(
      choices.map(({ finish }) => finish),
      Array(5).fill(ended.finish),
    );
    assert.deepEqual(choices[0], ended);
    for (const { text } of choices) assert.ok(!text.includes(BANNED.slice(0, 9)), text);
    await assertRecorded(stack, id, CUT);
  });

  it('T10 logprobs: the tokens are one text, and echo is read as any answer', async () => {
    const { id } = await denied('tokens', { prompt: 'News?', logprobs: 1, echo: true });
    await assertRecorded(stack, id, DENIED_ANSWER);
  });
});
