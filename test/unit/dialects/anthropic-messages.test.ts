/** Requests and whole answers of Anthropic's Messages API: who speaks where, what is refused (J12). */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ToolCall } from '../../../src/core/segment.ts';
import { anthropicMessages } from '../../../src/dialects/anthropic-messages/index.ts';
import { findDialect } from '../../../src/dialects/index.ts';
import { bytesOf, LIMITS, type Outcome, readAnyhow, readUnits } from './read-all.ts';

function reader(path = '/v1/messages') {
  const made = anthropicMessages.request(LIMITS, { method: 'POST', path, headers: [] });
  assert.ok(made.ok);
  return made.value;
}

function read(body: object | string, path?: string): Outcome {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return readAnyhow(() => reader(path), bytesOf(text));
}

function rolesOf(outcome: Outcome): Record<string, string> {
  return Object.fromEntries(outcome.units.flatMap(({ runs }) => runs.map(({ path, role }) => [path, role])));
}

function says(content: unknown, role = 'user'): object {
  return { messages: [{ role, content }] };
}

const HERE = 'messages[0].content[0]';

describe('a request', () => {
  const text = (spoken: string) => ({ type: 'text', text: spoken });
  const ROLES: readonly (readonly [string, object, Record<string, string>])[] = [
    ['the system as a string', { system: 's', messages: [] }, { system: 'system' }],
    ['the system as blocks', { system: [text('s')], messages: [] }, { 'system[0].text': 'system' }],
    ['a string', says('x'), { 'messages[0].content': 'user' }],
    ['a prefilled answer', says('x', 'assistant'), { 'messages[0].content': 'assistant' }],
    ['a message of the system', says('x', 'system'), { 'messages[0].content': 'system' }],
    [
      'a role that nobody knows',
      says('x', 'tool'),
      { 'messages[0].role': 'other', 'messages[0].content': 'unknown' },
    ],
    ['a text', says([text('x')]), { [`${HERE}.text`]: 'user' }],
    [
      'the result of a tool, as a string',
      says([{ type: 'tool_result', tool_use_id: 'i', content: 'x' }]),
      { [`${HERE}.tool_use_id`]: 'other', [`${HERE}.content`]: 'tool' },
    ],
    [
      'a document in the result of a tool',
      says([{ type: 'tool_result', content: [{ type: 'document', title: 't', source: { data: 'x' } }] }]),
      { [`${HERE}.content[0].title`]: 'tool', [`${HERE}.content[0].source.data`]: 'tool' },
    ],
    [
      'a document',
      says([{ type: 'document', title: 't', context: 'c', source: { type: 'text', data: 'x' } }]),
      {
        [`${HERE}.title`]: 'retrieved',
        [`${HERE}.context`]: 'retrieved',
        [`${HERE}.source.data`]: 'retrieved',
      },
    ],
    [
      'a search result',
      says([{ type: 'search_result', source: 's', title: 't', content: [text('x')] }]),
      {
        [`${HERE}.source`]: 'retrieved',
        [`${HERE}.title`]: 'retrieved',
        [`${HERE}.content[0].text`]: 'retrieved',
      },
    ],
    [
      'thinking',
      says([{ type: 'thinking', thinking: 'x', signature: 's' }], 'assistant'),
      { [`${HERE}.thinking`]: 'reasoning', [`${HERE}.signature`]: 'other' },
    ],
    [
      'a block of an unknown type',
      says([{ type: 'new', text: 'x', more: 'y' }]),
      {
        [`${HERE}.type`]: 'other',
        [`${HERE}.text`]: 'unknown',
        [`${HERE}.*`]: 'unknown',
      },
    ],
    ['a block without a type', says([{ text: 'x' }]), { [`${HERE}.text`]: 'unknown' }],
    [
      'a tool',
      {
        messages: [],
        tools: [{ name: 'n', description: 'd', input_schema: { properties: { q: { title: 't' } } } }],
      },
      {
        'tools[0].name': 'tool-definition',
        'tools[0].description': 'tool-definition',
        'tools[0].input_schema.properties.*': 'tool-definition',
        'tools[0].input_schema.properties.*.title': 'tool-definition',
      },
    ],
    [
      'instructions for a summary',
      { messages: [], context_management: { edits: [{ type: 'e', instructions: 'x' }] } },
      { 'context_management.edits[0].type': 'other', 'context_management.edits[0].instructions': 'system' },
    ],
  ];
  for (const [name, body, roles] of ROLES) {
    it(`J12 names who speaks in ${name}`, () => {
      const outcome = read(body);
      assert.equal(outcome.fault, undefined);
      assert.deepEqual(rolesOf(outcome), roles);
    });
  }

  it('names roles that come behind the text: of the message, and of every block around', () => {
    const inner = '{"content":[{"text":"a","type":"text"}],"type":"tool_result"}';
    const body = `{"messages":[{"content":[{"text":"b","type":"text"},${inner},{"text":"c"}],"role":"user"}]}`;
    assert.deepEqual(rolesOf(read(body)), {
      'messages[0].content[0].text': 'user',
      'messages[0].content[1].content[0].text': 'tool',
      'messages[0].content[2].text': 'unknown',
    });
    const early = reader();
    const begun = early.push(bytesOf('{"messages":[{"content":[{"content":"a","type":"tool_result"'));
    const [run] = begun.units.flatMap(({ runs }) => runs);
    assert.deepEqual([run?.channel.role, run?.channel.settled], ['tool', true], 'the message is not needed');
  });

  it('says what belongs together as one text', () => {
    const body = bytesOf(JSON.stringify(says([text('EV'), text('IL')])));
    const [one, other] = readUnits(reader(), [body]).units.flatMap(({ runs }) => runs);
    assert.ok(one?.channel.within !== undefined && one.channel.within === other?.channel.within);
  });

  it('T01 says what is of a tool call: its name, and every string and name of its arguments', () => {
    const input = { q: ['x', { deep: 4111111111111111 }] };
    const body = bytesOf(
      JSON.stringify(says([text('a'), { type: 'tool_use', id: 'i', name: 'n', input }], 'assistant')),
    );
    const runs = readUnits(reader(), [body]).units.flatMap((unit) => unit.runs);
    const called = runs.filter(({ channel }) => channel.call !== undefined);
    assert.deepEqual(
      called.map(({ text: spelled, channel }) => [
        spelled,
        channel.call?.part,
        channel.role,
        channel.editable,
      ]),
      [
        ['n', 'name', 'assistant', undefined],
        ['q', 'arguments', 'assistant', false],
        ['x', 'arguments', 'assistant', undefined],
        ['deep', 'arguments', 'assistant', false],
        ['4111111111111111', 'arguments', 'assistant', false],
      ],
    );
    const calls = new Set(called.map(({ channel }) => channel.call?.call));
    assert.deepEqual([...calls] as ToolCall[], [{ index: 1, id: 'i', name: 'n' }]);
  });

  it('lets nobody edit what is signed', () => {
    const body = bytesOf(
      JSON.stringify(says([{ type: 'thinking', thinking: 'x', signature: 's' }], 'assistant')),
    );
    const runs = readUnits(reader(), [body]).units.flatMap((unit) => unit.runs);
    assert.deepEqual(
      runs.map(({ channel }) => channel.editable),
      [false, false],
    );
  });
});

describe('what a request says of itself', () => {
  const ASKED = { model: 'claude-sonnet-5', stream: true, messages: [{}, {}] };

  it('is its model, its messages and whether it streams', () => {
    const said = { model: 'claude-sonnet-5', stream: true, messages: 2 };
    assert.deepEqual(read(ASKED).facts, { ...said, asks: 'message' });
    assert.deepEqual(read(ASKED, '/v1/messages/count_tokens').facts, said);
  });

  it('comes from the path at Vertex', () => {
    const path = '/v1/projects/p/locations/l/publishers/anthropic/models/claude-sonnet-5:streamRawPredict';
    const said = { asks: 'message', model: 'claude-sonnet-5', stream: true };
    assert.deepEqual(read({ messages: [] }, path).facts, said);
    assert.equal(read({ model: 'other', messages: [] }, path).facts.model, undefined);
  });

  it('is no single model where it names several', () => {
    const batch = (...models: string[]) =>
      read({ requests: models.map((model) => ({ params: { ...ASKED, model } })) }, '/v1/messages/batches')
        .facts;
    assert.deepEqual(batch('a', 'a'), { model: 'a', messages: 4 });
    assert.deepEqual(batch('a', 'b', 'a'), { messages: 6 });
    assert.equal(read({ ...ASKED, fallbacks: [{ model: 'other' }] }).facts.model, undefined);
    assert.equal(
      read({ ...ASKED, tools: [{ type: 'advisor_20260301', model: 'other' }] }).facts.model,
      undefined,
    );
  });

  const BROKEN: readonly (readonly [string, string, string])[] = [
    ['{}', 'messages', '/v1/messages'],
    ['[]', '$', '/v1/messages'],
    ['{"messages":{}}', 'messages', '/v1/messages'],
    ['{"messages":"x"}', 'messages', '/v1/messages'],
    ['{"messages":[{"role":["user"]}]}', 'messages[0].role', '/v1/messages'],
    ['{"messages":[],"system":{"type":"text"}}', 'system', '/v1/messages'],
    ['{"messages":[],"Messages":[]}', 'messages', '/v1/messages'],
    ['{"messages":[]}', 'requests', '/v1/messages/batches'],
    ['{"messages":[],"messages":[]}', 'messages', '/v1/messages'],
  ];
  for (const [body, at, path] of BROKEN) {
    it(`refuses ${body} at ${path}`, () => {
      const { fault } = read(body, path);
      assert.deepEqual([fault?.kind, fault?.at], ['unreadable', at]);
    });
  }

  it('H06 claims exact targets only', () => {
    const claimed = (method: string, path: string) => findDialect({ method, path })?.name;
    for (const path of [
      '/v1/complete',
      '/v1/messages/',
      '/V1/messages',
      '/v1/messages/batches/a/b',
      '/messages',
    ])
      for (const method of ['POST', 'GET', 'DELETE']) assert.equal(claimed(method, path), undefined, path);
    assert.equal(claimed('GET', '/v1/messages'), undefined);
    assert.equal(claimed('DELETE', '/v1/messages/batches'), undefined);
    assert.equal(claimed('GET', '/v1/messages/batches/msgbatch_1/results'), 'anthropic-messages');
  });

  it('refuses a body where none belongs', () => {
    const head = { method: 'GET', path: '/v1/messages/batches', headers: [] };
    const made = anthropicMessages.request(LIMITS, head);
    assert.ok(made.ok);
    assert.equal(made.value.push(bytesOf('{}')).fault?.kind, 'unsupported');
  });
});
