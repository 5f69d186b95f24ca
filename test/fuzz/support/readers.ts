/** Opens the readers of the dialects as the product does. */
import assert from 'node:assert/strict';
import type { Dialect } from '../../../src/core/dialect.ts';
import type { Reader } from '../../../src/core/segment.ts';
import { LIMITS } from '../../unit/dialects/read-all.ts';

/** The reader of a request. */
export function requestReader(dialect: Dialect): Reader {
  const reader = dialect.request(LIMITS, []);
  assert.ok(reader.ok);
  return reader.value;
}

/** The reader of an answer of that content type. */
export function answerReader(dialect: Dialect, type: string, status = 200): Reader {
  const reader = dialect.response({ status, headers: [{ name: 'content-type', value: type }] }, {}, LIMITS);
  assert.ok(reader.ok, 'no reader for this content type');
  return reader.value;
}
