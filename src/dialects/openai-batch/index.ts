/** The dialect of OpenAI's files, and of the batches of requests that are made of them. */
import type { Dialect, ReadLimits, RequestHead } from '../../core/dialect.ts';
import { failed, ok, type Result } from '../../core/fault.ts';
import type { Reader } from '../../core/segment.ts';
import { contentTypeOf, mediaOf } from '../content-type.ts';
import { EmptyBody } from '../empty-body.ts';
import { ANY_FORMAT } from '../generic/any-format.ts';
import { DocumentReader } from '../json/document-reader.ts';
import { PlaceHooks } from '../json/place-hooks.ts';
import { boundaryOf } from '../multipart/boundary.ts';
import { FormReader } from '../multipart/form-reader.ts';
import { refuseChat } from '../openai-chat/refuse.ts';
import { readAnswer } from './answers.ts';
import { BATCH_FORMAT, UPLOAD_FIELDS } from './format.ts';
import { targetOf } from './targets.ts';
import { UploadHooks } from './upload-hooks.ts';

const NO_FORM = 'A file is sent in a form; send multipart/form-data.';

function readRequest(limits: ReadLimits, head: RequestHead): Result<Reader> {
  const asks = targetOf(head) ?? 'batch';
  if (asks === 'upload') return uploadOf(limits, head);
  if (asks !== 'batch') return ok(new EmptyBody({ asks }));
  const hooks = new PlaceHooks('other');
  return ok(new DocumentReader({ format: BATCH_FORMAT, limits, loneSurrogates: false, hooks }));
}

function uploadOf(limits: ReadLimits, { headers }: RequestHead): Result<Reader> {
  const type = contentTypeOf(headers);
  if (!type.ok) return type;
  if (type.value === undefined || mediaOf(type.value) !== 'form')
    return failed('unsupported', NO_FORM, 'content-type');
  const boundary = boundaryOf(type.value);
  if (!boundary.ok) return boundary;
  const form = { limits, format: ANY_FORMAT, fields: UPLOAD_FIELDS, hooks: new UploadHooks(limits) };
  return ok(new FormReader({ ...form, boundary: boundary.value }));
}

/** `/v1/files` and `/v1/batches`, and what is below them. */
export const openaiBatch: Dialect = {
  name: 'openai-batch',
  claims: (target) => targetOf(target) !== undefined,
  creates: (target) => (targetOf(target) === 'upload' ? ['file'] : []),
  request: readRequest,
  response: readAnswer,
  refuse: refuseChat,
};
