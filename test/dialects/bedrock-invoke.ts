/** Samples of Bedrock's InvokeModel and InvokeModelWithResponseStream. */
import { AnswerHooks } from '../../src/dialects/bedrock-converse/answer-hooks.ts';
import { RequestHooks } from '../../src/dialects/bedrock-converse/request-hooks.ts';
import { ANSWER_FORMAT } from '../../src/dialects/bedrock-invoke/answer-format.ts';
import { REQUEST_FORMAT } from '../../src/dialects/bedrock-invoke/request-format.ts';
import { DocumentReader } from '../../src/dialects/json/document-reader.ts';
import { LIMITS } from '../unit/dialects/read-all.ts';
import { chunk, event, exception } from './bedrock/frames.ts';
import type { DialectSamples } from './types.ts';

const BASE64 =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
const FRAMES = 'application/vnd.amazon.eventstream';
const CLAUDE = 'us.anthropic.claude-sonnet-4-20250514-v1:0';
const LLAMA = 'meta.llama3-70b-instruct-v1:0';

function post(name: string, body: object, path = `${LLAMA}/invoke`) {
  return { name, method: 'POST', path: `/model/${path}`, body: JSON.stringify(body) };
}

const MESSAGES = {
  anthropic_version: 'bedrock-2023-05-31',
  max_tokens: 64,
  messages: [{ role: 'user', content: 'Hello' }],
};

const claudeSays = (text: string) => ({
  type: 'content_block_delta',
  index: 0,
  delta: { type: 'text_delta', text },
});
const CLAUDE_START = {
  type: 'message_start',
  message: {
    id: 'msg_1',
    type: 'message',
    role: 'assistant',
    model: 'claude',
    content: [],
    usage: { output_tokens: 1 },
  },
};
const CLAUDE_BLOCK = { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } };

const markedRequest = {
  ...post('everything', {
    prompt: 'mark001',
    inputText: 'mark002',
    message: 'mark003',
    preamble: 'mark004',
    system: [{ text: 'mark005' }],
    messages: [
      { role: 'user', content: 'mark006' },
      {
        role: 'user',
        content: [
          { type: 'text', text: 'mark007' },
          { type: 'image_url', image_url: { url: `data:image/png;base64,mark008${BASE64}` } },
          { image: { format: 'png', source: { bytes: `mark009${BASE64}` } } },
          { document: { name: 'mark010', source: { text: 'mark011' } } },
          { mark012: { mark013: 'mark014' } },
        ],
      },
      {
        role: 'assistant',
        reasoning_content: 'mark015',
        tool_calls: [
          { id: 'mark016', type: 'function', function: { name: 'mark017', arguments: 'mark018' } },
        ],
      },
      { role: 'tool', tool_call_id: 'mark019', content: 'mark020', name: 'mark021' },
      {
        role: 'assistant',
        content: [{ toolUse: { toolUseId: 'mark022', name: 'mark023', input: { mark024: 'mark025' } } }],
      },
      { content: 'mark026', role: 'mark027', mark028: 'mark029' },
    ],
    chat_history: [{ role: 'CHATBOT', message: 'mark030' }],
    documents: [{ title: 'mark031', snippet: 'mark032' }, 'mark033'],
    texts: ['mark034'],
    text_prompts: [{ text: 'mark035', weight: 1 }],
    textToImageParams: { text: 'mark036', negativeText: 'mark037', conditionImage: `mark038${BASE64}` },
    images: [`mark039${BASE64}`],
    tools: [{ mark040: 'mark041' }],
    tool_results: [{ outputs: [{ mark042: 'mark043' }] }],
    textGenerationConfig: { stopSequences: ['mark044'] },
    anthropic_version: 'mark045',
    mark046: { mark047: ['mark048'] },
  }),
  skipped: {
    mark008: 'messages[1].content[1].image_url.url',
    mark009: 'messages[1].content[2].image.source.bytes',
    mark038: 'textToImageParams.conditionImage',
    mark039: 'images[0]',
  },
};

const markedMessages = post(
  'everything for Claude',
  {
    ...MESSAGES,
    anthropic_version: 'mark001',
    system: 'mark002',
    messages: [
      { role: 'user', content: [{ type: 'text', text: 'mark003' }] },
      {
        role: 'assistant',
        content: [{ type: 'tool_use', id: 'mark004', name: 'mark005', input: { mark006: 'mark007' } }],
      },
    ],
    tools: [{ name: 'mark008', description: 'mark009' }],
    mark010: 'mark011',
  },
  `${CLAUDE}/invoke-with-response-stream`,
);

const markedAnswer = {
  name: 'everything, whole',
  type: 'application/json',
  body: JSON.stringify({
    results: [{ outputText: 'mark001', completionReason: 'mark002' }],
    generation: 'mark003',
    outputs: [{ text: 'mark004' }],
    choices: [
      {
        index: 0,
        message: {
          ...{ role: 'assistant', content: 'mark005', reasoning_content: 'mark006' },
          tool_calls: [{ id: 'mark007', function: { name: 'mark008', arguments: 'mark009' } }],
        },
      },
    ],
    output: {
      message: {
        content: [{ text: 'mark010' }, { toolUse: { name: 'mark011', input: { mark012: 'mark013' } } }],
      },
    },
    generations: [{ text: 'mark014' }],
    text: 'mark015',
    images: [`mark016${BASE64}`],
    artifacts: [{ base64: `mark017${BASE64}`, finishReason: 'mark018' }],
    embedding: [0.12345678, -0.9876543],
    message: 'mark019',
    mark020: { mark021: 'mark022' },
  }),
  skipped: { mark016: 'images[0]', mark017: 'artifacts[0].base64' },
};

const markedStream = {
  name: 'everything, streamed',
  type: FRAMES,
  sealed: true,
  body: Buffer.concat([
    chunk({ generation: 'ma' }, { p: 'mark001', mark002: 'mark003' }),
    chunk({ generation: 'rk004' }),
    chunk({ outputs: [{ text: 'ma', stop_reason: null }] }),
    chunk({ outputs: [{ text: 'rk005', stop_reason: 'mark006' }] }),
    chunk({
      choices: [
        { index: 1, delta: { content: 'ma' } },
        { index: 0, delta: { content: 'ma' } },
      ],
    }),
    chunk({ choices: [{ delta: { content: 'rk007' }, index: 0 }] }),
    chunk({ choices: [{ index: 1, delta: { content: 'rk008' } }] }),
    chunk({
      choices: [
        {
          index: 0,
          delta: {
            tool_calls: [{ index: 0, id: 'mark009', function: { name: 'mark010', arguments: 'ma' } }],
          },
        },
      ],
    }),
    chunk({
      choices: [{ index: 0, delta: { tool_calls: [{ index: 0, function: { arguments: 'rk011' } }] } }],
    }),
    chunk({
      contentBlockStart: {
        contentBlockIndex: 1,
        start: { toolUse: { toolUseId: 'mark012', name: 'mark013' } },
      },
    }),
    chunk({ contentBlockDelta: { contentBlockIndex: 0, delta: { text: 'ma' } } }),
    chunk({ contentBlockDelta: { delta: { toolUse: { input: 'ma' } }, contentBlockIndex: 1 } }),
    chunk({ contentBlockDelta: { contentBlockIndex: 0, delta: { text: 'rk014' } } }),
    chunk({ contentBlockDelta: { contentBlockIndex: 1, delta: { toolUse: { input: 'rk015' } } } }),
    chunk({ mark016: { mark017: ['mark018'] } }),
    chunk('"mark019"'),
    event('mark020', { bytes: Buffer.from('{"text":"mark021"}').toString('base64') }),
    exception('modelStreamErrorException', { message: 'mark022', originalMessage: 'mark023' }),
  ]),
};

const markedClaude = {
  name: 'everything of Claude, streamed',
  type: FRAMES,
  sealed: true,
  request: { model: CLAUDE, stream: true },
  body: Buffer.concat([
    chunk(CLAUDE_START),
    chunk(CLAUDE_BLOCK, { p: 'mark001' }),
    chunk(claudeSays('ma')),
    chunk({
      type: 'content_block_start',
      index: 1,
      content_block: { type: 'tool_use', id: 'mark002', name: 'mark003', input: {} },
    }),
    chunk({ type: 'content_block_delta', index: 1, delta: { type: 'input_json_delta', partial_json: 'ma' } }),
    chunk(claudeSays('rk004')),
    chunk({
      type: 'content_block_delta',
      index: 1,
      delta: { type: 'input_json_delta', partial_json: 'rk005' },
    }),
    chunk({ type: 'content_block_stop', index: 0 }),
    chunk({ type: 'content_block_stop', index: 1 }),
    chunk({ type: 'message_stop', 'amazon-bedrock-invocationMetrics': { note: 'mark006' } }),
  ]),
};

export const samples: DialectSamples = {
  dialect: 'bedrock-invoke',
  token: {
    type: FRAMES,
    event: (text) => chunk({ generation: text, prompt_token_count: null }, { p: 'abcdef' }),
  },
  words: [
    ...['"prompt":"x"', '"inputText":"x"', '"messages":[{"role":"user","content":"x"}]', '"images":["x"]'],
    ...[
      '"chat_history":[{"role":"USER","message":"x"}]',
      '"tool_calls":[{"function":{"name":"f","arguments":"{}"}}]',
    ],
    ...['{"bytes":"eyJ0ZXh0IjoieCJ9"}', '{"bytes":"e30="}', '"p":"abc"', '"bytes":', ':event-type', 'chunk'],
  ],
  formats: {
    request: {
      format: REQUEST_FORMAT,
      reader: () =>
        new DocumentReader({
          ...{ format: REQUEST_FORMAT, limits: LIMITS, loneSurrogates: false },
          hooks: new RequestHooks({ model: 'm', stream: false }, 'optional'),
        }),
    },
    answer: {
      format: ANSWER_FORMAT,
      reader: () =>
        new DocumentReader({
          ...{ format: ANSWER_FORMAT, limits: LIMITS, loneSurrogates: true },
          hooks: new AnswerHooks(),
        }),
    },
  },
  requests: [
    post('a prompt', { prompt: 'Hello', max_gen_len: 64 }),
    post('messages for Claude', MESSAGES, `${CLAUDE}/invoke`),
    post(
      'a text for Titan',
      { inputText: 'Hello' },
      'amazon.titan-text-express-v1/invoke-with-response-stream',
    ),
  ],
  answers: [
    { name: 'of Llama', type: 'application/json', body: '{"generation":"Hi","stop_reason":"stop"}' },
    {
      name: 'of Claude',
      type: 'application/json',
      request: { model: CLAUDE },
      body: '{"type":"message","role":"assistant","content":[{"type":"text","text":"Hi"}],"stop_reason":"end_turn"}',
    },
    {
      name: 'an error',
      type: 'application/json',
      status: 400,
      request: { model: CLAUDE },
      body: '{"message":"no"}',
    },
    { name: 'an error as text', type: 'text/plain', status: 503, body: 'upstream connect error' },
  ],
  streams: [
    {
      name: 'of Titan',
      type: FRAMES,
      sealed: true,
      body: Buffer.concat([
        chunk({ outputText: 'Hel', index: 0, completionReason: null }, { p: 'ab' }),
        chunk({ outputText: 'lo', index: 0, completionReason: 'FINISH' }),
      ]),
    },
    {
      name: 'of Claude, by an ARN of its owner',
      type: FRAMES,
      sealed: true,
      request: {
        model: 'arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/x',
        stream: true,
      },
      body: Buffer.concat([
        ...[CLAUDE_START, CLAUDE_BLOCK, claudeSays('Hel'), claudeSays('lo')].map((one) => chunk(one)),
        chunk({ type: 'content_block_stop', index: 0 }),
        chunk({ type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 2 } }),
        chunk({ type: 'message_stop' }),
      ]),
    },
  ],
  marked: {
    requests: [markedRequest, markedMessages],
    answers: [markedAnswer],
    streams: [markedStream, markedClaude],
  },
};
