/** A real MCP server of a support desk, and clients of callers who are known by their keys. */
import { createHash, randomUUID } from 'node:crypto';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { z } from 'zod';
import type { Script } from '../../../../demo/scripted-model.ts';
import type { Stack } from '../../harness/stack.ts';

export const said = (text: string) => ({ content: [{ type: 'text' as const, text }] });

/** What the server describes anew in every session. */
export interface Desk {
  description: string;
  readonly ran: string[];
  /** One for each session; what waits for an answer of a client ends with them. */
  readonly servers: McpServer[];
}

/** A server for one session. */
function serverOf(desk: Desk): McpServer {
  const server = new McpServer({ name: 'desk', version: '1.0.0' }, { capabilities: { logging: {} } });
  const run = (name: string, text: string) => {
    desk.ran.push(name);
    return said(text);
  };
  server.registerTool(
    'search_orders',
    { description: desk.description, inputSchema: { text: z.string() } },
    () => run('search_orders', 'Two orders'),
  );
  server.registerTool('refund', { inputSchema: { amount: z.number() } }, ({ amount }) =>
    run('refund', `Paid ${amount}`),
  );
  server.registerTool('read_inbox', {}, () => run('read_inbox', 'A mail from somebody'));
  server.registerTool('send_mail', { inputSchema: { to: z.string() } }, () => run('send_mail', 'Sent'));
  server.registerTool('delete_orders', {}, () => run('delete_orders', 'Gone'));
  server.registerTool('survey', {}, async () => {
    desk.ran.push('survey');
    const message = { role: 'user' as const, content: { type: 'text' as const, text: 'How are you?' } };
    const { content } = await server.server.createMessage({ messages: [message], maxTokens: 10 });
    return said(JSON.stringify(content));
  });
  server.registerTool('login', {}, async ({ requestId }) => {
    desk.ran.push('login');
    const requestedSchema = { type: 'object' as const, properties: { word: { type: 'string' as const } } };
    // In the stream that answers the call.
    const { content } = await server.server.elicitInput(
      { message: 'Your password?', requestedSchema },
      { relatedRequestId: requestId },
    );
    return said(JSON.stringify(content));
  });
  for (const name of ['docs', 'secrets'])
    server.registerResource(name, `file:///${name}/a`, {}, ({ href }) => ({
      contents: [{ uri: href, text: `The ${name}` }],
    }));
  for (const name of ['greet', 'admin'])
    server.registerPrompt(name, { argsSchema: { who: z.string() } }, ({ who }) => ({
      messages: [{ role: 'user', content: { type: 'text', text: `${name} ${who}` } }],
    }));
  return server;
}

/** Serves every session with a server of its own. */
export function deskScript(desk: Desk): Script {
  const sessions = new Map<string, StreamableHTTPServerTransport>();
  return async ({ request, response, body }) => {
    const bytes = await body;
    const id = request.headers['mcp-session-id'];
    let transport = typeof id === 'string' ? sessions.get(id) : undefined;
    if (transport === undefined) {
      const opened = new StreamableHTTPServerTransport({
        sessionIdGenerator: () => randomUUID(),
        onsessioninitialized: (session) => void sessions.set(session, opened),
      });
      const server = serverOf(desk);
      desk.servers.push(server);
      await server.connect(opened as Transport);
      transport = opened;
    }
    await transport.handleRequest(
      request,
      response,
      bytes.length > 0 ? JSON.parse(bytes.toString()) : undefined,
    );
  };
}

/** A caller, by a key that is made up here. */
export const keyOf = (name: string): string => `wk_${name}_${'0123456789abcdef'.repeat(2)}`;

export function keyRow(name: string, roles: readonly string[]): object {
  return { name, sha256: createHash('sha256').update(keyOf(name)).digest('hex'), tenant: 'shop', roles };
}

/** One HTTP exchange of a client. */
export interface Seen {
  /** The method of JSON-RPC, `answer`, or that of HTTP. */
  readonly method: string;
  readonly status: number;
  readonly id: string | null;
}

export interface Connected {
  readonly client: Client;
  readonly transport: StreamableHTTPClientTransport;
  readonly seen: Seen[];
}

/** Connects a caller to the desk, by a key of these or by another credential. */
export async function connect(stack: Stack, caller: string, credential = keyOf(caller)): Promise<Connected> {
  const seen: Seen[] = [];
  const transport = new StreamableHTTPClientTransport(new URL(`${stack.url}/mcp`), {
    requestInit: { headers: { 'x-script': 'desk', authorization: `Bearer ${credential}` } },
    fetch: async (url, init) => {
      const response = await fetch(url, init);
      const { method, result } = typeof init?.body === 'string' ? JSON.parse(init.body) : {};
      const named = method ?? (result === undefined ? (init?.method ?? 'GET') : 'answer');
      seen.push({ method: named, status: response.status, id: response.headers.get('x-weir-id') });
      return response;
    },
  });
  const client = new Client(
    { name: 'test', version: '1.0.0' },
    { capabilities: { sampling: {}, elicitation: {} } },
  );
  await client.connect(transport as Transport);
  return { client, transport, seen };
}

export function textOf(result: object): string {
  const { content = [] } = result as { content?: { text?: string }[] };
  return content.map(({ text = '' }) => text).join('');
}
