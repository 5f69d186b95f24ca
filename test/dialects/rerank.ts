/** Samples of reranking. */
import { ANSWER_FORMAT, REQUEST_FORMAT } from '../../src/dialects/rerank/format.ts';
import { rerank } from '../../src/dialects/rerank/index.ts';
import { answerReader, requestReader } from '../unit/dialects/read-all.ts';
import type { DialectSamples } from './types.ts';

const IMAGE = 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAC';

function post(name: string, path: string, body: object) {
  return { name, method: 'POST', path, body: JSON.stringify(body) };
}

function answer(name: string, body: object, status = 200) {
  return { name, type: 'application/json', status, body: JSON.stringify(body) };
}

const COHERE = { model: 'rerank-v3.5', query: 'What is a weir?', documents: ['A barrier.', 'A hat.'] };
const RANKED = [
  { index: 0, relevance_score: 0.98 },
  { index: 1, relevance_score: 0.0123456789 },
];

const markedRequest = {
  ...post('everything', '/v1/rerank', {
    model: 'mark001',
    query: { text: 'mark002', mark003: 'mark004' },
    documents: [
      'mark005',
      { text: 'mark006', title: 'mark007', mark008: ['mark009'] },
      { image: `${IMAGE}mark010` },
      { image: 'https://images.test/mark011' },
      {
        content: [
          { type: 'text', text: 'mark012' },
          { type: 'image_url', image_url: { url: `${IMAGE}mark013` } },
          { type: 'mark014', note: 'mark015' },
        ],
      },
      ['mark016'],
    ],
    texts: ['mark017', { mark018: 'mark019' }],
    instruction: 'mark020',
    rank_fields: ['mark021'],
    user: 'mark022',
    truncation_direction: 'mark023',
    mark024: { mark025: ['mark026'] },
  }),
  skipped: {
    mark010: 'documents[2].image',
    mark011: 'documents[3].image',
    mark013: 'documents[4].content[1].image_url.url',
  },
};

const markedAnswer = {
  ...answer('everything, whole', {
    id: 'mark001',
    object: 'mark002',
    model: 'mark003',
    results: [
      { index: 0, relevance_score: 'mark004', document: { text: 'mark005', mark006: 'mark007' } },
      { index: 1, document: 'mark008', text: 'mark009', mark010: 'mark011' },
      { document: { text: null, multi_modal: { content: [{ image_url: { url: 'mark012' } }] } } },
      { document: { image: `${IMAGE}mark013` } },
    ],
    data: [{ document: 'mark014' }],
    meta: { warnings: ['mark015'] },
    usage: { mark016: 1 },
    message: 'mark017',
    error: { message: 'mark018' },
    error_type: 'mark019',
    detail: [{ msg: 'mark020' }],
    mark021: 'mark022',
  }),
  skipped: { mark013: 'results[3].document.image' },
};

export const samples: DialectSamples = {
  dialect: 'rerank',
  words: [
    ...['"query":"x"', '"documents":["x"]', '"documents":[{"text":"x"}]', '"texts":["x"]', '"index":0'],
    ...['"image":"data:image/png;base64,', '"content":[{"type":"text","text":"x"}]', '"results":[{', '[{'],
    ...['"relevance_score":0.5', '"document":{"text":"x"}', '"top_n":1', '"return_documents":true'],
  ],
  formats: {
    requests: { format: REQUEST_FORMAT, reader: () => requestReader(rerank) },
    answers: { format: ANSWER_FORMAT, reader: () => answerReader(rerank, 'application/json') },
  },
  requests: [
    post('texts for Cohere', '/v2/rerank', { ...COHERE, top_n: 1 }),
    post('texts behind a prefix', '/cohere/v2/rerank', COHERE),
    post('objects for Cohere', '/cohere/v1/rerank', {
      ...COHERE,
      documents: [{ title: 'Weir', text: 'A barrier.' }],
      rank_fields: ['title', 'text'],
      return_documents: true,
    }),
    post('texts for Text Embeddings Inference', '/rerank', {
      query: 'What is a weir?',
      texts: ['A barrier.', 'A hat.'],
      raw_scores: false,
      return_text: true,
    }),
  ],
  answers: [
    answer('an order', { id: 'r-1', results: RANKED, meta: { api_version: { version: '2' } } }),
    answer('an order with documents', {
      model: 'jina-reranker-v2',
      usage: { total_tokens: 3 },
      results: [{ ...RANKED[0], document: { text: 'A barrier.' } }],
    }),
    answer('a list alone', [{ index: 1, text: 'A hat.', score: 0.00012 }]),
    answer('an error of Cohere', { id: 'r-1', message: 'invalid request' }, 400),
    answer('an error of a list', { error: 'Model is overloaded', error_type: 'Overloaded' }, 429),
  ],
  streams: [],
  marked: {
    requests: [markedRequest],
    answers: [
      markedAnswer,
      answer('a list alone, marked', [
        { index: 0, text: 'mark001', score: 1, mark002: ['mark003'] },
        'mark004',
      ]),
    ],
    streams: [],
  },
};
