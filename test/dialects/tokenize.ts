/** Samples of texts as tokens. */
import { ANSWER_FORMAT, REQUEST_FORMAT } from '../../src/dialects/tokenize/format.ts';
import { tokenize } from '../../src/dialects/tokenize/index.ts';
import { answerReader, requestReader } from '../unit/dialects/read-all.ts';
import type { DialectSamples } from './types.ts';

function post(name: string, body: object, path = '/tokenize') {
  return { name, method: 'POST', path, body: JSON.stringify(body) };
}

function answer(name: string, body: object, status = 200) {
  return { name, type: 'application/json', status, body: JSON.stringify(body) };
}

export const samples: DialectSamples = {
  dialect: 'tokenize',
  words: [
    ...['"prompt":"x"', '"inputs":["x"]', '"content":"x"', '"messages":[{"role":"user","content":"x"}]'],
    ...['"tokens":[1,2]', '"token_strs":["x"]', '"count":1', '[{"id":1,"text":"x"}]', '"piece":"x"', '[[{'],
  ],
  formats: {
    requests: { format: REQUEST_FORMAT, reader: () => requestReader(tokenize) },
    answers: { format: ANSWER_FORMAT, reader: () => answerReader(tokenize, 'application/json') },
  },
  requests: [
    post('a text', { model: 'llama', prompt: 'Hello', add_special_tokens: true }),
    post('a chat', { model: 'llama', messages: [{ role: 'user', content: 'Hello' }] }),
    post('tokens', { model: 'llama', tokens: [1, 15043, 128000] }, '/detokenize'),
  ],
  answers: [
    answer('numbers', { count: 2, max_model_len: 8192, tokens: [1, 15043], token_strs: null }),
    answer('a text', { prompt: 'Hello' }),
    answer('a list', [[{ id: 1, text: 'Hello', special: false, start: 0, stop: 5 }]]),
    answer('an error', { error: { message: 'no model', type: 'NotFoundError', code: 404 } }, 404),
  ],
  streams: [],
  marked: {
    requests: [
      post('everything', {
        model: 'mark001',
        prompt: 'mark002',
        inputs: ['mark003', ['mark004']],
        content: 'mark005',
        messages: [
          { role: 'system', content: 'mark006' },
          {
            role: 'assistant',
            content: null,
            tool_calls: [{ function: { name: 'mark007', arguments: 'mark008' } }],
          },
        ],
        tools: [{ type: 'function', function: { name: 'mark009', description: 'mark010' } }],
        chat_template: 'mark011',
        chat_template_kwargs: { mark012: 'mark013' },
        tokens: ['mark014'],
        mark015: { mark016: 'mark017' },
      }),
      post('several texts', { prompt: ['mark001', 'mark002'] }, '/detokenize'),
    ],
    answers: [
      answer('everything, whole', {
        tokens: [{ id: 1, piece: 'mark001' }, 'mark002'],
        token_strs: ['ma', 'rk003'],
        prompt: 'mark004',
        content: 'mark005',
        error: { message: 'mark006' },
        mark007: 'mark008',
      }),
      answer('lists, marked', [[{ text: 'ma' }, { text: 'rk001', mark002: 'mark003' }], 'mark004']),
    ],
    streams: [],
  },
};
