/** The dialect of what no other knows: answers without a request, paths that a policy has read by their content type. */
import type { Dialect, ReadLimits, ResponseHead, ResponseReader } from '../../core/dialect.ts';
import { ok, type Result } from '../../core/fault.ts';
import type { Facts, Reader } from '../../core/segment.ts';
import { unreachable } from '../../core/unreachable.ts';
import type { Refusal } from '../../core/verdict.ts';
import { Answer } from '../answer.ts';
import { answerMedia } from '../content-type.ts';
import { OPEN_ARRAY, OPEN_OBJECT } from '../json/bytes.ts';
import { PlainTextReader } from '../plain-text-reader.ts';
import { KEEP_ALIVE } from '../sse/keep-alive.ts';
import { anyDocument, anyLineStream, anyStream } from './any-readers.ts';
import { readRequest } from './request-reader.ts';
import { RequestStart } from './request-start.ts';

function readAnswer(head: ResponseHead, _request: Facts, limits: ReadLimits): Result<ResponseReader> {
  const media = answerMedia(head.headers, ['json', 'lines', 'events', 'text']);
  if (!media.ok) return media;
  switch (media.value) {
    case 'json':
      return ok(new Answer('whole', anyDocument(limits, true)));
    case 'lines':
      return ok(new Answer('stream', anyLineStream(limits)));
    case 'events':
      return ok(new Answer('stream', anyStream(limits), { keepAlive: KEEP_ALIVE }));
    case 'text':
      return ok(new Answer('whole', textOf(limits)));
    default:
      return unreachable(media.value);
  }
}

/** Many clients read JSON whatever its type says. Prose may begin with a quotation mark; with these it seldom does. */
const JSON_STARTS = new Set([OPEN_OBJECT, OPEN_ARRAY, 0x00]);

/** What could be JSON is read as JSON, and has to be. */
function textOf(limits: ReadLimits): Reader {
  return new RequestStart((first) =>
    JSON_STARTS.has(first) ? anyDocument(limits, true) : new PlainTextReader('unknown'),
  );
}

function refuse({ message, code, id }: Refusal): Uint8Array {
  return Buffer.from(JSON.stringify({ error: { message, code, id } }), 'utf8');
}

/** Claims nothing; used where no dialect is known. */
export const generic: Dialect = {
  name: 'generic',
  claims: () => false,
  request: readRequest,
  response: readAnswer,
  refuse,
};
