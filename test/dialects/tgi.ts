/** Samples of Text Generation Inference. */
import type { Reader } from '../../src/core/segment.ts';
import { ANSWER_FORMAT, EVENT_FORMAT } from '../../src/dialects/tgi/answer-format.ts';
import { tgi } from '../../src/dialects/tgi/index.ts';
import { BODY_FORMAT, PATH_FORMAT } from '../../src/dialects/tgi/request-format.ts';
import { answerReader, LIMITS } from '../unit/dialects/read-all.ts';
import type { DialectSamples } from './types.ts';

function post(name: string, path: string, body: object) {
  return { name, method: 'POST', path, body: JSON.stringify(body) };
}

function answer(name: string, body: object, status = 200) {
  return { name, type: 'application/json', status, body: JSON.stringify(body) };
}

function stream(name: string, events: readonly object[]) {
  const body = events.map((event) => `data:${JSON.stringify(event)}\n\n`).join('');
  return { name, type: 'text/event-stream', body };
}

function readerAt(path: string): Reader {
  const reader = tgi.request(LIMITS, { method: 'POST', path, headers: [] });
  if (!reader.ok) throw new Error('no reader');
  return reader.value;
}

const says = (text: string, more: object = {}) => ({
  index: 1,
  token: { id: 5, text, logprob: -0.25, special: false },
  generated_text: null,
  details: null,
  ...more,
});
const last = (generated_text: string) => ({
  ...says('</s>', { token: { id: 2, text: '</s>', logprob: -0.1, special: true } }),
  generated_text,
  details: { finish_reason: 'eos_token', generated_tokens: 3, seed: null, input_length: 4 },
});

const sequence = (first: string, second: string, third: string) => ({
  generated_text: first,
  finish_reason: 'length',
  generated_tokens: 2,
  seed: 7,
  prefill: [{ id: 1, text: second, logprob: null }],
  tokens: [{ id: 5, text: third, logprob: -1.5, special: false }],
});

const markedRequest = (name: string, path: string) =>
  post(name, path, {
    inputs: 'mark001',
    parameters: {
      adapter_id: 'mark002',
      stop: ['mark003'],
      grammar: { type: 'json', value: { title: 'mark004', properties: { mark005: { enum: ['mark006'] } } } },
      best_of: 'mark007',
      mark008: ['mark009'],
    },
    stream: true,
    mark010: { mark011: 'mark012' },
  });

export const samples: DialectSamples = {
  dialect: 'tgi',
  repeats: true,
  words: [
    ...[
      '"inputs":"x"',
      '"parameters":{',
      '"stream":true',
      '"grammar":{"type":"json","value":{}}',
      '"stop":["x"]',
    ],
    ...['"generated_text":"x"', '"details":{', '"tokens":[{"text":"x"}]', '"best_of_sequences":[{', '[{'],
    ...['data:', '\n\n', '"token":{"text":"x"}', '"special":true', '"finish_reason":"length"', '"error":"x"'],
  ],
  token: {
    type: 'text/event-stream',
    event: (text) => `data:${JSON.stringify(says(text))}\n\n`,
  },
  formats: {
    paths: { format: PATH_FORMAT, reader: () => readerAt('/generate') },
    body: { format: BODY_FORMAT, reader: () => readerAt('/') },
    answers: { format: ANSWER_FORMAT, reader: () => answerReader(tgi, 'application/json') },
    events: {
      format: EVENT_FORMAT,
      reader: () => answerReader(tgi, 'text/event-stream'),
      frame: (document) => `data: ${document}\n\n`,
    },
  },
  requests: [
    post('a text', '/generate', { inputs: 'Hello', parameters: { max_new_tokens: 20, details: true } }),
    post('a text to stream', '/generate_stream', { inputs: 'Hello' }),
    post('a text that may be streamed', '/', { inputs: 'Hello', stream: false }),
  ],
  answers: [
    answer('a text', { generated_text: 'Sunny' }),
    answer('a list of one', [{ generated_text: 'Sunny' }]),
    answer('a text with details', {
      generated_text: 'Sunny',
      details: {
        ...sequence('Sunny', 'Hello', 'Sunny'),
        best_of_sequences: [sequence('Dull', 'Hello', 'Dull')],
      },
    }),
    answer('an error', { error: 'Model is overloaded', error_type: 'overloaded' }, 429),
  ],
  streams: [stream('a text, streamed', [says('Sun'), says('ny'), last('Sunny')])],
  marked: {
    requests: [markedRequest('everything', '/generate'), markedRequest('everything, in the body', '/')],
    answers: [
      answer('everything, whole', {
        generated_text: 'mark001',
        details: {
          finish_reason: 'mark002',
          prefill: [{ text: 'ma' }, { text: 'rk003' }],
          tokens: [{ text: 'ma' }, { text: 'rk004', mark005: 'mark006' }],
          top_tokens: [[{ text: 'mark007' }, { text: 'mark008' }]],
          best_of_sequences: [
            sequence('mark009', 'mark010', 'mark011'),
            sequence('mark012', 'mark013', 'mark014'),
          ],
          mark015: ['mark016'],
        },
        error: 'mark017',
        error_type: 'mark018',
        mark019: 'mark020',
      }),
      answer('everything, in a list', [sequence('mark001', 'mark002', 'mark003'), 'mark004']),
    ],
    streams: [
      stream('everything, streamed', [
        says('ma', { top_tokens: [{ text: 'mark002' }] }),
        { token: { text: 'mark003', special: true } },
        says('rk001'),
        { ...last('mark004'), mark005: 'mark006' },
        { error: 'mark007', error_type: 'mark008' },
      ]),
    ],
  },
};
