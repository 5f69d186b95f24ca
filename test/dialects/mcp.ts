/** Samples of the Model Context Protocol over streamable HTTP. */
import type { DialectSamples } from './types.ts';

const BASE64 =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg';

function post(name: string, body: object, path = '/mcp') {
  return { name, method: 'POST', path, body: JSON.stringify({ jsonrpc: '2.0', ...body }) };
}

function answer(name: string, result: object) {
  return { name, type: 'application/json', body: JSON.stringify({ jsonrpc: '2.0', id: 7, result }) };
}

function events(messages: readonly object[]): string {
  return messages
    .map((message) => `event: message\ndata: ${JSON.stringify({ jsonrpc: '2.0', ...message })}\n\n`)
    .join('');
}

const initialize = {
  id: 0,
  method: 'initialize',
  params: {
    protocolVersion: '2025-11-25',
    capabilities: { sampling: {} },
    clientInfo: { name: 'c', version: '1' },
  },
};
const text = { content: [{ type: 'text', text: 'Sunny' }] };

const requests = [
  post('initialize', initialize),
  post('a notification', { method: 'notifications/initialized' }),
  post('a list', { id: 'a', method: 'tools/list' }, '/mcp/'),
  post('a server of several', { id: 1, method: 'ping' }, '/mcp/weather'),
  post('below a name', { id: 1, method: 'ping' }, '/github/mcp'),
  post('an answer', { id: 2, result: {} }),
  { name: 'listening', method: 'GET', path: '/mcp', body: '' },
  { name: 'the end of a session', method: 'DELETE', path: '/mcp', body: '' },
];

const answers = [
  answer('a result', text),
  { name: 'accepted', type: 'application/json', status: 202, body: '' },
  { name: 'an error of HTTP', type: 'text/html; charset=utf-8', status: 405, body: 'Method Not Allowed' },
  { name: 'an error of a framework', type: 'application/json', status: 404, body: '{"detail":"Not Found"}' },
];

const streams = [
  {
    name: 'progress and a result',
    type: 'text/event-stream',
    request: { rpcId: 7 },
    body: `id: e1\ndata: \n\n${events([
      {
        method: 'notifications/progress',
        params: { progressToken: 1, progress: 1, total: 2, message: 'Half' },
      },
      { id: 7, result: text },
    ])}`,
  },
  {
    name: 'what a server says by itself',
    type: 'text/event-stream',
    body: events([
      { method: 'notifications/tools/list_changed' },
      { id: 3, method: 'roots/list' },
      { id: 4, result: text },
    ]),
  },
];

const call = post('a call of a tool', {
  id: 'mark001',
  method: 'tools/call',
  params: {
    _meta: { progressToken: 'mark002', mark003: 'mark004' },
    name: 'mark005',
    arguments: { mark006: 'mark007', city: { zip: ['mark008'] } },
    task: { ttl: 1, note: 'mark009' },
    mark010: 'mark011',
  },
  mark012: ['mark013'],
});

const prompt = post('other parameters', {
  id: 1,
  method: 'mark001',
  params: {
    uri: 'mark002',
    cursor: 'mark003',
    progressToken: 'mark004',
    requestId: 'mark005',
    elicitationId: 'mark006',
    logger: 'mark007',
    reason: 'mark008',
    protocolVersion: 'mark009',
    capabilities: { experimental: { mark010: {} } },
    clientInfo: { name: 'mark011', description: 'mark012', icons: [{ src: 'mark013' }] },
    ref: { type: 'ref/prompt', name: 'mark014' },
    argument: { name: 'mark015', value: 'mark016' },
    context: { arguments: { mark017: 'mark018' } },
    level: 'mark019',
    data: { mark020: 'mark021' },
    message: 'mark022',
    url: 'mark023',
    mode: 'mark024',
    taskId: 'mark025',
    status: 'mark026',
    statusMessage: 'mark027',
    createdAt: 'mark028',
    metadata: { note: 'mark029' },
    stopSequences: ['mark030'],
    toolChoice: { mode: 'mark031' },
    includeContext: 'mark032',
    modelPreferences: { hints: [{ name: 'mark033' }] },
  },
});

const sampled = post('a sampled message', {
  id: 3,
  result: {
    role: 'assistant',
    content: [
      { type: 'text', text: 'mark001', annotations: { audience: ['mark002'], note: 'mark003' } },
      { type: 'image', data: `mark004${BASE64}`, mimeType: 'mark005' },
      { data: `mark006${BASE64}`, type: 'audio', mimeType: 'audio/wav' },
      { type: 'tool_use', id: 'mark007', name: 'mark008', input: { mark009: 'mark010' } },
      {
        type: 'tool_result',
        toolUseId: 'mark011',
        content: [
          { type: 'text', text: 'mark012' },
          { type: 'mark013', note: 'mark014' },
        ],
        structuredContent: { mark015: 'mark016' },
      },
      'mark017',
    ],
    model: 'mark018',
    stopReason: 'mark019',
    _meta: { note: 'mark020' },
  },
});

const clientAnswers = [
  {
    ...sampled,
    skipped: { mark004: 'result.content[1].data', mark006: 'result.content[2].data' },
  },
  post('a sampled text', { id: 3, result: { content: { type: 'text', text: 'mark001' }, role: 'mark002' } }),
  post('a form', {
    id: 4,
    result: { action: 'mark001', content: { name: 'mark002', Title: 'mark003', mark004: ['mark005'] } },
  }),
  post('roots', { id: 5, result: { roots: [{ uri: 'mark001', name: 'mark002' }] } }),
  post('an error', { id: 6, error: { code: -1, message: 'mark001', data: { mark002: 'mark003' } } }),
];

const definition = {
  name: 'mark010',
  title: 'mark011',
  description: 'mark012',
  inputSchema: { type: 'object', properties: { mark013: { description: 'mark014', enum: ['mark015'] } } },
  outputSchema: { properties: { x: { title: 'mark016' } } },
  annotations: { title: 'mark017' },
  icons: [
    { src: `data:image/png;base64,mark018${BASE64}`, mimeType: 'mark019', sizes: ['mark020'] },
    { src: 'https://icons.test/mark021', theme: 'mark022' },
  ],
  execution: { taskSupport: 'mark023' },
  _meta: { note: 'mark024' },
  mark025: 'mark026',
};

const result = {
  content: [
    { type: 'text', text: 'mark030' },
    { type: 'image', data: `mark031${BASE64}`, mimeType: 'image/png' },
    { type: 'audio', data: `mark032${BASE64}`, mimeType: 'audio/wav' },
    {
      ...{ type: 'resource_link', uri: 'mark033', name: 'mark034', title: 'mark035' },
      ...{ description: 'mark036', mimeType: 'mark037', size: 3 },
    },
    { type: 'resource', resource: { uri: 'mark038', mimeType: 'mark039', text: 'mark040' } },
    { type: 'resource', resource: { uri: 'u', blob: `mark041${BASE64}` } },
    { type: 'mark042', mark043: 'mark044' },
    'mark045',
  ],
  structuredContent: { mark046: { x: ['mark047'] } },
  isError: false,
  _meta: { mark048: 'mark049' },
};
const resultSkipped = {
  mark031: 'result.content[1].data',
  mark032: 'result.content[2].data',
  mark041: 'result.content[5].resource.blob',
};

const markedAnswers = [
  {
    ...answer('a result with everything', result),
    skipped: resultSkipped,
  },
  {
    ...answer('tools', { tools: [definition], nextCursor: 'mark001' }),
    skipped: { mark018: 'result.tools[0].icons[0].src' },
  },
  answer('the beginning', {
    protocolVersion: 'mark001',
    capabilities: { experimental: { mark002: { x: 'mark003' } } },
    serverInfo: { name: 'mark004', title: 'mark005', websiteUrl: 'mark006' },
    instructions: 'mark007',
  }),
  {
    ...answer('resources', {
      resources: [{ uri: 'mark001', name: 'mark002', annotations: { audience: ['user'], x: 'mark003' } }],
      resourceTemplates: [{ uriTemplate: 'mark004', description: 'mark005', _meta: { x: 'mark006' } }],
      contents: [
        { uri: 'mark007', text: 'mark008' },
        { uri: 'mark009', mimeType: 'mark010', blob: `mark011${BASE64}`, mark012: 'mark013' },
      ],
    }),
    skipped: { mark011: 'result.contents[1].blob' },
  },
  {
    ...answer('prompts', {
      prompts: [{ name: 'mark001', arguments: [{ name: 'mark002', description: 'mark003' }] }],
      description: 'mark004',
      messages: [
        { role: 'user', content: { type: 'text', text: 'mark005' } },
        { content: { type: 'image', data: `mark006${BASE64}` }, role: 'assistant' },
        { role: 'mark007', content: { type: 'resource', resource: { uri: 'mark008', text: 'mark009' } } },
        { role: 'user', content: [{ type: 'text', text: 'mark010' }], mark011: 'mark012' },
        'mark013',
      ],
      completion: { values: ['mark014'] },
    }),
    skipped: { mark006: 'result.messages[1].content.data' },
  },
  answer('tasks', {
    task: { taskId: 'mark001', status: 'mark002', statusMessage: 'mark003', mark004: 'mark005' },
    tasks: [{ taskId: 'mark006', createdAt: 'mark007' }],
    toolResult: { x: 'mark008' },
    status: 'mark009',
    lastUpdatedAt: 'mark010',
    mark011: 'mark012',
  }),
  {
    name: 'an error',
    type: 'application/json',
    body: JSON.stringify({
      jsonrpc: 'mark001',
      id: 'mark002',
      error: { code: -1, message: 'mark003', data: { elicitations: [{ url: 'mark004' }], mark005: 1 } },
    }),
  },
  { name: 'an error of HTTP, marked', type: 'text/html', status: 400, body: '<b>mark001</b>' },
];

const markedStreams = [
  {
    name: 'a call that asks back',
    type: 'text/event-stream',
    request: { rpcId: 'r-1' },
    body: `: mark001\nid: mark002\nevent: mark003\nretry: 10\n${events([
      {
        method: 'notifications/message',
        params: { level: 'mark004', logger: 'mark005', data: { x: 'mark006' } },
      },
      { method: 'notifications/progress', params: { progressToken: 'mark007', message: 'mark008' } },
      {
        id: 'mark009',
        method: 'sampling/createMessage',
        params: {
          messages: [
            { role: 'user', content: { type: 'text', text: 'mark060' } },
            { role: 'assistant', content: [{ name: 'mark061', type: 'tool_use', input: { x: 'mark062' } }] },
          ],
          systemPrompt: 'mark063',
          tools: [definition],
          modelPreferences: { hints: [{ name: 'mark064' }] },
          maxTokens: 10,
        },
      },
      {
        id: 9,
        method: 'elicitation/create',
        params: {
          message: 'mark065',
          requestedSchema: {
            type: 'object',
            properties: { mark066: { description: 'mark067', enumNames: ['mark068'] } },
          },
        },
      },
      { id: 'r-1', result },
    ])}`,
    skipped: { ...resultSkipped, mark018: 'params.tools[0].icons[0].src' },
  },
];

/** Nothing of MCP carries a text on; a token may come as progress on a call. */
const token = {
  type: 'text/event-stream',
  event: (message: string) => {
    const params = { progressToken: 1, progress: 3, total: 100, message };
    return events([{ method: 'notifications/progress', params }]);
  },
};

export const samples: DialectSamples = {
  dialect: 'mcp',
  requests,
  answers,
  streams,
  token,
  marked: { requests: [call, prompt, ...clientAnswers], answers: markedAnswers, streams: markedStreams },
};
