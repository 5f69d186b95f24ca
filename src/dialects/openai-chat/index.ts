/** The dialect of OpenAI chat completions, which most other servers speak too. */
import type { Dialect, ReadLimits, ResponseHead, ResponseReader } from '../../core/dialect.ts';
import { failed, ok, type Result } from '../../core/fault.ts';
import type { Facts, Reader } from '../../core/segment.ts';
import { unreachable } from '../../core/unreachable.ts';
import { answerMedia } from '../content-type.ts';
import { DocumentReader } from '../json/document-reader.ts';
import { PlainAnswer } from '../plain-answer.ts';
import { PlainTextReader } from '../plain-text-reader.ts';
import { ANSWER_FORMAT } from './answer-format.ts';
import { AnswerHooks } from './answer-hooks.ts';
import { chatStream } from './chat-stream.ts';
import { refuseStream } from './ending.ts';
import { refuseChat } from './refuse.ts';
import { REQUEST_FORMAT } from './request-format.ts';
import { RequestHooks } from './request-hooks.ts';

const PATHS = new Set(['/v1/chat/completions', '/chat/completions']);
const DEPLOYMENT = /^\/openai\/deployments\/[A-Za-z0-9._-]+\/chat\/completions$/;

/** Local replies of Envoy and errors of servers are plain text; a client may take any other answer for events. */
const FIRST_ERROR = 400;
const FLAT_ANSWER =
  'An answer that is no error came as text/plain; have the server send application/json or text/event-stream.';

/** Servers read JSON whatever the content type says. */
function readRequest(limits: ReadLimits): Result<Reader> {
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
      return ok(chatStream(request, limits));
    case 'text':
      if (!(head.status >= FIRST_ERROR)) return failed('unsupported', FLAT_ANSWER, 'content-type');
      return ok(new PlainAnswer('whole', new PlainTextReader('assistant')));
    default:
      return unreachable(media.value);
  }
}

/** `POST /v1/chat/completions` and the same under the paths of other servers. */
export const openaiChat: Dialect = {
  name: 'openai-chat',
  claims: ({ method, path }) => method === 'POST' && (PATHS.has(path) || DEPLOYMENT.test(path)),
  request: readRequest,
  response: readAnswer,
  refuse: refuseChat,
  refuseStream,
};
