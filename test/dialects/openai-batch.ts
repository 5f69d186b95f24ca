/** Samples of OpenAI's files and batches. */
import { ANSWER_FORMAT, BATCH_FORMAT, LINE_FORMAT } from '../../src/dialects/openai-batch/format.ts';
import { openaiBatch } from '../../src/dialects/openai-batch/index.ts';
import { answerCase, requestCase } from '../property/every-dialect/cases.ts';
import type { AnswerSample, DialectSamples, RequestSample } from './types.ts';

const FORM = 'multipart/form-data; boundary=b1';

/** A request without a form, to a method and a path. */
function asked(name: string, target: string, body?: object): RequestSample {
  const [method = '', path = ''] = target.split(' ');
  return { name, method, path, body: body === undefined ? '' : JSON.stringify(body) };
}

/** A part of a form: a name, or `name"; filename="..."` with a type. */
function part(name: string, content: string, type?: string): string {
  const line = type === undefined ? '' : `content-type: ${type}\r\n`;
  return `--b1\r\ncontent-disposition: form-data; name="${name}"\r\n${line}\r\n${content}\r\n`;
}

function upload(name: string, parts: readonly string[], path = '/v1/files'): RequestSample {
  return { name, method: 'POST', path, type: FORM, body: `${parts.join('')}--b1--\r\n` };
}

function lines(list: readonly object[]): string {
  return list.map((one) => `${JSON.stringify(one)}\n`).join('');
}

function answer(name: string, body: object, more: Partial<AnswerSample> = {}): AnswerSample {
  return {
    name,
    type: 'application/json',
    request: { asks: 'bare' },
    body: JSON.stringify(body),
    ...more,
  };
}

function content(name: string, type: string, body: string | Uint8Array): AnswerSample {
  return { name, type, body, request: { asks: 'content' } };
}

const chat = (user: string, more: object = {}) => ({
  custom_id: 'r-1',
  method: 'POST',
  url: '/v1/chat/completions',
  body: { model: 'gpt-4o-mini', messages: [{ role: 'user', content: user }] },
  ...more,
});
const result = (said: string) => ({
  id: 'batch_req_1',
  custom_id: 'r-1',
  response: {
    status_code: 200,
    request_id: 'req_1',
    body: {
      id: 'chatcmpl-1',
      object: 'chat.completion',
      created: 1,
      model: 'gpt-4o-mini',
      choices: [{ index: 0, message: { role: 'assistant', content: said }, finish_reason: 'stop' }],
    },
  },
  error: null,
});
const FILE = {
  id: 'file-abc123',
  object: 'file',
  bytes: 120,
  created_at: 1677610602,
  filename: 'requests.jsonl',
  purpose: 'batch',
  status: 'processed',
};
const BATCH = {
  id: 'batch_abc123',
  object: 'batch',
  endpoint: '/v1/chat/completions',
  errors: null,
  input_file_id: 'file-abc123',
  completion_window: '24h',
  status: 'validating',
  created_at: 1711471533,
  request_counts: { total: 0, completed: 0, failed: 0 },
  metadata: { batch: 'nightly' },
};

const markedLines = [
  {
    custom_id: 'mark001',
    method: 'mark002',
    url: '/v1/chat/completions',
    body: {
      model: 'mark003',
      messages: [
        { role: 'system', content: 'mark004' },
        { content: [{ type: 'text', text: 'mark005' }], role: 'user' },
      ],
      tools: [{ type: 'function', function: { name: 'mark006', parameters: { mark007: 'mark008' } } }],
      mark009: 'mark010',
    },
    mark011: 'mark012',
  },
  { body: { model: 'gpt-4.1', input: 'mark013', instructions: 'mark014' }, url: '/v1/responses' },
  { url: '/v1/videos', body: { prompt: 'mark015', mark016: ['mark017'] } },
  { url: 'mark018', body: 'mark019' },
  { custom_id: 'r-5', body: ['mark020'] },
  'mark021',
];

const markedUploads: readonly RequestSample[] = [
  upload('a file of requests, marked', [
    part('file"; filename="mark030.jsonl', markedLines.map((one) => JSON.stringify(one)).join('\n\r\n')),
    part('purpose', 'batch'),
    part('expires_after[anchor]', 'mark031'),
    part('expires_after[seconds]', 'mark032'),
    part('mark033', 'mark034'),
  ]),
  {
    ...upload('files of other kinds, marked', [
      part('purpose', 'mark001'),
      part('file"; filename="a.md', '# mark002\r\n\r\nmark003', 'text/markdown'),
      part('b"; filename="b.json', '{"mark004": {"mark005": ["mark006"]}}', 'application/json'),
      part('c"; filename="c.jsonl', '{"mark007": "mark008"}\n["mark009"]'),
      part('d"; filename="d.pdf', '%PDF-1.7 mark010', 'application/pdf'),
      part('e"; filename="e.png', 'mark011', 'image/png'),
    ]),
    skipped: { mark010: 'parts[4].content', mark011: 'parts[5].content' },
  },
];

const markedBatch: RequestSample = {
  ...asked('a batch, marked', 'POST /v1/batches', {
    input_file_id: 'mark001',
    endpoint: 'mark002',
    completion_window: 'mark003',
    metadata: { mark004: 'mark005' },
    output_expires_after: { anchor: 'mark006', seconds: 'mark007' },
    mark008: 'mark009',
  }),
  skipped: { mark001: 'input_file_id' },
};

const markedResults = [
  {
    id: 'mark001',
    custom_id: 'mark002',
    response: {
      status_code: 200,
      request_id: 'mark003',
      body: {
        object: 'chat.completion',
        model: 'mark004',
        choices: [{ index: 0, message: { role: 'assistant', content: 'mark005' }, finish_reason: 'mark006' }],
      },
      mark007: 'mark008',
    },
    error: null,
  },
  {
    response: {
      body: {
        output: [{ type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'mark009' }] }],
        object: 'response',
      },
    },
  },
  { response: { body: { object: 'text_completion', choices: [{ index: 0, text: 'mark010' }] } } },
  { response: { status_code: 400, body: { error: { message: 'mark011' }, object: 'mark012' } } },
  { error: { code: 'mark013', message: 'mark014' }, mark015: ['mark016'] },
];

const markedAnswer = answer('what is said of files and batches, marked', {
  ...Object.fromEntries(Object.keys({ ...FILE, ...BATCH }).map((name, at) => [name, `mark1${10 + at}`])),
  data: [{ filename: 'mark001', metadata: { mark002: 'mark003' }, mark004: 'mark005' }],
  errors: { data: [{ message: 'mark006', line: 3 }] },
  first_id: 'mark007',
  deleted: 'mark008',
  error: { message: 'mark009' },
});

export const samples: DialectSamples = {
  dialect: 'openai-batch',
  words: [
    ...['custom_id', 'method', 'POST', 'url', 'body', '/v1/chat/completions', '/v1/responses', 'messages'],
    ...['response', 'object', 'chat.completion', 'text_completion', 'choices', 'input_file_id', 'metadata'],
    ...[
      '--b1\r\n',
      '--b1--\r\n',
      'content-disposition: form-data; name=purpose\r\n\r\n',
      'batch',
      'user_data',
    ],
    ...[
      'content-disposition: form-data; name=file; filename="a.jsonl"\r\n\r\n',
      '.txt"',
      '.pdf"',
      '\n',
      '{}\n',
    ],
  ],
  formats: {
    batches: {
      format: BATCH_FORMAT,
      reader: () => requestCase(openaiBatch, asked('', 'POST /v1/batches')).reader(),
    },
    answers: { format: ANSWER_FORMAT, reader: () => answerCase(openaiBatch, answer('', {})).reader() },
    lines: {
      format: LINE_FORMAT,
      reader: () => answerCase(openaiBatch, content('', 'application/jsonl', '')).reader(),
    },
  },
  requests: [
    upload('a file of requests', [
      part('purpose', 'batch'),
      part(
        'file"; filename="requests.jsonl',
        lines([chat('Hello'), chat('Bye')]),
        'application/octet-stream',
      ),
    ]),
    upload('a file of requests before its purpose', [
      part('file"; filename="requests.jsonl', `${lines([chat('Hello')])}${JSON.stringify(chat('Bye'))}`),
      part('purpose', 'batch'),
    ]),
    upload('a file of examples', [
      part('purpose', 'fine-tune'),
      part('file"; filename="examples', '{"messages":[{"role":"user","content":"Hello"}]}\n'),
    ]),
    upload(
      'a text at Azure',
      [part('purpose', 'assistants'), part('file"; filename="notes.txt', 'Hello.\nBye.', 'text/plain')],
      '/openai/files',
    ),
    upload('a document to read', [
      part('file"; filename="paper.pdf', '%PDF-1.7\u0000', 'application/pdf'),
      part('purpose', 'user_data'),
    ]),
    asked('all files', 'GET /v1/files'),
    asked('a file', 'GET /v1/files/file-abc123'),
    asked('its end', 'DELETE /v1/files/file-abc123'),
    asked('its content', 'GET /v1/files/file-abc123/content'),
    asked('a batch', 'POST /v1/batches', {
      input_file_id: 'file-abc123',
      endpoint: '/v1/chat/completions',
      completion_window: '24h',
    }),
    asked('all batches', 'GET /openai/v1/batches'),
    asked('a look at a batch', 'GET /v1/batches/batch_abc123'),
    asked('its end before time', 'POST /v1/batches/batch_abc123/cancel'),
  ],
  answers: [
    answer('a file', FILE),
    answer('files', { object: 'list', data: [FILE], first_id: 'file-abc123', has_more: false }),
    answer('a file that is gone', { id: 'file-abc123', object: 'file', deleted: true }),
    answer('a batch', BATCH),
    answer('an error', { error: { message: 'no', type: 'x', param: null, code: null } }, { status: 404 }),
    content('a text', 'text/plain', 'Hello.\nBye.'),
    content('a document', 'application/json', '{"title":"Weirs"}'),
  ],
  streams: [
    content('results', 'application/jsonl', lines([result('Hi'), result('Bye')])),
    content('results as bytes', 'application/octet-stream', `\n${lines([result('Hi')])}`),
    content('requests of a batch', 'application/octet-stream', lines([chat('Hello')])),
    content('a picture', 'image/png', Buffer.alloc(5000, '\u0089PNG')),
    content('bytes', 'application/octet-stream', Buffer.from('\u0000\u0001')),
    content('nothing', 'application/octet-stream', ''),
  ],
  marked: {
    requests: [...markedUploads, markedBatch],
    answers: [markedAnswer, content('a text, marked', 'text/markdown', '# mark001\n\nmark002')],
    streams: [content('results, marked', 'application/x-ndjson', lines(markedResults))],
  },
};
