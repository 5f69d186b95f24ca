/** The dialect of Cohere's chat, version 2. */
import type { Dialect, ReadLimits, ResponseHead, ResponseReader } from '../../core/dialect.ts';
import { ok, type Result } from '../../core/fault.ts';
import type { Facts, Reader } from '../../core/segment.ts';
import { DocumentReader } from '../json/document-reader.ts';
import { MessageListHooks } from '../json/message-list-hooks.ts';
import { PlaceHooks } from '../json/place-hooks.ts';
import { documentAnswer, providerAnswer } from '../provider-answer.ts';
import { ANSWER_FORMAT } from './answer-format.ts';
import { ChatStream } from './chat-stream.ts';
import { answerCohere, refuseStream } from './ending.ts';
import { refuseCohere } from './refuse.ts';
import { REQUEST_FORMAT } from './request-format.ts';
import { SPEAKERS } from './roles.ts';

/** Gateways put the provider's name before its paths. */
const PATHS = new Set(['/v2/chat', '/cohere/v2/chat']);

/** Servers read JSON whatever the content type says. */
function readRequest(limits: ReadLimits): Result<Reader> {
  const hooks = new MessageListHooks(SPEAKERS);
  return ok(new DocumentReader({ format: REQUEST_FORMAT, limits, loneSurrogates: false, hooks }));
}

function readAnswer(head: ResponseHead, _request: Facts, limits: ReadLimits): Result<ResponseReader> {
  return providerAnswer(head, {
    json: () => documentAnswer(ANSWER_FORMAT, limits, new PlaceHooks('assistant')),
    events: () => new ChatStream(limits),
  });
}

/** `POST /v2/chat`. */
export const cohereChat: Dialect = {
  name: 'cohere-chat',
  claims: ({ method, path }) => method === 'POST' && PATHS.has(path),
  request: readRequest,
  response: readAnswer,
  refuse: refuseCohere,
  refuseStream: (refusal) => refuseStream(refusal),
  answerWith: answerCohere,
};
