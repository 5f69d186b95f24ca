/** The dialect of Anthropic's Messages API. */
import type { Dialect, ReadLimits, RequestHead, ResponseHead, ResponseReader } from '../../core/dialect.ts';
import { ok, type Result } from '../../core/fault.ts';
import type { HeaderList } from '../../core/headers.ts';
import type { Facts, Reader } from '../../core/segment.ts';
import { Answer } from '../answer.ts';
import { contentTypeOf } from '../content-type.ts';
import { EmptyBody } from '../empty-body.ts';
import { DocumentReader } from '../json/document-reader.ts';
import { LinesReader } from '../ndjson/lines-reader.ts';
import { onlyParameters } from '../only-parameters.ts';
import { documentAnswer, providerAnswer } from '../provider-answer.ts';
import { ANSWER_FORMAT, RESULT_FORMAT } from './answer-format.ts';
import { AnswerHooks } from './answer-hooks.ts';
import { answerMessage, refuseStream } from './ending.ts';
import { messagesStream } from './messages-stream.ts';
import { refuseMessage } from './refuse.ts';
import { BATCH_FORMAT, REQUEST_FORMAT } from './request-format.ts';
import { RequestHooks } from './request-hooks.ts';
import { targetOf } from './targets.ts';

const BYTES = new Set(['application/binary', 'application/octet-stream']);

/** Servers read JSON whatever the content type says. */
function readRequest(limits: ReadLimits, head: RequestHead): Result<Reader> {
  const { kind, ...facts } = targetOf(head) ?? { kind: 'message' as const };
  if (kind === 'bare') return ok(new EmptyBody());
  const batch = kind === 'batch';
  const hooks = new RequestHooks(batch ? 'requests' : 'messages', facts);
  const format = batch ? BATCH_FORMAT : REQUEST_FORMAT;
  const asks = batch || facts.asks === 'message';
  const within = asks ? limits : onlyParameters(limits, 'serverTools', 'systemPrompt');
  return ok(new DocumentReader({ format, limits: within, loneSurrogates: false, hooks }));
}

function readAnswer(head: ResponseHead, request: Facts, limits: ReadLimits): Result<ResponseReader> {
  const hooks = new AnswerHooks();
  const lines = (): ResponseReader => {
    const options = { format: RESULT_FORMAT, limits, loneSurrogates: true, hooks, apart: true };
    return new Answer('stream', new LinesReader(options));
  };
  if (isBytes(head.headers)) return ok(lines());
  return providerAnswer(head, {
    json: () => documentAnswer(ANSWER_FORMAT, limits, hooks),
    events: () => messagesStream(request, limits),
    lines,
  });
}

/** The results of a batch are JSON lines, whatever type they come as. */
function isBytes(headers: HeaderList): boolean {
  const type = contentTypeOf(headers);
  return type.ok && type.value !== undefined && BYTES.has(type.value.essence);
}

/** `POST /v1/messages`, the count of its tokens, and batches of them. */
export const anthropicMessages: Dialect = {
  name: 'anthropic-messages',
  claims: (target) => targetOf(target) !== undefined,
  creates: (target) => (targetOf(target)?.kind === 'message' ? ['container'] : []),
  request: readRequest,
  response: readAnswer,
  refuse: refuseMessage,
  refuseStream,
  answerWith: answerMessage,
};
