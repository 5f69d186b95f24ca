/** Masks, hashes and fakes through a real Envoy: what the model and the caller see in place of a value. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { recordsOf } from '../answers/support/records.ts';
import { DONE, event, sends, textOf } from '../conformance/support/events.ts';
import { type Stack, startStack } from '../harness/stack.ts';

const rules = (direction: string): string => `  ${direction}:
    rules:
      - { name: mask-cards, detector: pii, options: { entities: [CREDIT_CARD] }, action: mask, mask: { keep: last4, with: "#" } }
      - { name: hash-mail, detector: pii, options: { entities: [EMAIL] }, action: hash }
      - { name: fake-ssn, detector: pii, options: { entities: [US_SSN] }, action: fake }
`;
const POLICY = `
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: edits }
spec:
${rules('request')}${rules('response')}`;

const CARD = ['4111', '1111', '1111', '1111'].join('-');
const JANE = ['jane', 'example.org'].join('@');
const SSN = ['219', '09', '4412'].join('-');
const TEXT = `card ${CARD}, mail ${JANE}, ssn ${SSN}.`;
const SEEN = /^card ####-####-####-1111, mail \[EMAIL:[0-9a-f]{12}\], ssn (?!219-09-4412)\d{3}-\d\d-\d{4}\.$/;

describe('edits of values', { timeout: 60_000 }, () => {
  let stack: Stack;
  before(async () => {
    stack = await startStack({ policy: POLICY });
  });
  after(async () => stack?.stop());

  it('are the same in a request and in an answer, whole or in pieces', async () => {
    const seen = new Set<string>();
    for (const size of [1, 5, 100]) {
      const parts = TEXT.match(new RegExp(`.{1,${size}}`, 'g')) ?? [];
      stack.model.script('edits', sends([...parts.map((part) => event(part)), DONE], { paceMs: 0 }));
      const answer = await fetch(`${stack.url}/v1/chat/completions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-script': 'edits' },
        body: JSON.stringify({ model: 'm', stream: true, messages: [{ role: 'user', content: TEXT }] }),
      });
      seen.add(textOf(await answer.text()));
      const told = JSON.parse(stack.model.received.at(-1)?.body.toString() ?? '{}') as {
        messages: { content: string }[];
      };
      seen.add(told.messages[0]?.content ?? '');
      // Whether it opens with the change depends on what had come by then.
      const records = await recordsOf(stack, answer.headers.get('x-weir-id'));
      const changed = records.filter(({ verdict, kind }) => verdict === 'mutate' && kind !== 'close');
      assert.deepEqual(
        changed.map(({ direction, rule }) => [direction, rule]),
        [
          ['request', 'mask-cards'],
          ['response', 'mask-cards'],
        ],
      );
      const hash = [...seen][0]?.match(/EMAIL:([0-9a-f]{12})/)?.[1] ?? 'none';
      assert.ok(
        !JSON.stringify(records).includes(hash),
        'the hash that leaves is not the one of the records',
      );
    }
    const [only = '', ...others] = seen;
    assert.deepEqual(others, []);
    assert.match(only, SEEN);
  });
});
