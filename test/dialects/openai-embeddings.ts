/** Samples of OpenAI's embeddings. */
import { ANSWER_FORMAT, REQUEST_FORMAT } from '../../src/dialects/openai-embeddings/format.ts';
import { openaiEmbeddings } from '../../src/dialects/openai-embeddings/index.ts';
import { answerReader, requestReader } from '../unit/dialects/read-all.ts';
import type { DialectSamples } from './types.ts';

const PATH = '/v1/embeddings';
const MODEL = 'text-embedding-3-small';
const BASE64 =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg';

function post(name: string, body: object, path = PATH) {
  return { name, method: 'POST', path, body: JSON.stringify(body) };
}

function answer(name: string, embedding: unknown) {
  const data = [{ object: 'embedding', index: 0, embedding }];
  const usage = { prompt_tokens: 2, total_tokens: 2 };
  const body = JSON.stringify({ object: 'list', data, model: MODEL, usage });
  return { name, type: 'application/json', body };
}

const markedRequest = {
  ...post('everything', {
    model: 'mark001',
    input: [
      'mark002',
      ['mark003', ['mark004']],
      { type: 'mark005', text: 'mark006', mark007: 'mark008' },
      { image: `data:image/png;base64,mark009${BASE64}` },
      { image_url: { url: 'https://images.test/mark010' } },
    ],
    encoding_format: 'mark011',
    user: 'mark012',
    dimensions: 'mark013',
    input_type: 'mark014',
    task: 'mark015',
    instruction: 'mark016',
    messages: [{ role: 'user', content: 'mark017' }],
    mark018: { mark019: ['mark020'] },
  }),
  skipped: { mark009: 'input[3].image', mark010: 'input[4].image_url.url' },
};

const markedAnswer = {
  name: 'everything, whole',
  type: 'application/json',
  body: JSON.stringify({
    object: 'mark001',
    data: [
      { object: 'mark002', index: 0, embedding: [0.5, 'mark003', ['mark004']], mark005: 'mark006' },
      { object: 'embedding', index: 1, embedding: `mark007${BASE64}` },
      { object: 'embedding', index: 2, embedding: { float: [0.5], mark008: 'mark009' } },
    ],
    model: 'mark010',
    id: 'mark011',
    usage: { prompt_tokens: 1, mark012: 'mark013' },
    error: { message: 'mark014', code: 'mark015' },
    mark016: { mark017: 'mark018' },
  }),
  skipped: { mark007: 'data[1].embedding' },
};

export const samples: DialectSamples = {
  dialect: 'openai-embeddings',
  words: [
    ...[
      '"input":',
      '"input":["x",[1,2]]',
      '"model":"x"',
      '"encoding_format":"base64"',
      '{"text":"x"}',
      '"data":[',
    ],
    ...['"embedding":[0.1,-2e-3]', `"embedding":"${'A'.repeat(70)}"`, '"index":0', '"object":"embedding"'],
  ],
  formats: {
    requests: { format: REQUEST_FORMAT, reader: () => requestReader(openaiEmbeddings) },
    answers: { format: ANSWER_FORMAT, reader: () => answerReader(openaiEmbeddings, 'application/json') },
  },
  requests: [
    post('a text', { model: MODEL, input: 'A weir', encoding_format: 'base64' }),
    post('texts at a deployment', { input: ['A weir', 'is low'] }, '/openai/deployments/ada/embeddings'),
    post('tokens', { model: MODEL, input: [[1, 2], [3]] }, '/openai/v1/embeddings'),
    post('tokens of one text', { model: MODEL, input: [1, 2, 128000] }, '/embeddings'),
  ],
  answers: [
    answer('numbers', [0.010071029, -0.0017594862, 1e-7, 0]),
    answer('base64', Buffer.from(new Float32Array(32).fill(0.01).buffer).toString('base64')),
    { name: 'an error as text', type: 'text/plain', status: 503, body: 'upstream connect error' },
  ],
  streams: [],
  marked: { requests: [markedRequest], answers: [markedAnswer], streams: [] },
};
