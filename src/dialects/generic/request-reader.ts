/** The reader for a request of no known format, by its content type. */
import type { ReadLimits, RequestHead } from '../../core/dialect.ts';
import { failed, ok, type Result } from '../../core/fault.ts';
import type { Reader } from '../../core/segment.ts';
import { type ContentType, contentTypeOf, mediaOf, shownType } from '../content-type.ts';
import { OPEN_ARRAY, OPEN_OBJECT, QUOTE } from '../json/bytes.ts';
import { boundaryOf } from '../multipart/boundary.ts';
import { OneUnit } from '../one-unit.ts';
import { PlainTextReader } from '../plain-text-reader.ts';
import { anyDocument, anyForm, anyLines } from './any-readers.ts';
import { RequestStart } from './request-start.ts';
import { TargetReader } from './target-reader.ts';

/** What JSON may begin with that holds text; UTF-16 and UTF-32 bring the NUL. */
const JSON_STARTS = new Set([OPEN_OBJECT, OPEN_ARRAY, QUOTE, 0x00]);

/** Types whose text readers decode in ways of their own, which nothing here follows. */
const UNREAD = /^(?:multipart\/|application\/x-www-form-urlencoded$)/;

/** Chooses the reader of the body, behind which the target is read. */
export function readRequest(limits: ReadLimits, head: RequestHead): Result<Reader> {
  const body = readBody(limits, head);
  return body.ok && head.target !== undefined ? ok(new TargetReader(body.value, head.target)) : body;
}

/** Whatever names no type, or an unknown one, has to be JSON. */
function readBody(limits: ReadLimits, { headers }: RequestHead): Result<Reader> {
  const type = contentTypeOf(headers);
  if (!type.ok) return type;
  if (type.value === undefined) return ok(documentOf(limits));
  switch (mediaOf(type.value)) {
    case 'lines':
      return ok(new RequestStart(() => new OneUnit(anyLines(limits))));
    case 'form':
      return formOf(limits, type.value);
    case 'text':
      return ok(textOf(limits));
    default:
      return UNREAD.test(type.value.essence) ? unread(type.value) : ok(documentOf(limits));
  }
}

function documentOf(limits: ReadLimits): Reader {
  return new RequestStart(() => anyDocument(limits, false));
}

/** Many servers read JSON whatever its type says: what could be JSON is read as JSON, and has to be. */
function textOf(limits: ReadLimits): Reader {
  return new RequestStart((first) =>
    JSON_STARTS.has(first) ? anyDocument(limits, false) : new PlainTextReader('unknown'),
  );
}

function formOf(limits: ReadLimits, type: ContentType): Result<Reader> {
  const boundary = boundaryOf(type);
  if (!boundary.ok) return boundary;
  return ok(new RequestStart(() => anyForm(limits, boundary.value)));
}

function unread(type: ContentType): Result<Reader> {
  const message = `Nothing reads requests of the content-type "${shownType(type)}"; send JSON or multipart/form-data.`;
  return failed('unsupported', message, 'content-type');
}
