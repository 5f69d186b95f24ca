/** The dialect of OpenAI's audio API: speech of text, text of speech. */
import type { Dialect, ReadLimits, RequestHead, ResponseHead, ResponseReader } from '../../core/dialect.ts';
import { ok, type Result } from '../../core/fault.ts';
import type { Facts, Reader } from '../../core/segment.ts';
import { Answer } from '../answer.ts';
import { contentTypeOf } from '../content-type.ts';
import { RequestStart } from '../generic/request-start.ts';
import { OPEN_OBJECT } from '../json/bytes.ts';
import { DocumentReader } from '../json/document-reader.ts';
import { formRequest } from '../multipart/form-request.ts';
import { refuseChat } from '../openai-chat/refuse.ts';
import { OpenaiEndpoint } from '../openai-target.ts';
import { PlainTextReader } from '../plain-text-reader.ts';
import { documentAnswer, isError, providerAnswer } from '../provider-answer.ts';
import { UnreadBytes } from '../unread-bytes.ts';
import { ANSWER_FORMAT } from './answer-format.ts';
import { AnswerHooks } from './answer-hooks.ts';
import { audioStream } from './audio-stream.ts';
import { answerAudio, refuseStream } from './ending.ts';
import { SPEECH_FIELDS, SPEECH_FORMAT } from './request-format.ts';
import { type AudioKind, SpeechHooks, TranscriptHooks } from './request-hooks.ts';

const SPEAKING = new OpenaiEndpoint('audio/speech');
const WRITING = new OpenaiEndpoint('audio/transcriptions|audio/translations');

/** Speech comes as such, or as bytes without a type. */
const SPEECH = /^(?:audio\/.+|application\/octet-stream)$/;
/** A transcript as text or as subtitles. */
const TEXT = new Set(['text/plain', 'text/vtt', 'text/srt', 'application/x-subrip']);

/** What asks for a transcript. */
const WRITTEN = new Set<string>(['transcript', 'text', 'subtitles'] satisfies readonly AudioKind[]);

const NO_FORM = 'Speech to write down comes as a form; send multipart/form-data.';

/** Servers read a document as JSON whatever the content type says. */
function readRequest(limits: ReadLimits, head: RequestHead): Result<Reader> {
  if (WRITING.claims(head)) return formOf(limits, head);
  const hooks = new SpeechHooks();
  const reader = new DocumentReader({ format: SPEECH_FORMAT, limits, loneSurrogates: false, hooks });
  return ok(SPEAKING.at(head, reader));
}

function formOf(limits: ReadLimits, head: RequestHead): Result<Reader> {
  const hooks = new TranscriptHooks();
  const form = formRequest(head, { limits, fields: SPEECH_FIELDS, hooks, otherwise: NO_FORM });
  return form.ok ? ok(WRITING.at(head, form.value)) : form;
}

function readAnswer(head: ResponseHead, request: Facts, limits: ReadLimits): Result<ResponseReader> {
  const { asks } = request;
  const document = (): ResponseReader => documentAnswer(ANSWER_FORMAT, limits, new AnswerHooks());
  const type = contentTypeOf(head.headers);
  const essence = type.ok && !isError(head) ? (type.value?.essence ?? '') : '';
  if (asks === 'speech' && SPEECH.test(essence)) return ok(new Answer('stream', new UnreadBytes('audio')));
  if (WRITTEN.has(asks ?? '') && TEXT.has(essence)) return ok(new Answer('whole', flat(document)));
  return providerAnswer(head, { json: document, events: () => audioStream(request, limits) });
}

/** Some clients read JSON whatever its type says. */
function flat(document: () => Reader): Reader {
  return new RequestStart((first) => (first === OPEN_OBJECT ? document() : new PlainTextReader('assistant')));
}

/** `POST /v1/audio/speech`, `/v1/audio/transcriptions` and `/v1/audio/translations`. */
export const openaiAudio: Dialect = {
  name: 'openai-audio',
  claims: (target) => SPEAKING.claims(target) || WRITING.claims(target),
  request: readRequest,
  response: readAnswer,
  refuse: refuseChat,
  refuseStream,
  answerWith: answerAudio,
};
