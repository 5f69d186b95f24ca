/** The dialect of prediction at Vertex, by which SDKs ask for vectors and pictures there. */
import type { Dialect, ReadLimits, RequestHead, ResponseHead, ResponseReader } from '../../core/dialect.ts';
import { ok, type Result } from '../../core/fault.ts';
import type { Facts, Reader } from '../../core/segment.ts';
import { refuseContent } from '../gemini/refuse.ts';
import { DocumentReader } from '../json/document-reader.ts';
import { PlaceHooks } from '../json/place-hooks.ts';
import { documentAnswer, providerAnswer } from '../provider-answer.ts';
import { ANSWER_FORMAT, REQUEST_FORMAT } from './format.ts';

const PLACED = '/projects/[^/:]+/locations/[^/:]+';
const MODEL = `(?:/models|(?:${PLACED})?/publishers/[^/:]+/models|${PLACED}/endpoints)`;
const PATH = new RegExp(`^(?:/gemini)?/v1(?:alpha|beta|beta1)?${MODEL}/([^/:]+):predict$`);

/** The server reads JSON whatever the content type says; the path names the model. */
function readRequest(limits: ReadLimits, { path }: RequestHead): Result<Reader> {
  const hooks = new PlaceHooks('user');
  const [, model] = PATH.exec(path) ?? [];
  if (model !== undefined) hooks.facts.model = model;
  return ok(new DocumentReader({ format: REQUEST_FORMAT, limits, loneSurrogates: false, hooks }));
}

function readAnswer(head: ResponseHead, _request: Facts, limits: ReadLimits): Result<ResponseReader> {
  const hooks = new PlaceHooks('assistant');
  return providerAnswer(head, { json: () => documentAnswer(ANSWER_FORMAT, limits, hooks) });
}

/** `POST .../models/MODEL:predict` and `.../endpoints/ID:predict`. */
export const vertexPredict: Dialect = {
  name: 'vertex-predict',
  claims: ({ method, path }) => method === 'POST' && PATH.test(path),
  request: readRequest,
  response: readAnswer,
  refuse: refuseContent,
};
