/** The dialect of reranking: documents in order of how well they fit a query. */
import type { Dialect, ReadLimits, ResponseHead, ResponseReader } from '../../core/dialect.ts';
import { ok, type Result } from '../../core/fault.ts';
import type { Facts, Reader } from '../../core/segment.ts';
import { DocumentReader } from '../json/document-reader.ts';
import { PlaceHooks } from '../json/place-hooks.ts';
import { documentAnswer, providerAnswer } from '../provider-answer.ts';
import { ANSWER_FORMAT, REQUEST_FORMAT } from './format.ts';
import { refuseRerank } from './refuse.ts';

/** Gateways put Cohere's name before its paths; `/rerank` is of vLLM and of Text Embeddings Inference. */
const PATHS = new Set([
  ...['/rerank', '/v1/rerank', '/v2/rerank'],
  ...['/cohere/v1/rerank', '/cohere/v2/rerank'],
]);

/** Servers read JSON whatever the content type says. */
function readRequest(limits: ReadLimits): Result<Reader> {
  const hooks = new PlaceHooks('user');
  return ok(new DocumentReader({ format: REQUEST_FORMAT, limits, loneSurrogates: false, hooks }));
}

function readAnswer(head: ResponseHead, _request: Facts, limits: ReadLimits): Result<ResponseReader> {
  return providerAnswer(head, {
    json: () => documentAnswer(ANSWER_FORMAT, limits, new PlaceHooks('retrieved')),
  });
}

/** `POST /rerank`, `/v1/rerank` and `/v2/rerank`. */
export const rerank: Dialect = {
  name: 'rerank',
  claims: ({ method, path }) => method === 'POST' && PATHS.has(path),
  request: readRequest,
  response: readAnswer,
  refuse: refuseRerank,
};
