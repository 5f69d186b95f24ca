/** Samples of Bedrock's Converse and ConverseStream. */
import {
  ANSWER_FORMAT,
  EVENT_FORMAT,
  EVENT_TYPES,
} from '../../src/dialects/bedrock-converse/answer-format.ts';
import { AnswerHooks } from '../../src/dialects/bedrock-converse/answer-hooks.ts';
import { REQUEST_FORMAT } from '../../src/dialects/bedrock-converse/request-format.ts';
import { RequestHooks } from '../../src/dialects/bedrock-converse/request-hooks.ts';
import { ConverseStreamHooks } from '../../src/dialects/bedrock-converse/stream-hooks.ts';
import { FrameReader } from '../../src/dialects/event-stream/frame-reader.ts';
import { JsonPayloads } from '../../src/dialects/event-stream/json-payloads.ts';
import { DocumentReader } from '../../src/dialects/json/document-reader.ts';
import { LIMITS } from '../unit/dialects/read-all.ts';
import { event, exception, frame } from './bedrock/frames.ts';
import type { DialectSamples } from './types.ts';

const BASE64 =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
const FRAMES = 'application/vnd.amazon.eventstream';
const PATH = '/model/anthropic.claude-sonnet-4-20250514-v1:0/converse';

function post(name: string, body: object, path = PATH) {
  return { name, method: 'POST', path, body: JSON.stringify(body) };
}

const HELLO = { messages: [{ role: 'user', content: [{ text: 'Hello' }] }] };

const START = event('messageStart', { role: 'assistant', p: 'abcde' });
const says = (index: number, text: string) =>
  event('contentBlockDelta', { contentBlockIndex: index, delta: { text }, p: 'abcdefgh' });
const delta = (index: number, inside: object) =>
  event('contentBlockDelta', { delta: inside, contentBlockIndex: index });
const stops = (index: number) => event('contentBlockStop', { contentBlockIndex: index });
const END = [
  event('messageStop', { stopReason: 'end_turn' }),
  event('metadata', {
    usage: { inputTokens: 3, outputTokens: 2, totalTokens: 5 },
    metrics: { latencyMs: 9 },
  }),
];

const markedRequest = {
  ...post('everything', {
    system: [
      { text: 'mark001' },
      { guardContent: { text: { text: 'mark002' } } },
      { cachePoint: { type: 'mark003' } },
    ],
    messages: [
      {
        content: [
          { text: 'mark004', mark005: 'mark006' },
          { image: { format: 'png', source: { bytes: `mark007${BASE64}` } } },
          {
            image: {
              format: 'mark008',
              source: { s3Location: { uri: 's3://mark009', bucketOwner: 'mark010' } },
            },
          },
          {
            document: {
              ...{ format: 'txt', name: 'mark011', context: 'mark012', citations: { enabled: true } },
              source: { text: 'mark013', content: [{ text: 'mark014' }] },
            },
          },
          { document: { name: 'd', source: { bytes: `mark015${BASE64}` } } },
          { video: { format: 'mp4', source: { bytes: `mark016${BASE64}` } } },
          { audio: { format: 'mp3', source: { bytes: `mark017${BASE64}` } } },
          { guardContent: { text: { text: 'mark018', qualifiers: ['mark019'] } } },
          { searchResult: { source: 'mark020', title: 'mark021', content: [{ text: 'mark022' }] } },
          { cachePoint: { type: 'default', ttl: 'mark023' } },
          'mark024',
        ],
        role: 'user',
      },
      {
        role: 'assistant',
        content: [
          { reasoningContent: { reasoningText: { text: 'mark025', signature: 'mark026' } } },
          { reasoningContent: { redactedContent: `mark027${BASE64}` } },
          {
            toolUse: {
              toolUseId: 'mark028',
              name: 'mark029',
              input: { mark030: ['mark031'] },
              type: 'mark032',
            },
          },
          {
            citationsContent: {
              content: [{ text: 'mark033' }],
              citations: [
                {
                  ...{ title: 'mark034', source: 'mark035', sourceContent: [{ text: 'mark036' }] },
                  location: { web: { url: 'mark037' } },
                },
              ],
            },
          },
        ],
      },
      {
        role: 'mark038',
        content: [
          {
            toolResult: {
              ...{ toolUseId: 'mark039', status: 'mark040', type: 'mark041' },
              content: [
                { text: 'mark042' },
                { json: { mark043: 'mark044' } },
                { document: { name: 'mark045', source: { text: 'mark046' } } },
                { searchResult: { title: 'mark047', content: [{ text: 'mark048' }] } },
                { image: { format: 'png', source: { bytes: 'mark049' }, error: { message: 'mark050' } } },
              ],
            },
          },
          { toolAddition: { tool: { name: 'mark051' } } },
        ],
      },
    ],
    toolConfig: {
      tools: [
        {
          toolSpec: {
            name: 'mark052',
            description: 'mark053',
            inputSchema: { json: { properties: { mark054: { description: 'mark055' } } } },
          },
        },
        { systemTool: { name: 'mark056' } },
      ],
      toolChoice: { tool: { name: 'mark057' } },
    },
    inferenceConfig: { stopSequences: ['mark058'] },
    guardrailConfig: { guardrailIdentifier: 'mark059' },
    additionalModelRequestFields: { mark060: { mark061: 'mark062' } },
    additionalModelResponseFieldPaths: ['mark063'],
    promptVariables: { mark064: { text: 'mark065' } },
    requestMetadata: { mark066: 'mark067' },
    performanceConfig: { latency: 'mark068' },
    serviceTier: { type: 'mark069' },
    outputConfig: {
      effort: 'mark070',
      textFormat: { type: 'json_schema', structure: { jsonSchema: { schema: 'mark071', name: 'mark072' } } },
    },
    mark073: ['mark074'],
  }),
  skipped: {
    mark007: 'messages[0].content[1].image.source.bytes',
    mark009: 'messages[0].content[2].image.source.s3Location.uri',
    mark015: 'messages[0].content[4].document.source.bytes',
    mark016: 'messages[0].content[5].video.source.bytes',
    mark017: 'messages[0].content[6].audio.source.bytes',
    mark027: 'messages[1].content[1].reasoningContent.redactedContent',
  },
};

const markedAnswer = {
  name: 'everything, whole',
  type: 'application/json',
  body: JSON.stringify({
    output: {
      message: {
        role: 'mark001',
        content: [
          { text: 'mark002' },
          { toolUse: { toolUseId: 'mark003', name: 'mark004', input: { mark005: 'mark006' } } },
          { reasoningContent: { reasoningText: { text: 'mark007', signature: 'mark008' } } },
          { image: { format: 'png', source: { bytes: `mark009${BASE64}`, s3Location: { uri: 'mark010' } } } },
          { toolResult: { content: [{ text: 'mark011' }] } },
          { citationsContent: { content: [{ text: 'mark012' }], citations: [{ title: 'mark013' }] } },
          { mark014: 'mark015' },
        ],
      },
    },
    stopReason: 'mark016',
    usage: { mark017: 'mark018' },
    metrics: { latencyMs: 'mark019' },
    additionalModelResponseFields: { mark020: 'mark021' },
    trace: { guardrail: { modelOutput: ['mark022'], inputAssessment: { mark023: 'mark024' } } },
    performanceConfig: { latency: 'mark025' },
    serviceTier: { type: 'mark026' },
    message: 'mark027',
    mark028: ['mark029'],
  }),
  skipped: { mark009: 'output.message.content[3].image.source.bytes' },
};

const start = (index: number, inside: object) =>
  event('contentBlockStart', { start: inside, contentBlockIndex: index });

const markedStream = {
  name: 'everything, streamed',
  type: FRAMES,
  sealed: true,
  body: Buffer.concat([
    event('messageStart', { role: 'mark001', p: 'mark002' }),
    delta(0, { text: 'ma' }),
    start(1, { toolUse: { toolUseId: 'mark003', name: 'mark004', type: 'mark005' } }),
    delta(1, { toolUse: { input: '{"q":"ma' } }),
    delta(0, { text: 'rk006' }),
    delta(1, { toolUse: { input: 'rk007"}' } }),
    delta(2, { reasoningContent: { text: 'ma' } }),
    delta(2, { reasoningContent: { text: 'rk008' } }),
    delta(2, { reasoningContent: { signature: 'mark009' } }),
    delta(2, { reasoningContent: { redactedContent: `mark010${BASE64}` } }),
    delta(3, {
      citation: {
        title: 'mark011',
        sourceContent: [{ text: 'mark012' }],
        location: { web: { url: 'mark013' } },
      },
    }),
    start(4, { toolResult: { toolUseId: 'mark014', type: 'mark015', status: 'mark016' } }),
    delta(4, { toolResult: [{ text: 'ma' }, { json: { mark017: 'mark018' } }] }),
    delta(4, { toolResult: [{ text: 'rk019' }] }),
    start(5, { image: { format: 'mark020' } }),
    delta(5, { image: { source: { bytes: `mark021${BASE64}` }, error: { message: 'mark022' } } }),
    delta(6, { mark023: 'mark024' }),
    stops(0),
    stops(1),
    frame({
      headers: {
        ':message-type': 'mark025',
        ':event-type': 'mark026',
        ':content-type': 'mark027',
        mark028: 'mark029',
      },
      payload: '{"mark030":"mark031"}',
    }),
    frame({
      headers: { ':message-type': 'error', ':error-code': 'mark032', ':error-message': 'mark033' },
      payload: '',
    }),
    event('messageStop', { stopReason: 'mark034', additionalModelResponseFields: { mark035: 'mark036' } }),
    exception('modelStreamErrorException', { message: 'mark037', originalMessage: 'mark038' }),
    event('metadata', { usage: { mark039: 1 }, trace: { guardrail: { actionReason: 'mark040' } } }),
  ]),
  skipped: {
    mark010: 'delta.reasoningContent.redactedContent',
    mark021: 'delta.image.source.bytes',
  },
};

export const samples: DialectSamples = {
  dialect: 'bedrock-converse',
  token: { type: FRAMES, event: (text) => says(0, text) },
  words: [
    ...['"content":[{"text":"x"}]', '"toolUse":{"toolUseId":"t","name":"f","input":{"x":"y"}}', '"p":"abc"'],
    ...['"toolResult":{"content":[{"json":{"x":"y"}}]}', '"reasoningContent":{"reasoningText":{"text":"x"}}'],
    ...[
      '"contentBlockIndex":0',
      '"contentBlockIndex":-1',
      '"delta":{"text":"x"}',
      '"start":{}',
      '"bytes":"x"',
    ],
    ...[
      '"guardContent":{"text":{"text":"x"}}',
      '"s3Location":{"uri":"x"}',
      '"promptVariables":{"x":{"text":"y"}}',
    ],
    ...[':event-type', ':message-type', ':exception-type', 'contentBlockStop', 'messageStop'],
  ],
  formats: {
    request: {
      format: REQUEST_FORMAT,
      reader: () =>
        new DocumentReader({
          ...{ format: REQUEST_FORMAT, limits: LIMITS, loneSurrogates: false },
          hooks: new RequestHooks({ model: 'm', stream: false }, 'needed'),
        }),
    },
    answer: {
      format: ANSWER_FORMAT,
      reader: () =>
        new DocumentReader({
          ...{ format: ANSWER_FORMAT, limits: LIMITS, loneSurrogates: true },
          hooks: new AnswerHooks(),
        }),
    },
    event: {
      format: EVENT_FORMAT,
      reader: () => {
        const hooks = new ConverseStreamHooks();
        const options = { format: EVENT_FORMAT, limits: LIMITS, hooks, types: EVENT_TYPES };
        return new FrameReader(new JsonPayloads(options), LIMITS);
      },
      frame: (document) => event('contentBlockDelta', JSON.parse(document)),
    },
  },
  requests: [
    post('a message', HELLO),
    post(
      'by the name of a profile',
      HELLO,
      '/model/arn:aws:bedrock:us-east-1:123456789012:inference-profile%2Fx/converse-stream',
    ),
    post('behind a gateway', HELLO, '/bedrock/model/amazon.nova-lite-v1:0/converse-stream'),
  ],
  answers: [
    {
      name: 'a text',
      type: 'application/json',
      body: JSON.stringify({
        output: { message: { role: 'assistant', content: [{ text: 'Hi' }] } },
        stopReason: 'end_turn',
        usage: { inputTokens: 3, outputTokens: 2, totalTokens: 5 },
        metrics: { latencyMs: 12 },
      }),
    },
    { name: 'an error', type: 'application/json', status: 429, body: '{"message":"Too many requests"}' },
    { name: 'an error as text', type: 'text/plain', status: 503, body: 'upstream connect error' },
  ],
  streams: [
    {
      name: 'a text and a call',
      type: FRAMES,
      sealed: true,
      request: { model: 'amazon.nova-lite-v1:0', stream: true },
      body: Buffer.concat([
        START,
        says(0, 'I '),
        says(0, 'look.'),
        stops(0),
        start(1, { toolUse: { toolUseId: 'tooluse_1', name: 'look' } }),
        delta(1, { toolUse: { input: '{"at":' } }),
        delta(1, { toolUse: { input: '"sky"}' } }),
        stops(1),
        ...END,
      ]),
    },
  ],
  marked: { requests: [markedRequest], answers: [markedAnswer], streams: [markedStream] },
};
