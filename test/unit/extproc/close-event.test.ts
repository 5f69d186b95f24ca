/** The event that closes an exchange: told by the direction that it came to, so that floods of denials can be bounded. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Aggregator } from '../../../src/audit/aggregate.ts';
import { converse, policiesOf } from '../../fakes/conversation.ts';

const policies = policiesOf(`
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: closing }
spec:
  request: { rules: [{ name: no-evil, detector: keywords, options: { words: [evil] }, action: deny }] }
  response: { rules: [{ name: no-leak, detector: keywords, options: { words: [leak] }, action: deny }] }
`);
const ANSWER = 'data: {"choices":[{"index":0,"delta":{"content":"a leak "}}]}\n\ndata: [DONE]\n\n';

function eventsOf(content: string, answer: string) {
  const body = `{"model":"m","messages":[{"role":"user","content":"${content}"}]}`;
  return converse({ policies, request: [Buffer.from(body)], answer: [Buffer.from(answer)] }).events;
}

describe('the end of an exchange', () => {
  const cases = [
    {
      title: 'a denied request',
      content: 'evil',
      closes: ['request', 'deny', 'no-evil', 'denied'],
      absorbed: true,
    },
    {
      title: 'an unreadable request',
      content: '"',
      closes: ['request', 'deny', 'unreadable', 'fault'],
      absorbed: true,
    },
    {
      title: 'a denied answer',
      content: 'calm',
      closes: ['response', 'deny', 'no-leak', 'denied'],
      absorbed: false,
    },
  ] as const;
  for (const { title, content, closes, absorbed } of cases) {
    it(`${title}: ${closes.join(' ')}`, () => {
      const events = eventsOf(content, ANSWER);
      const close = events.at(-1);
      assert.equal(close?.kind, 'close');
      assert.deepEqual([close.direction, close.verdict, close.rule, close.totals?.ended], closes);
    });

    it(`A05: a flood of ${title}: ${absorbed ? 'no' : 'every'} record is written by itself`, () => {
      const aggregator = new Aggregator(0);
      const written = eventsOf(content, ANSWER).filter((event) => !aggregator.absorbs(event, 0));
      assert.equal(written.length, absorbed ? 0 : 3);
    });
  }
});
