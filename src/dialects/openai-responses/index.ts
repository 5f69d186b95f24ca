/** The dialect of OpenAI's Responses API. */
import type { Dialect, ReadLimits, RequestHead, ResponseHead, ResponseReader } from '../../core/dialect.ts';
import { ok, type Result } from '../../core/fault.ts';
import type { Facts, Reader } from '../../core/segment.ts';
import { EmptyBody } from '../empty-body.ts';
import { DocumentReader } from '../json/document-reader.ts';
import { onlyParameters } from '../only-parameters.ts';
import { refuseChat } from '../openai-chat/refuse.ts';
import { documentAnswer, providerAnswer } from '../provider-answer.ts';
import { ANSWER_FORMAT } from './answer-format.ts';
import { AnswerHooks } from './answer-hooks.ts';
import { answerResponse, refuseStream } from './ending.ts';
import { asksResponse, bodyOf, createdBy } from './paths.ts';
import { REQUEST_FORMAT } from './request-format.ts';
import { RequestHooks } from './request-hooks.ts';
import { responsesStream } from './responses-stream.ts';

/** Servers read JSON whatever the content type says. */
function readRequest(limits: ReadLimits, head: RequestHead): Result<Reader> {
  if (bodyOf(head) === 'none') return ok(new EmptyBody());
  const hooks = new RequestHooks();
  const asks = asksResponse(head);
  if (asks) hooks.facts.asks = 'response';
  const within = asks ? limits : onlyParameters(limits, 'serverTools', 'systemPrompt');
  return ok(new DocumentReader({ format: REQUEST_FORMAT, limits: within, loneSurrogates: false, hooks }));
}

function readAnswer(head: ResponseHead, request: Facts, limits: ReadLimits): Result<ResponseReader> {
  return providerAnswer(head, {
    json: () => documentAnswer(ANSWER_FORMAT, limits, new AnswerHooks()),
    events: () => responsesStream(request, limits),
  });
}

/** `POST /v1/responses`, and what the provider keeps under it. */
export const openaiResponses: Dialect = {
  name: 'openai-responses',
  claims: (target) => bodyOf(target) !== undefined,
  creates: createdBy,
  request: readRequest,
  response: readAnswer,
  refuse: refuseChat,
  refuseStream,
  answerWith: answerResponse,
};
