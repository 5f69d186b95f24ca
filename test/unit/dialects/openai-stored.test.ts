/** Stored chat completions: paths, who speaks in their messages, and what may be said of them. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Facts } from '../../../src/core/segment.ts';
import { findDialect } from '../../../src/dialects/index.ts';
import { openaiStored } from '../../../src/dialects/openai-stored/index.ts';
import { bytesOf, LIMITS, type Outcome, readAnyhow } from './read-all.ts';

const ID = '/v1/chat/completions/chatcmpl-1';
const TAKEN: readonly (readonly [method: string, path: string, dialect: string])[] = [
  ['GET', ID, 'openai-stored'],
  ['POST', ID, 'openai-stored'],
  ['DELETE', ID, 'openai-stored'],
  ['GET', `${ID}/messages`, 'openai-stored'],
  ['GET', `/openai${ID}`, 'openai-stored'],
  ['POST', '/v1/chat/completions', 'openai-chat'],
];
const LEFT: readonly (readonly [method: string, path: string])[] = [
  ['GET', '/v1/chat/completions'],
  ['DELETE', '/v1/chat/completions'],
  ['POST', `${ID}/messages`],
  ['GET', `${ID}/messages/m`],
  ['PUT', ID],
  ['GET', '/chat/completions/chatcmpl-1'],
];

function read(method: string, path: string, body: string): Outcome {
  return readAnyhow(() => {
    const reader = openaiStored.request(LIMITS, { method, path, headers: [] });
    assert.ok(reader.ok);
    return reader.value;
  }, bytesOf(body));
}

function answered(body: object, request: Facts = {}): Outcome {
  const headers = [{ name: 'content-type', value: 'application/json' }];
  return readAnyhow(
    () => {
      const reader = openaiStored.response({ status: 200, headers }, request, LIMITS);
      assert.ok(reader.ok);
      return reader.value;
    },
    bytesOf(JSON.stringify(body)),
  );
}

function told({ units }: Outcome): string[] {
  return units.flatMap(({ runs }) => runs.map(({ path, role, text }) => `${path} ${role} ${text}`));
}

describe('paths of stored completions', () => {
  for (const [method, path, dialect] of TAKEN)
    it(`H06 are read: ${method} ${path}`, () => assert.equal(findDialect({ method, path })?.name, dialect));
  for (const [method, path] of LEFT)
    it(`H06 are read by nobody: ${method} ${path}`, () =>
      assert.equal(findDialect({ method, path }), undefined));
});

describe('a request there', () => {
  it('says metadata of a completion, and asks no model', () => {
    const outcome = read('POST', ID, '{"metadata":{"shop":"s"}}');
    assert.deepEqual(told(outcome), ['metadata.* other shop', 'metadata.* other s']);
    assert.equal(outcome.facts.modelless, true);
  });

  for (const body of ['{"messages":[]}', '{"model":"m"}', '{"metadata":{},"prompt":"p"}'])
    it(`H06 says nothing else: ${body}`, () => {
      assert.equal(read('POST', ID, body).fault?.kind, 'unsupported');
    });

  it('H02 has no body where it only looks', () => {
    assert.equal(read('GET', ID, '').fault, undefined);
    assert.equal(read('GET', ID, '{}').fault?.kind, 'unsupported');
  });
});

describe('its answer', () => {
  const CALL = { id: 'c', type: 'function', function: { name: 'n', arguments: 'a' } };

  it('is a completion, whose choices the assistant says; its tokens were counted before', () => {
    const choice = { index: 0, message: { role: 'assistant', content: 'x', tool_calls: [CALL] } };
    const completion = { choices: [choice], usage: { prompt_tokens: 3, completion_tokens: 2 } };
    const outcome = answered(completion);
    assert.deepEqual(told(outcome).slice(0, 4), [
      'choices[0].message.content assistant x',
      'choices[0].message.tool_calls[0].id other c',
      'choices[0].message.tool_calls[0].function.name assistant n',
      'choices[0].message.tool_calls[0].function.arguments assistant a',
    ]);
    assert.equal(outcome.facts.usage, undefined);
  });

  it('J12 is messages of whoever speaks in each', () => {
    const data = [
      { role: 'system', content: 's' },
      { content_parts: [{ type: 'text', text: 'u' }], role: 'user' },
      { role: 'tool', tool_call_id: 'c', content: 't' },
      { content: 'nobody' },
      'bare',
    ];
    assert.deepEqual(told(answered({ data }, { asks: 'messages' })), [
      'data[0].content system s',
      'data[1].content_parts[0].text user u',
      'data[2].tool_call_id other c',
      'data[2].content tool t',
      'data[3].content unknown nobody',
      'data[4] unknown bare',
    ]);
  });
});
