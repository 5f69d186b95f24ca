/** The dialect of tokens: how servers of open models spell a text in numbers, and back. */
import type { Dialect, ReadLimits, ResponseHead, ResponseReader } from '../../core/dialect.ts';
import { ok, type Result } from '../../core/fault.ts';
import type { Facts, Reader } from '../../core/segment.ts';
import { DocumentReader } from '../json/document-reader.ts';
import { MessageListHooks } from '../json/message-list-hooks.ts';
import { AnswerHooks } from '../openai-chat/answer-hooks.ts';
import { refuseChat } from '../openai-chat/refuse.ts';
import { SPEAKERS } from '../openai-chat/roles.ts';
import { documentAnswer, providerAnswer } from '../provider-answer.ts';
import { ANSWER_FORMAT, REQUEST_FORMAT } from './format.ts';

const PATHS = new Set(['/tokenize', '/detokenize']);

/** A chat, or a text that stands alone. Servers read JSON whatever the content type says. */
function readRequest(limits: ReadLimits): Result<Reader> {
  const hooks = new MessageListHooks(SPEAKERS, { needed: false });
  return ok(new DocumentReader({ format: REQUEST_FORMAT, limits, loneSurrogates: false, hooks }));
}

function readAnswer(head: ResponseHead, _request: Facts, limits: ReadLimits): Result<ResponseReader> {
  return providerAnswer(head, { json: () => documentAnswer(ANSWER_FORMAT, limits, new AnswerHooks()) });
}

/** `POST /tokenize` and `/detokenize`. */
export const tokenize: Dialect = {
  name: 'tokenize',
  claims: ({ method, path }) => method === 'POST' && PATHS.has(path),
  request: readRequest,
  response: readAnswer,
  refuse: refuseChat,
};
