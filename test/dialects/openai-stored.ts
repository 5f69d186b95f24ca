/** Samples of chat completions that OpenAI has stored. */
import { ANSWER_FORMAT, MESSAGES_FORMAT, REQUEST_FORMAT } from '../../src/dialects/openai-stored/format.ts';
import { openaiStored } from '../../src/dialects/openai-stored/index.ts';
import { answerReaderOf } from '../property/every-dialect/cases.ts';
import { answerReader, requestReader } from '../unit/dialects/read-all.ts';
import type { AnswerSample, DialectSamples } from './types.ts';

const ID = '/v1/chat/completions/chatcmpl-1';
const DATA = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg';

function bare(method: string, path: string) {
  return { name: `${method} ${path}`, method, path, body: '' };
}

function post(name: string, body: object) {
  return { name, method: 'POST', path: ID, body: JSON.stringify(body) };
}

function answer(name: string, body: object, more: Partial<AnswerSample> = {}): AnswerSample {
  return { name, type: 'application/json', body: JSON.stringify(body), ...more };
}

const MESSAGES = { request: { asks: 'messages' } };
const COMPLETION = {
  ...{ id: 'chatcmpl-1', object: 'chat.completion', created: 1738960610, model: 'gpt-4o-mini' },
  choices: [{ index: 0, message: { role: 'assistant', content: 'A weir.' }, finish_reason: 'stop' }],
  usage: { prompt_tokens: 3, completion_tokens: 2, total_tokens: 5 },
  ...{ request_id: 'req_1', input_user: null, metadata: {}, tool_choice: null, seed: 7, tools: null },
};

const call = { id: 'mark009', type: 'function', function: { name: 'mark010', arguments: 'mark011' } };
const MARKED = {
  ...{ id: 'mark001', object: 'mark002', created: 'mark003', model: 'mark004', input_user: 'mark005' },
  choices: [
    { message: { role: 'assistant', content: 'mark006', refusal: 'mark007' }, finish_reason: 'mark008' },
    { message: { role: 'assistant', tool_calls: [call], mark012: 'mark013' } },
  ],
  usage: { mark014: 'mark015' },
  metadata: { mark016: 'mark017' },
  tools: [{ type: 'function', function: { name: 'mark018', parameters: { title: 'mark019' } } }],
  response_format: { type: 'json_schema', json_schema: { name: 'mark020' } },
  ...{ tool_choice: 'mark021', request_id: 'mark022', seed: 'mark023', temperature: 'mark024' },
  mark025: ['mark026'],
};
const markedMessages = [
  { id: 'mark001', role: 'mark002', content: 'mark003', name: 'mark004' },
  {
    role: 'user',
    content: null,
    content_parts: [
      { type: 'text', text: 'mark005' },
      { type: 'image_url', image_url: { url: `data:image/png;base64,mark006${DATA}`, detail: 'mark007' } },
      { type: 'mark008', note: 'mark009' },
    ],
  },
  {
    role: 'assistant',
    tool_calls: [{ id: 'mark010', type: 'function', function: { name: 'mark011', arguments: 'mark012' } }],
    reasoning_content: 'mark013',
    annotations: [{ type: 'mark014' }],
    refusal: 'mark015',
    audio: { id: 'mark016', transcript: 'mark017', data: `mark018${DATA}` },
  },
  { role: 'tool', tool_call_id: 'mark019', content: [{ type: 'text', text: 'mark020' }] },
  { content: 'mark021', mark022: 'mark023' },
  'mark024',
];

export const samples: DialectSamples = {
  dialect: 'openai-stored',
  words: [
    ...['"data":[{', '"choices":[{', '"message":{', '"role":"user"', '"content":"a"', '"content_parts":[{'],
    ...['"type":"text"', '"text":"a"', '"metadata":{"a":"b"}', '"tool_calls":[{', '"object":"list"'],
  ],
  formats: {
    requests: { format: REQUEST_FORMAT, reader: () => requestReader(openaiStored) },
    answers: { format: ANSWER_FORMAT, reader: () => answerReader(openaiStored, 'application/json') },
    messages: {
      format: MESSAGES_FORMAT,
      reader: () => answerReaderOf(openaiStored, { type: 'application/json', ...MESSAGES }),
    },
  },
  requests: [
    post('described', { metadata: { shop: '7' } }),
    bare('GET', ID),
    bare('DELETE', ID),
    bare('GET', `${ID}/messages`),
    bare('GET', '/openai/v1/chat/completions/chatcmpl-1'),
  ],
  answers: [
    answer('a completion', COMPLETION),
    answer('deleted', { object: 'chat.completion.deleted', id: 'chatcmpl-1', deleted: true }),
    answer(
      'messages',
      {
        object: 'list',
        data: [{ id: 'chatcmpl-1-0', role: 'user', content: 'Weirs?', content_parts: null }],
      },
      MESSAGES,
    ),
    answer('an error', { error: { message: 'No such completion' } }, { ...MESSAGES, status: 404 }),
    { name: 'an error as text', type: 'text/plain', status: 503, body: 'upstream connect error' },
  ],
  streams: [],
  marked: {
    requests: [post('everything', { metadata: { mark001: 'mark002' } })],
    answers: [
      answer('everything, whole', MARKED),
      answer(
        'everything of messages',
        {
          ...{ object: 'mark100', first_id: 'mark101', last_id: 'mark102', has_more: 'mark103' },
          data: markedMessages,
          error: { message: 'mark105' },
          mark106: 'mark107',
        },
        {
          ...MESSAGES,
          skipped: {
            mark006: 'data[1].content_parts[1].image_url.url',
            mark018: 'data[2].audio.data',
          },
        },
      ),
    ],
    streams: [],
  },
};
