import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { converse, policiesOf } from '../../fakes/conversation.ts';

const POLICIES = policiesOf(`
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: named }
spec:
  passPaths: [/v1/files]
`);

describe('a path that the policy names', () => {
  it('passes as it came, and every byte of it is recorded as not inspected', () => {
    const outcome = converse({
      policies: POLICIES,
      path: '/v1/files',
      request: [Buffer.from('ab'), Buffer.from('cde')],
      answer: [Buffer.from('0123456')],
    });
    assert.equal(outcome.upstream.toString(), 'abcde');
    assert.equal(outcome.client.toString(), '0123456');
    const skipped = outcome.events.flatMap((event) =>
      event.skipped.map(({ bytes }) => [event.direction, bytes] as const),
    );
    const sum = (direction: string) =>
      skipped.filter(([of]) => of === direction).reduce((total, [, bytes]) => total + bytes, 0);
    assert.equal(sum('request'), 5);
    assert.equal(sum('response'), 7);
    assert.deepEqual(
      outcome.events.map(({ kind }) => kind),
      ['request', 'open', 'uninspected', 'close'],
    );
  });
});
