/** The dialect of OpenAI's Conversations API: items that the provider keeps and later requests refer to. */
import type { Dialect, ReadLimits, RequestHead, ResponseHead, ResponseReader } from '../../core/dialect.ts';
import { ok, type Result } from '../../core/fault.ts';
import type { Facts, Reader } from '../../core/segment.ts';
import { EmptyBody } from '../empty-body.ts';
import { DocumentReader } from '../json/document-reader.ts';
import { OptionalBody } from '../json-rpc/optional-body.ts';
import { onlyParameters } from '../only-parameters.ts';
import { refuseChat } from '../openai-chat/refuse.ts';
import { AnswerHooks } from '../openai-responses/answer-hooks.ts';
import { documentAnswer, isError, providerAnswer } from '../provider-answer.ts';
import { ANSWER_FORMAT, ITEM_FORMAT, REQUEST_FORMAT } from './format.ts';
import { ConversationHooks } from './request-hooks.ts';
import { targetOf } from './targets.ts';

/** Servers read JSON whatever the content type says; a conversation may begin without a body. */
function readRequest(limits: ReadLimits, head: RequestHead): Result<Reader> {
  const asks = targetOf(head) ?? 'items';
  if (asks !== 'items') return ok(new EmptyBody({ asks }));
  const within = onlyParameters(limits, 'serverTools');
  const hooks = new ConversationHooks();
  const options = { format: REQUEST_FORMAT, limits: within, loneSurrogates: false, hooks };
  return ok(new OptionalBody(new DocumentReader(options)));
}

function readAnswer(head: ResponseHead, { asks }: Facts, limits: ReadLimits): Result<ResponseReader> {
  const format = asks === 'item' && !isError(head) ? ITEM_FORMAT : ANSWER_FORMAT;
  return providerAnswer(head, { json: () => documentAnswer(format, limits, new AnswerHooks()) });
}

/** `/v1/conversations`, and what is below it. */
export const openaiConversations: Dialect = {
  name: 'openai-conversations',
  claims: (target) => targetOf(target) !== undefined,
  request: readRequest,
  response: readAnswer,
  refuse: refuseChat,
};
