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

/** What reads a body. */
export interface BodyReader {
  readonly reader: Reader;
  /** False where nothing here knows its endpoint: every string is text of an unknown role. */
  readonly known: boolean;
}

/** The reader of a body. */
export function bodyReader(line: SeenLine, body: BodyPlace, limits: ReadLimits): BodyReader {
  const asked = isAsked(body);
  const reader = asked ? requestReader(line, limits) : answerReader(line, limits);
  return reader?.ok === true
    ? { reader: reader.value, known: true }
    : { reader: anyDocument(limits, !asked), known: false };
}

/** True for the body of a request. */
export function isAsked({ path }: BodyPlace): boolean {
  return path === 'body';
}

function requestReader({ url }: SeenLine, limits: ReadLimits): Result<Reader> | undefined {
  if (url === undefined) return undefined;
  const head = { method: 'POST', path: plainPath(url), headers: HEADERS };
  return ENDPOINTS.find((one) => one.claims(head))?.request(limits, head);
}

function answerReader({ object }: SeenLine, limits: ReadLimits): Result<Reader> | undefined {
  return ANSWERS.get(object ?? '')?.response({ status: 200, headers: HEADERS }, {}, limits);
}

/** The path of an address as a lenient server may see it. */
function plainPath(url: string): string {
  const [path = ''] = url.split(/[?#]/, 1);
  return path.toLowerCase().replace(/\/+$/, '');
}
