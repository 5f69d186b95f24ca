/** The dialect of what no other knows: answers without a request, paths that a policy passes. */
import type { Dialect, ReadLimits, ResponseHead, ResponseReader } from '../../core/dialect.ts';
import { ok, type Result } from '../../core/fault.ts';
import type { Facts } from '../../core/segment.ts';
import { unreachable } from '../../core/unreachable.ts';
import type { Refusal } from '../../core/verdict.ts';
import { answerMedia } from '../content-type.ts';
import { DocumentReader } from '../json/document-reader.ts';
import { PlainTextReader } from '../plain-text-reader.ts';
import { WholeAnswer } from '../whole-answer.ts';
import { ANY_FORMAT } from './any-format.ts';
import { AnyHooks } from './any-hooks.ts';
import { AnyStream } from './any-stream.ts';

function readAnswer(head: ResponseHead, _request: Facts, limits: ReadLimits): Result<ResponseReader> {
  const media = answerMedia(head.headers, ['json', 'events', 'text']);
  if (!media.ok) return media;
  switch (media.value) {
    case 'json':
      return ok(new WholeAnswer(readDocument(limits, true)));
    case 'events':
      return ok(new AnyStream(limits));
    case 'text':
      return ok(new WholeAnswer(new PlainTextReader('unknown')));
    default:
      return unreachable(media.value);
  }
}

function readDocument(limits: ReadLimits, loneSurrogates: boolean): DocumentReader {
  return new DocumentReader({ format: ANY_FORMAT, limits, loneSurrogates, hooks: new AnyHooks() });
}

function refuse({ message, code, id }: Refusal): Uint8Array {
  return Buffer.from(JSON.stringify({ error: { message, code, id } }), 'utf8');
}

/** Claims nothing; used where no dialect is known. */
export const generic: Dialect = {
  name: 'generic',
  claims: () => false,
  request: (limits) => readDocument(limits, false),
  response: readAnswer,
  refuse,
};
