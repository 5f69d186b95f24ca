/** The dialect of Gemini's batches of requests. */
import type { Dialect, ReadLimits, RequestHead, ResponseHead, ResponseReader } from '../../core/dialect.ts';
import { ok, type Result } from '../../core/fault.ts';
import type { Facts, Reader } from '../../core/segment.ts';
import { EmptyBody } from '../empty-body.ts';
import { AnswerHooks } from '../gemini/answer-hooks.ts';
import { refuseContent } from '../gemini/refuse.ts';
import { RequestHooks } from '../gemini/request-hooks.ts';
import { DocumentReader } from '../json/document-reader.ts';
import { OptionalBody } from '../json-rpc/optional-body.ts';
import { modellessReader } from '../modelless.ts';
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
      // SDKs end a batch with an empty object.
      return ok(new OptionalBody(modellessReader(END_FORMAT, limits)));
    case 'looked-at':
      return ok(new EmptyBody());
  }
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
