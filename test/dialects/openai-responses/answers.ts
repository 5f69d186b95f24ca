/** A response with a mark in every place, whole and streamed. */
import type { AnswerSample } from '../types.ts';
import { type Event, events, RESPONSE } from './events.ts';

const DATA = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg';

/** Items of an answer. */
export const MARKED_OUTPUT: readonly object[] = [
  {
    ...{ type: 'message', id: 'mark010', status: 'mark011', role: 'assistant' },
    content: [
      {
        type: 'output_text',
        text: 'mark012',
        annotations: [{ type: 'file_citation', file_id: 'mark013', filename: 'mark014' }],
        logprobs: [
          { token: 'mark015', bytes: [1], logprob: -1, top_logprobs: [{ token: 'mark016', logprob: -2 }] },
        ],
      },
      { type: 'refusal', refusal: 'mark017' },
      { type: 'output_audio', transcript: 'mark018', data: `mark019${DATA}` },
    ],
  },
  { type: 'function_call', id: 'mark020', call_id: 'mark021', name: 'mark022', arguments: 'mark023' },
  { type: 'reasoning', id: 'mark024', summary: [{ type: 'summary_text', text: 'mark025' }] },
  { type: 'reasoning', id: 'r', content: [{ type: 'reasoning_text', text: 'mark026' }] },
  { type: 'reasoning', id: 'r', encrypted_content: `mark027${DATA}` },
  { type: 'web_search_call', id: 'w', action: { type: 'open_page', url: 'mark028' } },
  { type: 'mcp_call', server_label: 'mark029', name: 'mark030', arguments: 'mark031', output: 'mark032' },
  {
    type: 'code_interpreter_call',
    container_id: 'mark033',
    code: 'mark034',
    outputs: [{ type: 'logs', logs: 'mark035' }],
  },
  { type: 'image_generation_call', id: 'i', result: 'mark036', revised_prompt: 'mark037' },
  { type: 'file_search_call', queries: ['mark038'], results: [{ text: 'mark039', filename: 'mark040' }] },
  { type: 'mark041', note: 'mark042' },
];

const marked = {
  ...RESPONSE,
  ...{ id: 'mark001', model: 'mark002', status: 'mark003', object: 'mark004' },
  output: MARKED_OUTPUT,
  output_text: 'mark050',
  instructions: [{ role: 'developer', content: 'mark051' }],
  error: { code: 'mark052', message: 'mark053' },
  incomplete_details: { reason: 'mark054' },
  metadata: { mark055: 'mark056' },
  tools: [{ type: 'function', name: 'mark057', description: 'mark058' }],
  tool_choice: { type: 'function', name: 'mark059' },
  previous_response_id: 'mark060',
  conversation: { id: 'mark061' },
  prompt: { id: 'mark062', variables: { city: 'mark063' } },
  text: { format: { type: 'json_schema', name: 'mark064', schema: { title: 'mark065' } } },
  reasoning: { effort: 'mark066', summary: 'mark067' },
  user: 'mark068',
  mark069: 'mark070',
  data: [{ type: 'message', role: 'user', content: [{ type: 'input_text', text: 'mark071' }] }],
  first_id: 'mark072',
  last_id: 'mark073',
};

export const MARKED_ANSWER: AnswerSample = {
  name: 'everything, whole',
  type: 'application/json',
  body: JSON.stringify(marked),
  skipped: { mark019: 'output[0].content[2].data', mark027: 'output[4].encrypted_content' },
};

const AT = { item_id: 'mark100', output_index: 0, content_index: 0 };

/** A text in two pieces, which only together are a mark; another text comes in between. */
function split(name: string, mark: string, more: object): Event[] {
  const at = { ...more, output_index: 5 };
  return [
    { type: `response.${name}.delta`, ...at, delta: mark.slice(0, 4) },
    { type: 'response.output_text.delta', output_index: 6, content_index: 0, delta: 'x' },
    { type: `response.${name}.delta`, ...at, delta: mark.slice(4) },
  ];
}

const list: readonly Event[] = [
  { type: 'response.created', response: { ...RESPONSE, id: 'mark101', model: 'mark102', output: [] } },
  {
    type: 'response.output_item.added',
    output_index: 0,
    item: { type: 'message', id: 'mark103', role: 'assistant', content: [] },
  },
  {
    type: 'response.content_part.added',
    ...AT,
    item_id: 'i',
    part: { type: 'output_text', text: 'mark104' },
  },
  {
    type: 'response.output_text.delta',
    ...AT,
    delta: 'mark105',
    logprobs: [{ token: 'mark106', logprob: -1, top_logprobs: [{ token: 'mark107' }] }],
    obfuscation: 'mark108',
  },
  ...split('output_text', 'mark110', { content_index: 1 }),
  ...split('refusal', 'mark111', { content_index: 2 }),
  ...split('reasoning_text', 'mark112', { content_index: 0 }),
  ...split('reasoning_summary_text', 'mark113', { summary_index: 0 }),
  ...split('function_call_arguments', 'mark114', {}),
  ...split('mcp_call_arguments', 'mark115', {}),
  ...split('custom_tool_call_input', 'mark116', {}),
  ...split('code_interpreter_call_code', 'mark117', {}),
  ...split('audio.transcript', 'mark118', {}),
  ...split('future', 'mark120', {}),
  { type: 'response.audio.delta', delta: `mark121${DATA}` },
  { type: 'response.shell_call_output_content.delta', delta: { stdout: 'mark122', stderr: 'mark123' } },
  {
    type: 'response.output_text.done',
    ...AT,
    item_id: 'i',
    text: 'mark124',
    logprobs: [{ token: 'mark125' }],
  },
  { type: 'response.refusal.done', content_index: 2, refusal: 'mark126' },
  { type: 'response.function_call_arguments.done', name: 'mark127', arguments: 'mark128' },
  { type: 'response.custom_tool_call_input.done', input: 'mark129' },
  { type: 'response.code_interpreter_call_code.done', code: 'mark130' },
  { type: 'response.reasoning_summary_part.done', part: { type: 'summary_text', text: 'mark131' } },
  { type: 'response.output_text.annotation.added', annotation: { type: 'url_citation', url: 'mark132' } },
  { type: 'response.image_generation_call.partial_image', partial_image_b64: `mark133${DATA}` },
  {
    type: 'response.output_item.done',
    output_index: 1,
    item: { type: 'function_call', id: 'f', call_id: 'mark134', name: 'mark135', arguments: 'mark136' },
  },
  { type: 'error', code: 'mark137', message: 'mark138', param: 'mark139', error: { message: 'mark140' } },
  { type: 'response.completed', response: { ...marked, id: 'r', model: 'm' } },
];

export const MARKED_STREAM: AnswerSample = {
  name: 'everything, streamed',
  type: 'text/event-stream',
  request: { model: 'gpt-4o-mini', stream: true },
  body: `: mark150\n\nid: mark151\n${events(list)}data: {"type":"mark141","mark142":"mark143"}\n\n`,
  skipped: {
    mark121: 'delta',
    mark133: 'partial_image_b64',
    mark019: 'response.output[0].content[2].data',
    mark027: 'response.output[4].encrypted_content',
  },
};
