/** Ordinary answers of Weir's own: the dialect reads them itself, and finds the text in them. */
import assert from 'node:assert/strict';
import type { Dialect } from '../../../src/core/dialect.ts';
import type { RequestSample } from '../../dialects/types.ts';
import { LIMITS, readAll } from '../../unit/dialects/read-all.ts';
import { requestCase } from './cases.ts';

const TEXT = 'I cannot help with "that".\nAsk the desk: w-1.';
const REFUSAL = {
  status: 403,
  rule: 'no-leak',
  code: 'content_policy_violation',
  message: 'Denied.',
  id: 'w-1',
  says: TEXT,
};

/**
 * Returns whether the dialect has such an answer to a request. Each choice tells the text; where streams `repeats` it at
 * their end, every place that spells it is read.
 */
export function assertAnswered(dialect: Dialect, sample: RequestSample, repeats: boolean): boolean {
  const { reader, bytes } = requestCase(dialect, sample);
  const { facts } = readAll(reader(), bytes);
  const own = dialect.answerWith?.(TEXT, facts, REFUSAL);
  if (own === undefined) return false;
  const headers = [{ name: 'content-type', value: own.contentType }];
  const opened = dialect.response({ status: 200, headers }, facts, LIMITS);
  assert.ok(opened.ok, `its own ${own.contentType} is not read`);
  const told = readAll(opened.value, own.body);
  const body = Buffer.from(own.body).toString('latin1');
  assert.equal(told.fault, undefined, body);
  assert.deepEqual(told.skipped, [], body);
  assert.equal(told.units.map((unit) => unit.bytes).join(''), body);
  const texts = told.units.flatMap(({ runs }) =>
    runs.filter(({ role }) => role === 'assistant' || role === 'tool'),
  );
  const choices = Math.max(facts.choices ?? 1, 1);
  assert.equal(
    texts
      .map(({ text }) => text)
      .join('')
      .split(TEXT).length - 1,
    repeats ? body.split('Ask the desk').length - 1 : choices,
    body,
  );
  return true;
}
