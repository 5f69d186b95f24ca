/** Samples of Agent2Agent over JSON-RPC. */
import type { DialectSamples, SkippedMarks } from './types.ts';

const BASE64 =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg';

function post(name: string, body: object, path = '/a2a') {
  return { name, method: 'POST', path, body: JSON.stringify({ jsonrpc: '2.0', ...body }) };
}

function answer(name: string, result: unknown) {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 7, result });
  return { name, type: 'application/json', request: { rpcId: 7 }, body };
}

function events(results: readonly object[]): string {
  return results
    .map((result) => `data: ${JSON.stringify({ jsonrpc: '2.0', id: 'r-1', result })}\n\n`)
    .join('');
}

const hello = {
  kind: 'message',
  role: 'user',
  messageId: 'm-1',
  parts: [{ kind: 'text', text: 'Hello' }],
};

const requests = [
  post('a message', { id: 1, method: 'message/send', params: { message: hello } }),
  post('a streamed message', { id: 'a', method: 'message/stream', params: { message: hello } }, '/a2a/'),
  post('a task', { id: 2, method: 'tasks/get', params: { id: 't-1', historyLength: 2 } }, '/a2a/travel'),
  post('below a name', { id: 3, method: 'GetTask', params: { id: 't-1' } }, '/agents/a2a'),
  { name: 'the card', method: 'GET', path: '/.well-known/agent-card.json', body: '' },
  {
    name: 'the card of an agent below a name',
    method: 'GET',
    path: '/a2a/travel/.well-known/agent.json',
    body: '',
  },
];

const answers = [
  answer('a message', { ...hello, role: 'agent' }),
  answer('nothing', null),
  { name: 'an error of HTTP', type: 'text/plain', status: 503, body: 'upstream connect error' },
];

function piece(text: string, more: object = {}): object {
  return {
    ...{ kind: 'artifact-update', taskId: 't-1', contextId: 'c-1' },
    artifact: { artifactId: 'a-1', parts: [{ kind: 'text', text }] },
    ...more,
  };
}

const streams = [
  {
    name: 'an artifact in pieces',
    type: 'text/event-stream',
    request: { rpcId: 'r-1' },
    body: events([
      { kind: 'task', id: 't-1', contextId: 'c-1', status: { state: 'submitted' } },
      piece('Sun'),
      piece('ny', { append: true, lastChunk: true }),
      {
        kind: 'status-update',
        taskId: 't-1',
        contextId: 'c-1',
        status: { state: 'completed' },
        final: true,
      },
    ]),
  },
  {
    name: 'the same without an id',
    type: 'text/event-stream',
    body: events([{ artifactUpdate: { artifact: { parts: [{ text: 'x' }] } } }]),
  },
];

const parts = [
  { kind: 'text', text: 'mark020', metadata: { note: 'mark021' } },
  { kind: 'file', file: { name: 'mark022', mimeType: 'mark023', bytes: `mark024${BASE64}` } },
  { kind: 'file', file: { uri: 'mark025', mark026: 'mark027' } },
  { kind: 'data', data: { mark028: ['mark029'] } },
  { raw: `mark030${BASE64}`, filename: 'mark031', mediaType: 'mark032' },
  { url: 'mark033' },
  { kind: 'mark034', mark035: 'mark036' },
  { type: 'mark037' },
  'mark038',
];

const message = {
  kind: 'mark010',
  role: 'mark011',
  parts,
  messageId: 'mark012',
  contextId: 'mark013',
  taskId: 'mark014',
  referenceTaskIds: ['mark015'],
  extensions: ['mark016'],
  metadata: { mark017: 'mark018' },
  mark019: ['mark039'],
};

const markedRequests = [
  {
    ...post('everything', {
      id: 'mark001',
      method: 'mark002',
      params: {
        message,
        configuration: { acceptedOutputModes: ['mark040'], pushNotificationConfig: { url: 'mark041' } },
        metadata: { mark042: 'mark043' },
        id: 'mark044',
        taskId: 'mark045',
        contextId: 'mark046',
        tenant: 'mark047',
        status: 'mark048',
        pushNotificationConfig: { url: 'mark049', token: 'mark050' },
        mark051: 'mark052',
      },
      mark053: 'mark054',
    }),
    skipped: {
      mark013: 'params.message.contextId',
      mark014: 'params.message.taskId',
      mark015: 'params.message.referenceTaskIds[0]',
      mark024: 'params.message.parts[1].file.bytes',
      mark030: 'params.message.parts[4].raw',
    },
  },
];

const card = {
  name: 'mark001',
  description: 'mark002',
  url: 'mark003',
  version: 'mark004',
  iconUrl: `data:image/png;base64,mark005${BASE64}`,
  provider: { organization: 'mark006' },
  capabilities: { extensions: [{ uri: 'mark007', params: { mark008: 'mark009' } }] },
  securitySchemes: { mark010: { description: 'mark011' } },
  defaultInputModes: ['mark012'],
  supportedInterfaces: [{ url: 'mark013' }],
  skills: [
    {
      ...{ id: 'mark014', name: 'mark015', description: 'mark016', tags: ['mark017'] },
      ...{ examples: ['mark018'], inputModes: ['mark019'], mark020: 'mark021' },
    },
  ],
  mark022: 'mark023',
};

const bytes = (path: string): SkippedMarks => ({
  mark024: `${path}[1].file.bytes`,
  mark030: `${path}[4].raw`,
});

const markedAnswers = [
  {
    ...answer('a message with everything', message),
    skipped: bytes('result.parts'),
  },
  {
    ...answer('a task with everything', {
      id: 'mark001',
      contextId: 'mark002',
      status: {
        state: 'mark003',
        timestamp: 'mark004',
        message: { role: 'agent', parts: [{ text: 'mark005' }] },
      },
      artifacts: [
        {
          ...{ artifactId: 'mark006', name: 'mark007', description: 'mark008', parts },
          ...{ extensions: ['mark009'], mark010: 'mark011' },
        },
      ],
      history: [{ parts: [{ kind: 'text', text: 'mark012' }], role: 'user' }],
      metadata: { note: 'mark013' },
    }),
    skipped: bytes('result.artifacts[0].parts'),
  },
  answer('tasks', {
    tasks: [{ id: 'mark001', artifacts: [{ parts: [{ text: 'mark002' }] }] }],
    nextPageToken: 'mark003',
    configs: [{ url: 'mark004' }],
    task: { status: { message: { parts: [{ text: 'mark005' }] } } },
    msg: { parts: [{ text: 'mark006' }] },
  }),
  answer('a list', [{ url: 'mark001', mark002: 'mark003' }]),
  answer('a text', 'mark001'),
  {
    name: 'the card',
    type: 'application/json',
    body: JSON.stringify(card),
    skipped: { mark005: 'iconUrl' },
  },
  {
    name: 'an error',
    type: 'application/json',
    request: { rpcId: 7 },
    body: JSON.stringify({ id: 7, error: { code: -1, message: 'mark001', data: { mark002: 'mark003' } } }),
  },
];

const markedStreams = [
  {
    name: 'everything, streamed',
    type: 'text/event-stream',
    request: { rpcId: 'r-1' },
    body: `: mark050\nid: mark051\n${events([
      piece('ma', { metadata: { x: 'mark052' } }),
      {
        kind: 'status-update',
        taskId: 'mark053',
        status: { state: 'working', message: { parts: [{ text: 'mark054' }], role: 'agent' } },
      },
      { artifactUpdate: { append: true, artifact: { parts: [{ text: 'rk055' }], artifactId: 'a-1' } } },
      piece('mark056'),
      { artifact: { artifactId: 'mark057', name: 'mark058', parts }, lastChunk: true },
      { statusUpdate: { status: { message: { parts: [{ text: 'mark059' }] } } } },
    ])}`,
    skipped: bytes('result.artifact.parts'),
  },
];

const token = {
  type: 'text/event-stream',
  event: (text: string) => {
    const artifact = { artifactId: '7c5f3a0e-2b1d-4c9a-9f43-5d6e7f8091a2', parts: [{ text }] };
    const ids = {
      taskId: '363422be-b0f9-4692-a24d-278670e7c7f1',
      contextId: 'c295ea44-7543-4f78-b524-7a38915ad6e4',
    };
    return events([{ artifactUpdate: { ...ids, artifact, append: true } }]);
  },
};

export const samples: DialectSamples = {
  dialect: 'a2a',
  requests,
  answers,
  streams,
  token,
  marked: { requests: markedRequests, answers: markedAnswers, streams: markedStreams },
};
