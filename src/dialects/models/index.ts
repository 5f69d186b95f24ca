/** The dialect of looking at models: lists of them, and what one can do. No model is asked anything. */
import type { Dialect, ReadLimits, RequestHead, ResponseHead, ResponseReader } from '../../core/dialect.ts';
import { ok, type Result } from '../../core/fault.ts';
import type { Facts, Reader } from '../../core/segment.ts';
import { EmptyBody } from '../empty-body.ts';
import { DocumentReader } from '../json/document-reader.ts';
import { PlaceHooks } from '../json/place-hooks.ts';
import { onlyParameters } from '../only-parameters.ts';
import { refuseChat } from '../openai-chat/refuse.ts';
import { documentAnswer, providerAnswer } from '../provider-answer.ts';
import { ANSWER_FORMAT, REQUEST_FORMAT } from './format.ts';
import { lookOf } from './targets.ts';

/** Servers read JSON whatever the content type says. */
function readRequest(limits: ReadLimits, head: RequestHead): Result<Reader> {
  if (lookOf(head) === 'bare') return ok(new EmptyBody());
  const hooks = new PlaceHooks('other');
  const within = onlyParameters(limits);
  return ok(new DocumentReader({ format: REQUEST_FORMAT, limits: within, loneSurrogates: false, hooks }));
}

function readAnswer(head: ResponseHead, _request: Facts, limits: ReadLimits): Result<ResponseReader> {
  return providerAnswer(head, { json: () => documentAnswer(ANSWER_FORMAT, limits, new PlaceHooks('other')) });
}

/** `GET /v1/models`, `/v1/models/ID` and the like of other providers; `POST /api/show` of Ollama. */
export const models: Dialect = {
  name: 'models',
  claims: (target) => lookOf(target) !== undefined,
  request: readRequest,
  response: readAnswer,
  refuse: refuseChat,
};
