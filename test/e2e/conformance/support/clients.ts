/** Clients of the conformance cases: raw HTTP/1.1, with the form of a refusal in view. */
import assert from 'node:assert/strict';
import { chatBody } from '../../harness/client.ts';
import { type PostExtra, type RawAnswer, RawClient } from '../../harness/raw-http.ts';
import type { Stack } from '../../harness/stack.ts';

export const CHAT = '/v1/chat/completions';

/** A chat request as JSON text. */
export function chat(content: string, extra: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify(chatBody(content, extra));
}

/** Posts pieces, each as a chunk of its own, on a connection of its own. */
export async function post(
  stack: Stack,
  pieces: readonly (string | Uint8Array)[],
  extra: PostExtra = {},
): Promise<RawAnswer> {
  const client = new RawClient(stack.port);
  try {
    return await client.post(CHAT, pieces, extra);
  } finally {
    client.close();
  }
}

/** Posts a body in one piece with its content-length. */
export async function postWithLength(stack: Stack, body: string): Promise<RawAnswer> {
  const client = new RawClient(stack.port);
  const length = Buffer.byteLength(body);
  try {
    await client.send(
      `POST ${CHAT} HTTP/1.1\r\nhost: llm\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n${body}`,
    );
    return await client.answer();
  } finally {
    client.close();
  }
}

/** The id that the client was told. */
export function idOf(answer: RawAnswer): string {
  return answer.headers.get('x-weir-id') ?? '';
}

/** Asks for a stream that a script of the model answers. */
export async function ask(stack: Stack, script: string, extra: PostExtra = {}): Promise<RawAnswer> {
  return await post(stack, [chat('Tell me about weirs.', { stream: true })], {
    ...extra,
    headers: { 'x-script': script, ...extra.headers },
  });
}

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
