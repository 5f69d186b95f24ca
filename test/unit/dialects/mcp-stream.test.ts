/** MCP: streams and how they end, refusals, paths. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Facts } from '../../../src/core/segment.ts';
import { a2a } from '../../../src/dialects/a2a/index.ts';
import { findDialect } from '../../../src/dialects/index.ts';
import { mcp } from '../../../src/dialects/mcp/index.ts';
import { bytesOf, readAll, readAnyhow, readUnits } from './read-all.ts';
import { DENIED, event, messagesIn, REFUSAL, rolesOf, rpcAnswer } from './rpc-support.ts';

describe('streams of an MCP server', () => {
  const STREAM = [
    'id: 1\ndata: \n\n',
    event({ method: 'notifications/message', params: { level: 'info', data: { note: 'n' } } }),
    event({
      params: {
        messages: [{ content: { type: 'text', text: 'q' }, role: 'user' }],
        systemPrompt: 's',
        tools: [{ name: 'd' }],
      },
      method: 'sampling/createMessage',
      id: 9,
    }),
    event({ id: 'r-1', result: { content: [{ type: 'text', text: 'a' }] } }),
    event({ method: 'notifications/tools/list_changed' }),
  ].join('');
  const open = (asked: Facts = { rpcId: 'r-1' }) => rpcAnswer(mcp, 'text/event-stream', { asked });

  it('hold requests and notifications of the server beside its answer', () => {
    assert.deepEqual(rolesOf(readAnyhow(open, bytesOf(STREAM))), {
      'event.id 1': 'other',
      'params.data.* note': 'tool',
      'params.data.* n': 'tool',
      'params.messages[0].content.text q': 'user',
      'params.systemPrompt s': 'system',
      'params.tools[0].name d': 'tool-definition',
      'id r-1': 'other',
      'result.content[0].text a': 'tool',
      'method notifications/tools/list_changed': 'other',
    });
  });

  it('S11 end with an error for the request that waits, and with a notice when none does', () => {
    const reader = open();
    readUnits(reader, [bytesOf(STREAM)]);
    const told = (count: number): unknown[] => messagesIn(reader.ending(REFUSAL, count));
    const error = { jsonrpc: '2.0', id: 'r-1', error: DENIED };
    for (const left of [0, 1, 2, 3]) assert.deepEqual(told(left), [error], `after ${left} events`);
    const params = { level: 'error', logger: 'weir', data: DENIED.message };
    const notice = { jsonrpc: '2.0', method: 'notifications/message', params };
    assert.deepEqual(told(4), [notice]);
    assert.deepEqual(messagesIn(open({}).ending(REFUSAL, 0)), [notice]);
  });

  it('answer requests whose answers they replay, by ids that are short numbers', () => {
    const reader = open({});
    const replies = [3, 4, 4111111111111111, 'x'].map((id) => event({ id, result: {} }));
    readUnits(reader, [bytesOf(replies.join(''))]);
    const idsAfter = (count: number): unknown[] =>
      messagesIn(reader.ending(REFUSAL, count)).map((message) => (message as { id?: unknown }).id);
    assert.deepEqual(idsAfter(0), [3, 4]);
    assert.deepEqual(idsAfter(1), [4]);
    assert.deepEqual(idsAfter(2), [undefined]);
  });

  it('are refused for what is no message', () => {
    const { fault } = readAll(open(), bytesOf(`${event({ method: 'ping' })}data: [{"id":1}]\n\n`));
    assert.match(fault?.message ?? '', /batch/);
  });
});

describe('refusals of MCP', () => {
  it('are JSON-RPC errors, in a document and in a stream', () => {
    const body: unknown = JSON.parse(Buffer.from(mcp.refuse(REFUSAL)).toString());
    assert.deepEqual(body, { jsonrpc: '2.0', id: null, error: DENIED });
    const events = mcp.refuseStream?.(REFUSAL, { rpcId: 3 }) ?? Buffer.alloc(0);
    assert.deepEqual(messagesIn(events), [{ jsonrpc: '2.0', id: 3, error: DENIED }]);
  });
});

describe('paths of MCP', () => {
  const nameOf = (method: string, path: string) => findDialect({ method, path })?.name;

  it('are those of one endpoint', () => {
    for (const path of ['/mcp', '/mcp/', '/mcp/weather', '/mcp/weather/', '/github/mcp', '/v1/mcp/']) {
      for (const method of ['POST', 'GET', 'DELETE']) assert.equal(nameOf(method, path), 'mcp', path);
    }
    for (const path of ['/', '/mcp2', '/MCP', '/mcp/a/b', '/a/b/mcp', '/mcp//', '/sse', '/messages']) {
      assert.notEqual(nameOf('POST', path), 'mcp', path);
    }
    assert.equal(nameOf('PUT', '/mcp'), undefined);
  });

  it('are never shared with A2A', () => {
    for (const path of ['/a2a/mcp', '/mcp/a2a', '/a2a/mcp/', '/mcp/a2a/']) {
      const target = { method: 'POST', path };
      assert.deepEqual([mcp.claims(target), a2a.claims(target)], [true, false], path);
    }
  });
});
