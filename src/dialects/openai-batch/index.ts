/** The dialect of OpenAI's files, and of the batches of requests that are made of them. */
import type { Dialect, ReadLimits, RequestHead } from '../../core/dialect.ts';
import { ok, type Result } from '../../core/fault.ts';
import type { Reader } from '../../core/segment.ts';
import { EmptyBody } from '../empty-body.ts';
import { DocumentReader } from '../json/document-reader.ts';
import { PlaceHooks } from '../json/place-hooks.ts';
import { formRequest } from '../multipart/form-request.ts';
import { refuseChat } from '../openai-chat/refuse.ts';
import { readAnswer } from './answers.ts';
import { BATCH_FORMAT, UPLOAD_FIELDS } from './format.ts';
import { targetOf } from './targets.ts';
import { UploadHooks } from './upload-hooks.ts';

const NO_FORM = 'A file is sent in a form; send multipart/form-data.';

function readRequest(limits: ReadLimits, head: RequestHead): Result<Reader> {
  const asks = targetOf(head) ?? 'batch';
  if (asks === 'upload') {
    const hooks = new UploadHooks(limits);
    return formRequest(head, { limits, fields: UPLOAD_FIELDS, hooks, otherwise: NO_FORM });
  }
  if (asks !== 'batch') return ok(new EmptyBody({ asks }));
  const hooks = new PlaceHooks('other');
  hooks.facts.modelless = true;
  return ok(new DocumentReader({ format: BATCH_FORMAT, limits, loneSurrogates: false, hooks }));
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
