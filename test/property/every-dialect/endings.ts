/** Endings and refusals: what a dialect says no with is of its own format. */
import assert from 'node:assert/strict';
import type { Dialect } from '../../../src/core/dialect.ts';
import type { AnswerSample } from '../../dialects/types.ts';
import { MARK } from '../../dialects/types.ts';
import { readAll, readUnits } from '../../unit/dialects/read-all.ts';
import { answerReaderOf } from './cases.ts';

const REFUSAL = {
  status: 403,
  rule: 'no-leak',
  code: 'content_policy_violation',
  message: 'Denied.',
  id: 'w-1',
};

const IN_WORDS = { ...REFUSAL, says: 'I cannot help with "that".\nAsk the desk.' };
const REFUSED = [
  [REFUSAL, false],
  [REFUSAL, true],
  [IN_WORDS, false],
  [IN_WORDS, true],
] as const;

/** After any number of units the ending makes the stream whole: the dialect reads it, and nothing is left over. */
export function assertEndings(dialect: Dialect, sample: AnswerSample): void {
  const bytes = Buffer.from(sample.body);
  const whole = answerReaderOf(dialect, sample);
  assert.equal(whole.shape, 'stream');
  const { units } = readUnits(whole, [bytes]);
  const closed = units.findIndex(({ closes }) => closes);
  const most = closed < 0 ? units.length : closed;
  for (let sent = 0; sent <= most; sent++) {
    const left = Buffer.concat(units.slice(0, sent).map((unit) => unit.bytes ?? Buffer.alloc(0)));
    const early = answerReaderOf(dialect, sample);
    early.push(left);
    const marks: readonly string[] = left.toString('latin1').match(MARK) ?? [];
    for (const [refusal, mutated] of REFUSED) {
      const ending = Buffer.from(whole.ending(refusal, sent, mutated));
      assertEnded(dialect, sample, Buffer.concat([left, ending]));
      const repeated: readonly string[] = ending.toString('latin1').match(MARK) ?? [];
      const allowed = mutated ? [] : marks;
      assert.deepEqual(
        repeated.filter((mark) => !allowed.includes(mark)),
        [],
        'text that has not left',
      );
      if (sent > 0) assertEnded(dialect, sample, Buffer.concat([left, early.ending(refusal, sent, mutated)]));
    }
  }
}

/** Refusals parse: as JSON, and as a stream that the dialect reads itself. */
export function assertRefusals(dialect: Dialect, streams: readonly AnswerSample[]): void {
  const body = Buffer.from(dialect.refuse(REFUSAL)).toString();
  JSON.parse(body);
  assert.ok(body.includes('w-1'), 'a refusal names the decision');
  if (dialect.refuseStream === undefined) return;
  // Such a refusal leaves as events, whatever else the dialect may stream.
  for (const sample of streams.filter(({ type }) => type.startsWith('text/event-stream'))) {
    const refused = Buffer.from(dialect.refuseStream(REFUSAL, sample.request ?? {}) ?? '');
    assertEnded(dialect, sample, refused);
  }
}

function assertEnded(dialect: Dialect, sample: AnswerSample, bytes: Buffer): void {
  const { fault, skipped, units } = readAll(answerReaderOf(dialect, sample), bytes);
  assert.equal(fault, undefined, bytes.toString());
  const loose = skipped.filter(({ reason }) => reason === 'after-end' || reason === 'unterminated');
  assert.deepEqual(loose, [], bytes.toString());
  assert.equal(units.map((unit) => unit.bytes).join(''), bytes.toString('latin1'));
}
