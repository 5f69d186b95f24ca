/** The dialect of Hugging Face's Text Generation Inference. */
import type { Dialect, ReadLimits, RequestHead, ResponseHead, ResponseReader } from '../../core/dialect.ts';
import { ok, type Result } from '../../core/fault.ts';
import type { Facts, Reader } from '../../core/segment.ts';
import { Answer } from '../answer.ts';
import { DocumentReader } from '../json/document-reader.ts';
import { PlaceHooks } from '../json/place-hooks.ts';
import { AnswerHooks } from '../openai-chat/answer-hooks.ts';
import { documentAnswer, providerAnswer } from '../provider-answer.ts';
import { KEEP_ALIVE } from '../sse/keep-alive.ts';
import { StreamReader } from '../sse/stream-reader.ts';
import { ANSWER_FORMAT, EVENT_FORMAT } from './answer-format.ts';
import { answerTgi, endStream, refuseStream, refuseTgi } from './refuse.ts';
import { BODY_FORMAT, PATH_FORMAT } from './request-format.ts';
import { TgiStreamHooks } from './stream-hooks.ts';

/** Whether each path streams; undefined where the request says it. */
const STREAMS: ReadonlyMap<string, boolean | undefined> = new Map([
  ['/generate', false],
  ['/generate_stream', true],
  ['/', undefined],
]);

const NOTHING = new Uint8Array(0);

/** The server reads JSON whatever the content type says. */
function readRequest(limits: ReadLimits, { path }: RequestHead): Result<Reader> {
  const hooks = new PlaceHooks('user', 'inputs');
  const streams = STREAMS.get(path);
  if (streams !== undefined) hooks.facts.stream = streams;
  const format = streams === undefined ? BODY_FORMAT : PATH_FORMAT;
  return ok(new DocumentReader({ format, limits, loneSurrogates: false, hooks }));
}

function readAnswer(head: ResponseHead, _request: Facts, limits: ReadLimits): Result<ResponseReader> {
  return providerAnswer(head, {
    json: () => documentAnswer(ANSWER_FORMAT, limits, new AnswerHooks()),
    events: () => readStream(limits),
  });
}

function readStream(limits: ReadLimits): ResponseReader {
  const hooks = new TgiStreamHooks();
  const reader = new StreamReader({ format: EVENT_FORMAT, limits, hooks, outside: 'other' });
  return new Answer('stream', reader, {
    keepAlive: KEEP_ALIVE,
    ending: (refusal, sent) => (hooks.lastEvent <= sent ? NOTHING : endStream(refusal)),
  });
}

/** `POST /generate`, `/generate_stream` and `/`. */
export const tgi: Dialect = {
  name: 'tgi',
  claims: ({ method, path }) => method === 'POST' && STREAMS.has(path),
  request: readRequest,
  response: readAnswer,
  refuse: refuseTgi,
  refuseStream,
  answerWith: answerTgi,
};
