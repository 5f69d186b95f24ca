/** The reader for an answer of a JSON-RPC server, by its content type. */
import type { ReadLimits, ResponseHead, ResponseReader } from '../../core/dialect.ts';
import { fault, ok, type Result } from '../../core/fault.ts';
import { unreachable } from '../../core/unreachable.ts';
import { Answer } from '../answer.ts';
import { answerMedia, contentTypeOf } from '../content-type.ts';
import { EmptyBody } from '../empty-body.ts';
import { type DocumentHooks, DocumentReader } from '../json/document-reader.ts';
import type { Format } from '../json/shape.ts';
import { PlainTextReader } from '../plain-text-reader.ts';
import { OptionalBody } from './optional-body.ts';

/** Frameworks answer redirects and errors in plain text and in pages; no other answer may be one. */
const FIRST_FAILURE = 300;
const PAGE = 'text/html';

const FLAT_ANSWER = fault(
  'unsupported',
  'An answer that is a success has a body that is no JSON and no event stream; have the server send one of them.',
  'content-type',
);

export interface RpcAnswers {
  readonly format: Format;
  readonly limits: ReadLimits;
  /** For a document; `strict` where it has to be a JSON-RPC message. */
  hooks(strict: boolean): DocumentHooks;
  stream(): ResponseReader;
}

/** True for an answer whose body may be something else than a message. */
function isFailure({ status }: ResponseHead): boolean {
  return status >= FIRST_FAILURE;
}

/** Chooses the reader; an answer without a content type has to be empty. */
export function rpcAnswer(head: ResponseHead, answers: RpcAnswers): Result<ResponseReader> {
  const type = contentTypeOf(head.headers);
  if (!type.ok) return type;
  const failed = isFailure(head);
  if (type.value === undefined) return ok(new Answer('whole', new EmptyBody({}, FLAT_ANSWER)));
  if (failed && type.value.essence === PAGE) return ok(flat());
  const media = answerMedia(head.headers, ['json', 'events', 'text']);
  if (!media.ok) return media;
  switch (media.value) {
    case 'json': {
      const { format, limits } = answers;
      const hooks = answers.hooks(!failed);
      const reader = new DocumentReader({ format, limits, loneSurrogates: true, hooks });
      return ok(new Answer('whole', new OptionalBody(reader)));
    }
    case 'events':
      return ok(answers.stream());
    case 'text':
      return failed ? ok(flat()) : ok(new Answer('whole', new EmptyBody({}, FLAT_ANSWER)));
    default:
      return unreachable(media.value);
  }
}

function flat(): ResponseReader {
  return new Answer('whole', new PlainTextReader('tool'));
}
