/** The dialect of Ollama's own API. */
import type { Dialect, ReadLimits, RequestHead, ResponseHead, ResponseReader } from '../../core/dialect.ts';
import { failed, ok, type Result } from '../../core/fault.ts';
import type { Facts, Reader } from '../../core/segment.ts';
import { unreachable } from '../../core/unreachable.ts';
import { answerMedia } from '../content-type.ts';
import { DocumentReader } from '../json/document-reader.ts';
import { PlainAnswer } from '../plain-answer.ts';
import { PlainTextReader } from '../plain-text-reader.ts';
import { ANSWER_FORMAT } from './answer-format.ts';
import { AnswerHooks } from './answer-hooks.ts';
import { LinesStream } from './lines-stream.ts';
import { refuseOllama } from './refuse.ts';
import { REQUEST_FORMAT } from './request-format.ts';
import { RequestHooks } from './request-hooks.ts';
import { askedOf } from './targets.ts';

/** Local replies of Envoy and errors of servers are plain text; a client may take any other answer for lines. */
const FIRST_ERROR = 400;
const FLAT_ANSWER =
  'An answer that is no error came as text/plain; have the server send application/json or application/x-ndjson.';

/** The server reads JSON whatever the content type says, and streams unless it is told not to. */
function readRequest(limits: ReadLimits, head: RequestHead): Result<Reader> {
  const hooks = new RequestHooks(askedOf(head) === 'text');
  return ok(new DocumentReader({ format: REQUEST_FORMAT, limits, loneSurrogates: false, hooks }));
}

function readAnswer(head: ResponseHead, request: Facts, limits: ReadLimits): Result<ResponseReader> {
  const media = answerMedia(head.headers, ['json', 'lines', 'text']);
  if (!media.ok) return media;
  switch (media.value) {
    case 'json': {
      const options = { format: ANSWER_FORMAT, limits, loneSurrogates: true, hooks: new AnswerHooks() };
      return ok(new PlainAnswer('whole', new DocumentReader(options)));
    }
    case 'lines':
      return ok(new LinesStream(request, limits));
    case 'text':
      if (!(head.status >= FIRST_ERROR)) return failed('unsupported', FLAT_ANSWER, 'content-type');
      return ok(new PlainAnswer('whole', new PlainTextReader('assistant')));
    default:
      return unreachable(media.value);
  }
}

/** `POST /api/chat`, `/api/generate`, `/api/embed` and `/api/embeddings`. */
export const ollama: Dialect = {
  name: 'ollama',
  claims: (target) => askedOf(target) !== undefined,
  request: readRequest,
  response: readAnswer,
  refuse: refuseOllama,
};
