/** Answers of the Messages API with a mark in every place that can hold text. */
import { BASE64, named } from './wire.ts';

const around = {
  stop_sequence: 'mark005',
  stop_details: { type: 'refusal', category: 'mark006', explanation: 'mark007' },
  container: { id: 'mark008', skills: [{ skill_id: 'mark009' }] },
};

const message = {
  ...{ id: 'mark001', type: 'message', role: 'mark002', model: 'mark003' },
  content: [
    {
      type: 'text',
      text: 'mark020',
      citations: [
        { type: 'char_location', cited_text: 'mark021', document_title: 'mark022', file_id: 'mark023' },
      ],
    },
    { type: 'thinking', thinking: 'mark024', signature: 'mark025' },
    { type: 'redacted_thinking', data: `mark026${BASE64}` },
    { type: 'tool_use', id: 'mark027', name: 'mark028', input: { mark029: 'mark030' } },
    {
      type: 'web_search_tool_result',
      tool_use_id: 'mark031',
      content: [{ type: 'web_search_result', title: 'mark032', encrypted_content: `mark033${BASE64}` }],
    },
    { type: 'mcp_tool_result', content: [{ type: 'text', text: 'mark034' }] },
    { type: 'container_upload', file_id: 'mark035' },
    { type: 'mark036', note: 'mark037' },
  ],
  stop_reason: 'mark004',
  ...around,
  usage: { output_tokens: 3, service_tier: 'mark010' },
  mark011: 'mark012',
};

const SKIPPED = {
  mark026: 'content[2].data',
  mark033: 'content[4].content[0].encrypted_content',
};

function within(path: string): Record<string, string> {
  return Object.fromEntries(Object.entries(SKIPPED).map(([mark, place]) => [mark, path + place]));
}

export const markedAnswers = [
  { name: 'a message', type: 'application/json', body: JSON.stringify(message), skipped: SKIPPED },
  {
    name: 'an error',
    type: 'application/json',
    status: 400,
    body: JSON.stringify({
      ...{ type: 'error', request_id: 'mark001' },
      error: { type: 'mark002', message: 'mark003', details: { error_code: 'mark004' } },
    }),
  },
  {
    name: 'a list of batches',
    type: 'application/json',
    body: JSON.stringify({
      data: [{ id: 'mark001', type: 'message_batch', processing_status: 'mark002', results_url: 'mark003' }],
      ...{ has_more: false, first_id: 'mark004', last_id: 'mark005', mark006: 'mark007' },
    }),
  },
  {
    name: 'an error as text',
    type: 'text/plain',
    status: 503,
    body: 'mark001',
  },
  {
    name: 'everything, in the results of a batch',
    type: 'application/x-jsonl',
    body: `${JSON.stringify({ custom_id: 'mark200', result: { type: 'succeeded', message } })}\n`,
    skipped: within('lines[0].result.message.'),
  },
];

const HEAD = { id: 'mark001', type: 'message', role: 'assistant', model: 'mark002', content: [] };

function start(index: number, block: object) {
  return { type: 'content_block_start', index, content_block: block };
}

function delta(index: number, type: string, more: object) {
  return { type: 'content_block_delta', index, delta: { type, ...more } };
}

function stop(index: number) {
  return { type: 'content_block_stop', index };
}

const everything = [
  { type: 'message_start', message: { ...HEAD, usage: { service_tier: 'mark003' } } },
  { type: 'ping', mark010: 'mark011' },
  start(0, { type: 'thinking', thinking: '', signature: '' }),
  delta(0, 'thinking_delta', { thinking: 'ma' }),
  start(1, { type: 'text', text: 'ma' }),
  delta(0, 'thinking_delta', { thinking: 'rk020' }),
  delta(1, 'text_delta', { text: 'rk021' }),
  delta(0, 'signature_delta', { signature: 'mark022' }),
  stop(0),
  delta(1, 'citations_delta', {
    citation: {
      cited_text: 'mark023',
      title: 'mark024',
      url: 'mark025',
      encrypted_index: `mark026${BASE64}`,
    },
  }),
  stop(1),
  start(2, { type: 'tool_use', id: 'mark027', name: 'mark028', input: {} }),
  delta(2, 'input_json_delta', { partial_json: '{"q":"ma' }),
  delta(2, 'input_json_delta', { partial_json: 'rk029"}' }),
  stop(2),
  start(3, { type: 'server_tool_use', name: 'mark030', input: { mark031: 'mark032' } }),
  stop(3),
  start(4, {
    type: 'web_search_tool_result',
    tool_use_id: 'mark033',
    content: [{ type: 'web_search_result', title: 'mark034', encrypted_content: `mark035${BASE64}` }],
  }),
  stop(4),
  start(5, { type: 'mcp_tool_result', content: [{ type: 'text', text: 'mark036' }] }),
  stop(5),
  start(6, { type: 'redacted_thinking', data: `mark037${BASE64}` }),
  stop(6),
  start(7, { type: 'compaction', content: null }),
  delta(7, 'compaction_delta', { content: 'mark038' }),
  stop(7),
  start(8, { type: 'mark039', note: 'mark040' }),
  delta(8, 'mark041', { mark042: 'mark043' }),
  stop(8),
  { type: 'later', mark045: { mark046: 'mark047' } },
  { type: 'error', error: { type: 'mark048', message: 'mark049' } },
  {
    type: 'message_delta',
    delta: { stop_reason: 'mark004', ...around },
    usage: { output_tokens: 7, mark050: 'mark051' },
  },
  { type: 'message_stop' },
];

export const markedStreams = [
  {
    name: 'everything, streamed',
    type: 'text/event-stream',
    request: { model: 'claude-sonnet-5', stream: true },
    body: `: mark060\nevent: mark061\ndata: {"type":"ping"}\n\n${named(everything)}`,
    skipped: {
      mark026: 'delta.citation.encrypted_index',
      mark035: 'content_block.content[0].encrypted_content',
      mark037: 'content_block.data',
    },
  },
];
