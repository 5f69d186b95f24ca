/** The dialect of Agent2Agent over JSON-RPC, its answers whole or as events, and of the card of an agent. */
import type {
  Dialect,
  OwnAnswer,
  ReadLimits,
  RequestHead,
  ResponseHead,
  ResponseReader,
} from '../../core/dialect.ts';
import { ok, type Result } from '../../core/fault.ts';
import type { Facts, Reader } from '../../core/segment.ts';
import type { Refusal } from '../../core/verdict.ts';
import { EmptyBody } from '../empty-body.ts';
import { DocumentReader } from '../json/document-reader.ts';
import { Answered } from '../json-rpc/answered.ts';
import { refuseRpc, rpcError, rpcEvents } from '../json-rpc/error.ts';
import { MessageHooks, type Terms } from '../json-rpc/message-hooks.ts';
import { rpcAnswer } from '../json-rpc/read-answer.ts';
import { rpcStream } from '../json-rpc/rpc-stream.ts';
import { documentOf, eventsOf } from '../own-answer.ts';
import { DOCUMENT_FORMAT, STREAM_FORMAT } from './format.ts';
import { A2aStreamHooks } from './stream-hooks.ts';

/** `/a2a`, one agent of several behind it (`/a2a/NAME`), and an endpoint below a name (`/NAME/a2a`); none of MCP. */
const ENDPOINT = /^(?!\/mcp\/|\/a2a\/mcp\/?$)(?:(?:\/[A-Za-z0-9._-]+)?\/a2a|\/a2a\/[A-Za-z0-9._-]+)\/?$/;
/** At the root, or below up to two names. */
const CARD_PATH = /^(?:\/[A-Za-z0-9._-]+){0,2}\/\.well-known\/agent(?:-card)?\.json$/;

const STREAMED = new Set(['message/stream', 'tasks/resubscribe', 'SendStreamingMessage', 'SubscribeToTask']);

const TERMS: Terms = {
  roles: new Map([
    ['user', 'user'],
    ['ROLE_USER', 'user'],
    ['agent', 'assistant'],
    ['ROLE_AGENT', 'assistant'],
  ]),
  methods: new Map(),
  calls: undefined,
  result: 'assistant',
};

/** Servers read JSON whatever the content type says. */
function readRequest(limits: ReadLimits, { method }: RequestHead): Result<Reader> {
  if (method === 'GET') return ok(new EmptyBody());
  const streams = (called: string): boolean => STREAMED.has(called);
  const hooks = new MessageHooks({ terms: TERMS, strict: true, streams });
  return ok(new DocumentReader({ format: DOCUMENT_FORMAT, limits, loneSurrogates: false, hooks }));
}

/** What answers no request by JSON-RPC is a card. */
function readAnswer(head: ResponseHead, request: Facts, limits: ReadLimits): Result<ResponseReader> {
  const asked = request.rpcId !== undefined;
  return rpcAnswer(head, {
    ...{ format: DOCUMENT_FORMAT, limits },
    hooks: (strict) => new MessageHooks({ terms: TERMS, strict: strict && asked }),
    stream: () => {
      const messages = new MessageHooks({ terms: TERMS, strict: true, onward: true });
      const hooks = new A2aStreamHooks(messages);
      // Every event answers the request, which waits until the stream ends.
      const answered = new Answered(request.rpcId);
      return rpcStream({ format: STREAM_FORMAT, limits, hooks, answered, notice });
    },
  });
}

/** The request of a stream whose id cannot be repeated. */
function notice(refusal: Refusal): object {
  return rpcError(refusal, null);
}

function refuseStream(refusal: Refusal, { rpcId }: Facts): Uint8Array {
  return rpcEvents([rpcError(refusal, rpcId ?? null)]);
}

/** An ordinary message of the agent, in the form of the version whose method was called; undefined for other methods. */
function answerMessage(text: string, request: Facts, { id }: Refusal): OwnAnswer | undefined {
  const { rpcId, asks = '', stream } = request;
  const result = messageBy(asks, { text, id });
  if (rpcId === undefined || result === undefined) return undefined;
  const answer = { jsonrpc: '2.0', id: rpcId, result };
  return stream === true ? eventsOf(rpcEvents([answer])) : documentOf(answer);
}

function messageBy(method: string, { text, id }: { text: string; id: string }): object | undefined {
  switch (method) {
    case 'message/send':
    case 'message/stream':
      return { kind: 'message', messageId: id, role: 'agent', parts: [{ kind: 'text', text }] };
    case 'SendMessage':
    case 'SendStreamingMessage':
      return { message: { messageId: id, role: 'ROLE_AGENT', parts: [{ text }] } };
    default:
      return undefined;
  }
}

/** The endpoint of an agent, and its card. */
export const a2a: Dialect = {
  name: 'a2a',
  claims: ({ method, path }) =>
    (method === 'POST' && ENDPOINT.test(path)) || (method === 'GET' && CARD_PATH.test(path)),
  request: readRequest,
  response: readAnswer,
  refuse: refuseRpc,
  refuseStream,
  answerWith: answerMessage,
};
