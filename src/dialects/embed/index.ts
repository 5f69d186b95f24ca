/** The dialect of vectors in the form of Cohere and of Text Embeddings Inference. */
import type { Dialect, ReadLimits, ResponseHead, ResponseReader } from '../../core/dialect.ts';
import { ok, type Result } from '../../core/fault.ts';
import type { Facts, Reader } from '../../core/segment.ts';
import { DocumentReader } from '../json/document-reader.ts';
import { PlaceHooks } from '../json/place-hooks.ts';
import { documentAnswer, providerAnswer } from '../provider-answer.ts';
import { refuseRerank } from '../rerank/refuse.ts';
import { ANSWER_FORMAT, REQUEST_FORMAT } from './format.ts';

/** Gateways put Cohere's name before its paths; those without a version are of Text Embeddings Inference. */
const PATHS = new Set([
  ...['/v1/embed', '/v2/embed', '/cohere/v1/embed', '/cohere/v2/embed'],
  ...['/embed', '/embed_all', '/embed_sparse'],
]);

/** Servers read JSON whatever the content type says. */
function readRequest(limits: ReadLimits): Result<Reader> {
  const hooks = new PlaceHooks('user');
  return ok(new DocumentReader({ format: REQUEST_FORMAT, limits, loneSurrogates: false, hooks }));
}

function readAnswer(head: ResponseHead, _request: Facts, limits: ReadLimits): Result<ResponseReader> {
  return providerAnswer(head, { json: () => documentAnswer(ANSWER_FORMAT, limits, new PlaceHooks('other')) });
}

/** `POST /v2/embed`, `/v1/embed` and `/embed`. */
export const embed: Dialect = {
  name: 'embed',
  claims: ({ method, path }) => method === 'POST' && PATHS.has(path),
  request: readRequest,
  response: readAnswer,
  refuse: refuseRerank,
};
