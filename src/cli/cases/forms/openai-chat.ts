/** Chat Completions of OpenAI, as short words. */
import {
  type AnswerWords,
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

const HEAD = { id: 'chatcmpl-case', created: 1_767_614_400 };
const DONE = 'data: [DONE]\n\n';

export const openaiChat: Form = {
  path: '/v1/chat/completions',
  headers: {},
  request: (said, { model, stream }) => ({
    model,
    messages: messagesOf(said),
    ...(said.tools === undefined ? {} : { tools: toolsOf(said) }),
    ...(stream ? { stream } : {}),
    ...said.with,
  }),
  answer: (said, { model, stream }) =>
    stream
      ? { kind: 'events', events: eventsOf(said, model) }
      : { kind: 'document', body: documentOf(said, model) },
};

function messagesOf(said: RequestWords): readonly unknown[] {
  const messages: unknown[] = said.system === undefined ? [] : [{ role: 'system', content: said.system }];
  let called = 0;
  let answered = 0;
  for (const turn of turnsOf(said)) {
    if ('user' in turn) messages.push({ role: 'user', content: turn.user });
    else if ('assistant' in turn) messages.push({ role: 'assistant', content: turn.assistant });
    else if ('calls' in turn) {
      const calls = turn.calls.map((call) => callOf(call, called++));
      messages.push({ role: 'assistant', content: null, tool_calls: calls });
    } else
      for (const content of turn.results)
        messages.push({ role: 'tool', tool_call_id: callId(answered++), content });
  }
  return messages;
}

function toolsOf(said: RequestWords): readonly unknown[] {
  return offeredTools(said).map((tool) => ({ type: 'function', function: tool }));
}

function callOf(call: Call, number: number) {
  const { name } = call;
  return { id: callId(number), type: 'function', function: { name, arguments: argumentsText(call) } };
}

function documentOf(said: AnswerWords, model: string): unknown {
  const { calls = [] } = said;
  const made = calls.length === 0 ? {} : { tool_calls: calls.map(callOf) };
  const message = { role: 'assistant', content: spokenText(said) ?? null, ...made };
  const finish = calls.length === 0 ? 'stop' : 'tool_calls';
  const choices = [{ index: 0, message, finish_reason: finish }];
  return { ...HEAD, object: 'chat.completion', model, choices };
}

function eventsOf(said: AnswerWords, model: string): readonly string[] {
  const { calls = [] } = said;
  const event = (delta: unknown, finish: string | null = null) => {
    const choices = [{ index: 0, delta, finish_reason: finish }];
    const body = { ...HEAD, object: 'chat.completion.chunk', model, choices };
    return `data: ${JSON.stringify(body)}\n\n`;
  };
  return [
    event({ role: 'assistant', content: '' }),
    ...words(spokenText(said) ?? '').map((content) => event({ content })),
    ...calls.flatMap((call, index) => streamedCall(call, index).map((delta) => event(delta))),
    event({}, calls.length === 0 ? 'stop' : 'tool_calls'),
    DONE,
  ];
}

function streamedCall(call: Call, index: number): readonly unknown[] {
  const whole = callOf(call, index);
  const begun = { ...whole, index, function: { name: call.name, arguments: '' } };
  const rest = pieces(whole.function.arguments).map((part) => ({ index, function: { arguments: part } }));
  return [begun, ...rest].map((part) => ({ tool_calls: [part] }));
}
