/** The dialect of Gemini's batches of requests. */
import type { Dialect, ReadLimits, RequestHead, ResponseHead, ResponseReader } from '../../core/dialect.ts';
import { ok, type Result } from '../../core/fault.ts';
import type { Facts, Reader } from '../../core/segment.ts';
import { EmptyBody } from '../empty-body.ts';
import { AnswerHooks } from '../gemini/answer-hooks.ts';
import { refuseContent } from '../gemini/refuse.ts';
import { RequestHooks } from '../gemini/request-hooks.ts';
import { DocumentReader } from '../json/document-reader.ts';
import { PlaceHooks } from '../json/place-hooks.ts';
import { OptionalBody } from '../json-rpc/optional-body.ts';
import { onlyParameters } from '../only-parameters.ts';
import { documentAnswer, providerAnswer } from '../provider-answer.ts';
import { ANSWER_FORMAT, END_FORMAT, REQUEST_FORMAT } from './format.ts';
import { targetOf } from './targets.ts';

/** Servers read JSON whatever the content type says. */
function readRequest(limits: ReadLimits, head: RequestHead): Result<Reader> {
  const target = targetOf(head) ?? { kind: 'made', model: '' };
  switch (target.kind) {
    case 'made': {
      const hooks = new RequestHooks({ model: target.model });
      return ok(new DocumentReader({ format: REQUEST_FORMAT, limits, loneSurrogates: false, hooks }));
    }
    case 'ended':
      return ok(new OptionalBody(endReader(limits)));
    case 'looked-at':
      return ok(new EmptyBody());
  }
}

/** SDKs end a batch with an empty object. */
function endReader(limits: ReadLimits): Reader {
  const hooks = new PlaceHooks('unknown');
  hooks.facts.modelless = true;
  const within = onlyParameters(limits);
  return new DocumentReader({ format: END_FORMAT, limits: within, loneSurrogates: false, hooks });
}

function readAnswer(head: ResponseHead, _request: Facts, limits: ReadLimits): Result<ResponseReader> {
  return providerAnswer(head, { json: () => documentAnswer(ANSWER_FORMAT, limits, new AnswerHooks()) });
}

/** `batchGenerateContent`, and what has come of it. */
export const geminiBatch: Dialect = {
  name: 'gemini-batch',
  claims: (target) => targetOf(target) !== undefined,
  request: readRequest,
  response: readAnswer,
  refuse: refuseContent,
};
