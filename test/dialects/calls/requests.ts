/** Requests that hold the call: as an earlier turn of the conversation, or as what is asked for. */
import { ARGUMENTS, ARGUMENTS_TEXT, OTHER_TOOL, TOOL, type WireCall } from './types.ts';

const ASK = { role: 'user', content: 'Tidy up.' };
const FUNCTION = { name: TOOL, arguments: ARGUMENTS_TEXT };
const OTHER = { id: 'c0', type: 'function', function: { name: OTHER_TOOL, arguments: '{}' } };
const CALL = { id: 'c1', type: 'function', function: FUNCTION };
const GEMINI = '/v1beta/models/gemini-3-flash:generateContent';
const GEMINI_BATCH = '/v1beta/models/gemini-3-flash:batchGenerateContent';
const BEDROCK = '/model/amazon.nova-lite-v1%3A0/converse';

function chat(message: object): object {
  return { model: 'm', messages: [ASK, { role: 'assistant', ...message }] };
}

export const REQUESTS: readonly WireCall[] = [
  {
    ...{ dialect: 'openai-chat', title: 'tool_calls', path: '/v1/chat/completions' },
    body: chat({ tool_calls: [CALL] }),
  },
  {
    ...{ dialect: 'openai-chat', title: 'parallel tool_calls', path: '/v1/chat/completions', calls: 2 },
    body: chat({ tool_calls: [OTHER, CALL] }),
  },
  {
    ...{ dialect: 'openai-chat', title: 'function_call', path: '/v1/chat/completions' },
    body: chat({ function_call: FUNCTION }),
  },
  {
    ...{ dialect: 'openai-chat', title: 'arguments as an object', path: '/v1/chat/completions' },
    body: chat({ tool_calls: [{ ...CALL, function: { name: TOOL, arguments: ARGUMENTS } }] }),
  },
  {
    ...{ dialect: 'tokenize', title: 'tool_calls', path: '/tokenize' },
    body: chat({ tool_calls: [CALL] }),
  },
  {
    ...{ dialect: 'openai-responses', title: 'function_call', path: '/v1/responses' },
    body: { model: 'm', input: [{ type: 'function_call', call_id: 'c1', ...FUNCTION }] },
  },
  {
    ...{ dialect: 'openai-conversations', title: 'function_call', path: '/v1/conversations/conv_1/items' },
    body: { items: [{ type: 'function_call', call_id: 'c1', ...FUNCTION }] },
  },
  {
    ...{ dialect: 'anthropic-messages', title: 'tool_use', path: '/v1/messages' },
    body: {
      ...{ model: 'm', max_tokens: 9 },
      messages: [
        ASK,
        { role: 'assistant', content: [{ type: 'tool_use', id: 'c1', name: TOOL, input: ARGUMENTS }] },
      ],
    },
  },
  {
    ...{ dialect: 'anthropic-messages', title: 'tool_use, its type last', path: '/v1/messages' },
    body: {
      ...{ model: 'm', max_tokens: 9 },
      messages: [
        ASK,
        { content: [{ input: ARGUMENTS, name: TOOL, id: 'c1', type: 'tool_use' }], role: 'assistant' },
      ],
    },
  },
  {
    ...{ dialect: 'gemini', title: 'functionCall', path: GEMINI },
    body: { contents: [{ role: 'model', parts: [{ functionCall: { name: TOOL, args: ARGUMENTS } }] }] },
  },
  {
    ...{ dialect: 'gemini', title: 'function_call', path: GEMINI },
    body: { contents: [{ parts: [{ function_call: { args: ARGUMENTS, name: TOOL } }], role: 'model' }] },
  },
  {
    ...{ dialect: 'gemini-batch', title: 'functionCall', path: GEMINI_BATCH },
    body: {
      batch: {
        inputConfig: {
          requests: {
            requests: [
              {
                request: {
                  contents: [{ role: 'model', parts: [{ functionCall: { name: TOOL, args: ARGUMENTS } }] }],
                },
              },
            ],
          },
        },
      },
    },
  },
  {
    ...{ dialect: 'cohere-chat', title: 'tool_calls', path: '/v2/chat' },
    body: chat({ tool_calls: [CALL] }),
  },
  {
    ...{ dialect: 'mistral', title: 'tool_calls', path: '/v1/agents/completions' },
    body: chat({ tool_calls: [{ id: 'c1', function: { name: TOOL, arguments: ARGUMENTS } }] }),
  },
  {
    ...{ dialect: 'tokenize', title: 'tool_calls', path: '/tokenize' },
    body: chat({ tool_calls: [CALL] }),
  },
  {
    ...{ dialect: 'ollama', title: 'tool_calls', path: '/api/chat' },
    body: chat({ tool_calls: [{ function: { name: TOOL, arguments: ARGUMENTS } }] }),
  },
  {
    ...{ dialect: 'mcp', title: 'tools/call', path: '/mcp' },
    body: { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: TOOL, arguments: ARGUMENTS } },
  },
  {
    ...{ dialect: 'mcp', title: 'tools/call, its method last', path: '/mcp' },
    body: { params: { arguments: ARGUMENTS, name: TOOL }, method: 'tools/call', id: 1, jsonrpc: '2.0' },
  },
  {
    ...{ dialect: 'mcp', title: 'tool_use of a sampled message', path: '/mcp' },
    body: {
      ...{ jsonrpc: '2.0', id: 1 },
      result: {
        ...{ role: 'assistant', model: 'm' },
        content: { type: 'tool_use', id: 'c1', name: TOOL, input: ARGUMENTS },
      },
    },
  },
  {
    ...{ dialect: 'bedrock-converse', title: 'toolUse', path: BEDROCK },
    body: {
      messages: [
        { role: 'assistant', content: [{ toolUse: { toolUseId: 'c1', name: TOOL, input: ARGUMENTS } }] },
      ],
    },
  },
  {
    ...{ dialect: 'bedrock-checks', title: 'toolUse', path: '/model/amazon.nova-lite-v1%3A0/count-tokens' },
    body: {
      input: {
        converse: {
          messages: [
            { role: 'assistant', content: [{ toolUse: { toolUseId: 'c1', name: TOOL, input: ARGUMENTS } }] },
          ],
        },
      },
    },
  },
  {
    ...{ dialect: 'bedrock-invoke', title: 'tool_use', path: '/model/anthropic.claude-v2/invoke' },
    body: {
      ...{ anthropic_version: 'bedrock-2023-05-31', max_tokens: 9 },
      messages: [
        ASK,
        { role: 'assistant', content: [{ type: 'tool_use', id: 'c1', name: TOOL, input: ARGUMENTS }] },
      ],
    },
  },
];
