/** The endpoints whose requests and answers stand in batches, and the readers of their bodies. */
import type { Dialect, ReadLimits } from '../../core/dialect.ts';
import type { Result } from '../../core/fault.ts';
import type { Reader } from '../../core/segment.ts';
import { anyDocument } from '../generic/any-readers.ts';
import { openaiChat } from '../openai-chat/index.ts';
import { openaiCompletions } from '../openai-completions/index.ts';
import { openaiEmbeddings } from '../openai-embeddings/index.ts';
import { openaiImages } from '../openai-images/index.ts';
import { openaiModerations } from '../openai-moderations/index.ts';
import { openaiResponses } from '../openai-responses/index.ts';
import type { BodyPlace, SeenLine } from './line-hooks.ts';

const ENDPOINTS: readonly Dialect[] = [
  openaiChat,
  openaiResponses,
  openaiCompletions,
  openaiEmbeddings,
  openaiModerations,
  openaiImages,
];

/** By what an answer says it is. */
const ANSWERS: ReadonlyMap<string, Dialect> = new Map([
  ['chat.completion', openaiChat],
  ['text_completion', openaiCompletions],
  ['response', openaiResponses],
  ['list', openaiEmbeddings],
]);

const HEADERS = [{ name: 'content-type', value: 'application/json' }];

/** The reader of a body; every string is text of an unknown role where nothing here knows its endpoint. */
export function bodyReader(line: SeenLine, body: BodyPlace, limits: ReadLimits): Reader {
  const asked = body.path === 'body';
  const reader = asked ? requestReader(line, limits) : answerReader(line, limits);
  return reader?.ok === true ? reader.value : anyDocument(limits, !asked);
}

function requestReader({ url }: SeenLine, limits: ReadLimits): Result<Reader> | undefined {
  if (url === undefined) return undefined;
  const head = { method: 'POST', path: url, headers: HEADERS };
  return ENDPOINTS.find((one) => one.claims(head))?.request(limits, head);
}

function answerReader({ object }: SeenLine, limits: ReadLimits): Result<Reader> | undefined {
  return ANSWERS.get(object ?? '')?.response({ status: 200, headers: HEADERS }, {}, limits);
}
