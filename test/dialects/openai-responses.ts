/** Samples of OpenAI's Responses API. */
import { ANSWER_FORMAT } from '../../src/dialects/openai-responses/answer-format.ts';
import { openaiResponses } from '../../src/dialects/openai-responses/index.ts';
import { REQUEST_FORMAT } from '../../src/dialects/openai-responses/request-format.ts';
import { STREAM_FORMAT } from '../../src/dialects/openai-responses/stream-format.ts';
import { answerReader, requestReader } from '../unit/dialects/read-all.ts';
import { MARKED_ANSWER, MARKED_STREAM } from './openai-responses/answers.ts';
import { events, RESPONSE, STREAM } from './openai-responses/events.ts';
import { MARKED_REQUEST } from './openai-responses/request.ts';
import type { DialectSamples } from './types.ts';

const PATH = '/v1/responses';

function post(name: string, body: object, path = PATH) {
  return { name, method: 'POST', path, body: JSON.stringify(body) };
}

function bare(method: string, path: string) {
  return { name: `${method} ${path}`, method, path, body: '' };
}

const token = {
  type: 'text/event-stream',
  event: (delta: string) => {
    const at = { item_id: 'msg_67c9fdcf37fc8190ba82116e33fb28c5', output_index: 0, content_index: 0 };
    const more = { delta, logprobs: [], obfuscation: 'aB3dE5gH' };
    const data = { type: 'response.output_text.delta', sequence_number: 4, ...at, ...more };
    return `event: response.output_text.delta\ndata: ${JSON.stringify(data)}\n\n`;
  },
};

export const samples: DialectSamples = {
  dialect: 'openai-responses',
  repeats: true,
  token,
  formats: {
    requests: { format: REQUEST_FORMAT, reader: () => requestReader(openaiResponses) },
    answers: { format: ANSWER_FORMAT, reader: () => answerReader(openaiResponses, 'application/json') },
    streams: {
      format: STREAM_FORMAT,
      reader: () => answerReader(openaiResponses, 'text/event-stream'),
      frame: (document) => `data: ${document}\n\n`,
    },
  },
  requests: [
    post('a text', { model: 'gpt-4o-mini', input: 'Hello' }),
    post('no input', { model: 'gpt-4o-mini', stream: true, instructions: null }, '/responses'),
    post('items', { input: [{ role: 'user', content: 'Hello' }], tools: [] }, '/openai/v1/responses'),
    post('tokens to count', { input: 'Hello' }, '/v1/responses/input_tokens'),
    post('to be compacted', { model: 'm', input: [] }, '/openai/responses/compact'),
    bare('GET', '/v1/responses/resp_1'),
    bare('GET', '/v1/responses/resp_1/input_items'),
    bare('DELETE', '/responses/resp_1'),
    bare('POST', '/openai/v1/responses/resp_1/cancel'),
  ],
  answers: [
    {
      name: 'a message',
      type: 'application/json',
      body: JSON.stringify({
        ...RESPONSE,
        status: 'completed',
        output: [
          {
            ...{ type: 'message', id: 'msg_1', status: 'completed', role: 'assistant' },
            content: [{ type: 'output_text', text: 'Hi', annotations: [] }],
          },
        ],
      }),
    },
    { name: 'an error as text', type: 'text/plain', status: 503, body: 'upstream connect error' },
    {
      name: 'deleted',
      type: 'application/json',
      body: '{"id":"resp_1","object":"response.deleted","deleted":true}',
    },
  ],
  streams: [
    {
      name: 'a message, streamed',
      type: 'text/event-stream',
      request: { model: 'gpt-4o-mini', stream: true },
      body: events(STREAM),
    },
  ],
  marked: { requests: [MARKED_REQUEST], answers: [MARKED_ANSWER], streams: [MARKED_STREAM] },
};
