/** The dialect of Gemini, at Google's own API and at Vertex. */
import type { Dialect, ReadLimits, RequestHead, ResponseHead, ResponseReader } from '../../core/dialect.ts';
import { ok, type Result } from '../../core/fault.ts';
import type { Facts, Reader } from '../../core/segment.ts';
import { DocumentReader } from '../json/document-reader.ts';
import { onlyParameters } from '../only-parameters.ts';
import { documentAnswer, isError, providerAnswer } from '../provider-answer.ts';
import { ANSWER_FORMAT } from './answer-format.ts';
import { AnswerHooks } from './answer-hooks.ts';
import { contentArray, contentEvents } from './content-stream.ts';
import { answerContent, refuseStream } from './ending.ts';
import { refuseContent } from './refuse.ts';
import { REQUEST_FORMAT } from './request-format.ts';
import { RequestHooks } from './request-hooks.ts';
import { formOf, targetOf } from './targets.ts';

/** Servers read JSON whatever the content type says. */
function readRequest(limits: ReadLimits, head: RequestHead): Result<Reader> {
  const asks = formOf(head);
  const hooks = new RequestHooks({ ...targetOf(head), ...(asks === undefined ? {} : { asks }) });
  const within = asks === undefined ? onlyParameters(limits) : limits;
  return ok(new DocumentReader({ format: REQUEST_FORMAT, limits: within, loneSurrogates: false, hooks }));
}

function readAnswer(head: ResponseHead, request: Facts, limits: ReadLimits): Result<ResponseReader> {
  const streams = request.stream === true && !isError(head);
  return providerAnswer(head, {
    json: () =>
      streams ? contentArray(request, limits) : documentAnswer(ANSWER_FORMAT, limits, new AnswerHooks()),
    events: () => contentEvents(request, limits),
  });
}

/** `generateContent`, `streamGenerateContent`, the count of its tokens, and embeddings. */
export const gemini: Dialect = {
  name: 'gemini',
  claims: (target) => targetOf(target) !== undefined,
  request: readRequest,
  response: readAnswer,
  refuse: refuseContent,
  refuseStream,
  answerWith: answerContent,
};
