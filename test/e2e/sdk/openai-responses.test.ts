/** OpenAI's SDK on the Responses API through a real Envoy: every case ends normally or raises its own typed error (S11). */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import OpenAI from 'openai';
import type { ResponseCreateParamsNonStreaming } from 'openai/resources/responses/responses';
import { VERSION } from 'openai/version';
import { assertRecorded, CLEAN } from '../answers/support/records.ts';
import { assertQuiet, inWords } from '../conformance/support/witness.ts';
import { eventually } from '../harness/eventually.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { CARD, FORBIDDEN, MASK, SDK_POLICY } from './support/policy.ts';
import { assertTold, politeUrl } from './support/polite.ts';
import { saysResponse } from './support/responses-form.ts';
import { sdkRow } from './support/sdk-row.ts';

const PROSE = ['A weir ', 'is a low ', 'barrier.'];
const CARDS = ['Your card ', ...CARD, ' is valid.'];
const LEAK = ['The river ', 'is calm. ', 'Project ', 'Hal', 'cyon ', 'starts.'];
const MASKED = `Your card ${MASK} is valid.`;
const DENIED_ANSWER = ['request allow none', 'open deny no-leak', 'close denied'];

describe('openai, responses, refused in events', { timeout: 60_000 }, () => {
  it('is a response that is incomplete, and holds the refusal', async () => {
    const policy = SDK_POLICY.replace('  request:\n', '  refusals: { as: events }\n  request:\n');
    const stack = await startStack({ policy });
    try {
      const client = new OpenAI({ baseURL: `${stack.url}/v1`, apiKey: 'test', maxRetries: 0 });
      const asked = { model: 'gpt-4o-mini', input: `Tell me of ${FORBIDDEN}.` };
      const stream = client.responses.stream(asked);
      const final = await stream.finalResponse();
      assert.deepEqual([final.model, final.status], ['gpt-4o-mini', 'incomplete']);
      assert.match(JSON.stringify(final.output), /"refusal":"The request was denied by rule \\"no-heron\\"/);
      assert.equal(stack.model.received.length, 0);
      const records = await eventually('the records', () => {
        const found = stack.journal().filter(({ kind }) => kind === 'request' || kind === 'close');
        return found.length === 2 && found;
      });
      assert.deepEqual(records.map(inWords), ['request deny no-heron', 'close denied']);
    } finally {
      await stack.stop();
    }
  });
});

describe('openai, responses', { timeout: 120_000 }, () => {
  let stack: Stack;
  let client: OpenAI;
  before(async () => {
    stack = await startStack({ policy: SDK_POLICY });
    client = new OpenAI({ baseURL: `${stack.url}/v1`, apiKey: 'test', maxRetries: 2 });
    stack.model.script('clean', saysResponse({ text: PROSE }));
    stack.model.script('card', saysResponse({ text: CARDS }));
    stack.model.script('leak', saysResponse({ text: LEAK }));
    stack.model.script('thinks', saysResponse({ thought: ['So: ', ...CARD] }, { text: ['Yes.'] }));
    stack.model.script(
      'calls',
      saysResponse({ text: ['I pay.'] }, { tool: 'pay', input: ['{"card":"', ...CARD, '"}'] }),
    );
  });
  afterEach(() => assertQuiet(stack));
  after(async () => stack?.stop());

  const headers = (script: string) => ({ headers: { 'x-script': script } });
  const asked = (input: ResponseCreateParamsNonStreaming['input'] = 'Weirs?') => ({
    model: 'gpt-4o-mini',
    input,
  });

  const whole = async (script: string, input = 'Weirs?', to = client) => {
    const { data, response } = await to.responses.create(asked(input), headers(script)).withResponse();
    return { answer: data, id: response.headers.get('x-weir-id') };
  };

  /** The final response of a stream, the text of its deltas, and the id. */
  const streamed = async (script: string, input = 'Weirs?', to = client) => {
    let id: string | null = null;
    const fetched: typeof fetch = async (url, init) => {
      const response = await fetch(url, init);
      id = response.headers.get('x-weir-id');
      return response;
    };
    const stream = to.withOptions({ fetch: fetched }).responses.stream(asked(input), headers(script));
    let text = '';
    stream.on('response.output_text.delta', ({ delta }) => {
      text += delta;
    });
    const final = await stream.finalResponse();
    return { final, text, id };
  };

  const polite = () => client.withOptions({ baseURL: `${politeUrl(stack)}/v1` });

  const denied = async (body: ResponseCreateParamsNonStreaming, script = 'clean') => {
    const before = stack.model.received.length;
    const error = await client.responses.create(body, headers(script)).catch((thrown: unknown) => thrown);
    assert.ok(error instanceof OpenAI.PermissionDeniedError, String(error));
    return { error, id: error.headers.get('x-weir-id'), arrived: stack.model.received.length - before };
  };

  sdkRow(`openai ${VERSION}, responses`, {
    clean: async () => {
      const { answer, id } = await whole('clean');
      assert.deepEqual([answer.status, answer.output_text], ['completed', PROSE.join('')]);
      const records = await assertRecorded(stack, id, CLEAN);
      assert.equal(records[0]?.['dialect'], 'openai-responses');
      return 'ends';
    },
    'clean stream': async () => {
      const { final, text, id } = await streamed('clean');
      assert.deepEqual(
        [final.status, final.output_text, text],
        ['completed', PROSE.join(''), PROSE.join('')],
      );
      await assertRecorded(stack, id, CLEAN);
      return 'ends';
    },
    redacted: async () => {
      const { answer, id } = await whole('card', `Is ${CARD} mine?`);
      assert.equal(answer.output_text, MASKED);
      assert.equal(JSON.parse(stack.model.received.at(-1)?.body.toString() ?? '').input, `Is ${MASK} mine?`);
      const records = ['request mutate mask-cards', 'open mutate mask-cards', 'close complete'];
      await assertRecorded(stack, id, records);
      return 'ends, masked';
    },
    'redacted stream': async () => {
      const { final, text, id } = await streamed('card');
      assert.deepEqual([final.status, final.output_text, text], ['completed', MASKED, MASKED]);
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
      const { error, id, arrived } = await denied(asked(`Tell me of ${FORBIDDEN}.`));
      assert.equal(arrived, 0);
      assert.deepEqual([error.type, error.code], ['permission_error', 'content_policy_violation']);
      await assertRecorded(stack, id, ['request deny no-heron', 'close denied']);
      return 'PermissionDeniedError';
    },
    'denied answer': async () => {
      const { id, arrived } = await denied(asked('News?'), 'leak');
      assert.equal(arrived, 1, 'nothing is asked again');
      await assertRecorded(stack, id, DENIED_ANSWER);
      return 'PermissionDeniedError';
    },
    cut: async () => {
      const { final, text, id } = await streamed('leak');
      assert.equal(text, 'The river is calm. ');
      assert.deepEqual(
        [final.id, final.status, final.incomplete_details],
        ['resp_1', 'incomplete', { reason: 'content_filter' }],
      );
      assert.match(JSON.stringify(final.output), /"refusal":"The answer was denied by rule \\"no-leak\\"/);
      await assertRecorded(stack, id, [
        ...['request allow none', 'open allow none', 'cut deny no-leak', 'close cut'],
      ]);
      await eventually('the model is told', () => stack.model.received.at(-1)?.closedEarly === true);
      return 'ends, incomplete: content_filter';
    },
    answered: async () => {
      const request = await whole('clean', `Tell me of ${FORBIDDEN}.`, polite());
      const { model, status, usage, output_text: text } = request.answer;
      assert.deepEqual([model, status, usage?.total_tokens], ['gpt-4o-mini', 'completed', 0]);
      await assertTold(stack, 'request', { ...request, text });
      const answer = await whole('leak', 'News?', polite());
      await assertTold(stack, 'answer', { ...answer, text: answer.answer.output_text });
      return 'ends, the words of the policy';
    },
    'answered stream': async () => {
      const { final, ...request } = await streamed('clean', `Tell me of ${FORBIDDEN}.`, polite());
      assert.deepEqual([final.status, final.output_text], ['completed', request.text]);
      await assertTold(stack, 'request', request);
      const { final: cut, ...told } = await streamed('leak', 'News?', polite());
      assert.deepEqual([cut.status, cut.incomplete_details], ['incomplete', { reason: 'content_filter' }]);
      await assertTold(stack, 'cut', { ...told, before: 'The river is calm. ' });
      return 'ends, the words of the policy';
    },
  });

  it('a card number in the arguments of a streamed call is masked wherever they stand', async () => {
    const { final } = await streamed('calls');
    const call = final.output.find((item) => item.type === 'function_call');
    assert.equal(call?.arguments, `{"card":"${MASK}"}`);
    assert.equal(final.status, 'completed');
  });

  it('reasoning is masked as text is', async () => {
    const { final } = await streamed('thinks');
    const [thought] = final.output;
    assert.ok(thought?.type === 'reasoning');
    assert.equal(thought.summary[0]?.text, `So: ${MASK}`);
    assert.equal(final.output_text, 'Yes.');
  });

  it('T05 the output of a tool is judged before the model reads it', async () => {
    const item = { type: 'function_call_output' as const, call_id: 'call_1', output: `See ${FORBIDDEN}.` };
    const { error, arrived } = await denied(asked([item]));
    assert.equal(arrived, 0);
    assert.match(error.message, /input\[0\]\.output/);
  });

  it('what the provider keeps is refused by name', async () => {
    const { error, id, arrived } = await denied({ ...asked(), previous_response_id: 'resp_0' });
    assert.equal(arrived, 0);
    assert.match(error.message, /previous_response_id/);
    await assertRecorded(stack, id, ['request deny uninspected.reference', 'close denied']);
  });

  it('a response that is fetched, cancelled or listed is judged; one is deleted', async () => {
    const fetched = await client.responses.retrieve('resp_1', {}, headers('card'));
    assert.equal(fetched.output_text, MASKED);
    const cancelled = await client.responses.cancel('resp_1', headers('card'));
    assert.equal(JSON.stringify(cancelled.output).includes(CARD), false);
    const error = await client.responses.retrieve('resp_1', {}, headers('leak')).catch((thrown) => thrown);
    assert.ok(error instanceof OpenAI.PermissionDeniedError);
    await assertRecorded(stack, error.headers.get('x-weir-id'), DENIED_ANSWER);
    await client.responses.delete('resp_1', headers('clean'));
    assert.equal(stack.model.received.at(-1)?.method, 'DELETE');
  });
});
