/** Answers that hold the call and leave whole. */
import { ARGUMENTS, ARGUMENTS_TEXT, OTHER_TOOL, TOOL, type WireCall } from './types.ts';

const ASK = { role: 'user', content: 'Tidy up.' };
export const CHAT = { model: 'm', messages: [ASK] };
const FUNCTION = { name: TOOL, arguments: ARGUMENTS_TEXT };
const CALL = { id: 'c1', type: 'function', function: FUNCTION };
const OTHER = { id: 'c0', type: 'function', function: { name: OTHER_TOOL, arguments: '{}' } };

export const GEMINI_ASK = { contents: [{ role: 'user', parts: [{ text: 'Tidy up.' }] }] };
export const BEDROCK_ASK = { messages: [{ role: 'user', content: [{ text: 'Tidy up.' }] }] };

function document(body: object): Required<WireCall>['answer'] {
  return { type: 'application/json', pieces: [JSON.stringify(body)] };
}

function chat(message: object): Required<WireCall>['answer'] {
  const said = { role: 'assistant', content: null, ...message };
  return document({
    id: 'x',
    model: 'm',
    choices: [{ index: 0, message: said, finish_reason: 'tool_calls' }],
  });
}

export const ANSWERS: readonly WireCall[] = [
  {
    ...{ dialect: 'openai-chat', title: 'tool_calls', path: '/v1/chat/completions', body: CHAT },
    answer: chat({ tool_calls: [CALL] }),
  },
  {
    ...{ dialect: 'openai-chat', title: 'parallel tool_calls', path: '/v1/chat/completions', body: CHAT },
    ...{ answer: chat({ tool_calls: [OTHER, CALL] }), calls: 2 },
  },
  {
    ...{ dialect: 'openai-chat', title: 'function_call', path: '/v1/chat/completions', body: CHAT },
    answer: chat({ function_call: FUNCTION }),
  },
  {
    ...{ dialect: 'openai-stored', title: 'tool_calls', path: '/v1/chat/completions/chatcmpl-1' },
    body: { metadata: { shop: '7' } },
    answer: chat({ tool_calls: [CALL] }),
  },
  {
    ...{ dialect: 'mistral', title: 'tool_calls', path: '/v1/agents/completions', body: CHAT },
    answer: chat({ tool_calls: [{ id: 'c1', function: { name: TOOL, arguments: ARGUMENTS } }] }),
  },
  {
    ...{ dialect: 'openai-responses', title: 'function_call', path: '/v1/responses' },
    body: { model: 'm', input: 'Tidy up.' },
    answer: document({
      ...{ id: 'resp_1', object: 'response', status: 'completed', model: 'm' },
      output: [{ type: 'function_call', id: 'f', call_id: 'c1', status: 'completed', ...FUNCTION }],
    }),
  },
  {
    ...{ dialect: 'openai-conversations', title: 'function_call', path: '/v1/conversations/conv_1/items' },
    body: { items: [{ role: 'user', content: 'Tidy up.' }] },
    answer: document({
      object: 'list',
      data: [{ type: 'function_call', id: 'f', call_id: 'c1', status: 'completed', ...FUNCTION }],
    }),
  },
  {
    ...{ dialect: 'anthropic-messages', title: 'tool_use', path: '/v1/messages' },
    body: { ...CHAT, max_tokens: 9 },
    answer: document({
      ...{ id: 'msg_1', type: 'message', role: 'assistant', model: 'm', stop_reason: 'tool_use' },
      content: [{ type: 'tool_use', id: 'c1', name: TOOL, input: ARGUMENTS }],
    }),
  },
  {
    ...{ dialect: 'gemini', title: 'functionCall', path: '/v1beta/models/gemini-3-flash:generateContent' },
    body: GEMINI_ASK,
    answer: document({
      candidates: [
        {
          content: { role: 'model', parts: [{ functionCall: { name: TOOL, args: ARGUMENTS } }] },
          finishReason: 'STOP',
        },
      ],
    }),
  },
  {
    ...{ dialect: 'cohere-chat', title: 'tool_calls', path: '/v2/chat', body: CHAT },
    answer: document({
      ...{ id: 'x', finish_reason: 'TOOL_CALL' },
      message: { role: 'assistant', tool_calls: [CALL] },
    }),
  },
  {
    ...{ dialect: 'ollama', title: 'tool_calls', path: '/api/chat', body: { ...CHAT, stream: false } },
    answer: document({
      ...{ model: 'm', done: true },
      message: {
        ...{ role: 'assistant', content: '' },
        tool_calls: [{ function: { name: TOOL, arguments: ARGUMENTS } }],
      },
    }),
  },
  {
    ...{ dialect: 'bedrock-converse', title: 'toolUse', path: '/model/amazon.nova-lite-v1%3A0/converse' },
    body: BEDROCK_ASK,
    answer: document({
      output: {
        message: {
          role: 'assistant',
          content: [{ toolUse: { toolUseId: 'c1', name: TOOL, input: ARGUMENTS } }],
        },
      },
      ...{ stopReason: 'tool_use', usage: { inputTokens: 1, outputTokens: 1, totalTokens: 2 } },
    }),
  },
];
