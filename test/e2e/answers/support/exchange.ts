/** Exchanges with the OpenAI SDK whose answer is scripted: what the client saw, and the id of the decision. */
import type OpenAI from 'openai';
import { sends } from '../../conformance/support/events.ts';
import { openai } from '../../harness/client.ts';
import type { Stack } from '../../harness/stack.ts';

type Messages = readonly OpenAI.ChatCompletionMessageParam[];
const MODEL = 'gpt-4o-mini';

/** A plain answer with this content; rejects as the SDK does when it is refused. */
export async function plainAnswer(stack: Stack, content: string, messages: Messages) {
  const choices = [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }];
  const body = JSON.stringify({ id: 'c', object: 'chat.completion', created: 1, model: 'm', choices });
  stack.model.script('plain', sends([body], { contentType: 'application/json' }));
  const { data, response } = await openai(stack)
    .chat.completions.create({ model: MODEL, messages: [...messages] }, { headers: { 'x-script': 'plain' } })
    .withResponse();
  return { text: data.choices[0]?.message.content, id: response.headers.get('x-weir-id') };
}

/** A streamed answer of these events, read to its end. */
export async function streamedAnswer(
  stack: Stack,
  { events, paceMs = 0 }: { readonly events: readonly string[]; readonly paceMs?: number },
  messages: Messages,
) {
  stack.model.script('streamed', sends(events, { paceMs }));
  const { data, response } = await openai(stack)
    .chat.completions.create(
      { model: MODEL, stream: true, messages: [...messages] },
      { headers: { 'x-script': 'streamed' } },
    )
    .withResponse();
  const seen = { text: '', args: '', finish: undefined as string | undefined };
  for await (const { choices } of data) {
    const [choice] = choices;
    seen.text += choice?.delta.content ?? '';
    seen.args += choice?.delta.tool_calls?.[0]?.function?.arguments ?? '';
    seen.finish = choice?.finish_reason ?? seen.finish;
  }
  return { ...seen, id: response.headers.get('x-weir-id') };
}
