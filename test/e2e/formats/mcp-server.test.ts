/** A real MCP server and a real client with Weir between them: sessions, event ids, sampling, forms, resources, prompts. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { InMemoryEventStore } from '@modelcontextprotocol/sdk/examples/shared/inMemoryEventStore.js';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import {
  CreateMessageRequestSchema,
  ElicitRequestSchema,
  LoggingMessageNotificationSchema,
  McpError,
} from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import { assertQuiet } from '../conformance/support/witness.ts';
import { eventually } from '../harness/eventually.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { BANNED, CARD, MASK, SDK_POLICY } from '../sdk/support/policy.ts';

const said = (text: string) => ({ content: [{ type: 'text' as const, text }] });

/** A server whose tools ask back, log and leak; it leaks when what it logged was heard. */
function realServer(logged: readonly unknown[]): McpServer {
  const server = new McpServer({ name: 'real', version: '1.0.0' }, { capabilities: { logging: {} } });
  server.registerTool('weather', { inputSchema: { city: z.string() } }, ({ city }) =>
    said(`Sunny in ${city}`),
  );
  server.registerTool('ask', {}, async () => {
    const answer = await server.server.createMessage({
      messages: [{ role: 'user', content: { type: 'text', text: `Is ${CARD} a card?` } }],
      maxTokens: 10,
    });
    const form = await server.server.elicitInput({
      message: 'Who are you?',
      requestedSchema: { type: 'object', properties: { name: { type: 'string', title: 'Name' } } },
    });
    return said(`${JSON.stringify(answer.content)} ${JSON.stringify(form.content)}`);
  });
  server.registerTool('leak', {}, async (extra) => {
    const params = { level: 'info' as const, data: 'Looking' };
    await extra.sendNotification({ method: 'notifications/message', params });
    await eventually('the log is heard', () => logged.length > 0);
    return said(`About ${BANNED}`);
  });
  server.registerResource('notes', 'file:///notes', {}, () => ({
    contents: [{ uri: 'file:///notes', text: `Pay with ${CARD}` }],
  }));
  server.registerPrompt('greet', { argsSchema: { who: z.string() } }, ({ who }) => ({
    messages: [{ role: 'user', content: { type: 'text', text: `Greet ${who}` } }],
  }));
  return server;
}

describe('a real MCP server', { timeout: 60_000 }, () => {
  let stack: Stack;
  let client: Client;
  let server: McpServer;
  const logged: unknown[] = [];
  before(async () => {
    stack = await startStack({ policy: SDK_POLICY });
    server = realServer(logged);
    const transport = new StreamableHTTPServerTransport({
      sessionIdGenerator: () => randomUUID(),
      eventStore: new InMemoryEventStore(),
    });
    await server.connect(transport as Transport);
    stack.model.script('real', async ({ request, response, body }) => {
      const bytes = await body;
      await transport.handleRequest(
        request,
        response,
        bytes.length > 0 ? JSON.parse(bytes.toString()) : undefined,
      );
    });
    client = new Client(
      { name: 'test', version: '1.0.0' },
      { capabilities: { sampling: {}, elicitation: {} } },
    );
    client.setRequestHandler(CreateMessageRequestSchema, ({ params }) => {
      const [first] = params.messages;
      return {
        role: 'assistant',
        model: 'm',
        content: { type: 'text', text: JSON.stringify(first?.content) },
      };
    });
    client.setRequestHandler(ElicitRequestSchema, () => ({
      action: 'accept',
      content: { name: `Ada, ${CARD}` },
    }));
    client.setNotificationHandler(LoggingMessageNotificationSchema, ({ params }) => {
      logged.push(params.data);
    });
    const headers = { 'x-script': 'real' };
    const url = new URL(`${stack.url}/mcp`);
    await client.connect(new StreamableHTTPClientTransport(url, { requestInit: { headers } }) as Transport);
  });
  after(async () => {
    await client?.close();
    await server?.close();
    await assertQuiet(stack);
    await stack?.stop();
  });

  it('lists and answers', async () => {
    const { tools } = await client.listTools();
    assert.deepEqual(tools.map(({ name }) => name).sort(), ['ask', 'leak', 'weather']);
    const result = await client.callTool({ name: 'weather', arguments: { city: 'Ulm' } });
    assert.deepEqual(result.content, said('Sunny in Ulm').content);
    const { messages } = await client.getPrompt({ name: 'greet', arguments: { who: 'Ada' } });
    assert.deepEqual(messages[0]?.content, { type: 'text', text: 'Greet Ada' });
    const { contents } = await client.readResource({ uri: 'file:///notes' });
    assert.deepEqual(contents, [{ uri: 'file:///notes', text: `Pay with ${MASK}` }]);
  });

  it('asks a model and a user back; what goes either way is masked', async () => {
    const { content } = await client.callTool({ name: 'ask' });
    const [{ text = '' } = {}] = content as { text?: string }[];
    assert.ok(!text.includes(CARD));
    assert.match(text, /Is \[CARD\] a card\?/);
    assert.match(text, /\{"name":"Ada, \[CARD\]"\}/);
    const bodies = stack.model.received.map(({ body }) => body.toString());
    assert.ok(bodies.some((body) => body.includes(MASK)) && !bodies.some((body) => body.includes(CARD)));
  });

  it('is cut where it leaks, and what it replays of that is denied as well', async () => {
    await assert.rejects(
      client.callTool({ name: 'leak' }),
      (error) =>
        error instanceof McpError && /no-leak/.test(error.message) && !error.message.includes(BANNED),
    );
    assert.deepEqual(logged, ['Looking']);
    // While it takes the first stream for open the server refuses to replay it, without a content type: denied too.
    await eventually('the client resumes the stream', () =>
      stack
        .journal()
        .some(({ kind, rule }) => kind === 'open' && (rule === 'no-leak' || rule === 'unreadable')),
    );
    assert.ok(!JSON.stringify(logged).includes(BANNED));
    const result = await client.callTool({ name: 'weather', arguments: { city: 'Ulm' } });
    assert.deepEqual(result.content, said('Sunny in Ulm').content);
  });

  it('has verdicts of the dialect only', () => {
    const records = stack.journal().filter(({ kind }) => kind === 'request');
    assert.ok(records.length > 8);
    assert.deepEqual([...new Set(records.map((record) => record['dialect']))], ['mcp']);
  });
});
