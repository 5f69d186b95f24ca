/** The dialect of Ollama's own API. */
import type { Dialect, ReadLimits, RequestHead, ResponseHead, ResponseReader } from '../../core/dialect.ts';
import { ok, type Result } from '../../core/fault.ts';
import type { Facts, Reader } from '../../core/segment.ts';
import { DocumentReader } from '../json/document-reader.ts';
import { onlyParameters } from '../only-parameters.ts';
import { documentAnswer, providerAnswer } from '../provider-answer.ts';
import { ANSWER_FORMAT } from './answer-format.ts';
import { AnswerHooks } from './answer-hooks.ts';
import { LinesStream } from './lines-stream.ts';
import { answerOllama } from './own-answer.ts';
import { refuseOllama } from './refuse.ts';
import { REQUEST_FORMAT } from './request-format.ts';
import { RequestHooks } from './request-hooks.ts';
import { askedOf, textOf } from './targets.ts';

/** The server reads JSON whatever the content type says, and streams unless it is told not to. */
function readRequest(limits: ReadLimits, head: RequestHead): Result<Reader> {
  const hooks = new RequestHooks(textOf(head));
  const within = askedOf(head) === 'vectors' ? onlyParameters(limits) : limits;
  return ok(new DocumentReader({ format: REQUEST_FORMAT, limits: within, loneSurrogates: false, hooks }));
}

function readAnswer(head: ResponseHead, request: Facts, limits: ReadLimits): Result<ResponseReader> {
  return providerAnswer(head, {
    json: () => documentAnswer(ANSWER_FORMAT, limits, new AnswerHooks()),
    lines: () => new LinesStream(request, limits),
  });
}

/** `POST /api/chat`, `/api/generate`, `/api/embed` and `/api/embeddings`. */
export const ollama: Dialect = {
  name: 'ollama',
  claims: (target) => askedOf(target) !== undefined,
  request: readRequest,
  response: readAnswer,
  refuse: refuseOllama,
  answerWith: answerOllama,
};
