/** The reader for a provider's answer, by its content type: each dialect says how it reads which. */
import type { ReadLimits, ResponseHead, ResponseReader } from '../core/dialect.ts';
import { failed, ok, type Result } from '../core/fault.ts';
import { Answer } from './answer.ts';
import { answerMedia } from './content-type.ts';
import { type DocumentHooks, DocumentReader } from './json/document-reader.ts';
import type { Format } from './json/shape.ts';
import { PlainTextReader } from './plain-text-reader.ts';

/** Local replies of Envoy and errors of servers are plain text; a client may take any other answer for a stream. */
const FIRST_ERROR = 400;

/** How a dialect reads each kind of answer that it knows; plain text is read alike in all of them. */
export interface AnswerReaders {
  json(): ResponseReader;
  events?(): ResponseReader;
  lines?(): ResponseReader;
}

/** True for an answer which says that something went wrong. */
export function isError({ status }: ResponseHead): boolean {
  return status >= FIRST_ERROR;
}

/** Chooses the reader of an answer; a fault when the dialect has none. */
export function providerAnswer(head: ResponseHead, readers: AnswerReaders): Result<ResponseReader> {
  const known = (['json', 'events', 'lines'] as const).filter((one) => readers[one] !== undefined);
  const media = answerMedia(head.headers, [...known, 'text']);
  if (!media.ok) return media;
  if (media.value === 'text') return flatAnswer(head, readers);
  const reader = readers[media.value]?.();
  if (reader === undefined) throw new Error(`no reader for ${media.value}`);
  return ok(reader);
}

/** Reads a JSON document of which nothing leaves before its end. */
export function documentAnswer(format: Format, limits: ReadLimits, hooks: DocumentHooks): ResponseReader {
  return new Answer('whole', new DocumentReader({ format, limits, loneSurrogates: true, hooks }));
}

function flatAnswer(head: ResponseHead, { events, lines }: AnswerReaders): Result<ResponseReader> {
  if (isError(head)) return ok(new Answer('whole', new PlainTextReader('assistant')));
  const types = ['application/json'];
  if (lines !== undefined) types.push('application/x-ndjson');
  if (events !== undefined) types.push('text/event-stream');
  const message = `An answer that is no error came as text/plain; have the server send ${types.join(' or ')}.`;
  return failed('unsupported', message, 'content-type');
}
