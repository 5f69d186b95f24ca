/** The dialect of OpenAI chat completions, which most other servers speak too. */
import type { Dialect, ReadLimits, ResponseHead, ResponseReader } from '../../core/dialect.ts';
import { ok, type Result } from '../../core/fault.ts';
import type { Facts, Reader } from '../../core/segment.ts';
import { DocumentReader } from '../json/document-reader.ts';
import { MessageListHooks } from '../json/message-list-hooks.ts';
import { documentAnswer, providerAnswer } from '../provider-answer.ts';
import { ANSWER_FORMAT } from './answer-format.ts';
import { AnswerHooks } from './answer-hooks.ts';
import { choiceStream } from './choice-stream.ts';
import { CHAT_FORM, refuseStream } from './ending.ts';
import { answerChat } from './own-answer.ts';
import { refuseChat } from './refuse.ts';
import { REQUEST_FORMAT } from './request-format.ts';
import { SPEAKERS } from './roles.ts';

const PATHS = new Set(['/v1/chat/completions', '/chat/completions']);
const DEPLOYMENT = /^\/openai\/deployments\/[A-Za-z0-9._-]+\/chat\/completions$/;

/** Servers read JSON whatever the content type says. */
function readRequest(limits: ReadLimits): Result<Reader> {
  const hooks = new MessageListHooks(SPEAKERS);
  return ok(new DocumentReader({ format: REQUEST_FORMAT, limits, loneSurrogates: false, hooks }));
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
  claims: ({ method, path }) => method === 'POST' && (PATHS.has(path) || DEPLOYMENT.test(path)),
  request: readRequest,
  response: readAnswer,
  refuse: refuseChat,
  refuseStream: (refusal, request) => refuseStream(CHAT_FORM, refusal, request),
  answerWith: answerChat,
};
