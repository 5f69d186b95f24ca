/** Numbers are judged as those may spell them who read them (T03). */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { wholeNumber } from '../../../src/dialects/json/whole-number.ts';
import { Talk } from '../../fakes/talk.ts';

const RULES = `  response:
    rules:
      - { name: cards, detector: pii, options: { entities: [CREDIT_CARD] }, action: redact }
`;

describe('a whole number in another spelling', () => {
  const SPELLINGS: readonly (readonly [string, string | undefined])[] = [
    ['42', undefined],
    ['-42', undefined],
    ['0', undefined],
    ['4.5', undefined],
    ['4.25e1', undefined],
    ['0.42', undefined],
    ['1e41', undefined],
    ['1e999', undefined],
    ['1e-999', undefined],
    ['42.0', '42'],
    ['42.', undefined],
    ['4.2e1', '42'],
    ['4.2E+1', '42'],
    ['-4.2e1', '-42'],
    ['420e-1', '42'],
    ['0.042e3', '42'],
    ['4e3', '4000'],
    ['0.0', undefined],
  ];
  for (const [spelled, whole] of SPELLINGS)
    it(`T03 ${spelled}`, () => assert.equal(wholeNumber(spelled), whole));

  for (const number of ['4111111111111111.0', '4.111111111111111e15', '411111111111111.1E1']) {
    it(`T03 ${number} in the arguments of a call is found`, () => {
      const talk = new Talk(RULES).request('full-duplex', { path: '/v1/messages' });
      talk.body('request', '{"model":"m","max_tokens":9,"messages":[]}', true);
      talk.answer('application/json');
      const block = `{"type":"tool_use","id":"t","name":"f","input":{"n":${number}}}`;
      talk.body('response', `{"type":"message","role":"assistant","content":[${block}]}`, true);
      assert.deepEqual([talk.events.at(-1)?.rule, talk.left()], ['cards', '']);
    });
  }
});
