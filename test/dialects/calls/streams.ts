/** Streamed answers that hold the call, in as many events as the wire allows. */
import { event, chunk as frameOf } from '../bedrock/frames.ts';
import { events as responseEvents } from '../openai-responses/events.ts';
import { BEDROCK_ASK, CHAT, GEMINI_ASK } from './answers.ts';
import { ARGUMENTS, ARGUMENTS_TEXT, OTHER_TOOL, sse, TOOL, type WireCall } from './types.ts';

const EVENTS = 'text/event-stream';
const HALF = 9;
const [FIRST, REST] = [ARGUMENTS_TEXT.slice(0, HALF), ARGUMENTS_TEXT.slice(HALF)];
const [NAME, REST_OF_NAME] = [TOOL.slice(0, 4), TOOL.slice(4)];
const STREAMED = { ...CHAT, stream: true };

function chunk(delta: object, finish: string | null = null): object {
  return { id: 'x', model: 'm', choices: [{ index: 0, delta, finish_reason: finish }] };
}

function toolCall(called: object, index = 0): object {
  return chunk({ tool_calls: [{ index, ...called }] });
}

const DONE = 'data: [DONE]\n\n';

export const CHAT_STREAMS: readonly WireCall[] = [
  {
    ...{ dialect: 'openai-chat', title: 'tool_calls, the name in two', path: '/v1/chat/completions' },
    body: STREAMED,
    answer: {
      ...{ type: EVENTS, call: [1, 5] },
      pieces: [
        ...sse([
          chunk({ role: 'assistant', content: 'I tidy up. ' }),
          toolCall({ id: 'c1', type: 'function', function: { name: NAME, arguments: '' } }),
          toolCall({ function: { name: REST_OF_NAME } }),
          toolCall({ function: { arguments: FIRST } }),
          toolCall({ function: { arguments: REST } }),
          chunk({}, 'tool_calls'),
        ]),
        DONE,
      ],
    },
  },
  {
    ...{ dialect: 'openai-chat', title: 'parallel tool_calls', path: '/v1/chat/completions' },
    ...{ body: STREAMED, calls: 2 },
    answer: {
      ...{ type: EVENTS, call: [1, 4] },
      pieces: [
        ...sse([
          toolCall({ id: 'c0', type: 'function', function: { name: OTHER_TOOL, arguments: '' } }),
          toolCall({ id: 'c1', type: 'function', function: { name: TOOL, arguments: FIRST } }, 1),
          toolCall({ function: { arguments: '{}' } }),
          toolCall({ function: { arguments: REST } }, 1),
          chunk({}, 'tool_calls'),
        ]),
        DONE,
      ],
    },
  },
  {
    ...{ dialect: 'openai-chat', title: 'function_call', path: '/v1/chat/completions' },
    body: STREAMED,
    answer: {
      ...{ type: EVENTS, call: [0, 3] },
      pieces: [
        ...sse([
          chunk({ role: 'assistant', function_call: { name: TOOL, arguments: '' } }),
          chunk({ function_call: { arguments: FIRST } }),
          chunk({ function_call: { arguments: REST } }),
          chunk({}, 'function_call'),
        ]),
        DONE,
      ],
    },
  },
];

const ITEM = { type: 'function_call', id: 'f', call_id: 'c1', name: TOOL };
const AT = { item_id: 'f', output_index: 0 };
const RESPONSE = { id: 'resp_1', object: 'response', model: 'm' };

/** The whole text comes again with `.done`, and the call is complete with its item. */
const RESPONSES: WireCall = {
  ...{ dialect: 'openai-responses', title: 'function_call', path: '/v1/responses' },
  body: { model: 'm', input: 'Tidy up.', stream: true },
  answer: {
    ...{ type: EVENTS, call: [1, 5] },
    pieces: responseEvents([
      { type: 'response.created', response: { ...RESPONSE, status: 'in_progress', output: [] } },
      { type: 'response.output_item.added', output_index: 0, item: { ...ITEM, arguments: '' } },
      { type: 'response.function_call_arguments.delta', ...AT, delta: FIRST },
      { type: 'response.function_call_arguments.delta', ...AT, delta: REST },
      { type: 'response.function_call_arguments.done', ...AT, arguments: '' },
      { type: 'response.output_item.done', output_index: 0, item: { ...ITEM, arguments: '' } },
      { type: 'response.completed', response: { ...RESPONSE, status: 'completed', output: [] } },
    ]).split(/(?<=\n\n)/),
  },
};

const ANTHROPIC_EVENTS = [
  {
    type: 'message_start',
    message: { id: 'msg_1', type: 'message', role: 'assistant', model: 'm', content: [], usage: {} },
  },
  {
    ...{ type: 'content_block_start', index: 0 },
    content_block: { type: 'tool_use', id: 'c1', name: TOOL, input: {} },
  },
  { type: 'content_block_delta', index: 0, delta: { type: 'input_json_delta', partial_json: FIRST } },
  { type: 'content_block_delta', index: 0, delta: { type: 'input_json_delta', partial_json: REST } },
  { type: 'content_block_stop', index: 0 },
  { type: 'message_delta', delta: { stop_reason: 'tool_use', stop_sequence: null }, usage: {} },
  { type: 'message_stop' },
];

const ANTHROPIC: readonly WireCall[] = [
  {
    ...{ dialect: 'anthropic-messages', title: 'tool_use', path: '/v1/messages' },
    body: { ...STREAMED, max_tokens: 9 },
    answer: { type: EVENTS, call: [1, 4], pieces: sse(ANTHROPIC_EVENTS) },
  },
  {
    ...{ dialect: 'bedrock-invoke', title: 'tool_use' },
    path: '/model/anthropic.claude-v2/invoke-with-response-stream',
    body: { ...CHAT, anthropic_version: 'bedrock-2023-05-31', max_tokens: 9 },
    answer: {
      ...{ type: 'application/vnd.amazon.eventstream', call: [1, 4] },
      pieces: ANTHROPIC_EVENTS.map((one) => frameOf(one)),
    },
  },
];

function candidate(part: object, more: object = {}): object {
  return { candidates: [{ index: 0, content: { role: 'model', parts: [part] }, ...more }] };
}

function argument(jsonPath: string, stringValue: string, willContinue: boolean): object {
  return { functionCall: { partialArgs: [{ jsonPath, stringValue, willContinue }], willContinue: true } };
}

const GEMINI_PATH = '/v1beta/models/gemini-3-flash:streamGenerateContent';
const CALLED = candidate({ functionCall: { name: TOOL, args: ARGUMENTS } }, { finishReason: 'STOP' });

const GEMINI_STREAMS: readonly WireCall[] = [
  {
    ...{ dialect: 'gemini', title: 'functionCall, in events', path: GEMINI_PATH, body: GEMINI_ASK },
    answer: { type: EVENTS, pieces: sse([candidate({ text: 'I tidy up.' }), CALLED]), call: [1, 1] },
  },
  {
    ...{ dialect: 'gemini', title: 'functionCall, in a list', path: GEMINI_PATH, body: GEMINI_ASK },
    answer: {
      ...{ type: 'application/json', call: [1, 1] },
      pieces: [`[${JSON.stringify(candidate({ text: 'I tidy up.' }))}`, `,${JSON.stringify(CALLED)}`, ']'],
    },
  },
  {
    ...{ dialect: 'gemini', title: 'functionCall, member by member', path: GEMINI_PATH, body: GEMINI_ASK },
    answer: {
      ...{ type: EVENTS, call: [0, 4] },
      pieces: sse([
        candidate({ functionCall: { name: TOOL, willContinue: true } }),
        candidate(argument('$.path', '/srv/', true)),
        candidate(argument('$.path', 'weir', false)),
        candidate(argument('$.force', 'yes', false)),
        candidate({ functionCall: {} }, { finishReason: 'STOP' }),
      ]),
    },
  },
];

function cohere(type: string, call: object): object {
  return { type, index: 0, delta: { message: { tool_calls: call } } };
}

const COHERE: WireCall = {
  ...{ dialect: 'cohere-chat', title: 'tool_calls', path: '/v2/chat', body: STREAMED },
  answer: {
    ...{ type: EVENTS, call: [2, 5] },
    pieces: [
      ...sse([
        { type: 'message-start', id: 'x', delta: { message: { role: 'assistant' } } },
        { type: 'tool-plan-delta', delta: { message: { tool_plan: 'I tidy up. ' } } },
        cohere('tool-call-start', { id: 'c1', type: 'function', function: { name: TOOL, arguments: '' } }),
        cohere('tool-call-delta', { function: { arguments: FIRST } }),
        cohere('tool-call-delta', { function: { arguments: REST } }),
        { type: 'tool-call-end', index: 0 },
        { type: 'message-end', delta: { finish_reason: 'TOOL_CALL', usage: {} } },
      ]),
      DONE,
    ],
  },
};

const OLLAMA: WireCall = {
  ...{ dialect: 'ollama', title: 'tool_calls', path: '/api/chat', body: STREAMED },
  answer: {
    ...{ type: 'application/x-ndjson', call: [1, 1] },
    pieces: [
      { model: 'm', message: { role: 'assistant', content: 'I tidy up. ' }, done: false },
      {
        ...{ model: 'm', done: false },
        message: {
          ...{ role: 'assistant', content: '' },
          tool_calls: [{ function: { name: TOOL, arguments: ARGUMENTS } }],
        },
      },
      { model: 'm', message: { role: 'assistant', content: '' }, done: true, done_reason: 'stop' },
    ].map((line) => `${JSON.stringify(line)}\n`),
  },
};

const MCP: WireCall = {
  ...{ dialect: 'mcp', title: 'tool_use of a message to be sampled', path: '/mcp' },
  body: { jsonrpc: '2.0', id: 1, method: 'prompts/list' },
  answer: {
    ...{ type: EVENTS, call: [0, 0] },
    pieces: sse([
      {
        ...{ jsonrpc: '2.0', id: 7, method: 'sampling/createMessage' },
        params: {
          maxTokens: 9,
          messages: [
            { role: 'assistant', content: { type: 'tool_use', id: 'c1', name: TOOL, input: ARGUMENTS } },
          ],
        },
      },
      { jsonrpc: '2.0', id: 1, result: { prompts: [] } },
    ]),
  },
};

const BEDROCK: WireCall = {
  ...{ dialect: 'bedrock-converse', title: 'toolUse', body: BEDROCK_ASK },
  path: '/model/amazon.nova-lite-v1%3A0/converse-stream',
  answer: {
    ...{ type: 'application/vnd.amazon.eventstream', call: [1, 4] },
    pieces: [
      event('messageStart', { role: 'assistant' }),
      event('contentBlockStart', {
        ...{ contentBlockIndex: 0, start: { toolUse: { toolUseId: 'c1', name: TOOL } } },
      }),
      event('contentBlockDelta', { contentBlockIndex: 0, delta: { toolUse: { input: FIRST } } }),
      event('contentBlockDelta', { contentBlockIndex: 0, delta: { toolUse: { input: REST } } }),
      event('contentBlockStop', { contentBlockIndex: 0 }),
      event('messageStop', { stopReason: 'tool_use' }),
      event('metadata', { usage: { inputTokens: 1, outputTokens: 1, totalTokens: 2 } }),
    ],
  },
};

const MISTRAL: WireCall = {
  ...{ dialect: 'mistral', title: 'tool_calls, the arguments an object', path: '/v1/agents/completions' },
  body: STREAMED,
  answer: {
    ...{ type: EVENTS, call: [1, 2] },
    pieces: [
      ...sse([
        chunk({ role: 'assistant', content: 'I tidy up. ' }),
        toolCall({ id: 'c1', function: { name: TOOL, arguments: ARGUMENTS } }),
        chunk({}, 'tool_calls'),
      ]),
      DONE,
    ],
  },
};

export const STREAMS: readonly WireCall[] = [
  ...CHAT_STREAMS,
  MISTRAL,
  RESPONSES,
  ...ANTHROPIC,
  ...GEMINI_STREAMS,
  COHERE,
  OLLAMA,
  MCP,
  BEDROCK,
];
