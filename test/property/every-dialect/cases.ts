/** Samples as cases: bytes, and readers for them. */
import type { Dialect, ResponseReader } from '../../../src/core/dialect.ts';
import type { Reader } from '../../../src/core/segment.ts';
import type { AnswerSample, RequestSample, SkippedMarks } from '../../dialects/types.ts';
import { LIMITS } from '../../unit/dialects/read-all.ts';

/** One message and the dialect's reader for it. */
export interface Case {
  readonly name: string;
  readonly bytes: Buffer;
  readonly skipped: SkippedMarks;
  readonly sealed: boolean;
  reader(): Reader;
}

export function requestCase(dialect: Dialect, sample: RequestSample): Case {
  const { method, path, type = 'application/json' } = sample;
  const head = { method, path, headers: [{ name: 'content-type', value: type }] };
  return {
    name: `request, ${sample.name}`,
    bytes: Buffer.from(sample.body),
    skipped: sample.skipped ?? {},
    sealed: false,
    reader: () => {
      const reader = dialect.request(LIMITS, head);
      if (!reader.ok) throw new Error(`no reader: ${reader.fault.message}`);
      return reader.value;
    },
  };
}

export function answerCase(dialect: Dialect, sample: AnswerSample): Case {
  return {
    name: `answer, ${sample.name}`,
    bytes: Buffer.from(sample.body),
    skipped: sample.skipped ?? {},
    sealed: sample.sealed ?? false,
    reader: () => answerReaderOf(dialect, sample),
  };
}

/** The reader that the dialect has for such an answer. */
export function answerReaderOf(
  dialect: Dialect,
  { type, status = 200, request = {} }: Pick<AnswerSample, 'type' | 'status' | 'request'>,
): ResponseReader {
  const head = { status, headers: [{ name: 'content-type', value: type }] };
  const reader = dialect.response(head, request, LIMITS);
  if (!reader.ok) throw new Error(`no reader: ${reader.fault.message}`);
  return reader.value;
}
