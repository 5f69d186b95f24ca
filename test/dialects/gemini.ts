/** Samples of Gemini, at Google's own API and at Vertex. */
import { ANSWER_FORMAT, CHUNK_FORMAT } from '../../src/dialects/gemini/answer-format.ts';
import { gemini } from '../../src/dialects/gemini/index.ts';
import { REQUEST_FORMAT } from '../../src/dialects/gemini/request-format.ts';
import { answerReader, LIMITS, requestReader } from '../unit/dialects/read-all.ts';
import { BASE64, markedParts, spoken } from './gemini/parts.ts';
import { markedRequests } from './gemini/requests.ts';
import type { DialectSamples } from './types.ts';

const MODELS = '/v1beta/models/gemini-3-flash';
const PLACED = '/v1/projects/p/locations/europe-west1';
const HELLO = { contents: [{ role: 'user', parts: [{ text: 'Hello' }] }] };

function post(name: string, path: string, body: object) {
  return { name, method: 'POST', path, body: JSON.stringify(body) };
}

const requests = [
  post('one message', `${MODELS}:generateContent`, HELLO),
  post('a stream', `${MODELS}:streamGenerateContent`, {
    ...HELLO,
    generation_config: { candidate_count: 2 },
  }),
  post('behind a gateway', `/gemini${MODELS}:generateContent`, { contents: { parts: { text: 'Hello' } } }),
  post('a tuned model', '/v1/tunedModels/t-1:generateContent', HELLO),
  post('a count', `${MODELS}:countTokens`, { generateContentRequest: { model: 'models/m', ...HELLO } }),
  post('one text to embed', '/v1beta/models/e:embedContent', { content: { parts: [{ text: 'a' }] } }),
  post('texts to embed', '/v1beta/models/e:batchEmbedContents', { requests: [{ content: { parts: [] } }] }),
  post('Vertex', `${PLACED}/publishers/google/models/gemini-3-pro:generateContent`, HELLO),
  post('Vertex, an endpoint', `${PLACED}/endpoints/12:streamGenerateContent`, HELLO),
  post('Vertex with a key', '/v1beta1/publishers/google/models/gemini-3-pro:countTokens', HELLO),
];

const STREAM = { model: 'gemini-3-flash', stream: true, choices: 2 };

function chunk(index: number, ...parts: readonly object[]) {
  return { candidates: [{ content: { role: 'model', parts }, index }] };
}

function array(...chunks: readonly object[]): string {
  return `[${chunks.map((one) => JSON.stringify(one, null, 2)).join('\n,\r\n')}\n]\n`;
}

function events(...chunks: readonly object[]): string {
  return chunks.map((one) => `data: ${JSON.stringify(one)}\r\n\r\n`).join('');
}

const chunks = [
  chunk(0, { text: 'So: "', thought: true }),
  chunk(1, { text: 'A [' }),
  {
    candidates: [
      { content: { parts: [{ text: 'B' }] } },
      { content: { parts: [{ functionCall: { name: 'f', args: {} } }] }, finishReason: 'STOP', index: 1 },
    ],
  },
  { ...chunk(0, { text: ' \\ ]' }), usageMetadata: { totalTokenCount: 9 }, modelVersion: 'gemini-3-flash' },
  { candidates: [{ finishReason: 'STOP', index: 0 }] },
];

const streams = [
  { name: 'two candidates, events', type: 'text/event-stream', request: STREAM, body: events(...chunks) },
  {
    name: 'two candidates, array',
    type: 'application/json; charset=UTF-8',
    request: STREAM,
    body: array(...chunks),
  },
  { name: 'an empty array', type: 'application/json', request: STREAM, body: ' [ ]' },
];

const answers = [
  {
    name: 'one candidate',
    type: 'application/json',
    body: JSON.stringify({ candidates: [{ content: spoken('Hi'), finishReason: 'STOP', index: 0 }] }),
  },
  { name: 'a count', type: 'application/json', body: '{"totalTokens":31}' },
  { name: 'embeddings', type: 'application/json', body: '{"embedding":{"values":[0.013467,-0.25]}}' },
  {
    name: 'an error of a stream',
    type: 'application/json',
    status: 429,
    request: STREAM,
    body: '[{"error":{"code":429,"message":"Slow down.","status":"RESOURCE_EXHAUSTED"}}]',
  },
  { name: 'an error of Envoy', type: 'text/plain', status: 503, body: 'upstream connect error' },
];

/** What a candidate may hold besides its parts; marks from 060 on. */
const AROUND = {
  finishReason: 'mark060',
  finishMessage: 'mark061',
  safetyRatings: [{ category: 'mark062', probability: 'mark063', severity: 'mark064', mark065: 'mark066' }],
  citationMetadata: { citations: [{ uri: 'mark067', title: 'mark068', license: 'mark069', x: 'mark070' }] },
  groundingMetadata: {
    groundingChunks: [
      { web: { uri: 'mark071', title: 'mark072', domain: 'mark073' } },
      { retrievedContext: { text: 'mark074', documentName: 'mark075' }, mark076: 'mark077' },
    ],
    groundingSupports: [{ segment: { text: 'mark078', partIndex: 1 }, confidenceScores: [0.98765432] }],
    searchEntryPoint: { renderedContent: 'mark079', sdkBlob: `mark080${BASE64}` },
    webSearchQueries: ['mark081'],
    imageSearchQueries: ['mark082'],
    retrievalQueries: ['mark083'],
    googleMapsWidgetContextToken: 'mark084',
    mark085: ['mark086'],
  },
  groundingAttributions: [{ content: { parts: [{ text: 'mark087' }] } }],
  urlContextMetadata: { urlMetadata: [{ retrievedUrl: 'mark088', urlRetrievalStatus: 'mark089' }] },
  logprobsResult: {
    chosenCandidates: [{ token: 'ma', logProbability: -0.1234567 }, { token: 'rk090' }],
    topCandidates: [{ candidates: [{ token: 'mark091' }] }],
  },
  continuationToken: 'mark092',
  mark093: 'mark094',
};

const REST = {
  promptFeedback: { blockReason: 'mark095', blockReasonMessage: 'mark096' },
  modelVersion: 'mark097',
  responseId: 'mark098',
  createTime: 'mark099',
  modelStatus: { message: 'mark100' },
  usageMetadata: { trafficType: 'mark101' },
  error: { message: 'mark102', details: [{ reason: 'mark103' }] },
  metadata: { x: 'mark104' },
  mark105: 'mark106',
};

const HERE = 'candidates[0].content.parts';
const skipped = {
  mark080: 'candidates[0].groundingMetadata.searchEntryPoint.sdkBlob',
  ...markedParts({ answered: true }).skipped(HERE),
};

/** An answer with a mark in every place. */
const everything = {
  candidates: [{ content: spoken('mark001', ...markedParts({ answered: true }).parts), ...AROUND }],
  ...REST,
};

const split = [
  chunk(0, { text: 'ma' }),
  chunk(1, { text: 'mark110' }),
  chunk(0, { text: 'rk111' }),
  chunk(0, { thought: true, text: 'ma' }),
  chunk(0, { text: 'rk112', thought: true }),
  chunk(0, { functionCall: { name: 'mark113', willContinue: true } }),
  chunk(0, { functionCall: { partialArgs: [{ jsonPath: '$.a', stringValue: 'ma', willContinue: true }] } }),
  chunk(0, { functionCall: { partialArgs: [{ stringValue: 'rk114', jsonPath: '$.a' }] } }),
];

const formats = {
  requests: { format: REQUEST_FORMAT, reader: () => requestReader(gemini) },
  answers: { format: ANSWER_FORMAT, reader: () => answerReader(gemini, 'application/json') },
  events: {
    format: CHUNK_FORMAT,
    reader: () => answerReader(gemini, 'text/event-stream'),
    frame: (document: string) => `data: ${document}\n\n`,
  },
  array: { format: CHUNK_FORMAT, reader: arrayReader, frame: (document: string) => `[${document}]` },
};

function arrayReader() {
  const head = { status: 200, headers: [{ name: 'content-type', value: 'application/json' }] };
  const reader = gemini.response(head, { stream: true }, LIMITS);
  if (!reader.ok) throw new Error(`no reader: ${reader.fault.message}`);
  return reader.value;
}

export const samples: DialectSamples = {
  dialect: 'gemini',
  token: { type: 'text/event-stream', event: (text) => events(chunk(0, { text })) },
  formats,
  requests,
  answers,
  streams,
  marked: {
    requests: markedRequests,
    answers: [
      { name: 'everything', type: 'application/json', body: JSON.stringify(everything), skipped },
      {
        name: 'an error in a list',
        type: 'application/json',
        body: '[{"error":{"message":"mark001","details":[{"mark002":"mark003"}]}}]',
      },
    ],
    streams: [
      {
        name: 'everything, events',
        type: 'text/event-stream',
        request: { stream: true },
        body: `: mark120\nid: mark121\n${events(everything, ...split)}`,
        skipped,
      },
      {
        name: 'everything, array',
        type: 'application/json',
        request: { stream: true },
        body: array(everything, ...split),
        skipped,
      },
    ],
  },
};
