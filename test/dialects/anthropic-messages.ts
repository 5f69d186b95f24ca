/** Samples of Anthropic's Messages API. */
import { markedAnswers, markedStreams } from './anthropic-messages/answers.ts';
import { markedRequests } from './anthropic-messages/requests.ts';
import { named } from './anthropic-messages/wire.ts';
import type { DialectSamples } from './types.ts';

const HELLO = { model: 'claude-sonnet-5', max_tokens: 64, messages: [{ role: 'user', content: 'Hello' }] };
const VERTEX = '/v1/projects/p/locations/europe-west1/publishers/anthropic/models';

function post(name: string, path: string, body: object) {
  return { name, method: 'POST', path, body: JSON.stringify(body) };
}

const requests = [
  post('one message', '/v1/messages', HELLO),
  post('behind a gateway', '/anthropic/v1/messages', { ...HELLO, stream: true }),
  post('a count', '/v1/messages/count_tokens', HELLO),
  post('a batch', '/v1/messages/batches', { requests: [{ custom_id: 'a', params: HELLO }] }),
  post('Vertex', `${VERTEX}/claude-sonnet-5:rawPredict`, { messages: [] }),
  post('Vertex, streamed', `${VERTEX}/claude-sonnet-5:streamRawPredict`, { messages: [], stream: true }),
  { name: 'results', method: 'GET', path: '/v1/messages/batches/msgbatch_1/results', body: '' },
  { name: 'list', method: 'GET', path: '/v1/messages/batches', body: '' },
  { name: 'look', method: 'GET', path: '/v1/messages/batches/msgbatch_1', body: '' },
  { name: 'cancel', method: 'POST', path: '/v1/messages/batches/msgbatch_1/cancel', body: '' },
  { name: 'delete', method: 'DELETE', path: '/v1/messages/batches/msgbatch_1', body: '' },
];

const HI = {
  ...{ id: 'msg_1', type: 'message', role: 'assistant', model: 'claude-sonnet-5' },
  content: [{ type: 'text', text: 'Hi' }],
  ...{ stop_reason: 'end_turn', stop_sequence: null, usage: { input_tokens: 3, output_tokens: 2 } },
};
const answers = [
  { name: 'one text', type: 'application/json', body: JSON.stringify(HI) },
  { name: 'a count', type: 'application/json', body: '{"input_tokens":12}' },
  { name: 'flat', type: 'text/plain', status: 503, body: 'upstream connect error' },
  {
    name: 'results of a batch',
    type: 'application/x-jsonl',
    body: `${JSON.stringify({ custom_id: 'a', result: { type: 'succeeded', message: HI } })}\n`,
  },
];

const EMPTY = { ...HI, content: [], stop_reason: null };
const streams = [
  {
    name: 'a text and a call, interleaved',
    type: 'text/event-stream',
    request: { model: 'claude-sonnet-5', stream: true },
    body: named([
      { type: 'message_start', message: EMPTY },
      { type: 'ping' },
      { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
      { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'Let me ' } },
      {
        type: 'content_block_start',
        index: 1,
        content_block: { type: 'tool_use', id: 'toolu_1', name: 'look', input: {} },
      },
      { type: 'content_block_delta', index: 1, delta: { type: 'input_json_delta', partial_json: '{"q":' } },
      { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'look.' } },
      { type: 'content_block_stop', index: 0 },
      { type: 'content_block_delta', index: 1, delta: { type: 'input_json_delta', partial_json: '1}' } },
      { type: 'content_block_stop', index: 1 },
      { type: 'message_delta', delta: { stop_reason: 'tool_use' }, usage: { output_tokens: 9 } },
      { type: 'message_stop' },
    ]),
  },
];

export const samples: DialectSamples = {
  dialect: 'anthropic-messages',
  requests,
  answers,
  streams,
  token: {
    type: 'text/event-stream',
    event: (text) => named([{ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text } }]),
  },
  marked: { requests: markedRequests, answers: markedAnswers, streams: markedStreams },
};
