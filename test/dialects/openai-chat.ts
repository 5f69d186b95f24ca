/** Samples of OpenAI chat completions. */
import { ANSWER_FORMAT } from '../../src/dialects/openai-chat/answer-format.ts';
import { openaiChat } from '../../src/dialects/openai-chat/index.ts';
import { REQUEST_FORMAT } from '../../src/dialects/openai-chat/request-format.ts';
import { answerReader, requestReader } from '../unit/dialects/read-all.ts';
import type { DialectSamples } from './types.ts';

const PATH = '/v1/chat/completions';
const BASE64 =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg';

function post(name: string, body: object, path = PATH) {
  return { name, method: 'POST', path, body: JSON.stringify(body) };
}

const HEAD = { id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1700000000, model: 'gpt-4o-mini' };

function events(chunks: readonly object[]): string {
  return `${chunks.map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`).join('')}data: [DONE]\n\n`;
}

function choice(index: number, delta: object, finish: string | null = null): object {
  return { ...HEAD, choices: [{ index, delta, logprobs: null, finish_reason: finish }] };
}

const requests = [
  post('one message', { model: 'gpt-4o-mini', messages: [{ role: 'user', content: 'Hello' }] }),
  post('deployment', { messages: [] }, '/openai/deployments/gpt-4o/chat/completions'),
  post(
    'short path',
    { messages: [{ role: 'user', content: null }], stream: true, n: 2 },
    '/chat/completions',
  ),
];

const answers = [
  {
    name: 'one choice',
    type: 'application/json',
    body: JSON.stringify({
      ...{ id: 'chatcmpl-1', object: 'chat.completion', created: 1700000000, model: 'gpt-4o-mini' },
      choices: [
        { index: 0, message: { role: 'assistant', content: 'Hi', refusal: null }, finish_reason: 'stop' },
      ],
      usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
    }),
  },
  { name: 'an error as text', type: 'text/plain', status: 503, body: 'upstream connect error' },
];

const streams = [
  {
    name: 'two choices, interleaved',
    type: 'text/event-stream',
    request: { choices: 2, model: 'gpt-4o-mini' },
    body: events([
      choice(0, { role: 'assistant', content: '' }),
      choice(1, { role: 'assistant', content: 'Yes' }),
      choice(0, { content: 'No' }),
      choice(1, {}, 'stop'),
      choice(0, {}, 'stop'),
      { ...HEAD, choices: [], usage: { total_tokens: 3 } },
    ]),
  },
];

const markedRequest = {
  ...post('everything', {
    model: 'mark001',
    messages: [
      { role: 'system', name: 'mark002', content: 'mark003' },
      { role: 'developer', content: [{ type: 'text', text: 'mark004' }] },
      {
        role: 'user',
        content: [
          { type: 'text', text: 'mark005', cache_control: { type: 'mark006' } },
          { type: 'image_url', image_url: { url: 'https://images.test/mark007', detail: 'mark008' } },
          { type: 'image_url', image_url: { url: `data:image/png;base64,mark009${BASE64}` } },
          { type: 'input_audio', input_audio: { data: `mark010${BASE64}`, format: 'mark011' } },
          {
            type: 'file',
            file: { filename: 'mark012', file_data: `data:application/pdf;base64,mark013${BASE64}` },
          },
          { type: 'file', file: { file_id: 'mark014' } },
          { type: 'mark015', note: 'mark016' },
          'mark017',
          [{ type: 'text', text: 'mark018' }],
        ],
      },
      {
        role: 'assistant',
        content: null,
        refusal: 'mark019',
        reasoning_content: 'mark020',
        reasoning: 'mark021',
        thinking: 'mark022',
        reasoning_details: [{ type: 'reasoning.text', text: 'mark023' }],
        audio: { id: 'mark024' },
        tool_calls: [
          { id: 'mark025', type: 'function', function: { name: 'mark026', arguments: '{"q":"mark027"}' } },
          { id: 'call_2', type: 'custom', custom: { name: 'mark028', input: 'mark029' } },
        ],
        function_call: { name: 'mark030', arguments: 'mark031' },
      },
      {
        role: 'assistant',
        content: [
          { type: 'refusal', refusal: 'mark032' },
          { type: 'thinking', thinking: 'mark033' },
        ],
        annotations: [{ type: 'url_citation', url_citation: { url: 'mark034', title: 'mark035' } }],
      },
      { role: 'tool', tool_call_id: 'mark036', content: 'mark037' },
      { role: 'function', name: 'mark038', content: 'mark039' },
      { role: 'mark040', content: 'mark041', mark042: 'mark043' },
    ],
    tools: [
      {
        type: 'function',
        function: {
          name: 'mark044',
          description: 'mark045',
          parameters: { type: 'object', properties: { mark046: { type: 'string', description: 'mark047' } } },
        },
      },
      {
        type: 'custom',
        custom: { name: 'mark048', format: { type: 'grammar', grammar: { definition: 'mark049' } } },
      },
    ],
    functions: [{ name: 'mark050', description: 'mark051', parameters: { enum: ['mark052'] } }],
    function_call: { name: 'mark053' },
    tool_choice: { type: 'function', function: { name: 'mark054' } },
    response_format: { type: 'json_schema', json_schema: { name: 'mark055', schema: { title: 'mark056' } } },
    metadata: { mark057: 'mark058' },
    prediction: { type: 'content', content: 'mark059' },
    stop: ['mark060'],
    user: 'mark061',
    safety_identifier: 'mark062',
    prompt_cache_key: 'mark063',
    logit_bias: { mark064: 1 },
    web_search_options: { user_location: { approximate: { city: 'mark065' } } },
    audio: { voice: 'mark066', format: 'mp3' },
    service_tier: 'mark067',
    mark068: { mark069: ['mark070'] },
  }),
  skipped: {
    mark007: 'messages[2].content[1].image_url.url',
    mark009: 'messages[2].content[2].image_url.url',
    mark010: 'messages[2].content[3].input_audio.data',
    mark013: 'messages[2].content[4].file.file_data',
    mark014: 'messages[2].content[5].file.file_id',
    mark024: 'messages[3].audio.id',
  },
};

/** What vLLM and Mistral take and send beside the rest. */
const markedServers = {
  ...post('everything of other servers', {
    messages: [
      {
        role: 'user',
        content: [
          { type: 'document_url', document_url: 'https://files.test/mark001', document_name: 'mark002' },
          { type: 'image_url', image_url: 'https://images.test/mark003' },
          { type: 'input_audio', input_audio: `mark004${BASE64}` },
          { type: 'audio_url', audio_url: { url: 'https://sounds.test/mark005' } },
          { type: 'video_url', video_url: { url: `data:video/mp4;base64,mark006${BASE64}` } },
          { type: 'file', file_id: 'mark007' },
        ],
      },
      {
        role: 'assistant',
        prefix: true,
        content: [
          {
            type: 'thinking',
            thinking: [
              { type: 'text', text: 'mark008' },
              { type: 'reference', reference_ids: [1, 'mark009'] },
              {
                type: 'tool_reference',
                tool: 'mark010',
                title: 'mark011',
                url: 'mark012',
                description: 'mark013',
              },
              'mark014',
            ],
            signature: `mark015${BASE64}`,
          },
          { type: 'text', text: 'mark016' },
          { type: 'reference', reference_ids: ['mark017'] },
        ],
        tool_calls: [{ id: 'c1', function: { name: 'mark018', arguments: { mark019: ['mark020'] } } }],
      },
    ],
    tools: [
      { type: 'document_library', library_ids: ['mark021'] },
      { type: 'connector', connector_id: 'mark022' },
    ],
    documents: [{ title: 'mark023', text: 'mark024' }],
    chat_template: 'mark025',
    chat_template_kwargs: { mark026: 'mark027' },
    guided_json: { title: 'mark028' },
    guided_regex: 'mark029',
    guided_choice: ['mark030'],
    guided_grammar: 'mark031',
    structured_outputs: { choice: ['mark032'] },
    kv_transfer_params: { remote_engine_id: 'mark033' },
    bad_words: ['mark034'],
    guardrails: [{ mark035: 'mark036' }],
    prompt_mode: 'mark037',
    vllm_xargs: { mark038: 'mark039' },
    safe_prompt: true,
    add_generation_prompt: true,
    continue_final_message: false,
    prompt_logprobs: 1,
  }),
  skipped: {
    mark001: 'messages[0].content[0].document_url',
    mark003: 'messages[0].content[1].image_url',
    mark004: 'messages[0].content[2].input_audio',
    mark005: 'messages[0].content[3].audio_url.url',
    mark006: 'messages[0].content[4].video_url.url',
    mark007: 'messages[0].content[5].file_id',
    mark015: 'messages[1].content[0].signature',
    mark021: 'tools[0].library_ids[0]',
    mark033: 'kv_transfer_params.remote_engine_id',
  },
};

const said = {
  content: 'mark010',
  refusal: 'mark011',
  reasoning_content: 'mark012',
  audio: { id: 'mark013', transcript: 'mark014', data: `mark015${BASE64}`, expires_at: 1700000000 },
  annotations: [{ type: 'url_citation', url_citation: { url: 'mark016', title: 'mark017' } }],
  function_call: { name: 'mark018', arguments: 'mark019' },
  images: [{ type: 'image_url', image_url: { url: 'mark020' } }],
  mark021: 'mark022',
};
const around = {
  system_fingerprint: 'mark030',
  service_tier: 'mark031',
  provider: 'mark032',
  citations: ['mark033'],
  metadata: { note: 'mark034' },
  mark035: 'mark036',
};

const markedAnswer = {
  name: 'everything, whole',
  type: 'application/json',
  body: JSON.stringify({
    ...{ id: 'mark001', object: 'mark002', created: 1700000000, model: 'mark003' },
    choices: [
      {
        index: 0,
        message: {
          role: 'assistant',
          ...said,
          tool_calls: [
            { id: 'mark023', type: 'function', function: { name: 'mark024', arguments: 'mark025' } },
            { id: 'call_2', type: 'custom', custom: { name: 'mark026', input: 'mark027' } },
          ],
        },
        logprobs: {
          content: [
            {
              token: 'mark040',
              bytes: [109],
              logprob: -1,
              top_logprobs: [{ token: 'mark041', logprob: -2 }],
            },
          ],
        },
        finish_reason: 'mark042',
        content_filter_results: { hate: { severity: 'mark043' } },
      },
      { index: 1, text: 'mark044', message: { content: [{ type: 'text', text: 'mark045' }] } },
    ],
    usage: { mark046: 'mark047' },
    ...around,
    error: { message: 'mark048', code: 'mark049' },
  }),
  skipped: { mark015: 'choices[0].message.audio.data' },
};

const thinks = (thinking: object[]) => ({ content: [{ type: 'thinking', thinking }] });

const markedServersAnswer = {
  name: 'everything of other servers, whole',
  type: 'application/json',
  body: JSON.stringify({
    choices: [
      {
        index: 0,
        message: {
          content: [
            { type: 'thinking', thinking: [{ type: 'text', text: 'mark001' }], signature: 'mark002' },
            { type: 'tool_reference', tool: 'mark003', title: 'mark004', url: 'mark005', favicon: 'mark006' },
            { type: 'file', file_id: 'mark007' },
          ],
          reasoning: 'mark008',
          tool_calls: [{ function: { name: 'mark009', arguments: { mark010: 'mark011' } } }],
        },
        messages: [
          { role: 'tool', content: 'mark012', tool_call_id: 'mark013', metadata: { note: 'mark014' } },
        ],
        token_ids: [1, 2],
        stop_reason: 'mark015',
      },
    ],
    prompt_logprobs: [null, { 5: { logprob: -1, rank: 1, decoded_token: 'mark016' } }],
    prompt_token_ids: [3, 4],
    kv_transfer_params: { remote_host: 'mark017' },
  }),
};

const markedServersStream = {
  name: 'everything of other servers, streamed',
  type: 'text/event-stream',
  body: events([
    choice(0, thinks([{ type: 'text', text: 'ma' }])),
    choice(1, { reasoning: 'mark004' }),
    choice(0, thinks([{ type: 'text', text: 'rk001' }])),
    choice(0, { content: [{ type: 'text', text: 'ma' }] }),
    choice(0, { content: [{ type: 'reference', reference_ids: [0, 'mark005'] }] }),
    choice(0, { content: 'rk002' }),
    choice(0, {
      tool_calls: [{ index: 0, id: 'mark006', function: { name: 'f', arguments: { a: 'mark003' } } }],
    }),
    choice(0, {}, 'model_length'),
  ]),
};

const markedStream = {
  name: 'everything, streamed',
  type: 'text/event-stream',
  request: { model: 'gpt-4o-mini', choices: 1 },
  body: `: mark050\nevent: mark051\n${events([
    {
      ...HEAD,
      id: 'mark001',
      model: 'mark003',
      choices: [{ index: 0, delta: { role: 'assistant', ...said } }],
      ...around,
    },
    choice(0, { tool_calls: [{ index: 0, id: 'mark023', type: 'function', function: { name: 'mark024' } }] }),
    choice(0, { tool_calls: [{ index: 1, type: 'custom', custom: { name: 'mark026', input: 'mark027' } }] }),
    choice(0, { tool_calls: [{ index: 0, function: { arguments: 'ma' } }] }),
    choice(2, { content: 'ma' }),
    choice(0, { tool_calls: [{ index: 0, function: { arguments: 'rk060' } }] }),
    choice(2, { content: 'rk061' }),
    {
      ...HEAD,
      choices: [{ index: 1, delta: {}, logprobs: { content: [{ token: 'mark040', logprob: -1 }] } }],
    },
    choice(1, {}, 'mark042'),
    { error: { message: 'mark048', code: 'mark049' } },
  ])}`,
  skipped: { mark015: 'choices[0].delta.audio.data' },
};

/** As OpenAI sends them. */
const token = {
  type: 'text/event-stream',
  event: (content: string) => {
    const head = { ...HEAD, service_tier: 'default', system_fingerprint: 'fp_fc9f1d7035' };
    const choices = [{ index: 0, delta: { content }, logprobs: null, finish_reason: null }];
    return `data: ${JSON.stringify({ ...head, choices, usage: null, obfuscation: 'aB3dE5gH' })}\n\n`;
  },
};

export const samples: DialectSamples = {
  dialect: 'openai-chat',
  token,
  formats: {
    requests: { format: REQUEST_FORMAT, reader: () => requestReader(openaiChat) },
    answers: { format: ANSWER_FORMAT, reader: () => answerReader(openaiChat, 'application/json') },
    streams: {
      format: ANSWER_FORMAT,
      reader: () => answerReader(openaiChat, 'text/event-stream'),
      frame: (document) => `data: ${document}\n\n`,
    },
  },
  requests,
  answers,
  streams,
  marked: {
    requests: [markedRequest, markedServers],
    answers: [markedAnswer, markedServersAnswer],
    streams: [markedStream, markedServersStream],
  },
};
