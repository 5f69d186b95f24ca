/** The dialect of Mistral's own endpoints; its chat is that of OpenAI. */
import type { Dialect, ReadLimits, RequestHead, ResponseHead, ResponseReader } from '../../core/dialect.ts';
import { ok, type Result } from '../../core/fault.ts';
import type { Facts, Reader } from '../../core/segment.ts';
import { type DocumentHooks, DocumentReader } from '../json/document-reader.ts';
import { MessageListHooks } from '../json/message-list-hooks.ts';
import { PlaceHooks } from '../json/place-hooks.ts';
import type { Format } from '../json/shape.ts';
import { AnswerHooks } from '../openai-chat/answer-hooks.ts';
import { choiceStream } from '../openai-chat/choice-stream.ts';
import { CHAT_FORM, refuseStream } from '../openai-chat/ending.ts';
import { answerChat } from '../openai-chat/own-answer.ts';
import { refuseChat } from '../openai-chat/refuse.ts';
import { SPEAKERS } from '../openai-chat/roles.ts';
import { documentAnswer, providerAnswer } from '../provider-answer.ts';
import { ANSWER_FORMAT } from './answer-format.ts';
import { AGENT_FORMAT, FIM_FORMAT, OCR_FORMAT } from './request-format.ts';

/** What a request asks for whose answer has choices. */
const CHOICES = 'choices';

/** How the request of an endpoint is read. */
interface Endpoint {
  readonly format: Format;
  /** Its answer has choices, which say a text. */
  readonly says: boolean;
  hooks(): DocumentHooks;
}

const ENDPOINTS: ReadonlyMap<string, Endpoint> = new Map<string, Endpoint>([
  ['/v1/fim/completions', { format: FIM_FORMAT, says: true, hooks: () => new PlaceHooks('user', 'prompt') }],
  [
    '/v1/agents/completions',
    { format: AGENT_FORMAT, says: true, hooks: () => new MessageListHooks(SPEAKERS) },
  ],
  ['/v1/ocr', { format: OCR_FORMAT, says: false, hooks: () => new PlaceHooks('user') }],
]);

/** The server reads JSON whatever the content type says. */
function readRequest(limits: ReadLimits, { path }: RequestHead): Result<Reader> {
  const endpoint = ENDPOINTS.get(path);
  if (endpoint === undefined) throw new Error(`mistral: ${path} is not claimed`);
  const { format, says } = endpoint;
  const hooks = endpoint.hooks();
  if (says) hooks.facts.asks = CHOICES;
  return ok(new DocumentReader({ format, limits, loneSurrogates: false, hooks }));
}

function readAnswer(head: ResponseHead, request: Facts, limits: ReadLimits): Result<ResponseReader> {
  return providerAnswer(head, {
    json: () => documentAnswer(ANSWER_FORMAT, limits, new AnswerHooks()),
    events: () => choiceStream({ format: ANSWER_FORMAT, form: CHAT_FORM }, request, limits),
  });
}

/** `POST /v1/fim/completions`, `/v1/agents/completions` and `/v1/ocr`. */
export const mistral: Dialect = {
  name: 'mistral',
  claims: ({ method, path }) => method === 'POST' && ENDPOINTS.has(path),
  request: readRequest,
  response: readAnswer,
  refuse: refuseChat,
  refuseStream: (refusal, request) => refuseStream(CHAT_FORM, refusal, request),
  answerWith: (text, request, refusal) =>
    request.asks === CHOICES ? answerChat(text, request, refusal) : undefined,
};
