/** Samples of Cohere's chat, version 2. */
import type { DialectSamples } from './types.ts';

const BASE64 =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg';
const PATH = '/v2/chat';

function post(name: string, body: object, path = PATH) {
  return { name, method: 'POST', path, body: JSON.stringify(body) };
}

function events(list: readonly { readonly type: string; readonly [member: string]: unknown }[]): string {
  return list.map((one) => `event: ${one.type}\ndata: ${JSON.stringify(one)}\n\n`).join('');
}

const delta = (message: object) => ({ delta: { message } });
const START = {
  id: 'c-1',
  type: 'message-start',
  ...delta({ role: 'assistant', content: [], tool_plan: '', tool_calls: [], citations: [] }),
};
const starts = (index: number, type = 'text') => ({
  type: 'content-start',
  index,
  ...delta({ content: { type, [type]: '' } }),
});
const says = (index: number, text: string) => ({
  type: 'content-delta',
  index,
  ...delta({ content: { text } }),
});
const ends = (index: number) => ({ type: 'content-end', index });
const END = {
  type: 'message-end',
  delta: { finish_reason: 'COMPLETE', usage: { tokens: { input_tokens: 3, output_tokens: 2 } } },
};

const HELLO = { model: 'command-a-03-2025', messages: [{ role: 'user', content: 'Hello' }] };

const markedRequest = {
  ...post('everything', {
    model: 'mark001',
    messages: [
      { role: 'system', content: 'mark002' },
      {
        role: 'user',
        content: [
          { type: 'text', text: 'mark003', mark004: 'mark005' },
          { type: 'image_url', image_url: { url: 'https://images.test/mark006', detail: 'mark007' } },
          { type: 'image_url', image_url: { url: `data:image/png;base64,mark008${BASE64}` } },
          { type: 'mark009', note: 'mark010' },
          'mark011',
        ],
      },
      {
        role: 'assistant',
        tool_plan: 'mark012',
        tool_calls: [
          { id: 'mark013', type: 'function', function: { name: 'mark014', arguments: '{"q":"mark015"}' } },
          { id: 'c2', type: 'mark016', function: { name: 'look', arguments: { mark017: 'mark018' } } },
        ],
        content: [{ type: 'thinking', thinking: 'mark019' }],
        citations: [
          {
            ...{ start: 0, end: 2, text: 'mark020', type: 'TEXT_CONTENT' },
            sources: [
              { type: 'tool', id: 'mark021', tool_output: { mark022: 'mark023' } },
              { type: 'document', document: { id: 'mark024', text: 'mark025' } },
            ],
          },
        ],
      },
      {
        role: 'tool',
        tool_call_id: 'mark026',
        content: [
          { type: 'document', document: { id: 'mark027', data: { mark028: 'mark029' } } },
          { type: 'document', document: { data: 'mark030' } },
          { type: 'text', text: 'mark031' },
        ],
      },
      { content: 'mark032', role: 'mark033' },
    ],
    documents: ['mark034', { id: 'mark035', data: { title: 'mark036', mark037: ['mark038'] } }],
    tools: [
      {
        type: 'function',
        function: {
          name: 'mark039',
          description: 'mark040',
          parameters: { properties: { mark041: { description: 'mark042' } } },
        },
      },
    ],
    tool_choice: 'mark043',
    safety_mode: 'mark044',
    response_format: { type: 'json_object', json_schema: { title: 'mark045' } },
    citation_options: { mode: 'mark046' },
    stop_sequences: ['mark047'],
    thinking: { type: 'mark048' },
    connectors: [{ id: 'mark049' }],
    mark050: { mark051: ['mark052'] },
  }),
  skipped: {
    mark006: 'messages[1].content[1].image_url.url',
    mark008: 'messages[1].content[2].image_url.url',
  },
};

const markedAnswer = {
  name: 'everything, whole',
  type: 'application/json',
  body: JSON.stringify({
    id: 'mark001',
    finish_reason: 'mark002',
    message: {
      role: 'mark003',
      content: [
        { type: 'thinking', thinking: 'mark004' },
        { type: 'text', text: 'mark005' },
        { type: 'mark006', mark007: 'mark008' },
      ],
      tool_plan: 'mark009',
      tool_calls: [
        { id: 'mark010', type: 'function', function: { name: 'mark011', arguments: '{"q":"mark012"}' } },
      ],
      citations: [{ text: 'mark013', sources: [{ type: 'tool', id: 'mark014', tool_output: ['mark015'] }] }],
    },
    usage: { mark016: 'mark017' },
    logprobs: [{ text: 'mark018', token_ids: [1, 2], logprobs: [-0.5] }],
    meta: { warnings: ['mark019'] },
    mark020: 'mark021',
  }),
};

const call = (index: number, tool_calls: object, type = 'tool-call-delta') => ({
  type,
  index,
  ...delta({ tool_calls }),
});

const markedStream = {
  name: 'everything, streamed',
  type: 'text/event-stream',
  body: `: mark050\nevent: mark051\n${events([
    {
      ...START,
      id: 'mark001',
      ...delta({ role: 'mark002', content: [{ type: 'text', text: 'mark003' }], tool_plan: 'ma' }),
    },
    { type: 'tool-plan-delta', ...delta({ tool_plan: 'rk004' }) },
    { ...starts(1, 'thinking'), ...delta({ content: { type: 'thinking', thinking: 'ma' } }) },
    starts(2),
    says(2, 'ma'),
    { type: 'content-delta', index: 1, ...delta({ content: { thinking: 'rk005' } }) },
    { ...says(2, 'rk006'), logprobs: { text: 'mark007', token_ids: [3] } },
    call(
      0,
      { id: 'mark008', type: 'function', function: { name: 'mark009', arguments: '' } },
      'tool-call-start',
    ),
    call(1, { id: 'c2', function: { name: 'look', arguments: 'ma' } }, 'tool-call-start'),
    call(0, { function: { arguments: 'ma' } }),
    call(1, { function: { arguments: 'rk010' } }),
    call(0, { function: { arguments: 'rk011' } }),
    call(2, { function: { arguments: { mark012: ['mark013'] } } }),
    {
      type: 'citation-start',
      index: 0,
      ...delta({
        citations: { text: 'mark014', sources: [{ type: 'document', document: { mark015: 'mark016' } }] },
      }),
    },
    ends(1),
    { type: 'debug', prompt: 'mark017' },
    {
      type: 'message-end',
      delta: {
        finish_reason: 'mark020',
        error: 'mark021',
        usage: { mark022: 'mark023' },
        mark024: 'mark025',
      },
    },
  ])}data: {"type":"mark018","note":"mark019"}\n\n`,
};

export const samples: DialectSamples = {
  dialect: 'cohere-chat',
  requests: [
    post('a message', HELLO),
    post('behind a gateway', { ...HELLO, stream: true }, '/cohere/v2/chat'),
  ],
  answers: [
    {
      name: 'a text',
      type: 'application/json',
      body: JSON.stringify({
        ...{ id: 'c-1', finish_reason: 'COMPLETE' },
        message: { role: 'assistant', content: [{ type: 'text', text: 'Hi' }] },
        usage: { billed_units: { input_tokens: 3, output_tokens: 2 } },
      }),
    },
    { name: 'an error', type: 'application/json', status: 429, body: '{"id":"e-1","message":"too many"}' },
    { name: 'an error as text', type: 'text/plain', status: 503, body: 'upstream connect error' },
  ],
  streams: [
    {
      name: 'a plan, a call and a text',
      type: 'text/event-stream',
      request: { model: 'command-a-03-2025', stream: true },
      body: `${events([
        START,
        { type: 'tool-plan-delta', ...delta({ tool_plan: 'I look.' }) },
        call(0, { id: 'c1', type: 'function', function: { name: 'look', arguments: '' } }, 'tool-call-start'),
        starts(0),
        says(0, 'Sun'),
        call(0, { function: { arguments: '{}' } }),
        says(0, 'ny'),
        { type: 'tool-call-end', index: 0 },
        { type: 'citation-start', index: 0, ...delta({ citations: { start: 0, end: 5, text: 'Sunny' } }) },
        { type: 'citation-end', index: 0 },
        ends(0),
        END,
      ])}data: [DONE]\n\n`,
    },
  ],
  marked: { requests: [markedRequest], answers: [markedAnswer], streams: [markedStream] },
};
