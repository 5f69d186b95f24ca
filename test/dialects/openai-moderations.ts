/** Samples of OpenAI's moderations. */
import { ANSWER_FORMAT, REQUEST_FORMAT } from '../../src/dialects/openai-moderations/format.ts';
import { openaiModerations } from '../../src/dialects/openai-moderations/index.ts';
import { answerReader, requestReader } from '../unit/dialects/read-all.ts';
import type { DialectSamples } from './types.ts';

const PATH = '/v1/moderations';
const MODEL = 'omni-moderation-latest';
const BASE64 =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg';

function post(name: string, body: object, path = PATH) {
  return { name, method: 'POST', path, body: JSON.stringify(body) };
}

const markedRequest = {
  ...post('everything', {
    model: 'mark001',
    input: [
      'mark002',
      { type: 'text', text: 'mark003', mark004: 'mark005' },
      { type: 'image_url', image_url: { url: `data:image/png;base64,mark006${BASE64}` } },
      { type: 'mark007', image_url: { url: 'https://images.test/mark008', mark009: 'mark010' } },
      [{ role: 'user', content: 'mark011' }],
    ],
    mark012: { mark013: ['mark014'] },
  }),
  skipped: { mark006: 'input[2].image_url.url', mark008: 'input[3].image_url.url' },
};

const markedAnswer = {
  name: 'everything, whole',
  type: 'application/json',
  body: JSON.stringify({
    id: 'mark001',
    model: 'mark002',
    results: [
      {
        flagged: true,
        categories: { violence: true, mark003: false, hate: 'mark004' },
        category_scores: { violence: 0.9, mark005: 0.1 },
        category_applied_input_types: { violence: ['mark006'] },
        mark007: 'mark008',
      },
    ],
    usage: { mark009: 'mark010' },
    error: { message: 'mark011', code: 'mark012' },
    mark013: ['mark014'],
  }),
};

export const samples: DialectSamples = {
  dialect: 'openai-moderations',
  words: [
    ...[
      '"input":',
      '"input":["x",[1]]',
      '{"type":"text","text":"x"}',
      '"image_url":{"url":"x"}',
      '"model":"x"',
    ],
    ...['"results":[{', '"flagged":true', '"categories":{"hate":false}', '"category_scores":{"hate":0.1}'],
  ],
  formats: {
    requests: { format: REQUEST_FORMAT, reader: () => requestReader(openaiModerations) },
    answers: { format: ANSWER_FORMAT, reader: () => answerReader(openaiModerations, 'application/json') },
  },
  requests: [
    post('a text', { model: MODEL, input: 'A weir' }),
    post('texts', { input: ['A weir', 'is low'] }, '/moderations'),
    post('parts', { model: MODEL, input: [{ type: 'text', text: 'A weir' }] }, '/openai/v1/moderations'),
  ],
  answers: [
    {
      name: 'a result',
      type: 'application/json',
      body: JSON.stringify({
        id: 'modr-1',
        model: MODEL,
        results: [
          {
            flagged: false,
            categories: { hate: false, 'self-harm/intent': false },
            category_scores: { hate: 0.0001, 'self-harm/intent': 2.4e-7 },
            category_applied_input_types: { hate: ['text'], 'self-harm/intent': ['text', 'image'] },
          },
        ],
      }),
    },
    { name: 'an error as text', type: 'text/plain', status: 503, body: 'upstream connect error' },
  ],
  streams: [],
  marked: { requests: [markedRequest], answers: [markedAnswer], streams: [] },
};
