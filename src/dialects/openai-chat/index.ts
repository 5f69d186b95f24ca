/** The dialect of OpenAI chat completions, which most other servers speak too. */
import type { Dialect, ReadLimits, RequestHead, ResponseHead, ResponseReader } from '../../core/dialect.ts';
import { ok, type Result } from '../../core/fault.ts';
import type { Facts, Reader } from '../../core/segment.ts';
import { DocumentReader } from '../json/document-reader.ts';
import { MessageListHooks } from '../json/message-list-hooks.ts';
import { OpenaiEndpoint } from '../openai-target.ts';
import { documentAnswer, providerAnswer } from '../provider-answer.ts';
import { ANSWER_FORMAT } from './answer-format.ts';
import { AnswerHooks } from './answer-hooks.ts';
import { choiceStream } from './choice-stream.ts';
import { CHAT_FORM, refuseStream } from './ending.ts';
import { answerChat } from './own-answer.ts';
import { refuseChat } from './refuse.ts';
import { REQUEST_FORMAT } from './request-format.ts';
import { SPEAKERS } from './roles.ts';

/** Models of Mistral and AI21 at Vertex. */
const VERTEX =
  '/v1(?:beta1)?/projects/[^/:]+/locations/[^/:]+/publishers/(?:mistralai|ai21)/models/([^/:]+):(?:rawPredict|streamRawPredict)';
const CHAT = new OpenaiEndpoint('chat/completions', VERTEX);

/** Servers read JSON whatever the content type says. */
function readRequest(limits: ReadLimits, head: RequestHead): Result<Reader> {
  const hooks = new MessageListHooks(SPEAKERS);
  const reader = new DocumentReader({ format: REQUEST_FORMAT, limits, loneSurrogates: false, hooks });
  return ok(CHAT.at(head, reader));
}

function readAnswer(head: ResponseHead, request: Facts, limits: ReadLimits): Result<ResponseReader> {
  return providerAnswer(head, {
    json: () => documentAnswer(ANSWER_FORMAT, limits, new AnswerHooks()),
    events: () => choiceStream({ format: ANSWER_FORMAT, form: CHAT_FORM }, request, limits),
  });
}

/** `POST /v1/chat/completions` and the same under the paths of other servers. */
export const openaiChat: Dialect = {
  name: 'openai-chat',
  claims: (target) => CHAT.claims(target),
  creates: () => ['audio'],
  request: readRequest,
  response: readAnswer,
  refuse: refuseChat,
  refuseStream: (refusal, request) => refuseStream(CHAT_FORM, refusal, request),
  answerWith: answerChat,
};
