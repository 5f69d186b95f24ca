/** The dialect of the Model Context Protocol over streamable HTTP: JSON-RPC, its answers whole or as events. */
import type {
  Dialect,
  OwnAnswer,
  ReadLimits,
  RequestHead,
  ResponseHead,
  ResponseReader,
} from '../../core/dialect.ts';
import { ok, type Result } from '../../core/fault.ts';
import { headerValues } from '../../core/headers.ts';
import type { Facts, Reader } from '../../core/segment.ts';
import type { Refusal } from '../../core/verdict.ts';
import { EmptyBody } from '../empty-body.ts';
import { DocumentReader } from '../json/document-reader.ts';
import { type RpcId, refuseRpc, rpcError, rpcEvents, rpcSentence } from '../json-rpc/error.ts';
import { MessageHooks, type Terms } from '../json-rpc/message-hooks.ts';
import { rpcAnswer } from '../json-rpc/read-answer.ts';
import { rpcStream } from '../json-rpc/rpc-stream.ts';
import { documentOf } from '../own-answer.ts';
import { CLIENT_FORMAT, SERVER_FORMAT } from './format.ts';

/** `/mcp`, one server of several behind it (`/mcp/NAME`), and an endpoint below a name (`/NAME/mcp`). */
const PATH = /^(?:\/[A-Za-z0-9._-]+)?\/mcp\/?$|^\/mcp\/[A-Za-z0-9._-]+\/?$/;
const METHODS = new Set(['POST', 'GET', 'DELETE']);

const ROLES: Terms['roles'] = new Map([
  ['user', 'user'],
  ['assistant', 'assistant'],
]);

/** A tool is called by the model, a prompt is asked for by the user. */
const CALLERS: Terms['methods'] = new Map([
  ['tools/call', 'assistant'],
  ['prompts/get', 'user'],
]);

/** The answer to a form has no role: a user filled it in. */
const CLIENT_TERMS: Terms = { roles: ROLES, methods: CALLERS, calls: 'tools/call', result: 'user' };
const SERVER_TERMS: Terms = { ...CLIENT_TERMS, result: 'tool' };

/** Servers read JSON whatever the content type says. */
function readRequest(limits: ReadLimits, { method, headers }: RequestHead): Result<Reader> {
  if (method !== 'POST') return ok(new EmptyBody());
  const accepts = headerValues(headers, 'accept').some((value) => /text\/event-stream/i.test(value));
  const hooks = new MessageHooks({ terms: CLIENT_TERMS, strict: true, streams: () => accepts });
  return ok(new DocumentReader({ format: CLIENT_FORMAT, limits, loneSurrogates: false, hooks }));
}

function readAnswer(head: ResponseHead, request: Facts, limits: ReadLimits): Result<ResponseReader> {
  const format = SERVER_FORMAT;
  return rpcAnswer(head, {
    ...{ format, limits },
    hooks: (strict) => new MessageHooks({ terms: SERVER_TERMS, strict }),
    stream: () => {
      const hooks = new MessageHooks({ terms: SERVER_TERMS, strict: true, request });
      const answer = ({ says }: Refusal, id: RpcId): object | undefined =>
        says === undefined || id !== request.rpcId ? undefined : toolResult(says.trimStart(), request);
      return rpcStream({ format, limits, hooks, answered: hooks.answered, notice, answer });
    },
  });
}

/** What ends a stream of messages that answer nothing: a line of the server's log. */
function notice(refusal: Refusal): object {
  const params = { level: 'error', logger: 'weir', data: rpcSentence(refusal) };
  return { jsonrpc: '2.0', method: 'notifications/message', params };
}

function refuseStream(refusal: Refusal, { rpcId }: Facts): Uint8Array {
  return rpcEvents([rpcId === undefined ? notice(refusal) : rpcError(refusal, rpcId)]);
}

/** The result of a call of a tool: its error is for the model to read; undefined for other requests. */
function toolResult(text: string, { rpcId: id, asks }: Facts): object | undefined {
  if (id === undefined || asks !== 'tools/call') return undefined;
  return { jsonrpc: '2.0', id, result: { content: [{ type: 'text', text }], isError: true } };
}

/** Clients that accept events read a document as well. */
function answerCall(text: string, request: Facts): OwnAnswer | undefined {
  const result = toolResult(text, request);
  return result === undefined ? undefined : documentOf(result);
}

/** The endpoint of an MCP server. */
export const mcp: Dialect = {
  name: 'mcp',
  claims: ({ method, path }) => METHODS.has(method) && PATH.test(path),
  request: readRequest,
  response: readAnswer,
  refuse: refuseRpc,
  refuseStream,
  answerWith: answerCall,
};
