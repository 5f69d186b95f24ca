/** Requests of the Messages API with a mark in every place that can hold text. */
import { BASE64 } from './wire.ts';

const user = [
  { type: 'text', text: 'mark010', cache_control: { type: 'ephemeral', ttl: 'mark011' } },
  { type: 'image', source: { type: 'base64', media_type: 'image/png', data: `mark012${BASE64}` } },
  { type: 'image', source: { type: 'url', url: 'https://images.test/mark013' } },
  { type: 'image', source: { type: 'file', file_id: 'mark014' } },
  {
    type: 'document',
    title: 'mark015',
    context: 'mark016',
    citations: { enabled: true, mark017: 'mark018' },
    source: { type: 'base64', media_type: 'application/pdf', data: `mark019${BASE64}` },
  },
  { type: 'document', source: { type: 'text', media_type: 'text/plain', data: `mark020${BASE64}` } },
  { type: 'document', source: { type: 'url', url: 'mark021' } },
  { type: 'document', source: { type: 'content', content: 'mark022' } },
  { type: 'document', source: { type: 'content', content: [{ type: 'text', text: 'mark023' }] } },
  {
    type: 'search_result',
    source: 'mark024',
    title: 'mark025',
    content: [{ type: 'text', text: 'mark026' }],
  },
  { type: 'tool_result', tool_use_id: 'mark027', content: 'mark028', toolset_name: 'mark029' },
  {
    type: 'tool_result',
    tool_use_id: 'toolu_2',
    content: [
      { type: 'text', text: 'mark030' },
      { type: 'image', source: { type: 'base64', media_type: 'image/png', data: `mark031${BASE64}` } },
      { type: 'tool_reference', tool_name: 'mark032' },
      { type: 'browser_state', tabs: [{ tab_id: 'mark033', title: 'mark034', url: 'mark035' }] },
    ],
  },
  { type: 'mcp_tool_result', tool_use_id: 'mcp_1', content: [{ type: 'text', text: 'mark036' }] },
  { type: 'container_upload', file_id: 'mark037' },
  { type: 'mark038', note: 'mark039' },
  'mark040',
];

const assistant = [
  {
    type: 'text',
    text: 'mark041',
    citations: [
      {
        ...{ type: 'web_search_result_location', cited_text: 'mark042', title: 'mark043', url: 'mark044' },
        encrypted_index: `mark045${BASE64}`,
      },
      { type: 'char_location', cited_text: 'mark046', document_title: 'mark047' },
      { type: 'search_result_location', cited_text: 'mark048', source: 'mark049', title: null },
    ],
  },
  { type: 'thinking', thinking: 'mark050', signature: 'mark051' },
  { type: 'redacted_thinking', data: `mark052${BASE64}` },
  { type: 'tool_use', id: 'mark053', name: 'mark054', input: { mark055: ['mark056', { mark057: true }] } },
  {
    type: 'server_tool_use',
    id: 'srv',
    name: 'web_search',
    input: 'mark058',
    caller: { tool_id: 'mark059' },
  },
  {
    type: 'web_search_tool_result',
    tool_use_id: 'srv',
    content: [
      {
        ...{ type: 'web_search_result', title: 'mark060', url: 'mark061', page_age: 'mark062' },
        encrypted_content: `mark063${BASE64}`,
      },
    ],
  },
  {
    type: 'web_fetch_tool_result',
    tool_use_id: 'srv',
    content: {
      type: 'web_fetch_result',
      url: 'mark064',
      retrieved_at: 'mark065',
      content: { type: 'document', source: { type: 'text', media_type: 'text/plain', data: 'mark066' } },
    },
  },
  {
    type: 'bash_code_execution_tool_result',
    content: {
      ...{ type: 'bash_code_execution_result', stdout: 'mark067', stderr: 'mark068', return_code: 0 },
      content: [{ type: 'bash_code_execution_output', file_id: 'mark069' }],
    },
  },
  {
    type: 'code_execution_tool_result',
    content: { type: 'encrypted_code_execution_result', encrypted_stdout: `mark070${BASE64}` },
  },
  {
    type: 'tool_search_tool_result',
    content: { tool_references: [{ tool_name: 'mark071' }], error_message: 'mark072', error_code: 'mark073' },
  },
  { type: 'mcp_tool_use', id: 'mcp', name: 'mark074', server_name: 'mark075', input: { q: 'mark076' } },
  {
    type: 'mcp_tool_listing',
    mcp_server_name: 'mark077',
    tools: [{ name: 'mark078', description: 'mark079' }],
  },
  { type: 'compaction', content: 'mark080', encrypted_content: `mark081${BASE64}` },
  { type: 'text_editor_code_execution_tool_result', content: { lines: ['mark082'], file_type: 'mark083' } },
];

const asked = {
  model: 'mark001',
  system: [{ type: 'text', text: 'mark002' }],
  messages: [
    { role: 'system', content: 'mark003' },
    { role: 'user', content: user },
    { role: 'assistant', content: assistant },
    { role: 'mark004', content: 'mark005', mark006: 'mark007' },
  ],
  tools: [
    {
      ...{ name: 'mark100', description: 'mark101', input_examples: [{ mark102: 'mark103' }] },
      input_schema: { type: 'object', properties: { mark104: { description: 'mark105' } } },
    },
    { type: 'mark106', name: 'web_search', allowed_domains: ['mark107'] },
    { type: 'advisor_20260301', name: 'advisor', model: 'mark108' },
    { type: 'mcp_toolset', mcp_server_name: 'mark109', configs: { mark110: { enabled: true } } },
  ],
  tool_choice: { type: 'tool', name: 'mark111' },
  metadata: { user_id: 'mark112' },
  stop_sequences: ['mark113'],
  output_config: { format: { type: 'json_schema', schema: { title: 'mark114' } }, effort: 'mark115' },
  thinking: { type: 'mark116' },
  service_tier: 'mark117',
  container: { id: 'mark118', skills: [{ type: 'custom', skill_id: 'mark119', version: 'mark120' }] },
  mcp_servers: [
    { type: 'url', name: 'mark121', url: 'https://mcp.test/mark122', authorization_token: 'mark123' },
  ],
  thread: { type: 'continue', previous_message_id: 'mark124' },
  context_management: { edits: [{ type: 'mark125', instructions: 'mark126', keep: 'mark127' }] },
  fallbacks: [{ model: 'mark128', mark129: 'mark130' }],
  diagnostics: { previous_message_id: 'mark131' },
  mark132: { mark133: ['mark134'] },
};

const PLACES: Readonly<Record<string, string>> = {
  mark012: 'messages[1].content[1].source.data',
  mark014: 'messages[1].content[3].source.file_id',
  mark019: 'messages[1].content[4].source.data',
  mark031: 'messages[1].content[11].content[1].source.data',
  mark037: 'messages[1].content[13].file_id',
  mark045: 'messages[2].content[0].citations[0].encrypted_index',
  mark052: 'messages[2].content[2].data',
  mark063: 'messages[2].content[5].content[0].encrypted_content',
  mark069: 'messages[2].content[7].content.content[0].file_id',
  mark070: 'messages[2].content[8].content.encrypted_stdout',
  mark081: 'messages[2].content[12].encrypted_content',
  mark118: 'container.id',
  mark119: 'container.skills[0].skill_id',
  mark122: 'mcp_servers[0].url',
  mark124: 'thread.previous_message_id',
};

function within(path: string): Record<string, string> {
  return Object.fromEntries(Object.entries(PLACES).map(([mark, place]) => [mark, path + place]));
}

export const markedRequests = [
  {
    name: 'everything',
    method: 'POST',
    path: '/v1/messages',
    body: JSON.stringify(asked),
    skipped: within(''),
  },
  {
    name: 'everything, in a batch',
    method: 'POST',
    path: '/v1/messages/batches',
    body: JSON.stringify({ requests: [{ custom_id: 'mark200', params: { ...asked, stream: 'mark201' } }] }),
    skipped: within('requests[0].params.'),
  },
  {
    name: 'system and container as strings',
    method: 'POST',
    path: '/v1/messages/count_tokens',
    body: JSON.stringify({ system: 'mark001', container: 'mark002', messages: [] }),
    skipped: { mark002: 'container' },
  },
];
