/** The dialect of Bedrock's InvokeModel and InvokeModelWithResponseStream. */
import type { Dialect, ReadLimits, RequestHead, ResponseHead, ResponseReader } from '../../core/dialect.ts';
import { ok, type Result } from '../../core/fault.ts';
import type { Facts, Reader } from '../../core/segment.ts';
import { ANSWER_FORMAT as MESSAGE_FORMAT } from '../anthropic-messages/answer-format.ts';
import { AnswerHooks as MessageHooks } from '../anthropic-messages/answer-hooks.ts';
import { REQUEST_FORMAT as MESSAGES_FORMAT } from '../anthropic-messages/request-format.ts';
import { RequestHooks as MessagesHooks } from '../anthropic-messages/request-hooks.ts';
import { AnswerHooks } from '../bedrock-converse/answer-hooks.ts';
import { refusalHeaders, refuseBedrock } from '../bedrock-converse/refuse.ts';
import { RequestHooks } from '../bedrock-converse/request-hooks.ts';
import { isSigned, SignedReader } from '../bedrock-converse/signed.ts';
import { targetOf } from '../bedrock-converse/targets.ts';
import { isFrames } from '../event-stream/content-type.ts';
import { DocumentReader } from '../json/document-reader.ts';
import { documentAnswer, isError, providerAnswer } from '../provider-answer.ts';
import { ANSWER_FORMAT } from './answer-format.ts';
import { answerMessage } from './ending.ts';
import { invokeStream } from './invoke-stream.ts';
import { REQUEST_FORMAT } from './request-format.ts';

/** Ids of Anthropic's models, and ARNs which name one; others have a name of their owner's choice. */
const ANTHROPIC = /(?:^|[./])anthropic\.claude/;

function isAnthropic({ model = '' }: Facts): boolean {
  return ANTHROPIC.test(model);
}

/** Servers read JSON whatever the content type says. */
function readRequest(limits: ReadLimits, head: RequestHead): Result<Reader> {
  const { model, stream } = targetOf(head) ?? { model: '', stream: false };
  const asked = { model, stream };
  const [format, hooks] = isAnthropic(asked)
    ? [MESSAGES_FORMAT, new MessagesHooks('messages', asked)]
    : [REQUEST_FORMAT, new RequestHooks(asked, 'optional')];
  const reader = new DocumentReader({ format, limits, loneSurrogates: false, hooks });
  return ok(isSigned(head) ? new SignedReader(reader) : reader);
}

function readAnswer(head: ResponseHead, request: Facts, limits: ReadLimits): Result<ResponseReader> {
  const anthropic = isAnthropic(request);
  if (isFrames(head.headers)) return ok(invokeStream(request, limits, anthropic));
  const message = anthropic && !isError(head);
  return providerAnswer(head, {
    json: () =>
      message
        ? documentAnswer(MESSAGE_FORMAT, limits, new MessageHooks())
        : documentAnswer(ANSWER_FORMAT, limits, new AnswerHooks()),
  });
}

/** `POST /model/ID/invoke` and `/model/ID/invoke-with-response-stream`. */
export const bedrockInvoke: Dialect = {
  name: 'bedrock-invoke',
  claims: (target) => targetOf(target)?.api === 'invoke',
  request: readRequest,
  response: readAnswer,
  refuse: refuseBedrock,
  refusalHeaders,
  answerWith: (text, request, refusal) =>
    isAnthropic(request) ? answerMessage(text, request, refusal) : undefined,
};
