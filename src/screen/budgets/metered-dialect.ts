/** A dialect whose readers tell what they read before anybody else takes it. */
import type { Dialect, ReadLimits, ResponseReader } from '../../core/dialect.ts';
import { ok } from '../../core/fault.ts';
import type { ParameterName } from '../../core/parameter.ts';
import type { Reader, Reading } from '../../core/segment.ts';

/** Hears what was read. */
export interface Hearing {
  request(reading: Reading): void;
  /** `shape` says whether it leaves unit by unit. */
  answer(reading: Reading, shape: ResponseReader['shape']): void;
}

/** What a request says of the length of its answer. */
const ASKED: readonly ParameterName[] = ['maxTokens', 'choices'];

/** The same dialect with ears. */
export function meteredDialect(dialect: Dialect, hears: Hearing): Dialect {
  return {
    ...dialect,
    request: (limits, head) => {
      const reader = dialect.request(withParameters(limits), head);
      return reader.ok ? ok(heardRequest(reader.value, hears)) : reader;
    },
    response: (head, request, limits) => {
      const reader = dialect.response(head, request, limits);
      return reader.ok ? ok(heardAnswer(reader.value, hears)) : reader;
    },
  };
}

function withParameters(limits: ReadLimits): ReadLimits {
  return { ...limits, parameters: new Set([...(limits.parameters ?? []), ...ASKED]) };
}

function heardRequest(reader: Reader, hears: Hearing): Reader {
  const heard = (reading: Reading): Reading => {
    hears.request(reading);
    return reading;
  };
  return {
    facts: reader.facts,
    push: (bytes) => heard(reader.push(bytes)),
    end: () => heard(reader.end()),
  };
}

function heardAnswer(reader: ResponseReader, hears: Hearing): ResponseReader {
  const heard = (reading: Reading): Reading => {
    hears.answer(reading, reader.shape);
    return reading;
  };
  return {
    ...{ facts: reader.facts, shape: reader.shape },
    ...(reader.keepAlive === undefined ? {} : { keepAlive: reader.keepAlive }),
    push: (bytes) => heard(reader.push(bytes)),
    end: () => heard(reader.end()),
    ending: (refusal, sent, mutated) => reader.ending(refusal, sent, mutated),
  };
}
