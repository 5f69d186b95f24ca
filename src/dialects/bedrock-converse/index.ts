/** The dialect of Bedrock's Converse and ConverseStream. */
import type { Dialect, ReadLimits, RequestHead, ResponseHead, ResponseReader } from '../../core/dialect.ts';
import { ok, type Result } from '../../core/fault.ts';
import type { Facts, Reader } from '../../core/segment.ts';
import { Answer } from '../answer.ts';
import { isFrames } from '../event-stream/content-type.ts';
import { FrameReader } from '../event-stream/frame-reader.ts';
import { JsonPayloads } from '../event-stream/json-payloads.ts';
import { DocumentReader } from '../json/document-reader.ts';
import { documentAnswer, providerAnswer } from '../provider-answer.ts';
import { ANSWER_FORMAT, EVENT_FORMAT, EVENT_TYPES } from './answer-format.ts';
import { AnswerHooks } from './answer-hooks.ts';
import { answerMessage, endStream } from './ending.ts';
import { refusalHeaders, refuseBedrock } from './refuse.ts';
import { REQUEST_FORMAT } from './request-format.ts';
import { RequestHooks } from './request-hooks.ts';
import { isSigned, SignedReader } from './signed.ts';
import { ConverseStreamHooks } from './stream-hooks.ts';
import { targetOf } from './targets.ts';

/** Servers read JSON whatever the content type says. */
function readRequest(limits: ReadLimits, head: RequestHead): Result<Reader> {
  const hooks = new RequestHooks(targetOf(head) ?? { model: '', stream: false }, 'needed');
  const reader = new DocumentReader({ format: REQUEST_FORMAT, limits, loneSurrogates: false, hooks });
  return ok(isSigned(head) ? new SignedReader(reader) : reader);
}

function readAnswer(head: ResponseHead, _request: Facts, limits: ReadLimits): Result<ResponseReader> {
  if (isFrames(head.headers)) return ok(converseStream(limits));
  return providerAnswer(head, { json: () => documentAnswer(ANSWER_FORMAT, limits, new AnswerHooks()) });
}

/** Reads one stream, and ends it after any number of its frames. */
function converseStream(limits: ReadLimits): ResponseReader {
  const hooks = new ConverseStreamHooks();
  const payloads = new JsonPayloads({ format: EVENT_FORMAT, limits, hooks, types: EVENT_TYPES });
  return new Answer('stream', new FrameReader(payloads, limits), {
    ending: (refusal, sent) => endStream(refusal, hooks, sent),
  });
}

/** `POST /model/ID/converse` and `/model/ID/converse-stream`. */
export const bedrockConverse: Dialect = {
  name: 'bedrock-converse',
  claims: (target) => targetOf(target)?.api === 'converse',
  request: readRequest,
  response: readAnswer,
  refuse: refuseBedrock,
  refusalHeaders,
  answerWith: answerMessage,
};
