/** Samples of Gemini's batches. */
import { ANSWER_FORMAT, REQUEST_FORMAT } from '../../src/dialects/gemini-batch/format.ts';
import { geminiBatch } from '../../src/dialects/gemini-batch/index.ts';
import { answerReader, requestReader } from '../unit/dialects/read-all.ts';
import type { DialectSamples } from './types.ts';

const MADE = '/v1beta/models/gemini-2.5-flash:batchGenerateContent';
const ID = '/v1beta/batches/b-1';
const DATA = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg';

function post(name: string, body: object, path = MADE) {
  return { name, method: 'POST', path, body: JSON.stringify(body) };
}

function bare(method: string, path: string, body = '') {
  return { name: `${method} ${path} ${body}`, method, path, body };
}

function answer(name: string, body: object, status = 200) {
  return { name, type: 'application/json', status, body: JSON.stringify(body) };
}

const HELLO = { contents: [{ role: 'user', parts: [{ text: 'Hello' }] }] };

function batch(...requests: readonly object[]) {
  return { batch: { displayName: 'night', inputConfig: { requests: { requests } } } };
}

function said(text: string) {
  const content = { role: 'model', parts: [{ text }] };
  return { response: { candidates: [{ content, finishReason: 'STOP' }] }, metadata: { key: '1' } };
}

const OPERATION = {
  name: 'batches/b-1',
  metadata: { '@type': 'type.googleapis.com/x', model: 'models/m', state: 'BATCH_STATE_PENDING' },
};
const inlinedResponses = { inlinedResponses: [said('Hi'), { error: { code: 3, message: 'No contents' } }] };

export const samples: DialectSamples = {
  dialect: 'gemini-batch',
  words: [
    ...[
      '"batch":{',
      '"inputConfig":{',
      '"requests":{"requests":[{',
      '"request":{',
      '"contents":[{',
      '"parts":[{',
    ],
    ...['"text":"a"', '"role":"user"', '"thought":true', '"fileName":"f"', '"file_name":"f"', '"model":"m"'],
    ...[
      '"metadata":{',
      '"output":{',
      '"inlinedResponses":{',
      '"response":{',
      '"candidates":[{',
      '"content":{',
    ],
  ],
  formats: {
    requests: { format: REQUEST_FORMAT, reader: () => requestReader(geminiBatch) },
    answers: { format: ANSWER_FORMAT, reader: () => answerReader(geminiBatch, 'application/json') },
  },
  requests: [
    post('two requests', batch({ request: HELLO, metadata: { key: '1' } }, { request: HELLO })),
    post('a file', { batch: { input_config: { file_name: 'files/f-1' } } }, `/gemini${MADE}`),
    bare('GET', '/v1beta/batches'),
    bare('GET', ID),
    bare('DELETE', ID),
    bare('DELETE', ID, '{}'),
    bare('POST', `${ID}:cancel`, '{}'),
  ],
  answers: [
    answer('begun', OPERATION),
    answer('done', { ...OPERATION, done: true, response: { inlinedResponses } }),
    answer('a list', { operations: [{ ...OPERATION, metadata: { output: { inlinedResponses } } }] }),
    answer('an error', { error: { code: 404, message: 'No such batch', status: 'NOT_FOUND' } }, 404),
  ],
  streams: [],
  marked: {
    requests: [
      {
        ...post('everything', {
          batch: {
            ...{ name: 'mark001', display_name: 'mark002', model: 'models/mark003', priority: 'mark004' },
            inputConfig: {
              fileName: 'mark005',
              requests: {
                requests: [
                  {
                    request: {
                      model: 'models/mark006',
                      contents: [
                        {
                          role: 'user',
                          parts: [
                            { text: 'mark007' },
                            { inlineData: { mimeType: 'image/png', data: `mark008${DATA}` } },
                          ],
                        },
                        {
                          role: 'model',
                          parts: [{ functionCall: { name: 'mark009', args: { mark010: 'mark011' } } }],
                        },
                      ],
                      systemInstruction: { parts: [{ text: 'mark012' }] },
                      tools: [{ functionDeclarations: [{ name: 'mark013', description: 'mark014' }] }],
                      generationConfig: { stopSequences: ['mark015'] },
                      mark016: 'mark017',
                    },
                    metadata: { key: 'mark018' },
                    mark019: 'mark020',
                  },
                  { request: { contents: { parts: { text: 'mark021' } } } },
                ],
              },
            },
            mark022: ['mark023'],
          },
          mark024: 'mark025',
        }),
        skipped: {
          mark005: 'batch.inputConfig.fileName',
          mark008: 'batch.inputConfig.requests.requests[0].request.contents[0].parts[1].inlineData.data',
        },
      },
    ],
    answers: [
      answer('everything, whole', {
        ...{ name: 'mark001', done: 'mark002', error: { message: 'mark003' } },
        metadata: {
          ...{ '@type': 'mark004', model: 'mark005', displayName: 'mark006', state: 'mark007' },
          ...{
            createTime: 'mark008',
            batchStats: { mark009: 'mark010' },
            inputConfig: { fileName: 'mark011' },
          },
          output: {
            responsesFile: 'mark012',
            inlinedResponses: {
              inlinedResponses: [
                { ...said('mark013'), metadata: { key: 'mark014' } },
                { error: { message: 'mark015' }, mark016: 'mark017' },
              ],
            },
          },
        },
        response: { '@type': 'mark018', responses_file: 'mark019', inlinedResponses: [said('mark020')] },
        operations: [{ name: 'mark021', response: { inlinedResponses: { mark022: 'mark023' } } }],
        nextPageToken: 'mark024',
        mark025: ['mark026'],
      }),
    ],
    streams: [],
  },
};
