/** InvokeModel by the SDK of Bedrock's runtime through a real Envoy: documents that are packed in chunks (S11). */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  BedrockRuntimeServiceException,
  InvokeModelCommand,
  InvokeModelWithResponseStreamCommand,
  ValidationException,
} from '@aws-sdk/client-bedrock-runtime';
import { chunk } from '../../dialects/bedrock/frames.ts';
import { assertRecorded, CLEAN } from '../answers/support/records.ts';
import { sends } from '../conformance/support/events.ts';
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
const CUT = ['request allow none', 'open allow none', 'cut deny no-leak', 'close cut'];

const PROSE = ['A weir ', 'is a low ', 'barrier.'];
const CARDS = ['Your card ', ...CARD, ' is valid.'];
const LEAK = ['The river ', 'is calm. ', 'Project ', 'Hal', 'cyon ', 'starts.'];
const CLAUDE = 'us.anthropic.claude-sonnet-4-20250514-v1:0';
const LLAMA = 'meta.llama3-70b-instruct-v1:0';

interface Message {
  readonly content: readonly { readonly text: string }[];
  readonly stop_reason: string;
}

interface Event {
  readonly type: string;
  readonly delta?: { readonly text?: string; readonly stop_reason?: string };
  readonly generation?: string;
}

interface Way {
  readonly url?: string;
  readonly model?: string;
  readonly body?: object;
}

const claude = (content: string) => ({
  body: {
    anthropic_version: 'bedrock-2023-05-31',
    max_tokens: 64,
    messages: [{ role: 'user', content }],
  },
});

describe('@aws-sdk/client-bedrock-runtime, invoke', { timeout: 120_000 }, () => {
  let stack: Stack;
  let id: string | undefined;
  before(async () => {
    stack = await startStack({ policy: SDK_POLICY });
    stack.model.script('clean', saysBedrock({ text: PROSE }));
    stack.model.script('card', saysBedrock({ text: CARDS }));
    stack.model.script('leak', saysBedrock({ text: LEAK, endless: true }));
    const llama = (pieces: readonly string[], forever?: Buffer) =>
      sends(
        pieces.map((generation) => chunk({ generation, stop_reason: null })),
        {
          ...{ contentType: 'application/vnd.amazon.eventstream', paceMs: 8 },
          ...(forever === undefined ? {} : { forever }),
        },
      );
    stack.model.script('llama-card', llama(CARDS));
    stack.model.script('llama-leak', llama(LEAK, chunk({ generation: ' more' })));
  });
  after(async () => stack?.stop());

  const input = ({ model = CLAUDE, body = claude('Weirs?').body }: Way) => ({
    modelId: model,
    contentType: 'application/json',
    body: JSON.stringify(body),
  });

  const whole = async (script: string, way: Way = {}): Promise<Message> => {
    const bedrock = bedrockClient(way.url ?? stack.url, script);
    try {
      const { body } = await bedrock.client.send(new InvokeModelCommand(input(way)));
      return JSON.parse(body.transformToString()) as Message;
    } finally {
      id = bedrock.id();
      bedrock.client.destroy();
    }
  };

  /** Keeps what comes before an error. */
  const streamed = async (script: string, way: Way = {}, events: Event[] = []): Promise<Event[]> => {
    const bedrock = bedrockClient(way.url ?? stack.url, script);
    try {
      const { body } = await bedrock.client.send(new InvokeModelWithResponseStreamCommand(input(way)));
      for await (const { chunk: part } of body ?? [])
        events.push(JSON.parse(Buffer.from(part?.bytes ?? []).toString()) as Event);
      return events;
    } finally {
      id = bedrock.id();
      bedrock.client.destroy();
    }
  };

  const textOf = (events: readonly Event[]) => events.map(({ delta }) => delta?.text ?? '').join('');
  const stopOf = (events: readonly Event[]) =>
    events.find(({ type }) => type === 'message_delta')?.delta?.stop_reason;

  const denied = async (script: string, way: Way): Promise<number> => {
    const before = stack.model.received.length;
    const error = await whole(script, way).catch((thrown: unknown) => thrown);
    assert.ok(error instanceof BedrockRuntimeServiceException, String(error));
    assert.deepEqual([error.name, error.$metadata.httpStatusCode], ['AccessDeniedException', 403]);
    assert.match(error.message, /denied by rule/);
    return stack.model.received.length - before;
  };

  sdkRow(`@aws-sdk/client-bedrock-runtime ${VERSION}, invoke`, {
    clean: async () => {
      const { content, stop_reason } = await whole('clean');
      assert.deepEqual([content[0]?.text, stop_reason], [PROSE.join(''), 'end_turn']);
      await assertRecorded(stack, id, CLEAN);
      return 'ends';
    },
    'clean stream': async () => {
      const events = await streamed('clean');
      assert.deepEqual([textOf(events), stopOf(events), events.length], [PROSE.join(''), 'end_turn', 8]);
      await assertRecorded(stack, id, CLEAN);
      return 'ends';
    },
    redacted: async () => {
      const { content } = await whole('card', claude(`Is ${CARD} mine?`));
      assert.equal(content[0]?.text, `Your card ${MASK} is valid.`);
      const sent = JSON.parse(stack.model.received.at(-1)?.body.toString() ?? '');
      assert.equal(sent.messages[0].content, `Is ${MASK} mine?`);
      await assertRecorded(stack, id, [
        ...['request mutate mask-cards', 'open mutate mask-cards', 'close complete'],
      ]);
      return 'ends, masked';
    },
    'redacted stream': async () => {
      const events = await streamed('card');
      assert.deepEqual([textOf(events), stopOf(events)], [`Your card ${MASK} is valid.`, 'end_turn']);
      await assertRecorded(stack, id, MUTATED);
      return 'ends, masked';
    },
    'denied request': async () => {
      assert.equal(await denied('clean', claude(`Tell me of ${FORBIDDEN}.`)), 0);
      await assertRecorded(stack, id, ['request deny no-heron', 'close denied']);
      return 'AccessDeniedException';
    },
    'denied answer': async () => {
      assert.equal(await denied('leak', claude('News?')), 1, 'nothing is asked again');
      await assertRecorded(stack, id, ['request allow none', 'open deny no-leak', 'close denied']);
      return 'AccessDeniedException';
    },
    cut: async () => {
      const events = await streamed('leak', claude('News?'));
      assert.deepEqual([textOf(events), stopOf(events)], ['The river is calm. ', 'refusal']);
      assert.equal(events.at(-1)?.type, 'message_stop');
      await assertRecorded(stack, id, CUT);
      await eventually('the model is told', () => stack.model.received.at(-1)?.closedEarly === true);
      return 'ends, stop_reason refusal';
    },
    answered: async () => {
      const url = politeUrl(stack);
      const request = await whole('clean', { ...claude(`Tell me of ${FORBIDDEN}.`), url });
      await assertTold(stack, 'request', { id, text: request.content[0]?.text });
      const answer = await whole('leak', { ...claude('News?'), url });
      await assertTold(stack, 'answer', { id, text: answer.content[0]?.text });
      return 'ends, the words of the policy';
    },
    'answered stream': async () => {
      const url = politeUrl(stack);
      const request = await streamed('clean', { ...claude(`Tell me of ${FORBIDDEN}.`), url });
      assert.equal(stopOf(request), 'end_turn');
      await assertTold(stack, 'request', { id, text: textOf(request) });
      const cut = await streamed('leak', { ...claude('News?'), url });
      assert.equal(stopOf(cut), 'refusal');
      await assertTold(stack, 'cut', { id, text: textOf(cut), before: 'The river is calm. ' });
      return 'ends, the words of the policy';
    },
  });

  const generated = (events: readonly Event[]) => events.map(({ generation = '' }) => generation).join('');

  it('a model with a form of its own: its prompt and its chunks are read and masked', async () => {
    const prompt = { model: LLAMA, body: { prompt: `Is ${CARD} mine?`, max_gen_len: 64 } };
    assert.equal(generated(await streamed('llama-card', prompt)), `Your card ${MASK} is valid.`);
    const sent = JSON.parse(stack.model.received.at(-1)?.body.toString() ?? '');
    assert.deepEqual(sent, { prompt: `Is ${MASK} mine?`, max_gen_len: 64 });
    await assertRecorded(stack, id, ['request mutate mask-cards', ...MUTATED.slice(1)]);
  });

  it('a model with a form of its own: a cut is an exception of the SDK', async () => {
    const events: Event[] = [];
    const error = await streamed('llama-leak', { model: LLAMA, body: { prompt: 'News?' } }, events).catch(
      (thrown: unknown) => thrown,
    );
    assert.ok(error instanceof ValidationException, String(error));
    assert.match(error.message, /denied by rule "no-leak"/);
    assert.equal(generated(events), 'The river is calm. ');
    await assertRecorded(stack, id, CUT);
  });
});
