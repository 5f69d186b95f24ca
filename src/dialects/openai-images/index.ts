/** The dialect of OpenAI's images: made of a prompt, edited, varied. */
import type { Dialect, ReadLimits, RequestHead, ResponseHead, ResponseReader } from '../../core/dialect.ts';
import { failed, ok, type Result } from '../../core/fault.ts';
import type { Facts, Reader } from '../../core/segment.ts';
import { Answer } from '../answer.ts';
import { contentTypeOf, mediaOf, shownType } from '../content-type.ts';
import { ANY_FORMAT } from '../generic/any-format.ts';
import { DocumentReader } from '../json/document-reader.ts';
import { boundaryOf } from '../multipart/boundary.ts';
import { FormReader } from '../multipart/form-reader.ts';
import { refuseStream } from '../openai-audio/ending.ts';
import { refuseChat } from '../openai-chat/refuse.ts';
import { OpenaiEndpoint } from '../openai-target.ts';
import { documentAnswer, providerAnswer } from '../provider-answer.ts';
import { KEEP_ALIVE } from '../sse/keep-alive.ts';
import { StreamReader } from '../sse/stream-reader.ts';
import { ANSWER_FORMAT, EVENT_NAMES } from './answer-format.ts';
import { ImageFormHooks, ImageHooks } from './hooks.ts';
import { FIELDS, REQUEST_FORMAT } from './request-format.ts';

const IMAGES = new OpenaiEndpoint('images/(?:generations|edits|variations)');

/** A document or a form. Servers that take forms take other spellings of them too, which nothing here reads. */
function readRequest(limits: ReadLimits, head: RequestHead): Result<Reader> {
  const type = contentTypeOf(head.headers);
  if (!type.ok) return type;
  const media = type.value === undefined ? 'json' : mediaOf(type.value);
  if (type.value !== undefined && media === 'form') {
    const boundary = boundaryOf(type.value);
    if (!boundary.ok) return boundary;
    const form = { limits, format: ANY_FORMAT, fields: FIELDS, hooks: new ImageFormHooks() };
    return ok(IMAGES.at(head, new FormReader({ ...form, boundary: boundary.value })));
  }
  if (type.value !== undefined && media !== 'json') {
    const message = `Nothing reads requests for images of the content-type "${shownType(type.value)}"; send JSON or multipart/form-data.`;
    return failed('unsupported', message, 'content-type');
  }
  const document = { format: REQUEST_FORMAT, limits, loneSurrogates: false, hooks: new ImageHooks('user') };
  return ok(IMAGES.at(head, new DocumentReader(document)));
}

function imageStream(limits: ReadLimits): ResponseReader {
  const hooks = new ImageHooks('assistant');
  const options = {
    format: ANSWER_FORMAT,
    limits,
    hooks,
    outside: 'other',
    eventNames: EVENT_NAMES,
  } as const;
  return new Answer('stream', new StreamReader(options), { keepAlive: KEEP_ALIVE, ending: refuseStream });
}

function readAnswer(head: ResponseHead, _request: Facts, limits: ReadLimits): Result<ResponseReader> {
  return providerAnswer(head, {
    json: () => documentAnswer(ANSWER_FORMAT, limits, new ImageHooks('assistant')),
    events: () => imageStream(limits),
  });
}

/** `POST /v1/images/generations`, `/v1/images/edits` and `/v1/images/variations`. */
export const openaiImages: Dialect = {
  name: 'openai-images',
  claims: (target) => IMAGES.claims(target),
  request: readRequest,
  response: readAnswer,
  refuse: refuseChat,
  refuseStream,
};
