/** The endpoints whose requests and answers stand in batches, and the readers of their bodies. */
import type { Dialect, ReadLimits } from '../../core/dialect.ts';
import type { Result } from '../../core/fault.ts';
import type { Reader } from '../../core/segment.ts';
import { openaiChat } from '../openai-chat/index.ts';
import { openaiCompletions } from '../openai-completions/index.ts';
import { openaiResponses } from '../openai-responses/index.ts';
import type { BodyPlace, SeenLine } from './line-hooks.ts';

const ENDPOINTS: readonly Dialect[] = [openaiChat, openaiResponses, openaiCompletions];

/** By what an answer says it is. */
const ANSWERS: ReadonlyMap<string, Dialect> = new Map([
  ['chat.completion', openaiChat],
  ['text_completion', openaiCompletions],
  ['response', openaiResponses],
]);

const HEADERS = [{ name: 'content-type', value: 'application/json' }];

/** The reader of a body, or undefined where nothing here knows its endpoint. */
export function bodyReader(line: SeenLine, body: BodyPlace, limits: ReadLimits): Reader | undefined {
  const reader = body.path === 'body' ? requestReader(line, limits) : answerReader(line, limits);
  return reader?.ok === true ? reader.value : undefined;
}

function requestReader({ url }: SeenLine, limits: ReadLimits): Result<Reader> | undefined {
  if (url === undefined) return undefined;
  const head = { method: 'POST', path: url, headers: HEADERS };
  return ENDPOINTS.find((one) => one.claims(head))?.request(limits, head);
}

function answerReader({ object }: SeenLine, limits: ReadLimits): Result<Reader> | undefined {
  return ANSWERS.get(object ?? '')?.response({ status: 200, headers: HEADERS }, {}, limits);
}
