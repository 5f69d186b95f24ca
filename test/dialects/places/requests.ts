/** Requests with the word in each place where a prompt may stand (J12), over parts (J08), and in what tools return (T05). */
import { HALF, type PlaceRow, REST, TEXT } from './types.ts';

const GEMINI = '/v1beta/models/gemini-3-flash:generateContent';
const BEDROCK = '/model/amazon.nova-lite-v1%3A0/converse';
const INVOKE = '/model/anthropic.claude-v2/invoke';
const USER = { role: 'user', content: 'Hi' };
const CALL = { id: 'c1', type: 'function', function: { name: 'look', arguments: '{}' } };
const DEFINED = { name: 'look', description: TEXT, parameters: { type: 'object' } };

const CHAT = { dialect: 'openai-chat', path: '/v1/chat/completions' };
const RESPONSES = { dialect: 'openai-responses', path: '/v1/responses' };
const MESSAGES = { dialect: 'anthropic-messages', path: '/v1/messages' };
const GENERATE = { dialect: 'gemini', path: GEMINI };
const COHERE = { dialect: 'cohere-chat', path: '/v2/chat' };
const OLLAMA = { dialect: 'ollama', path: '/api/chat' };
const CONVERSE = { dialect: 'bedrock-converse', path: BEDROCK };
const MODEL = { model: 'm', max_tokens: 9 };
const CLAUDE = { anthropic_version: 'bedrock-2023-05-31', max_tokens: 9 };

const J12: readonly PlaceRow[] = [
  {
    ...{ id: 'J12', ...CHAT, title: 'messages of every role, and tools' },
    body: {
      model: 'm',
      messages: [
        { role: 'system', content: TEXT },
        { role: 'developer', content: TEXT },
        { role: 'user', content: TEXT },
        { role: 'assistant', content: TEXT, tool_calls: [CALL] },
        { role: 'tool', tool_call_id: 'c1', content: TEXT },
        { content: [{ type: 'text', text: TEXT }], role: 'assistant' },
      ],
      tools: [{ type: 'function', function: DEFINED }],
    },
    roles: {
      'messages[0].content': 'system',
      'messages[1].content': 'developer',
      'messages[2].content': 'user',
      'messages[3].content': 'assistant',
      'messages[4].content': 'tool',
      'messages[5].content[0].text': 'assistant',
      'tools[0].function.description': 'tool-definition',
    },
  },
  {
    ...{ id: 'J12', ...RESPONSES, title: 'instructions, items of every role, and tools' },
    body: {
      ...{ model: 'm', instructions: TEXT },
      input: [
        { role: 'developer', content: TEXT },
        { role: 'user', content: [{ type: 'input_text', text: TEXT }] },
        { type: 'function_call_output', call_id: 'c1', output: TEXT },
        { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: TEXT }] },
      ],
      tools: [{ type: 'function', ...DEFINED }],
    },
    roles: {
      instructions: 'system',
      'input[0].content': 'developer',
      'input[1].content[0].text': 'user',
      'input[2].output': 'tool',
      'input[3].content[0].text': 'assistant',
      'tools[0].description': 'tool-definition',
    },
  },
  {
    ...{ id: 'J12', ...MESSAGES, title: 'system, a prefill, and tools' },
    body: {
      ...{ ...MODEL, system: [{ type: 'text', text: TEXT }] },
      messages: [
        { role: 'user', content: TEXT },
        { role: 'assistant', content: TEXT },
      ],
      tools: [{ name: 'look', description: TEXT, input_schema: { type: 'object' } }],
    },
    roles: {
      'system[0].text': 'system',
      'messages[0].content': 'user',
      'messages[1].content': 'assistant',
      'tools[0].description': 'tool-definition',
    },
  },
  {
    ...{ id: 'J12', ...GENERATE, title: 'systemInstruction, turns, and tools' },
    body: {
      systemInstruction: { parts: [{ text: TEXT }] },
      contents: [
        { role: 'user', parts: [{ text: TEXT }] },
        { role: 'model', parts: [{ text: TEXT }] },
      ],
      tools: [{ functionDeclarations: [{ name: 'look', description: TEXT }] }],
    },
    roles: {
      'systemInstruction.parts[0].text': 'system',
      'contents[0].parts[0].text': 'user',
      'contents[1].parts[0].text': 'assistant',
      'tools[0].functionDeclarations[0].description': 'tool-definition',
    },
  },
  {
    ...{ id: 'J12', ...COHERE, title: 'messages of every role, documents, and tools' },
    body: {
      model: 'm',
      messages: [
        { role: 'system', content: TEXT },
        { role: 'user', content: TEXT },
        { role: 'assistant', content: TEXT },
        { role: 'tool', tool_call_id: 'c1', content: TEXT },
      ],
      documents: [TEXT],
      tools: [{ type: 'function', function: DEFINED }],
    },
    roles: {
      'messages[0].content': 'system',
      'messages[1].content': 'user',
      'messages[2].content': 'assistant',
      'messages[3].content': 'tool',
      'documents[0]': 'retrieved',
      'tools[0].function.description': 'tool-definition',
    },
  },
  {
    ...{ id: 'J12', ...OLLAMA, title: 'messages of every role, and tools' },
    body: {
      model: 'm',
      messages: [
        { role: 'system', content: TEXT },
        { role: 'user', content: TEXT },
        { role: 'assistant', content: TEXT },
        { role: 'tool', tool_name: 'look', content: TEXT },
      ],
      tools: [{ type: 'function', function: DEFINED }],
    },
    roles: {
      'messages[0].content': 'system',
      'messages[1].content': 'user',
      'messages[2].content': 'assistant',
      'messages[3].content': 'tool',
      'tools[0].function.description': 'tool-definition',
    },
  },
  {
    ...{ id: 'J12', dialect: 'ollama', path: '/api/generate', title: 'prompt, suffix, system, template' },
    body: { model: 'm', prompt: TEXT, suffix: TEXT, system: TEXT, template: TEXT },
    roles: { prompt: 'user', suffix: 'user', system: 'system', template: 'system' },
  },
  {
    ...{ id: 'J12', ...CONVERSE, title: 'system, a prefill, and tools' },
    body: {
      system: [{ text: TEXT }],
      messages: [
        { role: 'user', content: [{ text: TEXT }] },
        { role: 'assistant', content: [{ text: TEXT }] },
      ],
      toolConfig: { tools: [{ toolSpec: { name: 'look', description: TEXT, inputSchema: { json: {} } } }] },
    },
    roles: {
      'system[0].text': 'system',
      'messages[0].content[0].text': 'user',
      'messages[1].content[0].text': 'assistant',
      'toolConfig.tools[0].toolSpec.description': 'tool-definition',
    },
  },
  {
    ...{ id: 'J12', dialect: 'bedrock-invoke', path: INVOKE, title: 'system and a prefill' },
    body: {
      ...{ ...CLAUDE, system: TEXT },
      messages: [
        { role: 'user', content: TEXT },
        { role: 'assistant', content: TEXT },
      ],
    },
    roles: { system: 'system', 'messages[0].content': 'user', 'messages[1].content': 'assistant' },
  },
  {
    ...{ id: 'J12', dialect: 'mcp', path: '/mcp', title: 'what a person and a model said' },
    body: {
      ...{ jsonrpc: '2.0', id: 1 },
      result: { role: 'assistant', model: 'm', content: { type: 'text', text: TEXT } },
    },
    roles: { 'result.content.text': 'assistant' },
  },
  {
    ...{ id: 'J12', dialect: 'a2a', path: '/a2a', title: 'a message' },
    body: {
      ...{ jsonrpc: '2.0', id: 1, method: 'message/send' },
      params: { message: { role: 'user', messageId: 'm1', parts: [{ kind: 'text', text: TEXT }] } },
    },
    roles: { 'params.message.parts[0].text': 'user' },
  },
];

const T05: readonly PlaceRow[] = [
  {
    ...{ id: 'T05', ...CHAT, title: 'tool and function messages' },
    body: {
      model: 'm',
      messages: [
        USER,
        { role: 'tool', tool_call_id: 'c1', content: [{ type: 'text', text: TEXT }] },
        { role: 'function', name: 'look', content: TEXT },
      ],
    },
    roles: { 'messages[1].content[0].text': 'tool', 'messages[2].content': 'tool' },
  },
  {
    ...{ id: 'T05', ...RESPONSES, title: 'outputs of calls' },
    body: {
      model: 'm',
      input: [
        { type: 'function_call_output', call_id: 'c1', output: [{ type: 'input_text', text: TEXT }] },
        { type: 'custom_tool_call_output', call_id: 'c2', output: TEXT },
      ],
    },
    roles: { 'input[0].output[0].text': 'tool', 'input[1].output': 'tool' },
  },
  {
    ...{ id: 'T05', ...MESSAGES, title: 'tool_result' },
    body: {
      ...MODEL,
      messages: [
        {
          role: 'user',
          content: [
            { type: 'tool_result', tool_use_id: 'c1', content: TEXT },
            { type: 'tool_result', tool_use_id: 'c2', content: [{ type: 'text', text: TEXT }] },
          ],
        },
      ],
    },
    roles: {
      'messages[0].content[0].content': 'tool',
      'messages[0].content[1].content[0].text': 'tool',
    },
  },
  {
    ...{ id: 'T05', ...GENERATE, title: 'functionResponse' },
    body: {
      contents: [
        { role: 'user', parts: [{ functionResponse: { name: 'look', response: { result: TEXT } } }] },
      ],
    },
    roles: { 'contents[0].parts[0].functionResponse.response.*': 'tool' },
  },
  {
    ...{ id: 'T05', ...COHERE, title: 'a tool message with documents' },
    body: {
      model: 'm',
      messages: [
        USER,
        {
          ...{ role: 'tool', tool_call_id: 'c1' },
          content: [{ type: 'document', document: { data: { note: TEXT } } }],
        },
      ],
    },
    roles: { 'messages[1].content[0].document.data.*': 'retrieved' },
  },
  {
    ...{ id: 'T05', ...OLLAMA, title: 'a tool message' },
    body: { model: 'm', messages: [USER, { content: TEXT, role: 'tool', tool_name: 'look' }] },
    roles: { 'messages[1].content': 'tool' },
  },
  {
    ...{ id: 'T05', ...CONVERSE, title: 'toolResult' },
    body: {
      messages: [
        {
          role: 'user',
          content: [{ toolResult: { toolUseId: 'c1', content: [{ text: TEXT }, { json: { note: TEXT } }] } }],
        },
      ],
    },
    roles: {
      'messages[0].content[0].toolResult.content[0].text': 'tool',
      'messages[0].content[0].toolResult.content[1].json.*': 'tool',
    },
  },
];

function parts(type: string): object[] {
  return [
    { type, text: `a ${HALF}` },
    { type, text: `${REST} b` },
  ];
}

const J08: readonly PlaceRow[] = [
  {
    ...{ id: 'J08', ...CHAT, title: 'parts', across: 'messages[0].content', roles: {} },
    body: { model: 'm', messages: [{ role: 'user', content: parts('text') }] },
  },
  {
    ...{ id: 'J08', ...CHAT, title: 'a text, a part, and parts of parts' },
    body: {
      model: 'm',
      messages: [
        { role: 'user', content: TEXT },
        { role: 'user', content: [{ type: 'text', text: TEXT }] },
        { role: 'user', content: [[{ type: 'text', text: TEXT }]] },
        { role: 'user', content: { text: TEXT } },
        { role: 'assistant', content: null },
        { role: 'assistant', content: 42 },
      ],
    },
    roles: {
      'messages[0].content': 'user',
      'messages[1].content[0].text': 'user',
      'messages[2].content[0][0].text': 'unknown',
      'messages[3].content.text': 'unknown',
    },
  },
  {
    ...{ id: 'J08', ...RESPONSES, title: 'parts', across: 'input[0].content', roles: {} },
    body: { model: 'm', input: [{ role: 'user', content: parts('input_text') }] },
  },
  {
    ...{ id: 'J08', ...MESSAGES, title: 'blocks', across: 'messages[0].content', roles: {} },
    body: { ...MODEL, messages: [{ role: 'user', content: parts('text') }] },
  },
  {
    ...{ id: 'J08', ...MESSAGES, title: 'blocks of system', across: 'system', roles: {} },
    body: { ...MODEL, system: parts('text'), messages: [USER] },
  },
  {
    ...{ id: 'J08', ...GENERATE, title: 'parts', across: 'contents[0].parts', roles: {} },
    body: { contents: [{ role: 'user', parts: [{ text: `a ${HALF}` }, { text: `${REST} b` }] }] },
  },
  {
    ...{ id: 'J08', ...COHERE, title: 'parts', across: 'messages[0].content', roles: {} },
    body: { model: 'm', messages: [{ role: 'user', content: parts('text') }] },
  },
  {
    ...{ id: 'J08', ...CONVERSE, title: 'blocks', across: 'messages[0].content', roles: {} },
    body: { messages: [{ role: 'user', content: [{ text: `a ${HALF}` }, { text: `${REST} b` }] }] },
  },
  {
    ...{ id: 'J08', dialect: 'bedrock-invoke', path: INVOKE, title: 'blocks', roles: {} },
    across: 'messages[0].content',
    body: { ...CLAUDE, messages: [{ role: 'user', content: parts('text') }] },
  },
  {
    ...{ id: 'J08', dialect: 'a2a', path: '/a2a', title: 'parts', across: 'params.message.parts', roles: {} },
    body: {
      ...{ jsonrpc: '2.0', id: 1, method: 'message/send' },
      params: {
        message: {
          ...{ role: 'user', messageId: 'm1' },
          parts: [
            { kind: 'text', text: `a ${HALF}` },
            { kind: 'text', text: `${REST} b` },
          ],
        },
      },
    },
  },
];

const T10: readonly PlaceRow[] = [
  {
    ...{ id: 'T10', ...CHAT, title: 'a predicted output' },
    body: { model: 'm', messages: [USER], prediction: { type: 'content', content: TEXT } },
    roles: { 'prediction.content': 'other' },
  },
];

export const PLACE_REQUESTS: readonly PlaceRow[] = [...J08, ...J12, ...T05, ...T10];
