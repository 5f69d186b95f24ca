/** The dialect of OpenAI's Responses API. */
import type { Dialect, ReadLimits, RequestHead, ResponseHead, ResponseReader } from '../../core/dialect.ts';
import { failed, ok, type Result } from '../../core/fault.ts';
import type { Facts, Reader } from '../../core/segment.ts';
import { unreachable } from '../../core/unreachable.ts';
import { answerMedia } from '../content-type.ts';
import { EmptyBody } from '../empty-body.ts';
import { DocumentReader } from '../json/document-reader.ts';
import { refuseChat } from '../openai-chat/refuse.ts';
import { PlainAnswer } from '../plain-answer.ts';
import { PlainTextReader } from '../plain-text-reader.ts';
import { ANSWER_FORMAT } from './answer-format.ts';
import { AnswerHooks } from './answer-hooks.ts';
import { refuseStream } from './ending.ts';
import { bodyOf } from './paths.ts';
import { REQUEST_FORMAT } from './request-format.ts';
import { RequestHooks } from './request-hooks.ts';
import { responsesStream } from './responses-stream.ts';

/** Local replies of Envoy and errors of servers are plain text; a client may take any other answer for events. */
const FIRST_ERROR = 400;
const FLAT_ANSWER =
  'An answer that is no error came as text/plain; have the server send application/json or text/event-stream.';

/** Servers read JSON whatever the content type says. */
function readRequest(limits: ReadLimits, head: RequestHead): Result<Reader> {
  if (bodyOf(head) === 'none') return ok(new EmptyBody());
  const hooks = new RequestHooks();
  return ok(new DocumentReader({ format: REQUEST_FORMAT, limits, loneSurrogates: false, hooks }));
}

function readAnswer(head: ResponseHead, request: Facts, limits: ReadLimits): Result<ResponseReader> {
  const media = answerMedia(head.headers, ['json', 'events', 'text']);
  if (!media.ok) return media;
  switch (media.value) {
    case 'json': {
      const options = { format: ANSWER_FORMAT, limits, loneSurrogates: true, hooks: new AnswerHooks() };
      return ok(new PlainAnswer('whole', new DocumentReader(options)));
    }
    case 'events':
      return ok(responsesStream(request, limits));
    case 'text':
      if (!(head.status >= FIRST_ERROR)) return failed('unsupported', FLAT_ANSWER, 'content-type');
      return ok(new PlainAnswer('whole', new PlainTextReader('assistant')));
    default:
      return unreachable(media.value);
  }
}

/** `POST /v1/responses`, and what the provider keeps under it. */
export const openaiResponses: Dialect = {
  name: 'openai-responses',
  claims: (target) => bodyOf(target) !== undefined,
  request: readRequest,
  response: readAnswer,
  refuse: refuseChat,
  refuseStream,
};
