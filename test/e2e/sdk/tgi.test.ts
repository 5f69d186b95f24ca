/** Hugging Face's client with Text Generation Inference through a real Envoy: every case ends normally or raises its own typed error (S11). */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  InferenceClient,
  InferenceClientProviderApiError,
  setLogger,
  type TextGenerationOutput,
  type TextGenerationStreamOutput,
} from '@huggingface/inference';
import { assertRecorded, CLEAN } from '../answers/support/records.ts';
import { eventually } from '../harness/eventually.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { CARD, FORBIDDEN, MASK, SDK_POLICY } from './support/policy.ts';
import { assertTold, politeUrl } from './support/polite.ts';
import { sdkRow } from './support/sdk-row.ts';
import { generates } from './support/tgi-form.ts';

/** Of the package, which exports neither its version nor its manifest. */
const VERSION = '4.13.30';

const MUTATED = ['request allow none', 'open allow none', 'mutate mutate mask-cards', 'close complete'];
const CUT = ['request allow none', 'open allow none', 'cut deny no-leak', 'close cut'];

const PROSE = ['A weir ', 'is a low ', 'barrier.'];
const CARDS = ['Your card ', ...CARD, ' is valid.'];
const LEAK = ['The river ', 'is calm. ', 'Project ', 'Hal', 'cyon ', 'starts.'];

describe('tgi', { timeout: 120_000 }, () => {
  let stack: Stack;
  const client = new InferenceClient();
  /** The id of the exchange that was answered last. */
  let id: string | null = null;
  before(async () => {
    // The methods for servers of one's own are said to go away.
    setLogger({ debug: () => {}, info: () => {}, warn: () => {}, error: () => {}, log: () => {} });
    stack = await startStack({ policy: SDK_POLICY });
    stack.model.script('clean', generates({ text: PROSE }));
    stack.model.script('card', generates({ text: CARDS }));
    stack.model.script('leak', generates({ text: LEAK, endless: true }));
  });
  after(async () => stack?.stop());

  /** Fetches with the name of a script, and keeps the id of the exchange. */
  const fetching =
    (script: string): typeof fetch =>
    async (url, init) => {
      const headers = new Headers(init?.headers);
      headers.set('x-script', script);
      const response = await fetch(url, { ...init, headers });
      id = response.headers.get('x-weir-id');
      return response;
    };

  const whole = async (script: string, inputs = 'Weirs?', url = `${stack.url}/generate`) =>
    await client.request<TextGenerationOutput>(
      { endpointUrl: url, inputs, parameters: { max_new_tokens: 20 } },
      { fetch: fetching(script) },
    );

  const streamed = async (script: string, inputs = 'Weirs?', url = `${stack.url}/generate_stream`) => {
    const args = { endpointUrl: url, inputs };
    const events: TextGenerationStreamOutput[] = [];
    let error: unknown;
    try {
      for await (const event of client.streamingRequest<TextGenerationStreamOutput>(args, {
        fetch: fetching(script),
      }))
        events.push(event);
    } catch (thrown) {
      error = thrown;
    }
    const said = events.filter(({ token }) => !token.special).map(({ token }) => token.text);
    return { text: said.join(''), last: events.at(-1), error };
  };

  const denied = async (script: string, inputs: string) => {
    const before = stack.model.received.length;
    const error = await whole(script, inputs).catch((thrown: unknown) => thrown);
    assert.ok(error instanceof InferenceClientProviderApiError, String(error));
    assert.equal(error.httpResponse.status, 403);
    assert.match(error.message, /denied by rule/);
    return stack.model.received.length - before;
  };

  sdkRow(`@huggingface/inference ${VERSION}, generate`, {
    clean: async () => {
      assert.deepEqual(await whole('clean'), { generated_text: PROSE.join('') });
      await assertRecorded(stack, id, CLEAN);
      return 'ends';
    },
    'clean stream': async () => {
      const { text, last, error } = await streamed('clean');
      assert.deepEqual([text, last?.generated_text, error], [PROSE.join(''), PROSE.join(''), undefined]);
      await assertRecorded(stack, id, CLEAN);
      return 'ends';
    },
    redacted: async () => {
      const { generated_text } = await whole('card', `Is ${CARD} mine?`);
      assert.equal(generated_text, `Your card ${MASK} is valid.`);
      const sent = JSON.parse(stack.model.received.at(-1)?.body.toString() ?? '');
      assert.equal(sent.inputs, `Is ${MASK} mine?`);
      await assertRecorded(stack, id, [
        ...['request mutate mask-cards', 'open mutate mask-cards', 'close complete'],
      ]);
      return 'ends, masked';
    },
    'redacted stream': async () => {
      const { text, last, error } = await streamed('card');
      const masked = `Your card ${MASK} is valid.`;
      assert.deepEqual([text, last?.generated_text, error], [masked, masked, undefined]);
      await assertRecorded(stack, id, MUTATED);
      return 'ends, masked';
    },
    'denied request': async () => {
      assert.equal(await denied('clean', `Tell me of ${FORBIDDEN}.`), 0);
      await assertRecorded(stack, id, ['request deny no-heron', 'close denied']);
      return 'InferenceClientProviderApiError';
    },
    'denied answer': async () => {
      const error = await denied('leak', 'News?');
      assert.equal(error, 1, 'nothing is asked again');
      await assertRecorded(stack, id, ['request allow none', 'open deny no-leak', 'close denied']);
      return 'InferenceClientProviderApiError';
    },
    cut: async () => {
      const { text, error } = await streamed('leak');
      assert.equal(text, 'The river is calm. ');
      assert.ok(error instanceof InferenceClientProviderApiError, String(error));
      assert.match(error.message, /denied by rule "no-leak"/);
      await assertRecorded(stack, id, CUT);
      await eventually('the model is told', () => stack.model.received.at(-1)?.closedEarly === true);
      return 'InferenceClientProviderApiError';
    },
    answered: async () => {
      const url = `${politeUrl(stack)}/generate`;
      const request = await whole('clean', `Tell me of ${FORBIDDEN}.`, url);
      await assertTold(stack, 'request', { id, text: request.generated_text });
      const answer = await whole('leak', 'News?', url);
      await assertTold(stack, 'answer', { id, text: answer.generated_text });
      return 'ends, the words of the policy';
    },
    'answered stream': async () => {
      const url = `${politeUrl(stack)}/generate_stream`;
      const request = await streamed('clean', `Tell me of ${FORBIDDEN}.`, url);
      assert.equal(request.last?.generated_text, request.text);
      await assertTold(stack, 'request', { id, text: request.text });
      const cut = await streamed('leak', 'News?', url);
      assert.deepEqual([cut.last?.details?.finish_reason, cut.error], ['stop_sequence', undefined]);
      await assertTold(stack, 'cut', { id, text: cut.text, before: 'The river is calm. ' });
      return 'ends, the words of the policy';
    },
  });

  it('the path that is both answers in a list, or streams', async () => {
    assert.deepEqual(await whole('card', 'Weirs?', `${stack.url}/`), [
      { generated_text: `Your card ${MASK} is valid.` },
    ]);
    const { text, error } = await streamed('card', 'Weirs?', `${stack.url}/`);
    assert.deepEqual([text, error], [`Your card ${MASK} is valid.`, undefined]);
    await assertRecorded(stack, id, MUTATED);
  });

  it('what is no request for a text is refused by name', async () => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${stack.url}/`, { method: 'POST', headers, body: '{"prompt":"Weirs?"}' });
    assert.equal(response.status, 400);
    assert.match(((await response.json()) as { error: string }).error, /inputs/);
  });
});
