/** Samples of vectors in the form of Cohere and of Text Embeddings Inference. */
import { ANSWER_FORMAT, REQUEST_FORMAT } from '../../src/dialects/embed/format.ts';
import { embed } from '../../src/dialects/embed/index.ts';
import { answerReader, requestReader } from '../unit/dialects/read-all.ts';
import type { DialectSamples } from './types.ts';

const BASE64 =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg';
const IMAGE = `data:image/png;base64,${BASE64}`;

function post(name: string, path: string, body: object) {
  return { name, method: 'POST', path, body: JSON.stringify(body) };
}

function answer(name: string, body: object, status = 200) {
  return { name, type: 'application/json', status, body: JSON.stringify(body) };
}

const COHERE = { model: 'embed-v4.0', input_type: 'search_query', embedding_types: ['float'] };

export const samples: DialectSamples = {
  dialect: 'embed',
  words: [
    ...[
      '"texts":["x"]',
      '"inputs":"x"',
      '"inputs":[{"content":[{"type":"text","text":"x"}]}]',
      '"images":["x"]',
    ],
    ...[
      '"inputs":[[1,2]]',
      '"embeddings":[[0.5]]',
      '"embeddings":{"float":[[0.5]]}',
      '"base64":["AAAA"]',
      '[[',
    ],
  ],
  formats: {
    requests: { format: REQUEST_FORMAT, reader: () => requestReader(embed) },
    answers: { format: ANSWER_FORMAT, reader: () => answerReader(embed, 'application/json') },
  },
  requests: [
    post('texts for Cohere', '/v2/embed', { ...COHERE, texts: ['Hello', 'world'] }),
    post('parts for Cohere', '/cohere/v2/embed', {
      ...COHERE,
      inputs: [{ content: [{ type: 'text', text: 'Hello' }] }],
    }),
    post('a text for Text Embeddings Inference', '/embed', { inputs: 'Hello', normalize: true }),
  ],
  answers: [
    answer('vectors by type', {
      id: 'e-1',
      embeddings: { float: [[0.0123456789, -0.25]] },
      texts: ['Hello'],
      meta: { api_version: { version: '2' }, billed_units: { input_tokens: 2 } },
      response_type: 'embeddings_by_type',
    }),
    answer('vectors in a list', { id: 'e-1', embeddings: [[0.5, 0.25]], texts: ['Hello'] }),
    answer('a list alone', [[0.5, 0.25]]),
    answer('a list of weights', [[{ index: 7, value: 0.5 }]]),
    answer('an error', { error: 'Model is overloaded', error_type: 'Overloaded' }, 429),
  ],
  streams: [],
  marked: {
    requests: [
      {
        ...post('everything', '/v2/embed', {
          model: 'mark001',
          texts: ['mark002'],
          inputs: [
            'mark003',
            ['mark004'],
            {
              content: [
                { type: 'text', text: 'mark005' },
                { type: 'image_url', image_url: { url: `${IMAGE}mark006` } },
                { type: 'mark007', note: 'mark008' },
              ],
            },
            { mark009: 'mark010' },
          ],
          images: [`${IMAGE}mark011`],
          input_type: 'mark012',
          prompt_name: 'mark013',
          mark014: { mark015: ['mark016'] },
        }),
        skipped: { mark006: 'inputs[2].content[1].image_url.url', mark011: 'images[0]' },
      },
    ],
    answers: [
      {
        ...answer('everything, whole', {
          id: 'mark001',
          embeddings: { float: [[0.5, 'mark002']], base64: [`mark003${BASE64}`], mark004: ['mark005'] },
          texts: ['mark006'],
          images: [{ format: 'mark007' }],
          response_type: 'mark008',
          meta: { warnings: ['mark009'] },
          message: 'mark010',
          error: { message: 'mark011' },
          mark012: 'mark013',
        }),
        skipped: { mark003: 'embeddings.base64[0]' },
      },
      answer('a list alone, marked', [[0.5, 'mark001'], 'mark002']),
    ],
    streams: [],
  },
};
