/** OpenAI's SDK on conversations through a real Envoy: every case ends normally or raises its own typed error (S11). */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import OpenAI from 'openai';
import type { ResponseInputItem } from 'openai/resources/responses/responses';
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

function document(fields: object): Script {
  return sends([JSON.stringify(fields)], { contentType: 'application/json' });
}

function message(text: string): object {
  const content = [{ type: 'input_text', text }];
  return { id: 'msg_1', type: 'message', role: 'user', status: 'completed', content };
}

/** The items of a conversation: one message. */
function keeps(text: string): Script {
  const ends = { first_id: 'msg_1', last_id: 'msg_1', has_more: false };
  return document({ object: 'list', data: [message(text)], ...ends });
}

function says(content: string): ResponseInputItem[] {
  return [{ role: 'user', content }];
}

describe('openai, conversations', { timeout: 120_000 }, () => {
  let stack: Stack;
  let client: OpenAI;
  before(async () => {
    stack = await startStack({ policy: SDK_POLICY });
    client = new OpenAI({ baseURL: `${stack.url}/v1`, apiKey: 'test', maxRetries: 2 });
    const metadata = { shop: '7' };
    stack.model.script(
      'conversation',
      document({ id: 'conv_1', object: 'conversation', created_at: 1, metadata }),
    );
    stack.model.script('items', keeps('Weirs?'));
    stack.model.script('card', keeps(`Is ${CARD} mine?`));
    stack.model.script('leak', keeps(`${BANNED} starts.`));
    stack.model.script('item', document(message(`Is ${CARD} mine?`)));
  });
  afterEach(() => assertQuiet(stack));
  after(async () => stack?.stop());

  const headers = (script: string) => ({ headers: { 'x-script': script } });
  const received = () => stack.model.received.at(-1)?.body.toString() ?? '';

  /** Puts a message into a conversation. */
  const added = async (text: string, script = 'items', to = client) => {
    const adding = to.conversations.items.create('conv_1', { items: says(text) }, headers(script));
    const { data, response } = await adding.withResponse();
    return { data: JSON.stringify(data.data), id: response.headers.get('x-weir-id') };
  };

  const denied = async (asked: Promise<unknown>) => {
    const before = stack.model.received.length;
    const error = await asked.catch((thrown: unknown) => thrown);
    assert.ok(error instanceof OpenAI.PermissionDeniedError, String(error));
    const arrived = stack.model.received.length - before;
    return { id: error.headers.get('x-weir-id'), message: error.message, arrived };
  };

  sdkRow(`openai ${VERSION}, conversations`, {
    clean: async () => {
      const { data, id } = await added('Weirs?');
      assert.match(data, /Weirs\?/);
      const records = await assertRecorded(stack, id, CLEAN);
      assert.equal(records[0]?.['dialect'], 'openai-conversations');
      return 'ends';
    },
    'clean stream': DOCUMENT,
    redacted: async () => {
      const { data, id } = await added(`Is ${CARD} mine?`, 'card');
      assert.ok(received().includes(`Is ${MASK} mine?`) && data.includes(`Is ${MASK} mine?`));
      await assertRecorded(stack, id, [
        ...['request mutate mask-cards', 'open mutate mask-cards', 'close complete'],
      ]);
      return 'ends, masked';
    },
    'redacted stream': DOCUMENT,
    'denied request': async () => {
      const { id, arrived, message: told } = await denied(added(`Of ${FORBIDDEN}.`));
      assert.equal(arrived, 0);
      assert.match(told, /items\[0\]\.content/);
      await assertRecorded(stack, id, DENIED_REQUEST);
      return 'PermissionDeniedError';
    },
    'denied answer': async () => {
      const { id, arrived } = await denied(added('Weirs?', 'leak'));
      assert.equal(arrived, 1, 'nothing is asked again');
      await assertRecorded(stack, id, DENIED_ANSWER);
      return 'PermissionDeniedError';
    },
    cut: DOCUMENT,
    answered: async () => {
      const polite = client.withOptions({ baseURL: `${politeUrl(stack)}/v1` });
      const { id } = await denied(added(`Of ${FORBIDDEN}.`, 'items', polite));
      await assertRecorded(stack, id, DENIED_REQUEST);
      return NO_WORDS;
    },
    'answered stream': DOCUMENT,
  });

  it('a conversation begins with nothing or with items, is looked at, described and ended', async () => {
    const begun = await client.conversations.create(undefined, headers('conversation'));
    assert.equal(begun.id, 'conv_1');
    await client.conversations.create({ items: says(`Is ${CARD} mine?`) }, headers('conversation'));
    assert.ok(received().includes(MASK));
    await client.conversations.retrieve('conv_1', headers('conversation'));
    await client.conversations.update('conv_1', { metadata: { shop: '8' } }, headers('conversation'));
    await client.conversations.delete('conv_1', headers('conversation'));
    assert.equal(stack.model.received.at(-1)?.method, 'DELETE');
  });

  it('what a conversation holds is judged when it is read, as a list and one by one', async () => {
    const { data } = await client.conversations.items.list('conv_1', {}, headers('card'));
    assert.ok(JSON.stringify(data).includes(MASK));
    const one = await client.conversations.items.retrieve(
      'msg_1',
      { conversation_id: 'conv_1' },
      headers('item'),
    );
    assert.ok(JSON.stringify(one).includes(MASK));
    const { id } = await denied(client.conversations.items.list('conv_1', {}, headers('leak')));
    await assertRecorded(stack, id, DENIED_ANSWER);
  });
});
