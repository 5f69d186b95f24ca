/** Samples of Mistral's own endpoints. */
import type { Reader } from '../../src/core/segment.ts';
import { ANSWER_FORMAT } from '../../src/dialects/mistral/answer-format.ts';
import { mistral } from '../../src/dialects/mistral/index.ts';
import { AGENT_FORMAT, FIM_FORMAT, OCR_FORMAT } from '../../src/dialects/mistral/request-format.ts';
import { answerReader, LIMITS } from '../unit/dialects/read-all.ts';
import type { DialectSamples } from './types.ts';

const BASE64 =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg';

function post(name: string, path: string, body: object) {
  return { name, method: 'POST', path, body: JSON.stringify(body) };
}

function answer(name: string, body: object, status = 200) {
  return { name, type: 'application/json', status, body: JSON.stringify(body) };
}

function readerAt(path: string): Reader {
  const reader = mistral.request(LIMITS, { method: 'POST', path, headers: [] });
  if (!reader.ok) throw new Error('no reader');
  return reader.value;
}

const HEAD = { id: 'cmpl-1', object: 'chat.completion', created: 1700000000, model: 'codestral-2508' };
const USAGE = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };

function events(chunks: readonly object[]): string {
  return `${chunks.map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`).join('')}data: [DONE]\n\n`;
}

function choice(index: number, delta: object, finish: string | null = null): object {
  return { ...HEAD, object: 'chat.completion.chunk', choices: [{ index, delta, finish_reason: finish }] };
}

const markedFim = post('code between, marked', '/v1/fim/completions', {
  model: 'mark001',
  prompt: 'mark002',
  suffix: 'mark003',
  stop: ['mark004'],
  metadata: { mark005: 'mark006' },
  stream: true,
  mark007: ['mark008'],
});

const markedAgent = {
  ...post('an agent, marked', '/v1/agents/completions', {
    agent_id: 'mark001',
    messages: [
      { role: 'user', content: [{ type: 'text', text: 'mark002' }] },
      { role: 'assistant', content: 'mark003', prefix: true },
    ],
    tools: [{ type: 'function', function: { name: 'mark004', description: 'mark005' } }],
    mark006: 'mark007',
  }),
  skipped: { mark001: 'agent_id' },
};

const markedOcr = {
  ...post('a document, marked', '/v1/ocr', {
    model: 'mark001',
    document: {
      type: 'document_url',
      document_url: 'https://files.test/mark002',
      document_name: 'mark003',
      image_url: { url: `data:image/png;base64,mark004${BASE64}` },
      file_id: 'mark005',
      mark006: 'mark007',
    },
    pages: 'mark008',
    document_annotation_prompt: 'mark009',
    document_annotation_format: { type: 'json_schema', json_schema: { name: 'mark010' } },
    bbox_annotation_format: { json_schema: { schema: { title: 'mark011' } } },
    table_format: 'mark012',
    mark013: 'mark014',
  }),
  skipped: {
    mark002: 'document.document_url',
    mark004: 'document.image_url.url',
    mark005: 'document.file_id',
  },
};

const page = {
  index: 0,
  markdown: 'mark001',
  header: 'mark002',
  footer: 'mark003',
  hyperlinks: ['mark004'],
  images: [
    { id: 'mark005', image_base64: `data:image/jpeg;base64,mark006${BASE64}`, image_annotation: 'mark007' },
  ],
  tables: [
    { id: 'mark008', content: 'mark009', format: 'markdown', word_confidence_scores: [{ text: 'mark010' }] },
  ],
  blocks: [{ type: 'mark011', content: 'mark012', confidence_scores: { mark013: 1 } }],
  confidence_scores: {
    word_confidence_scores: [
      { text: 'ma', confidence: 0.9, start_index: 0 },
      { text: 'rk020', confidence: 0.9 },
    ],
  },
  dimensions: { dpi: 200, mark014: 1 },
  mark015: 'mark016',
};

export const samples: DialectSamples = {
  dialect: 'mistral',
  words: [
    ...['"prompt":"x"', '"suffix":"x"', '"agent_id":"x"', '"messages":[{"role":"user","content":"x"}]'],
    ...['"document":{"type":"document_url","document_url":"x"}', '"file_id":"x"', '"image_url":"x"'],
    ...['"pages":[{"index":0,"markdown":"x"}]', '"word_confidence_scores":[{"text":"x"}]', '"tables":[{'],
    ...['data: ', '\n\n', 'data: [DONE]\n\n', '"choices":[{"index":0,"delta":{"content":"x"}}]'],
    ...['"content":[{"type":"thinking","thinking":[{"type":"text","text":"x"}]}]', '"finish_reason":"stop"'],
  ],
  formats: {
    fim: { format: FIM_FORMAT, reader: () => readerAt('/v1/fim/completions') },
    agents: { format: AGENT_FORMAT, reader: () => readerAt('/v1/agents/completions') },
    ocr: { format: OCR_FORMAT, reader: () => readerAt('/v1/ocr') },
    answers: { format: ANSWER_FORMAT, reader: () => answerReader(mistral, 'application/json') },
  },
  requests: [
    post('code between', '/v1/fim/completions', {
      model: 'codestral-2508',
      prompt: 'def f(',
      suffix: 'return a',
    }),
    post('an agent', '/v1/agents/completions', {
      agent_id: 'ag:1',
      messages: [{ role: 'user', content: 'Hello' }],
    }),
    post('a document', '/v1/ocr', {
      model: 'mistral-ocr-latest',
      document: { type: 'document_url', document_url: 'https://files.test/a.pdf' },
    }),
  ],
  answers: [
    answer('code', {
      ...HEAD,
      choices: [{ index: 0, message: { role: 'assistant', content: 'a, b' }, finish_reason: 'stop' }],
      usage: USAGE,
    }),
    answer('pages', {
      model: 'mistral-ocr-2505',
      pages: [
        { index: 0, markdown: '# Weirs', images: [], dimensions: { dpi: 200, height: 2200, width: 1700 } },
        { index: 1, markdown: 'A barrier.', images: [], dimensions: null },
      ],
      usage_info: { pages_processed: 2, doc_size_bytes: null },
      document_annotation: null,
    }),
    answer(
      'an error',
      { object: 'error', message: 'Invalid model', type: 'invalid_model', code: '1500' },
      400,
    ),
  ],
  streams: [
    {
      name: 'code, streamed',
      type: 'text/event-stream',
      request: { model: 'codestral-2508', stream: true },
      body: events([
        choice(0, { role: 'assistant', content: '' }),
        choice(0, { content: 'a, ' }),
        choice(0, { content: 'b' }, 'stop'),
      ]),
    },
  ],
  marked: {
    requests: [markedFim, markedAgent, markedOcr],
    answers: [
      {
        ...answer('pages, marked', {
          model: 'mark030',
          pages: [page, { markdown: 'mark031' }],
          document_annotation: 'mark032',
          usage_info: { mark033: 1 },
          message: 'mark034',
          detail: [{ msg: 'mark035' }],
        }),
        skipped: { mark006: 'pages[0].images[0].image_base64' },
      },
      answer('code, marked', { choices: [{ index: 0, message: { content: 'mark001' } }] }),
    ],
    streams: [
      {
        name: 'code, streamed, marked',
        type: 'text/event-stream',
        body: events([
          choice(0, { content: 'ma' }),
          choice(1, { content: 'mark002' }),
          choice(0, { content: 'rk001' }),
        ]),
      },
    ],
  },
};
