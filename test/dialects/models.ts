/** Samples of looking at models. */
import type { Reader } from '../../src/core/segment.ts';
import { ANSWER_FORMAT, REQUEST_FORMAT } from '../../src/dialects/models/format.ts';
import { models } from '../../src/dialects/models/index.ts';
import { answerReader, LIMITS } from '../unit/dialects/read-all.ts';
import type { DialectSamples } from './types.ts';

function show(name: string, body: object) {
  return { name, method: 'POST', path: '/api/show', body: JSON.stringify(body) };
}

function answer(name: string, body: object, status = 200) {
  return { name, type: 'application/json', status, body: JSON.stringify(body) };
}

function shown(): Reader {
  const reader = models.request(LIMITS, { method: 'POST', path: '/api/show', headers: [] });
  if (!reader.ok) throw new Error('no reader');
  return reader.value;
}

export const samples: DialectSamples = {
  dialect: 'models',
  words: [
    ...['"data":[{"id":"x"}]', '"models":[{"name":"x"}]', '"object":"list"', '"owned_by":"x"', '"details":{'],
    ...['"model":"x"', '"name":"x"', '"verbose":true', '"template":"x"', '"modelfile":"x"', '"system":"x"'],
  ],
  formats: {
    requests: { format: REQUEST_FORMAT, reader: shown },
    answers: { format: ANSWER_FORMAT, reader: () => answerReader(models, 'application/json') },
  },
  requests: [
    { name: 'a list', method: 'GET', path: '/v1/models', body: '' },
    { name: 'one', method: 'GET', path: '/v1/models/gpt-4o-mini', body: '' },
    show('one of Ollama', { model: 'llama3.2', verbose: false }),
  ],
  answers: [
    answer('a list', {
      object: 'list',
      data: [{ id: 'gpt-4o-mini', object: 'model', created: 1721172741, owned_by: 'system' }],
    }),
    answer('a list of Anthropic', {
      data: [{ type: 'model', id: 'claude', display_name: 'Claude', created_at: '2025-02-19T00:00:00Z' }],
      has_more: false,
    }),
    answer('a list of Google', {
      models: [{ name: 'models/gemini', displayName: 'Gemini', supportedGenerationMethods: ['countTokens'] }],
      nextPageToken: 'x',
    }),
    answer('a list of Ollama', { models: [{ name: 'llama3.2:latest', details: { families: ['llama'] } }] }),
    answer('one of Ollama', { modelfile: 'FROM llama', template: '{{ .Prompt }}', system: 'Be kind.' }),
    answer('an error', { error: { message: 'No such model', code: 'model_not_found' } }, 404),
  ],
  streams: [],
  marked: {
    requests: [
      show('everything', {
        model: 'mark001',
        verbose: 'mark002',
        system: 'mark003',
        template: 'mark004',
        options: { mark005: 'mark006' },
        mark007: { mark008: ['mark009'] },
      }),
    ],
    answers: [
      answer('everything, whole', {
        object: 'mark001',
        data: [{ id: 'mark002', description: 'mark003', mark004: ['mark005'] }, 'mark006'],
        system: 'mark007',
        template: 'mark008',
        modelfile: 'mark009',
        messages: [{ role: 'user', content: 'mark010' }],
        mark011: { mark012: 'mark013' },
      }),
    ],
    streams: [],
  },
};
