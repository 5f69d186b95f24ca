/** Requests as clients make them: the real OpenAI SDK, and plain fetch with the bytes in view. */
import OpenAI from 'openai';
import type { Stack } from './stack.ts';

/** A chat request with one user message. */
export function chatBody(
  content: string,
  extra: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  return { model: 'gpt-4o-mini', messages: [{ role: 'user', content }], ...extra };
}

/** The SDK, pointed at Envoy, without retries. */
export function openai(stack: Stack): OpenAI {
  return new OpenAI({ baseURL: `${stack.url}/v1`, apiKey: 'test', maxRetries: 0 });
}

/** Asks a question through the SDK; what it comes to, and the response that brought it. */
export function askChat(stack: Stack, content: string) {
  return openai(stack)
    .chat.completions.create({ model: 'gpt-4o-mini', messages: [{ role: 'user', content }] })
    .withResponse();
}

/** Posts JSON, or text as it is, to the chat endpoint. */
export function postChat(
  base: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return fetch(`${base}/v1/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

/** What an SDK stream came to. */
export interface Streamed {
  readonly events: number;
  readonly text: string;
  readonly finish: string | undefined;
  readonly id: string;
  readonly decision: string;
}

/** Streams a chat through the SDK to its end; errors of the SDK pass through. */
export async function streamChat(
  stack: Stack,
  script: string,
  content = 'Tell me about weirs.',
): Promise<Streamed> {
  const { data, response } = await openai(stack)
    .chat.completions.create(
      { model: 'gpt-4o-mini', stream: true, messages: [{ role: 'user', content }] },
      { headers: { 'x-script': script } },
    )
    .withResponse();
  const seen = { events: 0, text: '', finish: undefined as string | undefined };
  for await (const event of data) {
    seen.events += 1;
    seen.text += event.choices[0]?.delta.content ?? '';
    seen.finish = event.choices[0]?.finish_reason ?? seen.finish;
  }
  const header = (name: string): string => response.headers.get(name) ?? '';
  return { ...seen, id: header('x-weir-id'), decision: header('x-weir-decision') };
}
