/** Placeholders over the requests of one conversation: a request waits for what is known, and nobody else gets it. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { fault } from '../../../src/core/fault.ts';
import type { NamedValue } from '../../../src/core/ports.ts';
import { Talk } from '../../fakes/talk.ts';

const RULE = '{ name: hide, detector: pii, options: { entities: [EMAIL] }, action: placeholder }';
const spec = (more = '') =>
  `  placeholders: { scope: conversation, header: x-chat, minutes: 5 }\n${more}  request:\n    rules:\n      - ${RULE}\n`;

const A = ['a', 'x.org'].join('@');
const B = ['b', 'x.org'].join('@');
const body = (text: string) => JSON.stringify({ messages: [{ role: 'user', content: text }] });
const event = (text: string) =>
  `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content: text } }] })}\n\n`;

interface Asks {
  readonly ids?: readonly string[];
  readonly key?: string;
  readonly spec?: string;
  readonly kind?: 'address' | 'unknown';
}

/** A request up to its last byte. */
function ask(
  text: string,
  { ids = ['chat-1'], key = 'sk-1', spec: own = spec(), kind = 'address' }: Asks = {},
) {
  const talk = new Talk(own, {
    callerOf: () => ({ id: '10.0.0.1', kind, roles: [], claims: {} }),
    fingerprint: (told) => createHash('sha256').update(told).digest('hex').slice(0, 32),
  });
  const headers = [
    { name: 'authorization', value: `Bearer ${key}` },
    ...ids.map((value) => ({ name: 'x-chat', value })),
  ];
  talk.request('full-duplex', { headers });
  talk.body('request', body(text), true);
  return talk;
}

const known = (value: readonly NamedValue[]) =>
  ({ kind: 'conversation', direction: 'request', outcome: { ok: true, value } }) as const;

describe('a conversation', () => {
  it('holds its request until what is known is there, and goes on with its numbers', () => {
    const talk = ask(`${A} ${B}`);
    assert.equal(talk.left('request'), '');
    assert.deepEqual(
      talk.conversations.map(({ kind, minutes }) => [kind, minutes]),
      [['load', 5]],
    );
    talk.take(known([['EMAIL_1', B]]));
    assert.equal(talk.left('request'), body('<EMAIL_2> <EMAIL_1>'));
    const [load, add] = talk.conversations;
    assert.deepEqual(add, { kind: 'add', key: load?.key, minutes: 5, named: [['EMAIL_2', A]] });
  });

  it('brings back what an earlier request had replaced', () => {
    const talk = ask('And now?');
    talk.take(known([['EMAIL_3', A]]));
    assert.equal(talk.left('request'), body('And now?'));
    assert.equal(talk.conversations.length, 1, 'there is nothing new to keep');
    talk.answer();
    talk.body('response', event('<EMAIL_3>, <EMAIL_1>'), true);
    assert.equal(talk.left(), event(`${A}, <EMAIL_1>`));
  });

  it('is known before the request comes, too', () => {
    const talk = new Talk(spec(), {
      callerOf: () => ({ id: '10.0.0.1', kind: 'address', roles: [], claims: {} }),
    });
    talk.request('full-duplex', { headers: [{ name: 'x-chat', value: 'chat-1' }] });
    talk.take(known([['EMAIL_1', A]]));
    talk.body('request', body(B), true);
    assert.equal(talk.left('request'), body('<EMAIL_2>'));
  });

  it('belongs to one tenant, one policy and one id', () => {
    const keys = [
      ask('x'),
      ask('x', { key: 'sk-2' }),
      ask('x', { ids: ['chat-2'] }),
      ask('x', { key: 'sk-1' }),
    ].map((talk) => talk.conversations[0]?.key);
    assert.equal(new Set(keys).size, 3);
    assert.equal(keys[0], keys[3]);
    assert.ok(!keys[0]?.includes('chat-1'));
  });

  const alone: readonly (readonly [string, Asks])[] = [
    ['without its header', { ids: [] }],
    ['with two ids', { ids: ['a', 'b'] }],
    ['with an empty id', { ids: [''] }],
    ['with an id of 513 characters', { ids: ['i'.repeat(513)] }],
    ['of a caller of whom nothing is proven', { kind: 'unknown' }],
    ['of a policy with scope exchange', { spec: `  request:\n    rules:\n      - ${RULE}\n` }],
  ];
  for (const [what, asks] of alone)
    it(`is only the exchange for a request ${what}`, () => {
      const talk = ask(A, asks);
      assert.equal(talk.left('request'), body('<EMAIL_1>'));
      assert.deepEqual(talk.conversations, []);
    });

  it('is not asked for where the policy only observes', () => {
    const talk = ask(A, { spec: spec('  mode: observe\n') });
    assert.equal(talk.left('request'), body(A));
    assert.deepEqual(talk.conversations, []);
  });

  const failed = { ok: false, fault: fault('state', 'away') } as const;
  it('that nobody can look up denies the request', () => {
    const talk = ask(A);
    const replies = talk.take({ kind: 'conversation', direction: 'request', outcome: failed });
    assert.equal(talk.left('request'), '');
    assert.deepEqual(
      replies.map((reply) => reply.kind === 'immediate' && reply.reply.status),
      [503],
    );
    assert.deepEqual(talk.events.map(({ kind, verdict }) => [kind, verdict]).at(-1), ['request', 'deny']);
  });

  it('that nobody can look up is only the exchange where faults are allowed', () => {
    const talk = ask(A, { spec: spec('  onFault: allow\n') });
    talk.take({ kind: 'conversation', direction: 'request', outcome: failed });
    assert.equal(talk.left('request'), body('<EMAIL_1>'));
    assert.ok(talk.events.some(({ kind, fault: told }) => kind === 'fault' && told?.kind === 'state'));
  });

  it('counts what was replaced and brought back, and names no value', () => {
    const talk = ask(`${A} ${B}`);
    talk.take(known([]));
    talk.answer();
    talk.body('response', event('<EMAIL_1> <EMAIL_1> <EMAIL_2> <EMAIL_3>'), true);
    talk.take({ kind: 'closed', ended: 'complete' });
    assert.deepEqual(talk.events.at(-1)?.totals?.placeholders, {
      replaced: 2,
      restored: 3,
      invented: 1,
    });
    assert.ok(!JSON.stringify(talk.events).includes('x.org'));
  });
});
