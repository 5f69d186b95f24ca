/** The answers of the files and the batches API: the content of a file, or a document. */
import type { ReadLimits, ResponseHead, ResponseReader } from '../../core/dialect.ts';
import { ok, type Result } from '../../core/fault.ts';
import { type HeaderList, headerValue } from '../../core/headers.ts';
import type { Facts } from '../../core/segment.ts';
import { Answer } from '../answer.ts';
import { type ContentType, contentTypeOf } from '../content-type.ts';
import { RequestStart } from '../generic/request-start.ts';
import { OPEN_OBJECT } from '../json/bytes.ts';
import { PlaceHooks } from '../json/place-hooks.ts';
import { fileReason } from '../multipart/form-reader.ts';
import { documentAnswer, isError, providerAnswer } from '../provider-answer.ts';
import { UnreadBytes } from '../unread-bytes.ts';
import { BatchLines } from './batch-lines.ts';
import { fileKind } from './file-kind.ts';
import { fileReader } from './file-reader.ts';
import { ANSWER_FORMAT } from './format.ts';

const FILENAME = /;\s*filename="?([^";]*)/i;
const BYTES = new Set(['application/octet-stream', 'application/binary']);

/** Reads the answer to a request of a kind. */
export function readAnswer(head: ResponseHead, { asks }: Facts, limits: ReadLimits): Result<ResponseReader> {
  if (asks === 'content' && !isError(head)) return contentOf(head, limits);
  return providerAnswer(head, { json: () => documentAnswer(ANSWER_FORMAT, limits, new PlaceHooks('other')) });
}

function contentOf({ headers }: ResponseHead, limits: ReadLimits): Result<ResponseReader> {
  const type = contentTypeOf(headers);
  if (!type.ok) return type;
  const kind = fileKind({ name: nameIn(headers), type: type.value });
  if (kind === undefined) return ok(new Answer('stream', bytesOf(type.value, limits)));
  const reading = { limits, role: 'retrieved' as const, loneSurrogates: true };
  if (kind === 'lines') return ok(new Answer('stream', new BatchLines(limits, true)));
  return ok(new Answer('whole', fileReader(kind, reading)));
}

/** Results of a batch come as bytes of no type, too. */
function bytesOf(type: ContentType | undefined, limits: ReadLimits) {
  const unread = new UnreadBytes(fileReason(type));
  if (type !== undefined && !BYTES.has(type.essence)) return unread;
  return new RequestStart((first) => (first === OPEN_OBJECT ? new BatchLines(limits, true) : unread));
}

/** The name that a file is to be saved by. */
function nameIn(headers: HeaderList): string {
  return FILENAME.exec(headerValue(headers, 'content-disposition') ?? '')?.[1] ?? '';
}
