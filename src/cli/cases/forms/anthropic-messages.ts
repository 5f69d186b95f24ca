/** The Messages API of Anthropic, as short words. */
import {
  type AnswerWords,
  argumentsOf,
  argumentsText,
  type Call,
  callId,
  type Form,
  offeredTools,
  pieces,
  type RequestWords,
  spokenText,
  turnsOf,
  words,
} from './form.ts';

const MOST_TOKENS = 1024;
const USAGE = { input_tokens: 10, output_tokens: 10 };

export const anthropicMessages: Form = {
  path: '/v1/messages',
  headers: { 'anthropic-version': '2023-06-01' },
  request: (said, { model, stream }) => ({
    model,
    max_tokens: MOST_TOKENS,
    ...(said.system === undefined ? {} : { system: said.system }),
    messages: messagesOf(said),
    ...(said.tools === undefined ? {} : { tools: toolsOf(said) }),
    ...(stream ? { stream } : {}),
    ...said.with,
  }),
  answer: (said, { model, stream }) =>
    stream
      ? { kind: 'events', events: eventsOf(said, model) }
      : { kind: 'document', body: { ...messageOf(model), content: blocksOf(said), ...endOf(said) } },
};

function messagesOf(said: RequestWords): readonly unknown[] {
  let called = 0;
  let answered = 0;
  return turnsOf(said).map((turn) => {
    if ('user' in turn) return { role: 'user', content: turn.user };
    if ('assistant' in turn) return { role: 'assistant', content: turn.assistant };
    if ('calls' in turn)
      return { role: 'assistant', content: turn.calls.map((call) => callOf(call, called++)) };
    const content = turn.results.map((result) => {
      return { type: 'tool_result', tool_use_id: callId(answered++), content: result };
    });
    return { role: 'user', content };
  });
}

function toolsOf(said: RequestWords): readonly unknown[] {
  return offeredTools(said).map(({ parameters, ...tool }) => ({ ...tool, input_schema: parameters }));
}

function callOf(call: Call, number: number) {
  return { type: 'tool_use', id: callId(number), name: call.name, input: argumentsOf(call) };
}

function messageOf(model: string) {
  const id = 'msg_case';
  return { id, type: 'message', role: 'assistant', model, content: [], stop_reason: null, usage: USAGE };
}

function blocksOf(said: AnswerWords): readonly unknown[] {
  const { calls = [] } = said;
  const text = spokenText(said);
  return [...(text === undefined ? [] : [{ type: 'text', text }]), ...calls.map(callOf)];
}

function endOf({ calls = [] }: AnswerWords) {
  return { stop_reason: calls.length === 0 ? 'end_turn' : 'tool_use', stop_sequence: null };
}

function eventsOf(said: AnswerWords, model: string): readonly string[] {
  const { calls = [] } = said;
  const text = spokenText(said);
  const blocks = [
    ...(text === undefined ? [] : [streamedText(text)]),
    ...calls.map((call, number) => streamedCall(call, number)),
  ];
  return [
    event({ type: 'message_start', message: messageOf(model) }),
    ...blocks.flatMap(({ begun, deltas }, index) => [
      event({ type: 'content_block_start', index, content_block: begun }),
      ...deltas.map((delta) => event({ type: 'content_block_delta', index, delta })),
      event({ type: 'content_block_stop', index }),
    ]),
    event({ type: 'message_delta', delta: endOf(said), usage: { output_tokens: 10 } }),
    event({ type: 'message_stop' }),
  ];
}

interface Block {
  readonly begun: unknown;
  readonly deltas: readonly unknown[];
}

function streamedText(text: string): Block {
  const deltas = words(text).map((part) => ({ type: 'text_delta', text: part }));
  return { begun: { type: 'text', text: '' }, deltas };
}

function streamedCall(call: Call, number: number): Block {
  const deltas = pieces(argumentsText(call)).map((part) => ({
    type: 'input_json_delta',
    partial_json: part,
  }));
  return { begun: { ...callOf(call, number), input: {} }, deltas };
}

function event(data: { readonly type: string } & Readonly<Record<string, unknown>>): string {
  return `event: ${data.type}\ndata: ${JSON.stringify(data)}\n\n`;
}
