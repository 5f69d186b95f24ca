/** The Conversations API: paths, who speaks in its items, references, and what goes to Mistral's of the same paths. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Facts } from '../../../src/core/segment.ts';
import { findDialect } from '../../../src/dialects/index.ts';
import { openaiConversations } from '../../../src/dialects/openai-conversations/index.ts';
import { Talk } from '../../fakes/talk.ts';
import { bytesOf, LIMITS, type Outcome, readAnyhow } from './read-all.ts';

const TAKEN: readonly (readonly [method: string, path: string])[] = [
  ['POST', '/v1/conversations'],
  ['POST', '/openai/v1/conversations'],
  ['POST', '/openai/conversations'],
  ['GET', '/v1/conversations/conv_1'],
  ['POST', '/v1/conversations/conv_1'],
  ['DELETE', '/v1/conversations/conv_1'],
  ['POST', '/v1/conversations/conv_1/items'],
  ['GET', '/v1/conversations/conv_1/items'],
  ['GET', '/v1/conversations/conv_1/items/msg_1'],
  ['DELETE', '/v1/conversations/conv_1/items/msg_1'],
];
const LEFT: readonly (readonly [method: string, path: string])[] = [
  ['GET', '/v1/conversations'],
  ['POST', '/conversations'],
  ['PATCH', '/v1/conversations/conv_1'],
  ['POST', '/v1/conversations/conv_1/items/msg_1'],
  ['DELETE', '/v1/conversations/conv_1/items'],
  ['GET', '/v1/conversations/conv_1/history'],
  ['GET', '/v1/conversations/conv_1/messages'],
  ['POST', '/v1/conversations/conv_1/restart'],
  ['POST', '/v1/conversations/'],
];

function read(method: string, path: string, body: object | string): Outcome {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return readAnyhow(() => {
    const reader = openaiConversations.request(LIMITS, { method, path, headers: [] });
    assert.ok(reader.ok);
    return reader.value;
  }, bytesOf(text));
}

function answered(body: object, request: Facts = {}): Outcome {
  const headers = [{ name: 'content-type', value: 'application/json' }];
  return readAnyhow(
    () => {
      const reader = openaiConversations.response({ status: 200, headers }, request, LIMITS);
      assert.ok(reader.ok);
      return reader.value;
    },
    bytesOf(JSON.stringify(body)),
  );
}

function told({ units }: Outcome): string[] {
  return units.flatMap(({ runs }) => runs.map(({ path, role, text }) => `${path} ${role} ${text}`));
}

describe('paths of conversations', () => {
  for (const [method, path] of TAKEN)
    it(`H06 are read: ${method} ${path}`, () =>
      assert.equal(findDialect({ method, path })?.name, 'openai-conversations'));
  for (const [method, path] of LEFT)
    it(`H06 are read by nobody: ${method} ${path}`, () =>
      assert.equal(findDialect({ method, path }), undefined));
});

describe('items that are put into a conversation', () => {
  it('J12 are of whoever speaks in each, and no model is asked', () => {
    const items = [
      { role: 'user', content: 'u' },
      { content: [{ type: 'input_text', text: 'd' }], role: 'developer' },
      { type: 'function_call_output', call_id: 'c', output: 't' },
      { type: 'message', role: 'critic', content: 'x' },
      'y',
    ];
    const outcome = read('POST', '/v1/conversations', { items, metadata: { a: 'm' }, fresh: 'f' });
    assert.deepEqual(told(outcome), [
      'items[0].content user u',
      'items[1].content[0].text developer d',
      'items[2].call_id other c',
      'items[2].output tool t',
      'items[3].role other critic',
      'items[3].content unknown x',
      'items[4] unknown y',
      'metadata.* other a',
      'metadata.* other m',
      '$.* unknown fresh',
      '* unknown f',
    ]);
    assert.deepEqual(outcome.facts, { modelless: true, messages: 4 });
  });

  it('name items and files that the provider keeps', () => {
    const items = [
      { type: 'item_reference', id: 'msg_9' },
      { role: 'user', content: [{ file_id: 'file-1' }] },
    ];
    const { skipped } = read('POST', '/v1/conversations/conv_1/items', { items });
    assert.deepEqual(
      skipped.map(({ path, reason }) => `${path} ${reason}`),
      ['items[0].id reference', 'items[1].content[0].file_id reference'],
    );
  });

  it('may be left out with the whole body, but a look has none', () => {
    const begun = read('POST', '/v1/conversations', '');
    assert.deepEqual([begun.fault, begun.facts.modelless], [undefined, true]);
    assert.equal(read('POST', '/v1/conversations', '[]').fault?.kind, 'unreadable');
    assert.equal(read('GET', '/v1/conversations/conv_1/items', '{}').fault?.kind, 'unsupported');
  });

  const FOREIGN = {
    inputs: 'Hi',
    model: 'mistral-large',
    agent_id: 'ag_1',
    instructions: 'Be brief.',
    tools: [{ type: 'web_search' }],
    stream: true,
  };
  for (const [name, value] of Object.entries(FOREIGN))
    it(`H06 ask no model, as those of Mistral do: ${name}`, () => {
      const { fault } = read('POST', '/v1/conversations', { items: [], [name]: value });
      assert.deepEqual([fault?.kind, fault?.at], ['unsupported', name]);
    });
});

describe('what a conversation is answered with', () => {
  const MESSAGE = { type: 'message', id: 'msg_1', content: [{ type: 'text', text: 'Hi' }], role: 'user' };

  it('holds items, listed or one by itself', () => {
    const listed = answered({ object: 'list', data: [MESSAGE], first_id: 'f', has_more: false });
    assert.deepEqual(told(listed), [
      'data[0].id other msg_1',
      'data[0].content[0].type other text',
      'data[0].content[0].text user Hi',
      'first_id other f',
    ]);
    const alone = answered(MESSAGE, { asks: 'item' });
    assert.equal(told(alone).at(-1), 'content[0].text user Hi');
  });

  it('is judged: a value is masked in what is put in, and in what comes back', () => {
    const talk = new Talk(`  request:
    rules:
      - { name: mails, detector: pii, options: { entities: [EMAIL] }, action: redact }
  response:
    rules:
      - { name: mails, detector: pii, options: { entities: [EMAIL] }, action: redact }
`);
    const path = '/v1/conversations/conv_1/items?include=reasoning.encrypted_content';
    talk.request('full-duplex', { path });
    talk.body('request', '{"items":[{"role":"user","content":"I am anna.meier@shop.com"}]}', true);
    talk.answer('application/json');
    talk.body('response', '{"data":[{"role":"user","content":"I am anna.meier@shop.com"}]}', true);
    assert.equal(talk.left('request'), '{"items":[{"role":"user","content":"I am [EMAIL]"}]}');
    assert.equal(talk.left(), '{"data":[{"role":"user","content":"I am [EMAIL]"}]}');
  });
});
