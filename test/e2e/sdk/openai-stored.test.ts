/** OpenAI's SDK on stored chat completions through a real Envoy: every case ends normally or raises its own typed error (S11). */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import OpenAI from 'openai';
import { VERSION } from 'openai/version';
import type { Script } from '../../../demo/scripted-model.ts';
import { assertRecorded, CLEAN } from '../answers/support/records.ts';
import { sends } from '../conformance/support/events.ts';
import { assertQuiet } from '../conformance/support/witness.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { BANNED, CARD, FORBIDDEN, MASK, SDK_POLICY } from './support/policy.ts';
import { politeUrl } from './support/polite.ts';
import { sdkRow } from './support/sdk-row.ts';

const DENIED_REQUEST = ['request deny no-heron', 'close denied'];
const DENIED_ANSWER = ['request allow none', 'open deny no-leak', 'close denied'];
const DOCUMENT = 'n/a: the answer is one document';
const NO_WORDS = 'PermissionDeniedError: the answer holds no words';
const ID = 'chatcmpl-1';

function document(fields: object): Script {
  return sends([JSON.stringify(fields)], { contentType: 'application/json' });
}

function completion(said: string): object {
  const message = { role: 'assistant', content: said };
  const choices = [{ index: 0, message, finish_reason: 'stop' }];
  return { id: ID, object: 'chat.completion', created: 1, model: 'gpt-4o-mini', choices };
}

function list(data: readonly object[]): Script {
  return document({ object: 'list', data, first_id: ID, last_id: ID, has_more: false });
}

describe('openai, stored completions', { timeout: 120_000 }, () => {
  let stack: Stack;
  let client: OpenAI;
  before(async () => {
    stack = await startStack({ policy: SDK_POLICY });
    client = new OpenAI({ baseURL: `${stack.url}/v1`, apiKey: 'test', maxRetries: 2 });
    stack.model.script('clean', document(completion('A weir.')));
    stack.model.script('card', document(completion(`Your card ${CARD}.`)));
    stack.model.script('leak', document(completion(`${BANNED} starts.`)));
    stack.model.script('messages', list([{ id: 'm', role: 'user', content: `Is ${CARD} mine?` }]));
  });
  afterEach(() => assertQuiet(stack));
  after(async () => stack?.stop());

  const headers = (script: string) => ({ headers: { 'x-script': script } });

  const looked = async (script: string) => {
    const { data, response } = await client.chat.completions.retrieve(ID, headers(script)).withResponse();
    return { text: data.choices[0]?.message.content, id: response.headers.get('x-weir-id') };
  };

  /** Says something of a completion. */
  const described = async (shop: string, to = client) => {
    const asked = to.chat.completions.update(ID, { metadata: { shop } }, headers('clean'));
    return (await asked.withResponse()).response.headers.get('x-weir-id');
  };

  const denied = async (asked: Promise<unknown>) => {
    const before = stack.model.received.length;
    const error = await asked.catch((thrown: unknown) => thrown);
    assert.ok(error instanceof OpenAI.PermissionDeniedError, String(error));
    return { id: error.headers.get('x-weir-id'), arrived: stack.model.received.length - before };
  };

  sdkRow(`openai ${VERSION}, stored completions`, {
    clean: async () => {
      const { text, id } = await looked('clean');
      assert.equal(text, 'A weir.');
      const records = await assertRecorded(stack, id, CLEAN);
      assert.equal(records[0]?.['dialect'], 'openai-stored');
      return 'ends';
    },
    'clean stream': DOCUMENT,
    redacted: async () => {
      const { text, id } = await looked('card');
      assert.equal(text, `Your card ${MASK}.`);
      await assertRecorded(stack, id, ['request allow none', 'open mutate mask-cards', 'close complete']);
      return 'ends, masked';
    },
    'redacted stream': DOCUMENT,
    'denied request': async () => {
      const { id, arrived } = await denied(described(`Of ${FORBIDDEN}.`));
      assert.equal(arrived, 0);
      await assertRecorded(stack, id, DENIED_REQUEST);
      return 'PermissionDeniedError';
    },
    'denied answer': async () => {
      const { id, arrived } = await denied(looked('leak'));
      assert.equal(arrived, 1, 'nothing is asked again');
      await assertRecorded(stack, id, DENIED_ANSWER);
      return 'PermissionDeniedError';
    },
    cut: DOCUMENT,
    answered: async () => {
      const polite = client.withOptions({ baseURL: `${politeUrl(stack)}/v1` });
      const { id } = await denied(described(`Of ${FORBIDDEN}.`, polite));
      await assertRecorded(stack, id, DENIED_REQUEST);
      return NO_WORDS;
    },
    'answered stream': DOCUMENT,
  });

  it('the messages of a completion are judged; it is described and deleted', async () => {
    const messages = await client.chat.completions.messages.list(ID, {}, headers('messages'));
    assert.equal(messages.data[0]?.content, `Is ${MASK} mine?`);
    await assertRecorded(stack, await described('7'), CLEAN);
    await client.chat.completions.delete(ID, headers('clean'));
    assert.equal(stack.model.received.at(-1)?.method, 'DELETE');
  });
});
