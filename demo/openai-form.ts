/** Spells deltas in OpenAI's chat-completion form: server-sent events, or one JSON document. */
import type { Delta } from './answers.ts';

const HEAD = { id: 'chatcmpl-scripted', created: 1_700_000_000 };

/** Returns the events of a streamed answer, framing included; the last is the `[DONE]` marker. */
export function toEvents(deltas: readonly Delta[], model: string): string[] {
  const choices = [...new Set(deltas.map((delta) => delta.choice))];
  const finish = deltas.some((delta) => delta.tool !== undefined) ? 'tool_calls' : 'stop';
  return [
    ...choices.map((index) =>
      chunk(model, { index, delta: { role: 'assistant', content: '' }, finish_reason: null }),
    ),
    ...deltas.map((delta) => chunk(model, { index: delta.choice, delta: spell(delta), finish_reason: null })),
    ...choices.map((index) => chunk(model, { index, delta: {}, finish_reason: finish })),
    'data: [DONE]\n\n',
  ];
}

/** Returns the same answer as one document. */
export function toDocument(deltas: readonly Delta[], model: string): string {
  const choices = [...new Set(deltas.map((delta) => delta.choice))];
  return JSON.stringify({
    ...HEAD,
    object: 'chat.completion',
    model,
    choices: choices.map((index) => ({
      index,
      message: wholeMessage(deltas.filter((delta) => delta.choice === index)),
      finish_reason: deltas.some((delta) => delta.tool !== undefined) ? 'tool_calls' : 'stop',
    })),
    usage: { prompt_tokens: 10, completion_tokens: deltas.length, total_tokens: deltas.length + 10 },
  });
}

function chunk(model: string, choice: unknown): string {
  const body = { ...HEAD, object: 'chat.completion.chunk', model, choices: [choice] };
  return `data: ${JSON.stringify(body)}\n\n`;
}

function spell(delta: Delta): unknown {
  if (delta.tool !== undefined) {
    const { index, name, arguments: text } = delta.tool;
    const opening = name === undefined ? {} : { id: `call_${index}`, type: 'function' };
    return {
      tool_calls: [
        { index, ...opening, function: { ...(name === undefined ? {} : { name }), arguments: text } },
      ],
    };
  }
  return delta.reasoning === undefined ? { content: delta.content } : { reasoning_content: delta.reasoning };
}

function wholeMessage(deltas: readonly Delta[]): unknown {
  const content = deltas.map((delta) => delta.content ?? '').join('');
  const name = deltas.find((delta) => delta.tool?.name !== undefined)?.tool?.name;
  if (name === undefined) return { role: 'assistant', content };
  const text = deltas.map((delta) => delta.tool?.arguments ?? '').join('');
  return {
    role: 'assistant',
    content: null,
    tool_calls: [{ id: 'call_0', type: 'function', function: { name, arguments: text } }],
  };
}
