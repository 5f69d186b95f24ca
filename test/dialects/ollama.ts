/** Samples of Ollama's own API. */
import type { DialectSamples } from './types.ts';

const BASE64 =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg';

function post(name: string, path: string, body: object) {
  return { name, method: 'POST', path, body: JSON.stringify(body) };
}

function lines(list: readonly object[]): string {
  return list.map((one) => `${JSON.stringify(one)}\n`).join('');
}

const HEAD = { model: 'llama3.2', created_at: '2026-01-02T03:04:05.678901Z' };
const COUNTS = { total_duration: 5191566416, eval_count: 2, eval_duration: 4799921000 };
const says = (content: string, more: object = {}) => ({
  ...HEAD,
  message: { role: 'assistant', content, ...more },
  done: false,
});
const DONE = {
  ...HEAD,
  message: { role: 'assistant', content: '' },
  done: true,
  done_reason: 'stop',
  ...COUNTS,
};

const HELLO = { model: 'llama3.2', messages: [{ role: 'user', content: 'Hello' }] };

const markedChat = {
  ...post('a chat with everything', '/api/chat', {
    model: 'mark001',
    messages: [
      { role: 'system', content: 'mark002' },
      { content: 'mark003', images: [`mark004${BASE64}`, 'mark005'], role: 'user', mark006: 'mark007' },
      {
        role: 'assistant',
        content: '',
        thinking: 'mark008',
        tool_calls: [
          {
            id: 'mark009',
            type: 'mark010',
            function: {
              index: 0,
              name: 'mark011',
              arguments: { mark012: 'mark013', deep: [{ a: 'mark014' }] },
            },
          },
          { function: { name: 'look', description: 'mark015', arguments: 'mark016' } },
        ],
      },
      { role: 'tool', tool_name: 'mark017', tool_call_id: 'mark018', content: 'mark019' },
      { role: 'mark020', content: ['mark021'] },
      'mark022',
    ],
    tools: [
      {
        type: 'function',
        function: {
          name: 'mark023',
          description: 'mark024',
          parameters: { properties: { mark025: { enum: ['mark026'] } } },
        },
      },
    ],
    format: { title: 'mark027', required: ['mark028'] },
    options: { stop: ['mark029'], mark030: 'mark031' },
    keep_alive: 'mark032',
    think: 'mark033',
    mark034: { mark035: ['mark036'] },
  }),
  skipped: { mark004: 'messages[1].images[0]' },
};

const markedPrompt = {
  ...post('a prompt with everything', '/api/generate', {
    model: 'llama3.2',
    prompt: 'mark001',
    suffix: 'mark002',
    system: 'mark003',
    template: 'mark004',
    images: [`mark005${BASE64}`],
    context: [1, 128000, 882],
    format: 'mark006',
    raw: 'mark007',
    stream: false,
  }),
  skipped: { mark005: 'images[0]' },
};

const said = {
  role: 'mark010',
  content: 'mark011',
  thinking: 'mark012',
  images: [`mark013${BASE64}`],
  tool_calls: [{ id: 'mark014', function: { name: 'mark015', arguments: { mark016: ['mark017'] } } }],
  tool_name: 'mark018',
  mark019: 'mark020',
};
const around = {
  remote_model: 'mark030',
  remote_host: 'mark031',
  done_reason: 'mark032',
  context: [1, 2],
  logprobs: [
    { token: 'mark033', bytes: [109], logprob: -1, top_logprobs: [{ token: 'mark034', bytes: [1] }] },
  ],
  error: { message: 'mark035' },
  image: `mark036${BASE64}`,
  embeddings: [['mark037', 0.1234567]],
  mark038: 'mark039',
};

export const samples: DialectSamples = {
  dialect: 'ollama',
  requests: [
    post('a message', '/api/chat', HELLO),
    post('a message without a stream', '/ollama/api/chat', { ...HELLO, stream: false }),
    post('a prompt', '/api/generate', { model: 'llama3.2', prompt: 'Hello', raw: true }),
    post('a model to load', '/api/generate', { model: 'llama3.2' }),
    post('texts to embed', '/api/embed', { model: 'nomic', input: ['Hello', 'Bye'], truncate: true }),
    post('a text to embed', '/api/embeddings', { model: 'nomic', prompt: 'Hello' }),
  ],
  answers: [
    {
      name: 'a message',
      type: 'application/json; charset=utf-8',
      body: JSON.stringify({ ...DONE, ...says('Hi') }),
    },
    {
      name: 'a response',
      type: 'application/json',
      body: JSON.stringify({ ...HEAD, response: 'Hi', done: true, context: [1, 2], ...COUNTS }),
    },
    {
      name: 'vectors',
      type: 'application/json',
      body: JSON.stringify({
        model: 'nomic',
        embeddings: [[0.010071029, -0.0017594862]],
        total_duration: 14143917,
      }),
    },
    { name: 'an error', type: 'application/json', status: 404, body: '{"error":"model not found"}' },
    { name: 'an error as text', type: 'text/plain', status: 404, body: '404 page not found' },
  ],
  streams: [
    {
      name: 'a message, streamed',
      type: 'application/x-ndjson',
      request: { model: 'llama3.2', stream: true },
      body: lines([
        says('', { thinking: 'Hm.' }),
        says('Sun'),
        says('', { tool_calls: [{ function: { name: 'look', arguments: { q: 'x' } } }] }),
        says('ny'),
        DONE,
      ]),
    },
    {
      name: 'a response, whose last line has no end',
      type: 'application/x-ndjson',
      body: `${lines([{ ...HEAD, response: 'Sun', done: false }])}\n${JSON.stringify({ ...HEAD, response: 'ny', done: false })}`,
    },
  ],
  marked: {
    requests: [
      markedChat,
      markedPrompt,
      post('texts to embed, marked', '/api/embed', { model: 'mark001', input: ['mark002', ['mark003']] }),
      post('a text to embed, marked', '/api/embed', { input: 'mark001', dimensions: 'mark002' }),
    ],
    answers: [
      {
        name: 'everything, whole',
        type: 'application/json',
        body: JSON.stringify({
          ...{ model: 'mark001', created_at: 'mark002', message: said, response: 'mark003' },
          ...{ thinking: 'mark004', done: true, ...around },
        }),
        skipped: { mark013: 'message.images[0]', mark036: 'image' },
      },
    ],
    streams: [
      {
        name: 'everything, streamed',
        type: 'application/x-ndjson',
        request: { model: 'llama3.2' },
        body: lines([
          { ...HEAD, message: { ...said, content: 'ma', thinking: 'ma' } },
          { ...HEAD, message: { content: 'rk040' } },
          { ...HEAD, message: { thinking: 'rk041' }, response: 'mark042', thinking: 'ma' },
          { ...HEAD, thinking: 'rk043' },
          { model: 'mark001', created_at: 'mark002', ...around },
          { done: true },
        ]),
        skipped: { mark013: 'message.images[0]', mark036: 'image' },
      },
    ],
  },
};
