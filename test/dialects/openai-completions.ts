/** Samples of OpenAI's completions of a prompt. */
import { ANSWER_FORMAT } from '../../src/dialects/openai-completions/answer-format.ts';
import { openaiCompletions } from '../../src/dialects/openai-completions/index.ts';
import { REQUEST_FORMAT } from '../../src/dialects/openai-completions/request-format.ts';
import { answerReader, requestReader } from '../unit/dialects/read-all.ts';
import type { DialectSamples } from './types.ts';

const PATH = '/v1/completions';
const TENSOR =
  'gAJjdG9yY2guX3V0aWxzCl9yZWJ1aWxkX3RlbnNvcl92MgpxAChYBwAAAHN0b3JhZ2VxAWN0b3JjaApGbG9hdFN0b3JhZ2U';

function post(name: string, body: object, path = PATH) {
  return { name, method: 'POST', path, body: JSON.stringify(body) };
}

const HEAD = {
  ...{ id: 'cmpl-1', object: 'text_completion', created: 1700000000 },
  model: 'gpt-3.5-turbo-instruct',
};

function events(chunks: readonly object[]): string {
  return `${chunks.map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`).join('')}data: [DONE]\n\n`;
}

function choice(index: number, text: string, more: object = {}): object {
  return { ...HEAD, choices: [{ index, text, logprobs: null, finish_reason: null, ...more }] };
}

const markedRequest = {
  ...post('everything', {
    model: 'mark001',
    prompt: ['mark002', 'mark003', ['mark004'], { mark005: 'mark006' }],
    suffix: 'mark007',
    stop: ['mark008'],
    user: 'mark009',
    logit_bias: { mark010: 1 },
    metadata: { mark011: 'mark012' },
    stream_options: { include_usage: 'mark013' },
    guided_json: { type: 'object', properties: { mark014: { description: 'mark015' } } },
    guided_regex: 'mark016',
    guided_choice: ['mark017'],
    guided_grammar: 'mark018',
    structured_outputs: { choice: ['mark019'] },
    response_format: { type: 'json_schema', json_schema: { name: 'mark020', schema: { title: 'mark021' } } },
    bad_words: ['mark022'],
    request_id: 'mark023',
    cache_salt: 'mark024',
    prompt_embeds: [`mark025${TENSOR}`, 'mark026'],
    echo: 'mark027',
    mark028: { mark029: ['mark030'] },
  }),
  skipped: { mark025: 'prompt_embeds[0]' },
};

const said = {
  stop_reason: 'mark010',
  prompt_logprobs: [null, { 42: { decoded_token: 'mark011', logprob: -1, rank: 1, mark012: 'mark013' } }],
  token_ids: [128000, 9906],
  content_filter_results: { hate: { severity: 'mark014' }, mark015: 'mark016' },
  mark017: ['mark018'],
};
const around = {
  system_fingerprint: 'mark030',
  service_tier: 'mark031',
  prompt_filter_results: [{ prompt_index: 0, content_filter_results: { error: 'mark032' } }],
  kv_transfer_params: { mark033: 'mark034' },
  usage: { mark035: 'mark036' },
  mark037: 'mark038',
};

const markedAnswer = {
  name: 'everything, whole',
  type: 'application/json',
  body: JSON.stringify({
    ...HEAD,
    id: 'mark001',
    object: 'mark002',
    model: 'mark003',
    choices: [
      {
        ...{ index: 0, text: 'mark004', finish_reason: 'mark005', ...said },
        logprobs: {
          tokens: ['ma', 'rk006'],
          token_logprobs: [-0.5, -0.25],
          text_offset: [0, 2],
          top_logprobs: [{ mark007: -1.5 }, { ok: -2 }],
          mark008: 'mark009',
        },
      },
      { index: 1, text: 'mark020', finish_reason: 'stop' },
    ],
    ...around,
    error: { message: 'mark039', code: 'mark040' },
  }),
};

const markedStream = {
  name: 'everything, streamed',
  type: 'text/event-stream',
  request: { model: 'gpt-3.5-turbo-instruct', choices: 1 },
  body: `: mark050\nevent: mark051\n${events([
    { ...HEAD, id: 'mark001', model: 'mark003', choices: [{ index: 0, text: 'ma', ...said }], ...around },
    choice(2, 'ma', { logprobs: { tokens: ['ma'], top_logprobs: [{ mark007: -1.5 }] } }),
    choice(0, 'rk052'),
    choice(2, 'rk053', { logprobs: { tokens: ['rk054'] } }),
    choice(0, '', { finish_reason: 'mark005' }),
    { error: { message: 'mark039', code: 'mark040' } },
  ])}`,
};

export const samples: DialectSamples = {
  dialect: 'openai-completions',
  words: [
    ...[
      '"prompt":',
      '"prompt":["x",[1,2]]',
      '"suffix":"x"',
      '"stream":true',
      '"n":2',
      '"model":"x"',
      '"choices":[',
    ],
    ...[
      '{"index":0,"text":"x"}',
      '"index":1',
      '"text":"x"',
      '"finish_reason":"stop"',
      '"logprobs":{"tokens":["x"]}',
    ],
    ...[
      '"top_logprobs":[{"x":-1}]',
      '"prompt_logprobs":[{"1":{"decoded_token":"x"}}]',
      '"token_ids":[1]',
      '"usage":',
    ],
    ...['data: ', '\n\n', 'data: [DONE]\n\n', 'data: {"choices":[{"index":0,"text":"a"}]}\n\n'],
  ],
  token: {
    type: 'text/event-stream',
    event: (text) => `data: ${JSON.stringify(choice(0, text))}\n\n`,
  },
  formats: {
    requests: { format: REQUEST_FORMAT, reader: () => requestReader(openaiCompletions) },
    answers: { format: ANSWER_FORMAT, reader: () => answerReader(openaiCompletions, 'application/json') },
    streams: {
      format: ANSWER_FORMAT,
      reader: () => answerReader(openaiCompletions, 'text/event-stream'),
      frame: (document) => `data: ${document}\n\n`,
    },
  },
  requests: [
    post('a prompt', { model: 'gpt-3.5-turbo-instruct', prompt: 'Once upon' }),
    post(
      'prompts at a deployment',
      { prompt: ['Once', 'Twice'], n: 2 },
      '/openai/deployments/davinci/completions',
    ),
    post('tokens', { model: 'davinci-002', prompt: [[1, 2], [3]], stream: true }, '/openai/v1/completions'),
    post('no prompt', { model: 'davinci-002', prompt: null }, '/completions'),
  ],
  answers: [
    {
      name: 'one choice',
      type: 'application/json',
      body: JSON.stringify({
        ...HEAD,
        choices: [{ index: 0, text: ' a time', logprobs: null, finish_reason: 'stop' }],
        usage: { prompt_tokens: 2, completion_tokens: 2, total_tokens: 4 },
      }),
    },
    { name: 'an error as text', type: 'text/plain', status: 503, body: 'upstream connect error' },
  ],
  streams: [
    {
      name: 'two choices, interleaved',
      type: 'text/event-stream',
      request: { choices: 2, model: 'gpt-3.5-turbo-instruct' },
      body: events([
        choice(0, ' a'),
        choice(1, ' the'),
        choice(0, ' time'),
        choice(1, '', { finish_reason: 'length' }),
        choice(0, '', { finish_reason: 'stop' }),
        { ...HEAD, choices: [], usage: { total_tokens: 3 } },
      ]),
    },
  ],
  marked: { requests: [markedRequest], answers: [markedAnswer], streams: [markedStream] },
};
