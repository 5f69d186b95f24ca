/** A scripted MCP server in wire form: streamable HTTP, an answer of its own for each tool. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Exchange, Script } from '../../../../demo/scripted-model.ts';

export const MCP_VERSION = '2025-11-25';

/** A JSON-RPC message as the server receives it. */
export interface Asked {
  readonly id?: string | number;
  readonly method?: string;
  readonly params?: { readonly name?: string; readonly _meta?: { readonly progressToken?: string | number } };
}

/** What the server says to one request: a result in a document, or messages in a stream. */
export type McpReply =
  | { readonly result: object }
  | {
      /** Messages without `jsonrpc`; they leave one by one. */
      messages(asked: Asked): readonly object[];
      /** Each leaves once the client has heard those before; else soon after. */
      readonly heard?: true;
      /** False for a stream that stays open until the client leaves. */
      readonly ends?: boolean;
    };

/** Replies by method; those of `tools/call` by `tools/call NAME`, that of a listening GET by `GET`. */
export type McpReplies = Readonly<Record<string, McpReply>>;

const BEGINNING: McpReply = {
  result: {
    protocolVersion: MCP_VERSION,
    capabilities: { tools: {}, resources: {}, prompts: {}, logging: {} },
    serverInfo: { name: 'scripted', version: '1.0.0' },
    instructions: 'Ask for the weather.',
  },
};

/** Resolves when the client has heard so many messages of a stream. */
export type Heard = (messages: number) => Promise<unknown>;

/** The server; what it has no reply for is accepted without one. */
export function mcpServer(replies: McpReplies, heard: Heard = async () => {}): Script {
  return async (exchange) => {
    const body = await exchange.body;
    const { method } = exchange.request;
    if (method === 'DELETE') {
      exchange.response.writeHead(200).end();
      return;
    }
    const asked = method === 'GET' ? { method: 'GET' } : (JSON.parse(body.toString()) as Asked);
    const reply = replyTo(asked, replies);
    if (reply !== undefined) return await send(exchange, asked, { reply, heard });
    if (method === 'GET') exchange.response.writeHead(405, { allow: 'POST', 'content-type': 'text/html' });
    else exchange.response.writeHead(202);
    exchange.response.end(method === 'GET' ? 'Method Not Allowed' : undefined);
  };
}

function replyTo(asked: Asked, replies: McpReplies): McpReply | undefined {
  if (asked.method === undefined) return undefined;
  const named = replies[`${asked.method} ${asked.params?.name}`] ?? replies[asked.method];
  return named ?? (asked.method === 'initialize' ? BEGINNING : undefined);
}

async function send(
  { response, open }: Exchange,
  asked: Asked,
  { reply, heard }: { readonly reply: McpReply; readonly heard: Heard },
): Promise<void> {
  const session = { 'mcp-session-id': 's-1' };
  if ('result' in reply) {
    response.writeHead(200, { 'content-type': 'application/json', ...session });
    response.end(JSON.stringify({ jsonrpc: '2.0', id: asked.id, result: reply.result }));
    return;
  }
  response.writeHead(200, { 'content-type': 'text/event-stream', ...session });
  for (const [sent, message] of reply.messages(asked).entries()) {
    if (reply.heard === true) await heard(sent);
    if (!open()) return;
    response.write(`event: message\ndata: ${JSON.stringify({ jsonrpc: '2.0', ...message })}\n\n`);
    await pause(5);
  }
  if (reply.ends !== false) response.end();
}

/** The result of a tool that says one text. */
export function said(text: string): { content: object[] } {
  return { content: [{ type: 'text', text }] };
}

/** Progress on a request, with a sentence. */
export function progress({ params }: Asked, message: string): object {
  const progressToken = params?._meta?.progressToken;
  return { method: 'notifications/progress', params: { progressToken, progress: 1, total: 2, message } };
}
