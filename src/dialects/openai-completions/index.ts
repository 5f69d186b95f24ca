/** The dialect of OpenAI's completions of a prompt, which servers of open models speak too. */
import type { Dialect, ReadLimits, RequestHead, ResponseHead, ResponseReader } from '../../core/dialect.ts';
import { ok, type Result } from '../../core/fault.ts';
import type { Facts, Reader } from '../../core/segment.ts';
import { DocumentReader } from '../json/document-reader.ts';
import { PlaceHooks } from '../json/place-hooks.ts';
import { AnswerHooks } from '../openai-chat/answer-hooks.ts';
import { choiceStream } from '../openai-chat/choice-stream.ts';
import { refuseStream } from '../openai-chat/ending.ts';
import { refuseChat } from '../openai-chat/refuse.ts';
import { OpenaiEndpoint } from '../openai-target.ts';
import { documentAnswer, providerAnswer } from '../provider-answer.ts';
import { ANSWER_FORMAT } from './answer-format.ts';
import { answerCompletion, COMPLETION_FORM } from './form.ts';
import { REQUEST_FORMAT } from './request-format.ts';

const COMPLETIONS = new OpenaiEndpoint('completions');

/** Servers read JSON whatever the content type says. */
function readRequest(limits: ReadLimits, head: RequestHead): Result<Reader> {
  const hooks = new PlaceHooks('user');
  const reader = new DocumentReader({ format: REQUEST_FORMAT, limits, loneSurrogates: false, hooks });
  return ok(COMPLETIONS.at(head, reader));
}

function readAnswer(head: ResponseHead, request: Facts, limits: ReadLimits): Result<ResponseReader> {
  return providerAnswer(head, {
    json: () => documentAnswer(ANSWER_FORMAT, limits, new AnswerHooks()),
    events: () => choiceStream({ format: ANSWER_FORMAT, form: COMPLETION_FORM }, request, limits),
  });
}

/** `POST /v1/completions` and the same under the paths of other servers. */
export const openaiCompletions: Dialect = {
  name: 'openai-completions',
  claims: (target) => COMPLETIONS.claims(target),
  request: readRequest,
  response: readAnswer,
  refuse: refuseChat,
  refuseStream: (refusal, request) => refuseStream(COMPLETION_FORM, refusal, request),
  answerWith: answerCompletion,
};
