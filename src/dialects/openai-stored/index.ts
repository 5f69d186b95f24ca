/** The dialect of chat completions that OpenAI has stored: looking at them, and what is said of them. */
import type { Dialect, ReadLimits, RequestHead, ResponseHead, ResponseReader } from '../../core/dialect.ts';
import { ok, type Result } from '../../core/fault.ts';
import type { Facts, Reader } from '../../core/segment.ts';
import { EmptyBody } from '../empty-body.ts';
import { DocumentReader } from '../json/document-reader.ts';
import { MessageListHooks } from '../json/message-list-hooks.ts';
import { onlyParameters } from '../only-parameters.ts';
import { AnswerHooks } from '../openai-chat/answer-hooks.ts';
import { refuseChat } from '../openai-chat/refuse.ts';
import { SPEAKERS } from '../openai-chat/roles.ts';
import { documentAnswer, isError, providerAnswer } from '../provider-answer.ts';
import { ANSWER_FORMAT, MESSAGES_FORMAT, REQUEST_FORMAT } from './format.ts';
import { StoredHooks } from './request-hooks.ts';
import { targetOf } from './targets.ts';

/** Servers read JSON whatever the content type says. */
function readRequest(limits: ReadLimits, head: RequestHead): Result<Reader> {
  const asks = targetOf(head) ?? 'said';
  if (asks !== 'said') return ok(new EmptyBody({ asks }));
  const options = { format: REQUEST_FORMAT, limits: onlyParameters(limits), hooks: new StoredHooks() };
  return ok(new DocumentReader({ ...options, loneSurrogates: false }));
}

function readAnswer(head: ResponseHead, { asks }: Facts, limits: ReadLimits): Result<ResponseReader> {
  const [format, hooks] =
    asks === 'messages' && !isError(head)
      ? [MESSAGES_FORMAT, new MessageListHooks(SPEAKERS, { needed: false })]
      : [ANSWER_FORMAT, new AnswerHooks()];
  return providerAnswer(head, { json: () => documentAnswer(format, limits, hooks) });
}

/** `/v1/chat/completions/ID`, and its messages. */
export const openaiStored: Dialect = {
  name: 'openai-stored',
  claims: (target) => targetOf(target) !== undefined,
  request: readRequest,
  response: readAnswer,
  refuse: refuseChat,
};
