/** Samples of prediction at Vertex. */
import { ANSWER_FORMAT, REQUEST_FORMAT } from '../../src/dialects/vertex-predict/format.ts';
import { vertexPredict } from '../../src/dialects/vertex-predict/index.ts';
import { answerReader, requestReader } from '../unit/dialects/read-all.ts';
import type { DialectSamples } from './types.ts';

const PATH = '/v1/projects/p/locations/l/publishers/google/models/text-embedding-005:predict';
const BASE64 =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg';

function post(name: string, body: object, path = PATH) {
  return { name, method: 'POST', path, body: JSON.stringify(body) };
}

function answer(name: string, body: object, status = 200) {
  return { name, type: 'application/json', status, body: JSON.stringify(body) };
}

export const samples: DialectSamples = {
  dialect: 'vertex-predict',
  words: [
    ...['"instances":[{"content":"x"}]', '"prompt":"x"', '"task_type":"RETRIEVAL_QUERY"', '"parameters":{}'],
    ...[
      '"predictions":[{',
      '"embeddings":{"values":[0.5]}',
      '"bytesBase64Encoded":"AAAA"',
      '"mimeType":"image/png"',
    ],
  ],
  formats: {
    requests: { format: REQUEST_FORMAT, reader: () => requestReader(vertexPredict) },
    answers: { format: ANSWER_FORMAT, reader: () => answerReader(vertexPredict, 'application/json') },
  },
  requests: [
    post('texts', { instances: [{ content: 'Hello', task_type: 'RETRIEVAL_QUERY', title: 'Greeting' }] }),
    post(
      'a picture',
      { instances: [{ prompt: 'A weir' }], parameters: { sampleCount: 1 } },
      '/v1beta/models/imagen-4:predict',
    ),
  ],
  answers: [
    answer('vectors', {
      predictions: [{ embeddings: { values: [0.0123456789], statistics: { truncated: false } } }],
      metadata: { billableCharacterCount: 5 },
    }),
    answer('a picture', { predictions: [{ mimeType: 'image/png', bytesBase64Encoded: BASE64 }] }),
    answer('an error', { error: { code: 400, message: 'No instances', status: 'INVALID_ARGUMENT' } }, 400),
  ],
  streams: [],
  marked: {
    requests: [
      {
        ...post('everything', {
          instances: [
            { content: 'mark001', title: 'mark002', task_type: 'mark003', mark004: { mark005: 'mark006' } },
            { prompt: 'mark007', image: { bytesBase64Encoded: `${BASE64}mark008`, gcsUri: 'mark009' } },
            'mark010',
          ],
          parameters: { negativePrompt: 'mark011', mark012: 'mark013' },
          labels: { mark014: 'mark015' },
          mark016: ['mark017'],
        }),
        skipped: {
          mark008: 'instances[1].image.bytesBase64Encoded',
          mark009: 'instances[1].image.gcsUri',
        },
      },
    ],
    answers: [
      {
        ...answer('everything, whole', {
          predictions: [
            { embeddings: { values: [0.5, 'mark001'] }, content: 'mark002', mark003: 'mark004' },
            { bytesBase64Encoded: `${BASE64}mark005`, prompt: 'mark006', gcsUri: 'mark007' },
            'mark008',
          ],
          model: 'mark009',
          metadata: { mark010: 'mark011' },
          error: { message: 'mark012' },
          mark013: 'mark014',
        }),
        skipped: { mark005: 'predictions[1].bytesBase64Encoded', mark007: 'predictions[1].gcsUri' },
      },
    ],
    streams: [],
  },
};
