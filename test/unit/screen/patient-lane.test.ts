/** A lane whose denial waits until it is known in what form the client reads its answer. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openaiChat } from '../../../src/dialects/openai-chat/index.ts';
import type { Lane } from '../../../src/screen/lane.ts';
import { waitingIn } from '../../../src/screen/patient-lane.ts';
import { requestLane } from '../../../src/screen/request-lane.ts';
import { policiesOf } from '../../fakes/conversation.ts';

const BANNED = '{ name: banned, detector: keywords, options: { words: ["project heron"] }, action: deny }';
const ASK = '{ name: ask, detector: remote, options: { judge: guard }, action: deny }';
const POLICY = (as: string, rule: string) => `
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: patient }
spec:
  refusals: { as: ${as} }
  request:
    limits: { bodyBytes: 1000 }
    rules:
      - ${rule}
`;
const STOPPED = { kind: 'fault', fault: { kind: 'deadline', message: 'late' } } as const;
const HEAD = '{"messages":[{"role":"user","content":"project heron"}],';
const BODY = `${HEAD}"model":"m","n":2,"stream":true}`;

function open(as = 'answer', rule = BANNED): Lane {
  const [policy] = policiesOf(POLICY(as, rule)).policies;
  assert.ok(policy);
  const lane = requestLane(policy, openaiChat, {
    head: { method: 'POST', path: '/', headers: [] },
    fingerprint: () => 'h',
    tenant: () => undefined,
  });
  assert.ok(lane.ok);
  return lane.value;
}

const ruleOf = (lane: { denial: unknown }) => (lane.denial as { rule?: string } | undefined)?.rule;

describe('a lane whose denial waits', () => {
  it('says it at the end of the message, wherever this is cut, and knows its facts then', () => {
    for (let at = 0; at <= BODY.length; at++) {
      const lane = open();
      const early = [BODY.slice(0, at), BODY.slice(at)].map((piece) => lane.push(Buffer.from(piece)));
      assert.deepEqual(
        early.map(({ denial, chunks }) => [denial, chunks.length]),
        [
          [undefined, 0],
          [undefined, 0],
        ],
      );
      assert.equal(early.flatMap(({ findings }) => findings).length, 1);
      assert.equal(lane.over, false);
      assert.deepEqual([ruleOf(lane.end()), lane.over], ['banned', true]);
      assert.deepEqual(lane.facts, { messages: 1, model: 'm', choices: 2, stream: true });
    }
  });

  it('says it at once where every client reads the same', () => {
    const lane = open('error');
    assert.equal(ruleOf(lane.push(Buffer.from(HEAD))), 'banned');
    assert.equal(waitingIn(lane), undefined);
  });

  it('counts what it reads meanwhile as held, and tells that it waits', () => {
    const lane = open();
    lane.push(Buffer.from(HEAD));
    assert.deepEqual([lane.holding, waitingIn(lane)?.kind], [HEAD.length, 'finding']);
    lane.push(Buffer.from('"model":'));
    assert.equal(lane.holding, HEAD.length + 8);
  });

  it('waits neither for what is too large, nor for what cannot be read, nor beyond a deadline', () => {
    const large = open();
    large.push(Buffer.from(HEAD));
    assert.equal(ruleOf(large.push(Buffer.from(`"user":"${'x'.repeat(1000)}`))), 'banned');
    const broken = open();
    broken.push(Buffer.from(HEAD));
    assert.equal(ruleOf(broken.push(Buffer.from('}'))), 'banned');
    const late = open();
    late.push(Buffer.from(HEAD));
    assert.equal(ruleOf(late.stop(STOPPED)), 'banned');
    for (const lane of [large, broken, late]) {
      assert.equal(lane.over, true);
      assert.deepEqual(lane.end().denial, undefined);
    }
  });

  it('does not wait when the body is too large and nothing else was found', () => {
    const lane = open();
    const { denial } = lane.push(Buffer.from(`{"messages":[],"user":"${'x'.repeat(1000)}"}`));
    assert.equal(ruleOf({ denial }), 'limits.bodyBytes');
  });

  it('says what could not be judged at once', () => {
    const lane = open();
    const { denial } = lane.push(Buffer.from('{"messages":[],]'));
    assert.deepEqual([denial?.kind, lane.over], ['fault', true]);
  });

  it('says what a judge answers after the end at once, and what it answers before at the end', () => {
    const asked = '{"messages":[{"role":"user","content":"Hm."}]';
    const hit = [{ type: 'INJECTION', start: 0, end: 2, score: 1 }];
    const early = open('answer', ASK);
    const [ask] = early.push(Buffer.from(asked)).asks;
    assert.ok(ask);
    assert.equal(early.answer(ask.id, hit).denial, undefined);
    early.push(Buffer.from(',"stream":true}'));
    assert.deepEqual([ruleOf(early.end()), early.facts.stream], ['ask', true]);
    const late = open('answer', ASK);
    const [later] = [...late.push(Buffer.from(`${asked}}`)).asks, ...late.end().asks];
    assert.ok(later);
    assert.equal(ruleOf(late.answer(later.id, hit)), 'ask');
  });
});
