/** A request with a mark in every place. */
import type { RequestSample } from '../types.ts';

const DATA = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg';

const user = {
  role: 'user',
  type: 'message',
  status: 'completed',
  content: [
    { type: 'input_text', text: 'mark003', prompt_cache_breakpoint: { mode: 'mark004' } },
    { type: 'input_image', image_url: 'https://images.test/mark005', detail: 'mark006' },
    { type: 'input_image', image_url: `data:image/png;base64,mark007${DATA}` },
    { type: 'input_image', file_id: 'mark008' },
    { type: 'input_image', image_url: { url: 'mark009', detail: 'mark010' } },
    { type: 'input_file', filename: 'mark011', file_data: `data:application/pdf;base64,mark012${DATA}` },
    { type: 'input_file', file_url: 'https://files.test/mark013' },
    { type: 'input_file', file_id: 'mark014' },
    { type: 'input_audio', input_audio: { data: `mark015${DATA}`, format: 'mark016' } },
    { type: 'mark017', note: 'mark018' },
    'mark019',
  ],
};

const assistant = {
  type: 'message',
  id: 'mark020',
  role: 'assistant',
  content: [
    {
      type: 'output_text',
      text: 'mark021',
      annotations: [{ type: 'url_citation', url: 'mark022', title: 'mark023' }],
      logprobs: [
        { token: 'mark024', bytes: [1], logprob: -1, top_logprobs: [{ token: 'mark025', logprob: -2 }] },
      ],
    },
    { type: 'refusal', refusal: 'mark026' },
    { type: 'output_audio', transcript: 'mark027', data: `mark028${DATA}` },
  ],
};

const calls = [
  { type: 'function_call', id: 'mark030', call_id: 'mark031', name: 'mark032', arguments: '{"q":"mark033"}' },
  { type: 'custom_tool_call', call_id: 'c', name: 'mark034', input: 'mark035', namespace: 'mark036' },
  {
    type: 'mcp_call',
    id: 'm',
    server_label: 'mark037',
    name: 'mark038',
    arguments: 'mark039',
    output: 'mark040',
  },
  { type: 'mcp_call', id: 'm', name: 'n', arguments: '', error: { message: 'mark041' } },
  { type: 'mcp_approval_request', id: 'a', server_label: 's', name: 'mark042', arguments: 'mark043' },
  {
    type: 'web_search_call',
    id: 'w',
    action: { type: 'search', query: 'mark044', sources: [{ url: 'mark045' }] },
  },
  {
    type: 'file_search_call',
    id: 'f',
    queries: ['mark046'],
    results: [
      { file_id: 'mark047', filename: 'mark048', text: 'mark049', attributes: { mark050: 'mark051' } },
    ],
  },
  {
    type: 'computer_call',
    call_id: 'c',
    action: { type: 'type', text: 'mark052' },
    pending_safety_checks: [{ id: 's', code: 'mark053', message: 'mark054' }],
  },
  {
    type: 'code_interpreter_call',
    id: 'i',
    container_id: 'mark055',
    code: 'mark056',
    outputs: [
      { type: 'logs', logs: 'mark057' },
      { type: 'image', url: 'mark058' },
    ],
  },
  { type: 'image_generation_call', id: 'g', result: 'mark059' },
  { type: 'image_generation_call', id: 'mark060' },
  {
    type: 'local_shell_call',
    call_id: 'c',
    action: { type: 'exec', command: ['mark061'], env: { mark062: 'mark063' } },
  },
  {
    type: 'shell_call',
    call_id: 'c',
    action: { commands: ['mark064'] },
    environment: { type: 'container_reference', container_id: 'mark065' },
  },
  {
    type: 'apply_patch_call',
    call_id: 'c',
    operation: { type: 'create_file', path: 'mark066', diff: 'mark067' },
  },
  { type: 'tool_search_call', arguments: { goal: 'mark068' }, execution: 'server' },
  { type: 'program', id: 'p', call_id: 'c', code: 'mark069', fingerprint: 'mark070' },
];

const outputs = [
  { type: 'function_call_output', call_id: 'mark080', output: 'mark081', caller: { caller_id: 'mark082' } },
  {
    type: 'function_call_output',
    call_id: 'c',
    output: [
      { type: 'input_text', text: 'mark083' },
      { type: 'input_image', image_url: `data:image/png;base64,mark084${DATA}` },
      { type: 'input_file', file_id: 'mark085' },
    ],
  },
  { type: 'custom_tool_call_output', call_id: 'c', output: 'mark086' },
  {
    type: 'computer_call_output',
    call_id: 'c',
    output: { type: 'computer_screenshot', file_id: 'mark087', image_url: 'https://shots.test/mark088' },
    acknowledged_safety_checks: [{ id: 'mark089' }],
  },
  { type: 'local_shell_call_output', id: 'l', output: 'mark090' },
  {
    type: 'shell_call_output',
    call_id: 'c',
    output: [{ stdout: 'mark091', stderr: 'mark092', outcome: { type: 'mark093' } }],
  },
  { type: 'apply_patch_call_output', call_id: 'c', output: 'mark094' },
  { type: 'program_output', id: 'p', call_id: 'c', result: 'mark095' },
  { type: 'tool_search_output', tools: [{ type: 'function', name: 'mark096' }] },
  { type: 'additional_tools', role: 'developer', tools: [{ type: 'function', description: 'mark097' }] },
  {
    type: 'mcp_list_tools',
    server_label: 's',
    tools: [{ name: 'mark098', description: 'mark099', input_schema: { title: 'mark100' } }],
    error: 'mark101',
  },
  { type: 'mcp_approval_response', approval_request_id: 'mark102', approve: true, reason: 'mark103' },
];

const kept = [
  {
    type: 'reasoning',
    id: 'rs_1',
    summary: [{ type: 'summary_text', text: 'mark110' }],
    content: [{ type: 'reasoning_text', text: 'mark111' }],
  },
  { type: 'reasoning', id: 'rs_2', summary: [], encrypted_content: `mark112${DATA}` },
  { type: 'reasoning', id: 'mark113', summary: [] },
  { type: 'compaction', encrypted_content: `mark114${DATA}` },
  { type: 'item_reference', id: 'mark115' },
  { id: 'mark116' },
  { role: 'system', content: 'mark117' },
  { content: [{ type: 'input_text', text: 'mark118' }], role: 'developer' },
  { role: 'mark119', content: 'mark120' },
  { type: 'mark121', mark122: 'mark123' },
  'mark124',
];

const tools = [
  {
    type: 'function',
    name: 'mark130',
    description: 'mark131',
    parameters: { type: 'object', properties: { mark132: { description: 'mark133' } } },
  },
  { type: 'file_search', vector_store_ids: ['mark134'], filters: { key: 'mark135' } },
  { type: 'code_interpreter', container: 'mark136' },
  { type: 'code_interpreter', container: { type: 'auto', file_ids: ['mark137'], network: 'mark138' } },
  {
    type: 'mcp',
    server_label: 'mark139',
    server_url: 'mark140',
    server_description: 'mark141',
    authorization: 'mark142',
    headers: { mark143: 'mark144' },
    allowed_tools: ['mark145'],
  },
  { type: 'image_generation', model: 'mark146', input_image_mask: { file_id: 'mark147' } },
  { type: 'web_search', user_location: { city: 'mark148' }, filters: { allowed_domains: ['mark149'] } },
  { type: 'custom', name: 'mark150', format: { type: 'grammar', definition: 'mark151' } },
  { type: 'namespace', name: 'mark152', tools: [{ type: 'function', name: 'mark153' }] },
  {
    type: 'shell',
    environment: {
      type: 'container_auto',
      skills: [
        { type: 'skill_reference', skill_id: 'mark154' },
        { type: 'inline', name: 'mark155', source: { type: 'base64', data: `mark156${DATA}` } },
      ],
    },
  },
];

/** Items of every kind. */
export const MARKED_ITEMS: readonly unknown[] = [user, assistant, ...calls, ...outputs, ...kept];

const body = {
  model: 'mark001',
  instructions: 'mark002',
  input: MARKED_ITEMS,
  tools,
  previous_response_id: 'mark160',
  conversation: { id: 'mark161' },
  prompt: {
    id: 'mark162',
    version: 'mark163',
    variables: { mark164: 'mark165', city: { type: 'input_text', text: 'mark166' } },
  },
  text: {
    format: { type: 'json_schema', name: 'mark167', schema: { title: 'mark168' } },
    verbosity: 'mark169',
  },
  tool_choice: { type: 'function', name: 'mark170' },
  metadata: { mark171: 'mark172' },
  include: ['mark173'],
  reasoning: { effort: 'mark174', summary: 'mark175' },
  moderation: { model: 'mark176' },
  context_management: [{ type: 'mark177' }],
  user: 'mark178',
  safety_identifier: 'mark179',
  prompt_cache_key: 'mark180',
  service_tier: 'mark181',
  truncation: 'mark182',
  mark183: { mark184: ['mark185'] },
};

/** The place of an item among the input. */
function at(list: readonly unknown[], index: number): string {
  const before = list === calls ? 2 : list === outputs ? 2 + calls.length : 2 + calls.length + outputs.length;
  return `input[${before + index}]`;
}

export const MARKED_REQUEST: RequestSample = {
  name: 'everything',
  method: 'POST',
  path: '/v1/responses',
  body: JSON.stringify(body),
  skipped: {
    mark005: 'input[0].content[1].image_url',
    mark007: 'input[0].content[2].image_url',
    mark008: 'input[0].content[3].file_id',
    mark012: 'input[0].content[5].file_data',
    mark013: 'input[0].content[6].file_url',
    mark014: 'input[0].content[7].file_id',
    mark015: 'input[0].content[8].input_audio.data',
    mark028: 'input[1].content[2].data',
    mark055: `${at(calls, 8)}.container_id`,
    mark060: `${at(calls, 10)}.id`,
    mark065: `${at(calls, 12)}.environment.container_id`,
    mark084: `${at(outputs, 1)}.output[1].image_url`,
    mark085: `${at(outputs, 1)}.output[2].file_id`,
    mark087: `${at(outputs, 3)}.output.file_id`,
    mark088: `${at(outputs, 3)}.output.image_url`,
    mark112: `${at(kept, 1)}.encrypted_content`,
    mark113: `${at(kept, 2)}.id`,
    mark114: `${at(kept, 3)}.encrypted_content`,
    mark115: `${at(kept, 4)}.id`,
    mark116: `${at(kept, 5)}.id`,
    mark134: 'tools[1].vector_store_ids[0]',
    mark136: 'tools[2].container',
    mark137: 'tools[3].container.file_ids[0]',
    mark147: 'tools[5].input_image_mask.file_id',
    mark154: 'tools[9].environment.skills[0].skill_id',
    mark156: 'tools[9].environment.skills[1].source.data',
    mark160: 'previous_response_id',
    mark161: 'conversation.id',
    mark162: 'prompt.id',
  },
};
