/** Clients of the conformance cases: raw HTTP/1.1 and HTTP/2, with the form of a refusal in view. */
import assert from 'node:assert/strict';
import { chatBody } from '../../harness/client.ts';
import { requestHttp2 } from '../../harness/http2.ts';
import { type PostExtra, type RawAnswer, RawClient } from '../../harness/raw-http.ts';
import type { Stack } from '../../harness/stack.ts';

export const CHAT = '/v1/chat/completions';

/** A chat request as JSON text. */
export function chat(content: string, extra: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify(chatBody(content, extra));
}

/** What else a request may carry; it goes to the chat endpoint unless it names a path. */
export interface RequestExtra extends PostExtra {
  readonly path?: string;
}

/** Posts pieces, each as a chunk of its own, on a connection of its own. */
export async function post(
  stack: Stack,
  pieces: readonly (string | Uint8Array)[],
  extra: RequestExtra = {},
): Promise<RawAnswer> {
  const client = new RawClient(stack.port);
  try {
    return await client.post(extra.path ?? CHAT, pieces, extra);
  } finally {
    client.close();
  }
}

/** The same over HTTP/2; complete when the stream ended without a reset. */
async function postHttp2(
  stack: Stack,
  pieces: readonly (string | Uint8Array)[],
  extra: RequestExtra = {},
): Promise<RawAnswer> {
  const { host = 'llm', ...headers } = extra.headers ?? {};
  const answer = await requestHttp2(stack.url, {
    path: CHAT,
    ...extra,
    pieces,
    headers: { ':authority': host, ...headers },
  });
  return {
    ...{ status: answer.status, body: answer.body, complete: answer.ending === 'NO_ERROR' },
    ...{ headers: inMap(answer.headers), trailers: inMap(answer.trailers) },
  };
}

function inMap(fields: Readonly<Record<string, string | string[] | undefined>>): Map<string, string> {
  return new Map(Object.entries(fields).map(([name, value]) => [name, String(value)]));
}

/** A client of one version of HTTP; each request has a connection of its own. */
export interface Client {
  readonly http: '1.1' | '2';
  /** Posts pieces to the chat endpoint, each by itself. */
  readonly post: typeof post;
  /** Posts a body in one piece with its content-length. */
  readonly postWithLength: typeof postWithLength;
  /** Asks for a stream that a script of the model answers. */
  readonly ask: typeof ask;
}

/** Posts a body in one piece with its content-length. */
export async function postWithLength(stack: Stack, body: string | Uint8Array): Promise<RawAnswer> {
  const client = new RawClient(stack.port);
  const length = Buffer.byteLength(body);
  try {
    const head = `POST ${CHAT} HTTP/1.1\r\nhost: llm\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n`;
    await client.send(Buffer.concat([Buffer.from(head), Buffer.from(body)]));
    return await client.answer();
  } finally {
    client.close();
  }
}

/** The id that the client was told. */
export function idOf(answer: RawAnswer): string {
  return answer.headers.get('x-weir-id') ?? '';
}

const STREAM_QUESTION = chat('Tell me about weirs.', { stream: true });

/** Asks for a stream that a script of the model answers. */
export async function ask(stack: Stack, script: string, extra: RequestExtra = {}): Promise<RawAnswer> {
  return await post(stack, [STREAM_QUESTION], {
    ...extra,
    headers: { 'x-script': script, ...extra.headers },
  });
}

export const HTTP1: Client = { http: '1.1', post, postWithLength, ask };
export const HTTP2: Client = {
  http: '2',
  post: postHttp2,
  postWithLength: (stack, body) =>
    postHttp2(stack, [body], { headers: { 'content-length': String(Buffer.byteLength(body)) } }),
  ask: (stack, script, extra = {}) =>
    postHttp2(stack, [STREAM_QUESTION], { ...extra, headers: { 'x-script': script, ...extra.headers } }),
};

/**
 * Asserts a whole refusal which repeats none of `secrets`, in OpenAI's form, or in the plain form where no dialect reads
 * the path; returns the id of the exchange.
 */
export function assertRefused(
  answer: RawAnswer,
  status: number,
  { secrets = [], plain = false }: { readonly secrets?: readonly string[]; readonly plain?: boolean } = {},
): string {
  const text = answer.body.toString();
  assert.equal(answer.status, status, text);
  assert.ok(answer.complete, 'the refusal is complete');
  assert.equal(answer.headers.get('content-type'), 'application/json');
  assert.equal(answer.headers.get('x-weir-decision'), 'deny');
  const { error } = JSON.parse(text) as { error: Record<string, unknown> };
  for (const field of ['message', 'code', ...(plain ? ['id'] : ['type'])])
    assert.equal(typeof error[field], 'string', `${field} in ${text}`);
  for (const secret of secrets) assert.ok(!text.includes(secret), `the refusal repeats ${secret}`);
  const id = answer.headers.get('x-weir-id') ?? '';
  assert.match(id, /\S{8,}/);
  return id;
}

/** Asserts a stream that Weir ended: this much of it, then an ending in OpenAI's terms, then nothing. */
export function assertCut(answer: RawAnswer, left: string): void {
  const text = answer.body.toString();
  assert.equal(answer.status, 200, text);
  assert.ok(answer.complete, 'the stream ended as HTTP says it must');
  assert.equal(text.slice(0, left.length), left);
  const ending = text.slice(left.length);
  assert.match(ending, /"finish_reason":"content_filter"/);
  assert.match(ending, /data: \[DONE\]\n\n$/);
  assert.equal(ending.split('data: ').length - 1, 2, `one event and the end mark: ${ending}`);
}
