/** MCP: what is read of requests and of whole answers, with which role and call. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { mcp } from '../../../src/dialects/mcp/index.ts';
import { bytesOf, LIMITS, type Outcome, readAll, readAnyhow, readUnits } from './read-all.ts';
import { callsIn, rolesOf, rpc, rpcAnswer, rpcRequest } from './rpc-support.ts';

const request = () => rpcRequest(mcp);
const answer = (type: string | undefined, status = 200) => rpcAnswer(mcp, type, { status });

function sent(message: unknown): Outcome {
  return readAll(request(), bytesOf(JSON.stringify(message)));
}

function answered(message: unknown, status = 200): Outcome {
  return readAll(answer('application/json', status), bytesOf(JSON.stringify(message)));
}

describe('requests to an MCP server', () => {
  it('T01 name the model as the speaker of a call of a tool, wherever its members stand', () => {
    const params = { name: 'search', arguments: { query: 'q', list: ['a', { key: 'b' }] } };
    const roles = {
      'params.name search': 'assistant',
      'params.arguments.* query': 'assistant',
      'params.arguments.* q': 'assistant',
      'params.arguments.* list': 'assistant',
      'params.arguments.*[0] a': 'assistant',
      'params.arguments.*[1].* key': 'assistant',
      'params.arguments.*[1].* b': 'assistant',
    };
    assert.deepEqual(rolesOf(sent(rpc({ id: 1, method: 'tools/call', params }))), roles);
    assert.deepEqual(rolesOf(sent({ params, method: 'tools/call', id: 1, jsonrpc: '2.0' })), roles);
    const calls = callsIn(request(), { params, method: 'tools/call', id: 1 });
    assert.deepEqual(calls, callsIn(request(), rpc({ id: 1, method: 'tools/call', params })));
    assert.equal(calls.length, 7);
    assert.equal(calls[0], 'params.name: name of 0 search');
    assert.ok(calls.slice(1).every((call) => call.endsWith(': arguments of 0 search')));
  });

  it('T01 keep a call that stands behind other parts a call', () => {
    const content = { type: 'tool_use', id: 'i', name: 'inner', input: { x: 'y' } };
    const params = { messages: [{ role: 'user', content }], name: 'outer', arguments: 'z' };
    assert.deepEqual(callsIn(request(), rpc({ id: 1, method: 'tools/call', params })), [
      'params.messages[0].content.name: name of 0 inner',
      'params.messages[0].content.input.*: arguments of 0 inner',
      'params.messages[0].content.input.*: arguments of 0 inner',
      'params.name: name of 0 outer',
      'params.arguments: arguments of 0 outer',
    ]);
  });

  it('settle who speaks with the method, and may be a call until then', () => {
    const reader = request();
    const first = reader.push(bytesOf('{"params":{"name":"n","x":1}')).units[0]?.runs[0]?.channel;
    assert.deepEqual([first?.role, first?.settled, first?.call?.part], ['unknown', false, 'name']);
    reader.push(bytesOf(',"method":"prompts/get"'));
    assert.deepEqual([first?.role, first?.settled, first?.call], ['user', true, undefined]);
    const messages = [{ content: { type: 'text', text: 'a' } }];
    assert.equal(
      rolesOf(sent(rpc({ method: 'x', params: { messages } })))['params.messages[0].content.text a'],
      'unknown',
    );
  });

  it('name the user as the speaker of a prompt, and nobody where the method is not known', () => {
    const params = { name: 'greet', arguments: { who: 'me' } };
    const prompt = rpc({ params, id: 1, method: 'prompts/get' });
    assert.deepEqual([...new Set(Object.values(rolesOf(sent(prompt))))], ['user']);
    assert.deepEqual(callsIn(request(), prompt), []);
    const odd = sent(rpc({ id: 1, method: 'tools/run', params }));
    assert.deepEqual(rolesOf(odd)['params.name greet'], 'unknown');
    assert.deepEqual(rolesOf(odd)['method tools/run'], 'other');
  });

  it('tell what a user filled in and what a model said', () => {
    const content = { name: 'Ada', Text: 'x', plan: ['a'], id: '7', mimeType: 'm', content: 'c', type: 't' };
    const form = { action: 'accept', content };
    assert.deepEqual(rolesOf(sent(rpc({ id: 1, result: form }))), {
      'result.content.name Ada': 'user',
      'result.content.* Text': 'user',
      'result.content.* x': 'user',
      'result.content.* plan': 'user',
      'result.content.*[0] a': 'user',
      'result.content.id 7': 'user',
      'result.content.mimeType m': 'user',
      'result.content.content c': 'user',
      'result.content.type t': 'user',
    });
    assert.deepEqual(callsIn(request(), rpc({ id: 1, result: form })), []);
    const use = { input: { x: 'y' }, name: 'search', type: 'tool_use' };
    const said = { content: use, role: 'assistant', model: 'm' };
    assert.deepEqual(rolesOf(sent(rpc({ id: 1, result: said }))), {
      'result.content.input.* x': 'assistant',
      'result.content.input.* y': 'assistant',
      'result.content.name search': 'assistant',
      'result.model m': 'other',
    });
    assert.equal(callsIn(request(), rpc({ id: 1, result: said })).length, 3);
  });

  it('say their id, and whether a stream may answer them', () => {
    const list = { method: 'tools/list' };
    assert.deepEqual(sent(rpc({ id: 5, ...list })).facts, {
      modelless: true,
      rpcId: 5,
      asks: 'tools/list',
      stream: true,
    });
    assert.deepEqual(sent(rpc({ ...list, id: 'a' })).facts, {
      modelless: true,
      rpcId: 'a',
      asks: 'tools/list',
      stream: true,
    });
    assert.deepEqual(sent(rpc(list)).facts, { modelless: true });
    assert.deepEqual(sent(rpc({ id: 'x'.repeat(256), ...list })).facts, { modelless: true });
    const plain = readAll(
      rpcRequest(mcp, { accept: 'application/json' }),
      bytesOf(JSON.stringify(rpc({ id: 1, ...list }))),
    );
    assert.deepEqual(plain.facts, { modelless: true, rpcId: 1, asks: 'tools/list', stream: false });
  });

  const REFUSED: Readonly<Record<string, readonly [unknown, string, RegExp]>> = {
    'a batch': [[rpc({ id: 1, method: 'ping' })], '$', /batch/],
    'no message': [{ hello: 1 }, '$', /no JSON-RPC message/],
    'a text': ['hello', '$', /no JSON-RPC message/],
    'a number': [7, '$', /no JSON-RPC message/],
    'a request and an answer in one': [rpc({ id: 1, method: 'ping', result: {} }), '$', /in one/],
    'a method that is no text': [rpc({ id: 1, method: 7 }), 'method', /wrong type/],
    'a method that is a list': [rpc({ id: 1, method: ['ping'] }), 'method', /wrong type/],
    'an id that is an object': [rpc({ id: {}, method: 'ping' }), 'id', /wrong type/],
    'a name in another case': [
      rpc({ id: 1, method: 'tools/call', params: { Name: 'x' } }),
      'params.name',
      /takes? for/,
    ],
  };
  for (const [name, [message, at, says]] of Object.entries(REFUSED)) {
    it(`are refused: ${name}`, () => {
      const { fault } = readAnyhow(request, bytesOf(JSON.stringify(message)));
      assert.deepEqual([fault?.kind, fault?.at], ['unreadable', at]);
      assert.match(fault?.message ?? '', says);
    });
  }

  it('have no body when they only listen or end a session', () => {
    for (const method of ['GET', 'DELETE']) {
      assert.equal(readAll(rpcRequest(mcp, { method }), bytesOf('')).fault, undefined);
      assert.equal(readAll(rpcRequest(mcp, { method }), bytesOf('{}')).fault?.kind, 'unsupported');
    }
  });
});

describe('answers of an MCP server', () => {
  it('tell results of tools, what was retrieved and definitions apart', () => {
    const result = {
      content: [
        { type: 'text', text: 't' },
        { type: 'resource', resource: { uri: 'u', text: 'r' } },
        { type: 'resource_link', uri: 'l', name: 'n' },
      ],
      structuredContent: { city: 'c' },
      instructions: 'i',
      tools: [{ name: 'd', inputSchema: { properties: { p: { description: 'e' } } } }],
      contents: [{ uri: 'v', text: 's' }],
    };
    const roles = rolesOf(answered(rpc({ id: 1, result })));
    const expected: Readonly<Record<string, string>> = {
      'result.content[0].text t': 'tool',
      'result.content[1].resource.uri u': 'retrieved',
      'result.content[1].resource.text r': 'retrieved',
      'result.content[2].uri l': 'retrieved',
      'result.content[2].name n': 'retrieved',
      'result.structuredContent.* city': 'tool',
      'result.structuredContent.* c': 'tool',
      'result.instructions i': 'tool-definition',
      'result.tools[0].name d': 'tool-definition',
      'result.tools[0].inputSchema.properties.* p': 'tool-definition',
      'result.tools[0].inputSchema.properties.*.description e': 'tool-definition',
      'result.contents[0].uri v': 'retrieved',
      'result.contents[0].text s': 'retrieved',
    };
    assert.deepEqual(roles, expected);
    assert.deepEqual(callsIn(answer('application/json'), rpc({ id: 1, result })), []);
  });

  it('T09 name data by the type beside it, and by every kind where that comes later', () => {
    const data = 'A'.repeat(80);
    const content = [
      { type: 'image', data },
      { type: 'audio', data },
      { data, type: 'image' },
      { type: 'text', data: 'short' },
      { type: 'resource', resource: { uri: 'u', blob: data } },
    ];
    const { skipped } = answered(rpc({ id: 1, result: { content } }));
    assert.deepEqual(
      skipped.map(({ path, reason, bytes }) => `${path} ${reason} ${bytes}`),
      [
        'result.content[0].data image 80',
        'result.content[1].data audio 80',
        'result.content[2].data image 80',
        'result.content[2].data audio 0',
        'result.content[2].data file 0',
        'result.content[4].resource.blob file 80',
      ],
    );
  });

  it('J08 join the texts of one result', () => {
    const content = [
      { type: 'text', text: 'EV' },
      { type: 'text', text: 'IL' },
    ];
    const { units } = readUnits(answer('application/json'), [
      bytesOf(JSON.stringify(rpc({ id: 1, result: { content } }))),
    ]);
    const [one, other] = units.flatMap(({ runs }) => runs).map(({ channel }) => channel);
    assert.ok(one !== other && one?.within !== undefined && one.within === other?.within);
  });

  it('are messages, unless HTTP says that they failed', () => {
    assert.match(answered({ detail: 'x' }).fault?.message ?? '', /no JSON-RPC message/);
    assert.match(answered([rpc({ id: 1, result: {} })]).fault?.message ?? '', /batch/);
    assert.equal(answered({ detail: 'x' }, 404).fault, undefined);
    assert.equal(readAll(answer('text/html', 307), bytesOf('<p>there</p>')).fault, undefined);
    const page = readAll(answer('text/html', 405), bytesOf('<p>no</p>'));
    assert.deepEqual([page.fault, rolesOf(page)], [undefined, { '$ <p>no</p>': 'tool' }]);
    const flat = mcp.response(
      { status: 200, headers: [{ name: 'content-type', value: 'text/html' }] },
      {},
      LIMITS,
    );
    assert.ok(!flat.ok && flat.fault.kind === 'unsupported');
  });

  it('may be empty', () => {
    for (const type of [undefined, 'application/json', 'text/plain']) {
      assert.equal(readAll(answer(type, 202), bytesOf('')).fault, undefined, type);
    }
    assert.equal(readAll(answer(undefined, 202), bytesOf('x')).fault?.kind, 'unsupported');
    assert.equal(readAll(answer('text/plain', 202), bytesOf('x')).fault?.kind, 'unsupported');
  });
});
