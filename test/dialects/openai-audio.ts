/** Samples of OpenAI's audio API. */
import { ANSWER_FORMAT, EVENT_FORMAT } from '../../src/dialects/openai-audio/answer-format.ts';
import { openaiAudio } from '../../src/dialects/openai-audio/index.ts';
import { SPEECH_FORMAT } from '../../src/dialects/openai-audio/request-format.ts';
import { answerCase, requestCase } from '../property/every-dialect/cases.ts';
import type { AnswerSample, DialectSamples, RequestSample } from './types.ts';

const BASE64 =
  'UklGRiQAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YQAAAAAUklGRiQAAABXQVZFZm10IBAAAAABAAEAQB8AAEAf';
const FORM = 'multipart/form-data; boundary=b1';

function speech(name: string, body: object, path = '/v1/audio/speech'): RequestSample {
  return { name, method: 'POST', path, body: JSON.stringify(body) };
}

/** A part of a form: a name, or `name"; filename="..."` with a type. */
function part(name: string, content: string, type?: string): string {
  const line = type === undefined ? '' : `content-type: ${type}\r\n`;
  return `--b1\r\ncontent-disposition: form-data; name="${name}"\r\n${line}\r\n${content}\r\n`;
}

function form(name: string, parts: readonly string[], path = '/v1/audio/transcriptions'): RequestSample {
  return { name, method: 'POST', path, type: FORM, body: `${parts.join('')}--b1--\r\n` };
}

function answer(name: string, body: object, more: Partial<AnswerSample> = {}): AnswerSample {
  const request = { asks: 'transcript' };
  return { name, type: 'application/json', request, body: JSON.stringify(body), ...more };
}

function events(list: readonly object[]): string {
  return list.map((one) => `data: ${JSON.stringify(one)}\n\n`).join('');
}

function stream(name: string, list: readonly object[], more: Partial<AnswerSample> = {}): AnswerSample {
  const request = { asks: 'transcript', stream: true };
  return { name, type: 'text/event-stream', request, body: events(list), ...more };
}

const SPEECH = part('file"; filename="a.wav', 'RIFF\u0000\u0001', 'audio/wav');
const USAGE = { type: 'tokens', input_tokens: 14, output_tokens: 4, total_tokens: 18 };

const markedSpeech = speech('a text to speak, marked', {
  model: 'mark001',
  input: 'mark002',
  instructions: 'mark003',
  voice: { id: 'mark004', mark005: ['mark006'] },
  response_format: 'mark007',
  speed: 'mark008',
  stream_format: 'mark009',
  mark010: { mark011: 'mark012' },
});

const markedForm: RequestSample = {
  ...form('speech to write down, marked', [
    part('prompt', 'mark001'),
    part('file"; filename="mark002.wav', 'RIFF mark003', 'audio/wav'),
    part('model', 'mark004'),
    part('language', 'mark005'),
    part('response_format', 'mark006'),
    part('temperature', 'mark007'),
    part('stream', 'mark008'),
    part('chunking_strategy', 'mark009'),
    part('include[]', 'mark010'),
    part('timestamp_granularities[]', 'mark011'),
    part('known_speaker_names[]', 'mark012'),
    part('known_speaker_names[]', 'mark013'),
    part('known_speaker_references[]', 'mark014'),
    part('known_speaker_references[]', `data:audio/wav;base64,mark015${BASE64}`),
    part('mark016', 'mark017'),
    part('more"; filename="mark018', 'mark019', 'application/pdf'),
    part('extra', '{"mark020":["mark021"]}', 'application/json'),
  ]),
  skipped: {
    mark003: 'parts[1].content',
    mark015: 'parts[13].content',
    mark019: 'parts[15].content',
  },
};

const markedAnswer = answer('a transcript, marked', {
  text: 'mark001',
  task: 'mark002',
  language: 'mark003',
  duration: 'mark004',
  segments: [
    {
      id: 'mark005',
      seek: 0,
      start: 'mark006',
      end: 1.5,
      text: 'mark007',
      speaker: 'mark008',
      type: 'mark009',
      tokens: [50364, 'mark010'],
      mark011: 'mark012',
    },
  ],
  words: [{ word: 'mark013', start: 'mark014', end: 1, mark015: 'mark016' }],
  logprobs: [
    { token: 'mark017', bytes: [1, 'mark018'], logprob: 'mark019' },
    { token: 'mark020', bytes: [2] },
  ],
  usage: { type: 'mark021', mark022: ['mark023'] },
  error: { message: 'mark024' },
  mark025: 'mark026',
});

const markedStream = stream(
  'a transcript in events, marked',
  [
    { type: 'transcript.text.delta', delta: 'mark001', logprobs: [{ token: 'mark002', bytes: [7] }] },
    { type: 'transcript.text.delta', delta: 'mark003', segment_id: 'mark004', mark005: 'mark006' },
    { segment_id: 's_1', delta: 'mark007', type: 'transcript.text.delta' },
    { type: 'transcript.text.segment', id: 'mark008', start: 0, text: 'mark009', speaker: 'mark010' },
    { type: 'speech.audio.delta', audio: `mark011${BASE64}` },
    { type: 'mark012', error: { message: 'mark013' }, seek: 'mark014' },
    { type: 'transcript.text.done', text: 'mark015', usage: { type: 'mark016' } },
  ],
  { skipped: { mark011: 'audio' } },
);

export const samples: DialectSamples = {
  dialect: 'openai-audio',
  token: {
    type: 'text/event-stream',
    event: (text) => events([{ type: 'transcript.text.delta', delta: text }]),
  },
  words: [
    ...['input', 'instructions', 'voice', 'stream_format', 'sse', 'delta', 'segment_id', 'logprobs', 'token'],
    ...['transcript.text.delta', 'transcript.text.done', 'speech.audio.delta', 'audio', 'segments', 'tokens'],
    ...[
      '--b1\r\n',
      '--b1--\r\n',
      'content-disposition: form-data; name=prompt\r\n\r\n',
      '; filename="a.wav"',
    ],
    ...['known_speaker_references[]', 'data: ', '\n\n', '00:00:00.000 --> 00:00:01.000\n', 'WEBVTT\n\n'],
  ],
  formats: {
    requests: { format: SPEECH_FORMAT, reader: () => requestCase(openaiAudio, speech('', {})).reader() },
    answers: { format: ANSWER_FORMAT, reader: () => answerCase(openaiAudio, answer('', {})).reader() },
    streams: {
      format: EVENT_FORMAT,
      reader: () => answerCase(openaiAudio, stream('', [])).reader(),
      frame: (document) => `data: ${document}\n\n`,
    },
  },
  requests: [
    speech('a text to speak', { model: 'tts-1', input: 'Hello', voice: 'alloy' }),
    speech('a text to speak in events', {
      model: 'gpt-4o-mini-tts',
      input: 'Hello',
      instructions: 'Be calm.',
      voice: 'coral',
      response_format: 'mp3',
      stream_format: 'sse',
    }),
    speech(
      'a text to speak at Azure',
      { input: 'Hello', voice: 'alloy' },
      '/openai/deployments/tts/audio/speech',
    ),
    form('speech to write down', [SPEECH, part('model', 'whisper-1'), part('prompt', 'Weirs.')]),
    form(
      'speech to translate at Azure',
      [part('prompt', 'Weirs.'), part('response_format', 'verbose_json'), SPEECH],
      '/openai/deployments/whisper/audio/translations',
    ),
  ],
  answers: [
    answer('a transcript', { text: 'Hello.', usage: { type: 'duration', seconds: 2 } }),
    answer('a transcript with segments', {
      task: 'transcribe',
      language: 'english',
      duration: 8.470000267028809,
      text: 'Hello.',
      segments: [
        { id: 0, seek: 0, start: 0, end: 3.3, text: ' Hello.', tokens: [50364, 440], temperature: 0 },
      ],
      words: [{ word: 'Hello', start: 0, end: 0.4 }],
    }),
    answer('a transcript as text', {}, { type: 'text/plain; charset=utf-8', body: '[Music] Hello.\n' }),
    answer('subtitles', {}, { type: 'text/vtt', body: 'WEBVTT\n\n00:00:00.000 --> 00:00:03.000\nHello.\n' }),
    answer('a document that says it is text', { text: 'Hello.' }, { type: 'text/plain' }),
    answer(
      'an error',
      { error: { message: 'no', type: 'server_error', param: null, code: null } },
      { status: 500 },
    ),
    answer('an error as text', {}, { type: 'text/plain', status: 503, body: 'upstream connect error' }),
  ],
  streams: [
    stream('a transcript in events', [
      { type: 'transcript.text.delta', delta: 'Hel' },
      { type: 'transcript.text.delta', delta: 'lo.' },
      { type: 'transcript.text.done', text: 'Hello.', usage: USAGE },
    ]),
    stream(
      'speech in events',
      [
        { type: 'speech.audio.delta', audio: BASE64 },
        { type: 'speech.audio.done', usage: USAGE },
      ],
      { request: { asks: 'speech', stream: true } },
    ),
    stream('speech as it is', [], {
      type: 'audio/mpeg',
      request: { asks: 'speech' },
      body: Buffer.alloc(9001, '\u00ff\u00fb\u0001'),
    }),
  ],
  marked: {
    requests: [markedSpeech, markedForm],
    answers: [
      markedAnswer,
      answer('subtitles, marked', {}, { type: 'application/x-subrip', body: '1\nmark001\nmark002\n' }),
    ],
    streams: [markedStream],
  },
};
