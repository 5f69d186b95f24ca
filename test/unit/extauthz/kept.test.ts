/** ext_authz looks up what a request refers to, and does not ask a judge again; it sees no answers that make anything. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CheckAnswer, CheckQuestion } from '../../../src/core/check.ts';
import type { ExchangeEvent } from '../../../src/core/event.ts';
import type { Memory } from '../../../src/core/ports.ts';
import { ExtAuthz } from '../../../src/extauthz/ext-authz.ts';
import { policiesOf } from '../../fakes/conversation.ts';

const POLICY = policiesOf(`
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: kept }
spec:
  request:
    rules:
      - { name: ask, detector: remote, options: { judge: guard }, on: [user], action: deny }
`);
const BODY = Buffer.from('{"model":"m","previous_response_id":"resp_1","input":"Go on."}');
const QUESTION: CheckQuestion = {
  ...{ method: 'POST', path: '/v1/responses', host: 'llm.test', body: BODY, bodyIsText: false },
  headers: [
    { name: 'content-type', value: 'application/json' },
    { name: 'content-length', value: String(BODY.length) },
    { name: 'authorization', value: 'Bearer sk-one' },
  ],
  ...{ attributes: new Map(), extensions: new Map() },
};

/** Asks twice; returns what was answered and recorded, and how often the judge was asked. */
async function askTwice(recall: Memory['recall']) {
  const answers: CheckAnswer[] = [];
  const events: ExchangeEvent[] = [];
  const clean = new Set<string>();
  let asked = 0;
  const authz = new ExtAuthz({
    codec: {
      decodeCheck: () => ({ ok: true, value: QUESTION }),
      encodeCheck: (answer) => {
        answers.push(answer);
        return Buffer.alloc(0);
      },
    },
    deadlines: { judgeMs: 1000, stateMs: 1000, journalMs: 1000 },
    policies: () => POLICY,
    journal: { record: async (event) => void events.push(event), strict: false, fault: undefined },
    meter: { event() {}, fault() {} },
    clock: { now: () => 0, monotonic: () => 0 },
    newId: () => 'x',
    fingerprint: (text) => text,
    callerOf: () => ({ id: '10.0.0.1', kind: 'address', roles: [], claims: {} }),
    identify: () => ({
      ok: true,
      value: { caller: { id: '10.0.0.1', kind: 'address', roles: [], claims: {} } },
    }),
    authenticate: () => ({ ok: true, value: [] }),
    judge: {
      ask: async () => {
        asked += 1;
        return [];
      },
    },
    clean: { has: (judge, key) => clean.has(judge + key), add: (judge, key) => void clean.add(judge + key) },
    memory: { recall, remember: async () => assert.fail('nothing is made here') },
    shed: () => undefined,
    onFault: (fault) => assert.fail(fault.message),
  });
  for (let time = 0; time < 2; time += 1) await authz.check(Buffer.alloc(0));
  const decided = events.filter(({ kind }) => kind === 'request');
  return { answers, decided, asked };
}

describe('ext_authz', () => {
  it('lets pass what is known, and asks a judge once about a text', async () => {
    const { answers, decided, asked } = await askTwice(async (keys) => keys.map(() => true));
    assert.deepEqual(
      answers.map(({ kind }) => kind),
      ['allow', 'allow'],
    );
    assert.equal(asked, 1);
    assert.deepEqual(
      decided.map(({ judged }) => judged),
      [[{ rule: 'ask', asked: 1, remembered: 0 }], [{ rule: 'ask', asked: 0, remembered: 1 }]],
    );
  });

  it('denies what is not known, and what nobody can tell of', async () => {
    const outcomes: readonly (readonly [Memory['recall'], string])[] = [
      [async (keys) => keys.map(() => false), 'uninspected.reference'],
      [() => Promise.reject(new Error('gone')), 'state'],
    ];
    for (const [recall, rule] of outcomes) {
      const { answers, decided } = await askTwice(recall);
      assert.deepEqual(
        answers.map(({ kind }) => kind),
        ['deny', 'deny'],
      );
      assert.deepEqual(
        decided.map((event) => event.rule),
        [rule, rule],
      );
    }
  });
});
