/** The dialect of Anthropic's Messages API. */
import type { Dialect, ReadLimits, RequestHead, ResponseHead, ResponseReader } from '../../core/dialect.ts';
import { failed, ok, type Result } from '../../core/fault.ts';
import type { HeaderList } from '../../core/headers.ts';
import type { Facts, Reader } from '../../core/segment.ts';
import { unreachable } from '../../core/unreachable.ts';
import { answerMedia, contentTypeOf, type Media } from '../content-type.ts';
import { EmptyBody } from '../empty-body.ts';
import { DocumentReader } from '../json/document-reader.ts';
import { LinesReader } from '../ndjson/lines-reader.ts';
import { PlainAnswer } from '../plain-answer.ts';
import { PlainTextReader } from '../plain-text-reader.ts';
import { ANSWER_FORMAT, RESULT_FORMAT } from './answer-format.ts';
import { AnswerHooks } from './answer-hooks.ts';
import { refuseStream } from './ending.ts';
import { messagesStream } from './messages-stream.ts';
import { refuseMessage } from './refuse.ts';
import { BATCH_FORMAT, REQUEST_FORMAT } from './request-format.ts';
import { RequestHooks } from './request-hooks.ts';
import { targetOf } from './targets.ts';

/** Local replies of Envoy and errors of servers are plain text; a client may take any other answer for events. */
const FIRST_ERROR = 400;
const FLAT_ANSWER =
  'An answer that is no error came as text/plain; have the server send application/json or text/event-stream.';
/** The results of a batch are JSON lines, whatever type they come as. */
const BYTES = new Set(['application/binary', 'application/octet-stream']);

/** Servers read JSON whatever the content type says. */
function readRequest(limits: ReadLimits, head: RequestHead): Result<Reader> {
  const { kind, ...facts } = targetOf(head) ?? { kind: 'message' as const };
  if (kind === 'bare') return ok(new EmptyBody());
  const batch = kind === 'batch';
  const hooks = new RequestHooks(batch ? 'requests' : 'messages', facts);
  const format = batch ? BATCH_FORMAT : REQUEST_FORMAT;
  return ok(new DocumentReader({ format, limits, loneSurrogates: false, hooks }));
}

function readAnswer(head: ResponseHead, request: Facts, limits: ReadLimits): Result<ResponseReader> {
  const media = mediaOfAnswer(head.headers);
  if (!media.ok) return media;
  const hooks = new AnswerHooks();
  switch (media.value) {
    case 'json': {
      const options = { format: ANSWER_FORMAT, limits, loneSurrogates: true, hooks };
      return ok(new PlainAnswer('whole', new DocumentReader(options)));
    }
    case 'lines': {
      const options = { format: RESULT_FORMAT, limits, loneSurrogates: true, hooks, apart: true };
      return ok(new PlainAnswer('stream', new LinesReader(options)));
    }
    case 'events':
      return ok(messagesStream(request, limits));
    case 'text':
      if (!(head.status >= FIRST_ERROR)) return failed('unsupported', FLAT_ANSWER, 'content-type');
      return ok(new PlainAnswer('whole', new PlainTextReader('assistant')));
    default:
      return unreachable(media.value);
  }
}

function mediaOfAnswer(headers: HeaderList): Result<Exclude<Media, 'form'>> {
  const type = contentTypeOf(headers);
  if (type.ok && type.value !== undefined && BYTES.has(type.value.essence)) return ok('lines');
  return answerMedia(headers, ['json', 'lines', 'events', 'text']);
}

/** `POST /v1/messages`, the count of its tokens, and batches of them. */
export const anthropicMessages: Dialect = {
  name: 'anthropic-messages',
  claims: (target) => targetOf(target) !== undefined,
  request: readRequest,
  response: readAnswer,
  refuse: refuseMessage,
  refuseStream,
};
