/** What an answer is read as, or why it is refused before its body. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { answerLane } from '../../../src/screen/answer-lane.ts';
import { policiesOf } from '../../fakes/conversation.ts';

const { policies } = policiesOf(`
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: answers }
spec:
  response:
    rules:
      - { name: cards, detector: pii, options: { entities: [CREDIT_CARD] }, action: redact }
`);

function opened(type: string, status = 200) {
  const [policy] = policies;
  if (policy === undefined) throw new Error('no policy');
  return answerLane({
    policy,
    dialect: undefined,
    head: { status, headers: [{ name: 'content-type', value: type }] },
    request: {},
    fingerprint: () => '',
    eager: false,
    enforced: true,
  });
}

function judged(body: string) {
  const lane = opened('text/plain');
  if (!lane.ok) throw new Error(lane.fault.message);
  const outputs = [lane.value.lane.push(Buffer.from(body)), lane.value.lane.end()];
  return {
    left: Buffer.concat(outputs.flatMap(({ chunks }) => chunks)).toString(),
    denied: outputs.some(({ denial }) => denial !== undefined),
  };
}

describe('an answer of plain text', () => {
  it('that could be JSON is read as JSON, escapes and all', () => {
    assert.deepEqual(judged('{"card":"\\u0034111 1111 1111 1111"}'), {
      left: '{"card":"[CREDIT_CARD]"}',
      denied: false,
    });
    assert.deepEqual(judged(' ["\\u0034111 1111 1111 1111"]').left, ' ["[CREDIT_CARD]"]');
  });

  it('and has to be', () => {
    assert.deepEqual(judged('{"card":"\\u0034111 1111 1111 1111"} and more'), { left: '', denied: true });
  });

  it('is text when it begins otherwise', () => {
    assert.equal(judged('"4111 1111 1111 1111" is a card').left, '"[CREDIT_CARD]" is a card');
    assert.equal(judged('a {b} [c]').left, 'a {b} [c]');
    assert.equal(judged('').denied, false);
  });
});

describe('a part of an answer', () => {
  it('is refused: what is cut over two parts would be seen in neither', () => {
    const lane = opened('text/plain', 206);
    assert.equal(lane.ok, false);
    assert.equal(lane.ok || lane.fault.kind, 'unsupported');
  });
});
