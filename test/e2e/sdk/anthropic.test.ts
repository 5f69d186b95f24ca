/** The SDK of Anthropic through a real Envoy: every case ends normally or raises its own typed error (S11). */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import Anthropic from '@anthropic-ai/sdk';
import { VERSION } from '@anthropic-ai/sdk/version';
import { assertRecorded, CLEAN } from '../answers/support/records.ts';
import { sends } from '../conformance/support/events.ts';
import { eventually } from '../harness/eventually.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { messageOf, saysInHalves, saysMessage } from './support/anthropic-form.ts';
import { CARD, FORBIDDEN, MASK, SDK_POLICY } from './support/policy.ts';
import { assertTold, politeUrl } from './support/polite.ts';
import { sdkRow } from './support/sdk-row.ts';

const MUTATED = ['request allow none', 'open allow none', 'mutate mutate mask-cards', 'close complete'];
const DENIED = ['request deny no-heron', 'close denied'];

const PROSE = ['A weir ', 'is a low ', 'barrier.'];
const CARDS = ['Your card ', ...CARD, ' is valid.'];
const CALM = ['The river ', 'is calm. '];
const LEAK = ['Project ', 'Hal', 'cyon ', 'starts.'];

describe('@anthropic-ai/sdk', { timeout: 120_000 }, () => {
  let stack: Stack;
  let client: Anthropic;
  before(async () => {
    stack = await startStack({ policy: SDK_POLICY });
    client = new Anthropic({ baseURL: stack.url, apiKey: 'test', maxRetries: 2 });
    stack.model.script('clean', saysMessage({ text: PROSE }));
    stack.model.script('card', saysMessage({ text: CARDS }));
    stack.model.script('leak', saysMessage({ text: [...CALM, ...LEAK] }));
    stack.model.script('leaks on', saysInHalves(stack, { text: [...CALM, ...LEAK] }, CALM.length));
    stack.model.script('thinks', saysInHalves(stack, { thinking: ['So: ', ...CARD, ' it is.'] }, 1));
    stack.model.script(
      'calls',
      saysMessage({ text: ['I pay.'] }, { tool: 'pay', input: ['{"card":"', ...CARD, '"}'] }),
    );
  });
  after(async () => stack?.stop());

  const asked = (content: string | Anthropic.ContentBlockParam[]) => ({
    model: 'claude-sonnet-5',
    max_tokens: 64,
    messages: [{ role: 'user' as const, content }],
  });
  const headers = (script: string) => ({ headers: { 'x-script': script } });

  const whole = async (script: string, content = 'Weirs?', to = client) => {
    const { data, response } = await to.messages.create(asked(content), headers(script)).withResponse();
    return { message: data, id: response.headers.get('x-weir-id') };
  };

  const streamed = async (script: string) => {
    const { data, response } = await client.messages
      .create({ ...asked('Weirs?'), stream: true }, headers(script))
      .withResponse();
    const events: Anthropic.RawMessageStreamEvent[] = [];
    for await (const event of data) events.push(event);
    return { events, id: response.headers.get('x-weir-id') };
  };

  const textOf = (events: readonly Anthropic.RawMessageStreamEvent[]): string =>
    events
      .map((event) =>
        event.type === 'content_block_delta' && event.delta.type === 'text_delta' ? event.delta.text : '',
      )
      .join('');

  const polite = () => client.withOptions({ baseURL: politeUrl(stack) });
  const wordsIn = ({ content }: Anthropic.Message): string =>
    content.map((block) => (block.type === 'text' ? block.text : `(${block.type})`)).join('');

  const denied = async (script: string, content: string) => {
    const before = stack.model.received.length;
    const error = await whole(script, content).catch((thrown: unknown) => thrown);
    assert.ok(error instanceof Anthropic.PermissionDeniedError, String(error));
    assert.deepEqual([error.type, error.errorCode], ['permission_error', 'content_policy_violation']);
    assert.match(error.message, /denied by rule/);
    return { id: error.headers.get('x-weir-id'), arrived: stack.model.received.length - before };
  };

  sdkRow(`@anthropic-ai/sdk ${VERSION}, messages`, {
    clean: async () => {
      const { message, id } = await whole('clean');
      assert.deepEqual(message.content, [{ type: 'text', text: PROSE.join('') }]);
      await assertRecorded(stack, id, CLEAN);
      return 'ends';
    },
    'clean stream': async () => {
      const { events, id } = await streamed('clean');
      assert.equal(textOf(events), PROSE.join(''));
      assert.equal(events.at(-1)?.type, 'message_stop');
      await assertRecorded(stack, id, CLEAN);
      return 'ends';
    },
    redacted: async () => {
      const { message, id } = await whole('card', `Is ${CARD} mine?`);
      assert.deepEqual(message.content, [{ type: 'text', text: `Your card ${MASK} is valid.` }]);
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
      await assertRecorded(stack, id, DENIED);
      return 'PermissionDeniedError';
    },
    'denied answer': async () => {
      const { id, arrived } = await denied('leak', 'News?');
      assert.equal(arrived, 1, 'nothing is asked again');
      await assertRecorded(stack, id, ['request allow none', 'open deny no-leak', 'close denied']);
      return 'PermissionDeniedError';
    },
    cut: async () => {
      const stream = client.messages.stream(asked('News?'), headers('leaks on'));
      const message = await stream.finalMessage();
      assert.equal(message.stop_reason, 'refusal');
      assert.match(message.stop_details?.explanation ?? '', /denied by rule "no-leak"/);
      assert.deepEqual(message.content, [{ type: 'text', text: 'The river is calm. ' }]);
      await assertRecorded(stack, stream.response?.headers.get('x-weir-id'), [
        ...['request allow none', 'open allow none', 'cut deny no-leak', 'close cut'],
      ]);
      await eventually('the model is told', () => stack.model.received.at(-1)?.closedEarly === true);
      return 'ends, stop_reason refusal';
    },
    answered: async () => {
      const { message, id } = await whole('clean', `Tell me of ${FORBIDDEN}.`, polite());
      assert.deepEqual([message.model, message.stop_reason], ['claude-sonnet-5', 'end_turn']);
      assert.deepEqual([message.usage.input_tokens, message.usage.output_tokens], [0, 0]);
      await assertTold(stack, 'request', { id, text: wordsIn(message) });
      const answer = await whole('leak', 'News?', polite());
      assert.equal(answer.message.stop_reason, 'end_turn');
      await assertTold(stack, 'answer', { id: answer.id, text: wordsIn(answer.message) });
      return 'ends, the words of the policy';
    },
    'answered stream': async () => {
      const told = async (script: string, content: string) => {
        const stream = polite().messages.stream(asked(content), headers(script));
        const message = await stream.finalMessage();
        const { stop_reason: stop } = message;
        return { stop, text: wordsIn(message), id: stream.response?.headers.get('x-weir-id') };
      };
      const { stop, ...request } = await told('clean', `Tell me of ${FORBIDDEN}.`);
      assert.equal(stop, 'end_turn');
      await assertTold(stack, 'request', request);
      const { stop: refusal, ...cut } = await told('leaks on', 'News?');
      assert.equal(refusal, 'refusal');
      await assertTold(stack, 'cut', { ...cut, before: 'The river is calm. ' });
      return 'ends, the words of the policy';
    },
  });

  it('a card number in the arguments of a streamed call is masked, and they parse', async () => {
    const message = await client.messages.stream(asked('Pay.'), headers('calls')).finalMessage();
    const call = message.content.find((block) => block.type === 'tool_use');
    assert.deepEqual(call?.input, { card: MASK });
    assert.equal(message.stop_reason, 'tool_use');
  });

  it('thinking that is clean arrives as it was signed', async () => {
    const said = [{ thinking: ['So ', 'be it.'] }, { text: ['Yes.'] }];
    stack.model.script('thought', saysMessage(...said));
    const stream = client.messages.stream(asked('Mine?'), headers('thought'));
    const message = await stream.finalMessage();
    assert.deepEqual(message.content, (messageOf(said) as Anthropic.Message).content);
    await assertRecorded(stack, stream.response?.headers.get('x-weir-id'), CLEAN);
  });

  it('thinking is signed: what would be masked in it ends the message', async () => {
    const stream = client.messages.stream(asked('Mine?'), headers('thinks'));
    const message = await stream.finalMessage();
    assert.equal(message.stop_reason, 'refusal');
    assert.deepEqual(message.content, [{ type: 'thinking', thinking: 'So: ', signature: '' }]);
    await assertRecorded(stack, stream.response?.headers.get('x-weir-id'), [
      ...['request allow none', 'open allow none', 'cut deny mask-cards', 'close cut'],
    ]);
  });

  it('the result of a tool is judged before the model reads it (T05)', async () => {
    const result = { type: 'tool_result' as const, tool_use_id: 'toolu_1', content: `See ${FORBIDDEN}.` };
    const error = await client.messages.create(asked([result]), headers('clean')).catch((thrown) => thrown);
    assert.ok(error instanceof Anthropic.PermissionDeniedError);
    assert.match(error.message, /messages\[0\]\.content\[0\]\.content/);
  });

  it('a file that the provider keeps is refused by name', async () => {
    const source = { type: 'file' as const, file_id: 'file_1' };
    const error = await client.messages
      .create(asked([{ type: 'document', source }]), headers('clean'))
      .catch((thrown) => thrown);
    assert.ok(error instanceof Anthropic.PermissionDeniedError);
    await assertRecorded(stack, error.headers.get('x-weir-id'), [
      ...['request deny uninspected.reference', 'close denied'],
    ]);
  });

  it('counts tokens', async () => {
    stack.model.script('count', sends(['{"input_tokens":12}'], { contentType: 'application/json' }));
    const { model, messages } = asked('Weirs?');
    assert.equal((await client.messages.countTokens({ model, messages }, headers('count'))).input_tokens, 12);
  });

  it('masks each line of the results of a batch', async () => {
    const lines = ['a', 'b'].map((custom_id) =>
      JSON.stringify({ custom_id, result: { type: 'succeeded', message: messageOf([{ text: CARDS }]) } }),
    );
    const batch = {
      id: 'msgbatch_1',
      type: 'message_batch',
      processing_status: 'ended',
      results_url: `${stack.url}/v1/messages/batches/msgbatch_1/results`,
    };
    stack.model.script('batch', async (exchange) => {
      const results = exchange.request.url?.endsWith('/results') === true;
      const contentType = results ? 'application/x-jsonl' : 'application/json';
      await sends(results ? [`${lines.join('\n')}\n`] : [JSON.stringify(batch)], { contentType })(exchange);
    });
    const texts: string[] = [];
    for await (const { result } of await client.messages.batches.results(
      'msgbatch_1',
      {},
      headers('batch'),
    )) {
      const [block] = result.type === 'succeeded' ? result.message.content : [];
      if (block?.type === 'text') texts.push(block.text);
    }
    assert.deepEqual(texts, [`Your card ${MASK} is valid.`, `Your card ${MASK} is valid.`]);
  });

  it('every request of a batch is judged', async () => {
    const params = asked(`Tell me of ${FORBIDDEN}.`);
    const error = await client.messages.batches
      .create({ requests: [{ custom_id: 'a', params }] }, headers('batch'))
      .catch((thrown) => thrown);
    assert.ok(error instanceof Anthropic.PermissionDeniedError);
    assert.match(error.message, /requests\[0\]\.params\.messages\[0\]\.content/);
  });
});
