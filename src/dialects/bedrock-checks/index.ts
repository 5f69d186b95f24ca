/** The dialect of what is asked of Bedrock about texts: how many tokens they have, and what a guardrail finds in them. */
import type { Dialect, ReadLimits, RequestHead, ResponseHead, ResponseReader } from '../../core/dialect.ts';
import { ok, type Result } from '../../core/fault.ts';
import type { Facts, Reader } from '../../core/segment.ts';
import { AnswerHooks } from '../bedrock-converse/answer-hooks.ts';
import { refusalHeaders, refuseBedrock } from '../bedrock-converse/refuse.ts';
import { RequestHooks } from '../bedrock-converse/request-hooks.ts';
import { isSigned, SignedReader } from '../bedrock-converse/signed.ts';
import { DocumentReader } from '../json/document-reader.ts';
import { modellessReader } from '../modelless.ts';
import { onlyParameters } from '../only-parameters.ts';
import { documentAnswer, providerAnswer } from '../provider-answer.ts';
import { ANSWER_FORMAT, COUNT_FORMAT, GUARDRAIL_FORMAT } from './format.ts';
import { targetOf } from './targets.ts';

/** Servers read JSON whatever the content type says. */
function readRequest(limits: ReadLimits, head: RequestHead): Result<Reader> {
  const target = targetOf(head) ?? { kind: 'count', model: '' };
  const reader =
    target.kind === 'count' ? countReader(target.model, limits) : modellessReader(GUARDRAIL_FORMAT, limits);
  return ok(isSigned(head) ? new SignedReader(reader) : reader);
}

function countReader(model: string, limits: ReadLimits): Reader {
  const hooks = new RequestHooks({ model, stream: false }, 'optional');
  const within = onlyParameters(limits, 'serverTools', 'systemPrompt');
  return new DocumentReader({ format: COUNT_FORMAT, limits: within, loneSurrogates: false, hooks });
}

function readAnswer(head: ResponseHead, _request: Facts, limits: ReadLimits): Result<ResponseReader> {
  return providerAnswer(head, { json: () => documentAnswer(ANSWER_FORMAT, limits, new AnswerHooks()) });
}

/** `POST /model/ID/count-tokens`, `/guardrail/ID/version/VERSION/apply`. */
export const bedrockChecks: Dialect = {
  name: 'bedrock-checks',
  claims: (target) => targetOf(target) !== undefined,
  request: readRequest,
  response: readAnswer,
  refuse: refuseBedrock,
  refusalHeaders,
};
