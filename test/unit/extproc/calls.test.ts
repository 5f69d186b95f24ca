/** Calls of tools over the requests of one session: a call waits for what is known of earlier ones, and is known to later ones. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { fault, type Result } from '../../../src/core/fault.ts';
import type { NamedValue } from '../../../src/core/ports.ts';
import { Talk } from '../../fakes/talk.ts';

const spec = (by = 'session', more = '') => `  tools:
    sessions: any
    history: { by: ${by}, minutes: 5 }
    labels: [{ tool: "read_*", reads: [untrusted] }, { tool: send_mail, sends: [external] }]
    rules:
      - { name: no-way-out, tool: "*", when: '"external" in sends && history.exists(h, "untrusted" in h.reads)', action: deny${more} }
      - { name: rarely, tool: look_up, when: 'history.filter(h, h.tool == "look_up" && time - h.time < duration("1h")).size() >= 2', action: deny }
      - { name: all, tool: "*", action: allow }
`;
const NOW = Date.UTC(2026, 0, 1, 12);

interface Asks {
  readonly spec?: string;
  readonly kind?: 'jwt' | 'unknown';
  readonly session?: string;
  readonly args?: object;
}

/** A call of a tool up to its last byte. */
function call(tool: string, { spec: own = spec(), kind = 'jwt', session = 's-1', args = {} }: Asks = {}) {
  const talk = new Talk(own, {
    callerOf: () => ({ id: 'ann', kind, roles: [], claims: {} }),
    fingerprint: (told) => createHash('sha256').update(told).digest('hex').slice(0, 32),
    time: new Date(NOW),
    id: `exchange of ${tool}`,
  });
  const headers = session === '' ? [] : [{ name: 'mcp-session-id', value: session }];
  talk.request('full-duplex', { path: '/mcp', headers });
  const params = { name: tool, arguments: args };
  talk.body('request', JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params }), true);
  return talk;
}

const known = (outcome: Result<readonly NamedValue[]>) =>
  ({ kind: 'conversation', about: 'calls', direction: 'request', outcome }) as const;
const stored = (...calls: readonly (readonly [tool: string, minutesAgo: number])[]) =>
  known({
    ok: true,
    value: calls.map(([tool, ago], at) => [`e:${at}`, `${NOW - ago * 60_000} ${tool}`] as const),
  });
const ruleOf = ({ events }: Talk) => {
  const last = events.findLast(({ kind }) => kind === 'request');
  return last && `${last.verdict} ${last.rule}`;
};

describe('a call with others before it', () => {
  it('waits for what is known of them', () => {
    const talk = call('send_mail');
    assert.deepEqual([talk.left('request'), ruleOf(talk)], ['', undefined]);
    assert.deepEqual(
      talk.conversations.map(({ kind, about, minutes }) => [kind, about, minutes]),
      [['load', 'calls', 5]],
    );
    talk.take(stored(['look_up', 3]));
    assert.equal(ruleOf(talk), 'allow none');
    assert.ok(talk.left('request').includes('send_mail'));
  });

  it('T08 is denied by what they read', () => {
    const talk = call('send_mail');
    talk.take(stored(['send_mail', 9], ['read_web', 3]));
    assert.equal(ruleOf(talk), 'deny no-way-out');
    const other = call('look_up');
    other.take(stored(['read_web', 3]));
    assert.equal(ruleOf(other), 'allow none', 'what sends nothing outside');
  });

  it('is denied by their number and time', () => {
    const often = call('look_up');
    often.take(stored(['look_up', 3], ['look_up', 59]));
    assert.equal(ruleOf(often), 'deny rarely');
    const seldom = call('look_up');
    seldom.take(stored(['look_up', 3], ['look_up', 61]));
    assert.equal(ruleOf(seldom), 'allow none');
  });

  it('is known to those behind it once it has gone on, and not where it was denied', () => {
    const talk = call('read_web');
    talk.take(stored());
    const [load, add] = talk.conversations;
    assert.deepEqual(add, {
      ...{ kind: 'add', about: 'calls', key: load?.key, minutes: 5 },
      named: [['exchange of read_web:0', `${NOW} read_web`]],
    });
    const denied = call('send_mail');
    denied.take(stored(['read_web', 1]));
    assert.equal(denied.conversations.length, 1);
  });

  it('is for one caller, one session and one policy', () => {
    const keyOf = (talk: Talk) => talk.conversations[0]?.key;
    const one = keyOf(call('look_up'));
    assert.equal(keyOf(call('send_mail')), one);
    assert.notEqual(keyOf(call('look_up', { session: 's-2' })), one);
    const all = spec('caller');
    assert.equal(
      keyOf(call('look_up', { spec: all, session: 's-2' })),
      keyOf(call('look_up', { spec: all, session: '' })),
    );
  });

  for (const [title, asks] of [
    ['names no session', { session: '' }],
    ['has a session that is no id', { session: 'x'.repeat(600) }],
    ['is of nobody who is known', { kind: 'unknown' }],
  ] as const) {
    it(`is undecided where it ${title}: denied, unless the rule passes faults on`, () => {
      assert.equal(ruleOf(call('send_mail', asks)), 'deny no-way-out');
      const passes = { ...asks, spec: spec('session', ', onFault: allow') };
      assert.equal(ruleOf(call('send_mail', passes)), 'allow none');
    });
  }

  it('is undecided where nobody can tell, and where they are too many', () => {
    const failed = call('send_mail');
    failed.take(known({ ok: false, fault: fault('state', 'The disk is gone.') }));
    assert.equal(ruleOf(failed), 'deny no-way-out');
    assert.ok(failed.events.some(({ kind, fault: cause }) => kind === 'fault' && cause?.kind === 'state'));
    const many = call('send_mail');
    many.take(stored(...Array.from({ length: 501 }, () => ['look_up', 200] as const)));
    assert.equal(ruleOf(many), 'deny no-way-out');
  });
});
