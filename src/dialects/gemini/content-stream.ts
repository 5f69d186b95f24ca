/** Readers for streamed answers: chunks as events (`alt=sse`), or as the elements of one JSON array. */
import type { ReadLimits, ResponseReader } from '../../core/dialect.ts';
import type { Facts, Reader } from '../../core/segment.ts';
import type { Refusal } from '../../core/verdict.ts';
import { Answer } from '../answer.ts';
import { ArrayReader } from '../json-array/array-reader.ts';
import { KEEP_ALIVE } from '../sse/keep-alive.ts';
import { StreamReader } from '../sse/stream-reader.ts';
import { CHUNK_FORMAT } from './answer-format.ts';
import { eventOf, expectedCandidates, safetyChunk } from './ending.ts';
import { GeminiStreamHooks } from './stream-hooks.ts';

/** Blanks may stand between the elements of an array. */
const BLANK = Buffer.from('\n');

/** How chunks are framed. */
interface Framing {
  readonly reader: Reader;
  readonly hooks: GeminiStreamHooks;
  readonly keepAlive: Uint8Array;
  /** Frames the last chunk of a stream of which `sent` units have left; empty where nothing fits. */
  last(chunk: string, sent: number): string;
}

/** Reads one stream, and ends it after any number of its units. */
function contentStream(request: Facts, { reader, hooks, keepAlive, last }: Framing): ResponseReader {
  const expected = expectedCandidates(request);
  const ending = (refusal: Refusal, sent: number): Uint8Array => {
    const open = hooks.candidates.open(sent, expected);
    return Buffer.from(last(safetyChunk(refusal, open), sent), 'utf8');
  };
  return new Answer('stream', reader, { keepAlive, ending });
}

/** A stream of events. */
export function contentEvents(request: Facts, limits: ReadLimits): ResponseReader {
  const hooks = new GeminiStreamHooks();
  const reader = new StreamReader({ format: CHUNK_FORMAT, limits, hooks, outside: 'other' });
  return contentStream(request, { reader, hooks, keepAlive: KEEP_ALIVE, last: eventOf });
}

/** A stream in one array; nothing fits behind the bracket that closes it. */
export function contentArray(request: Facts, limits: ReadLimits): ResponseReader {
  const hooks = new GeminiStreamHooks();
  const reader = new ArrayReader({ format: CHUNK_FORMAT, limits, hooks });
  const last = (chunk: string, sent: number): string =>
    sent >= reader.closedAt ? '' : `${sent === 0 ? '[' : ','}${chunk}]`;
  return contentStream(request, { reader, hooks, keepAlive: BLANK, last });
}
