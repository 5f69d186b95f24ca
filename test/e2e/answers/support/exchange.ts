/** Exchanges with the OpenAI SDK whose answer is scripted: what the client saw, and the id of the decision. */
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import type OpenAI from 'openai';
import { DONE, event, STOP, sends } from '../../conformance/support/events.ts';
import { openai, streamChat } from '../../harness/client.ts';
import type { Stack } from '../../harness/stack.ts';
import { assertRecorded } from './records.ts';

type Messages = readonly OpenAI.ChatCompletionMessageParam[];
const MODEL = 'gpt-4o-mini';

/** The body of a whole answer with this content. */
export function answerOf(content: string): string {
  const choices = [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }];
  return JSON.stringify({ id: 'c', object: 'chat.completion', created: 1, model: 'm', choices });
}

/** A plain answer with this content; rejects as the SDK does when it is refused. */
export async function plainAnswer(stack: Stack, content: string, messages: Messages) {
  stack.model.script('plain', sends([answerOf(content)], { contentType: 'application/json' }));
  const { data, response } = await openai(stack)
    .chat.completions.create({ model: MODEL, messages: [...messages] }, { headers: { 'x-script': 'plain' } })
    .withResponse();
  return { text: data.choices[0]?.message.content, id: response.headers.get('x-weir-id') };
}

/** How long a model waits between events until the client has seen that an answer comes: what is sent at once is judged as one. */
const OPENING_MS = 20;

/** A streamed answer of these events, read to its end. */
export async function streamedAnswer(
  stack: Stack,
  { events, paceMs = 0 }: { readonly events: readonly string[]; readonly paceMs?: number },
  messages: Messages,
) {
  const opened = Promise.withResolvers<void>();
  const after = () => Promise.race([opened.promise, pause(OPENING_MS)]);
  stack.model.script('streamed', sends(events, { paceMs, after }));
  const { data, response } = await openai(stack)
    .chat.completions.create(
      { model: MODEL, stream: true, messages: [...messages] },
      { headers: { 'x-script': 'streamed' } },
    )
    .withResponse();
  opened.resolve();
  const seen = { text: '', args: '', finish: undefined as string | undefined };
  for await (const { choices } of data) {
    const [choice] = choices;
    seen.text += choice?.delta.content ?? '';
    seen.args += choice?.delta.tool_calls?.[0]?.function?.arguments ?? '';
    seen.finish = choice?.finish_reason ?? seen.finish;
  }
  return { ...seen, id: response.headers.get('x-weir-id') };
}

/**
 * Streams a harmless beginning and what comes behind it in pieces of some characters: the client gets the beginning (but
 * for as little as is held), `content_filter` and nothing more, and the cut is recorded with its rule.
 */
export async function assertEndsBehind(
  stack: Stack,
  beginning: string,
  { rest, size, rule }: { readonly rest: string; readonly size: number; readonly rule: string },
): Promise<void> {
  const pieces = `${beginning}${rest}`.match(new RegExp(`.{1,${size}}`, 'gs')) ?? [];
  const script = `cut-${rule}-${size}`;
  stack.model.script(script, sends([...pieces.map((piece) => event(piece)), STOP, DONE]));
  const { text, finish, id } = await streamChat(stack, script);
  assert.ok(beginning.startsWith(text) && text.length > beginning.length - size - 2, `left: ${text}`);
  assert.equal(finish, 'content_filter');
  await assertRecorded(stack, id, ['request allow none', 'open allow none', `cut deny ${rule}`, 'close cut']);
}
