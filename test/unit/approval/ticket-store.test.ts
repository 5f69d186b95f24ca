/** Tickets: what an approval is for, who may give it, and that it is used once; on real files. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { type BoundClaim, TicketStore, type Vote } from '../../../src/approval/ticket-store.ts';
import type { TicketStep } from '../../../src/core/ticket.ts';

const NOW = 1_800_000_000_000;
const MINUTE = 60_000;

describe('the store of tickets', () => {
  let folder: string;
  let store: TicketStore;
  const key = randomBytes(32);
  const options = () => ({
    ...{ file: join(folder, 'tickets.sqlite'), key, busyMs: 2000, keepMs: 60 * MINUTE },
    ...{ open: 6, openPerCaller: 3, perHour: 5 },
  });
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'weir-tickets-'));
    store = new TicketStore(options());
  });
  afterEach(() => {
    store.close();
    rmSync(folder, { recursive: true });
  });

  function claim(
    binding = 'b1',
    more: Partial<BoundClaim> = {},
    call: Partial<BoundClaim['calls'][number]> = {},
  ): BoundClaim {
    return {
      ...{ exchange: 'x1', caller: 'key:ann', tenant: 'shop', model: 'm', policy: 'p', digest: 'd' },
      calls: [
        {
          ...{ binding, rule: 'refunds', tool: 'issue_refund', args: '{"amount":500}' },
          ...{ approvers: ['supervisor'], quorum: 1, timeoutMs: 10 * MINUTE, ...call },
        },
      ],
      ...more,
    };
  }

  function vote(ticket: string, by: Partial<Vote['by']> = {}, more: Partial<Vote> = {}): Vote {
    const { id = 'key:bob', roles = ['supervisor'] } = by;
    return {
      ...{ ticket, by: { id, roles, is: by.is ?? [id] }, tenant: { only: 'shop' } },
      ...({ verdict: 'approve', way: 'api' } as const),
      ...more,
    };
  }

  /** Opens a ticket and returns its id. */
  function opened(of = claim(), now = NOW): string {
    const { kind, ids } = store.claim(of, now);
    assert.equal(kind, 'pending');
    return ids[0] ?? '';
  }

  function record(): TicketStep[] {
    const steps = store.unrecorded(100);
    store.recorded(steps.map(({ seq }) => seq));
    return steps.map(({ step }) => step);
  }

  it('lets a call pass once after its approval is recorded', () => {
    const id = opened();
    assert.deepEqual(store.claim(claim(), NOW), { kind: 'pending', ids: [id] });
    assert.deepEqual(store.vote(vote(id), NOW), { kind: 'counted', state: 'approved', missing: 0 });
    assert.equal(store.claim(claim(), NOW).kind, 'pending');
    assert.deepEqual(store.settled([id], NOW), []);
    assert.deepEqual(record(), ['opened', 'approved']);
    assert.deepEqual(store.settled([id], NOW), [id]);
    assert.deepEqual(store.claim(claim(), NOW), { kind: 'granted', ids: [id] });
    const again = store.claim(claim(), NOW);
    assert.equal(again.kind, 'pending');
    assert.notEqual(again.ids[0], id);
    assert.deepEqual(record(), ['used', 'opened']);
  });

  it('is for what it was approved for alone', () => {
    const id = opened();
    store.vote(vote(id), NOW);
    record();
    assert.equal(store.claim(claim('another'), NOW).kind, 'pending');
    assert.equal(store.claim(claim(), NOW).kind, 'granted');
  });

  it('uses the approvals of several calls together or not at all', () => {
    const two = claim('b1', { calls: [...claim('b1').calls, ...claim('b2').calls] });
    const { ids } = store.claim(two, NOW);
    assert.equal(ids.length, 2);
    store.vote(vote(ids[0] ?? ''), NOW);
    record();
    assert.deepEqual(store.claim(two, NOW), { kind: 'pending', ids });
    store.vote(vote(ids[1] ?? ''), NOW);
    record();
    assert.deepEqual(store.claim(two, NOW), { kind: 'granted', ids });
  });

  const REFUSED: readonly (readonly [string, Partial<Vote['by']>, Partial<Vote>, string])[] = [
    ['the caller themselves', { id: 'key:ann' }, {}, 'requester'],
    ['the caller under another id of theirs', { is: ['key:bob', 'key:ann'] }, {}, 'requester'],
    ['who has not the role any more', { roles: ['agent'] }, {}, 'role'],
    ['an approver of another tenant', {}, { tenant: { only: 'bank' } }, 'unknown'],
    ['an approver of no tenant', {}, { tenant: { only: undefined } }, 'unknown'],
  ];
  for (const [who, by, more, reason] of REFUSED)
    it(`P03 takes no decision of ${who}`, () => {
      const id = opened();
      const outcome = store.vote(vote(id, by, more), NOW);
      assert.ok(outcome.kind === 'refused' && outcome.reason === reason, JSON.stringify(outcome));
      assert.deepEqual(record(), reason === 'unknown' ? ['opened'] : ['opened', 'refused']);
      assert.equal(store.claim(claim(), NOW).kind, 'pending');
    });

  it('needs as many people as the rule says, each once', () => {
    const two = claim('b1', {}, { quorum: 2 });
    const id = opened(two);
    assert.deepEqual(store.vote(vote(id), NOW), { kind: 'counted', state: 'open', missing: 1 });
    assert.deepEqual(store.vote(vote(id), NOW), { kind: 'refused', reason: 'twice', state: 'open' });
    const same = { id: 'sso:bob', is: ['sso:bob', 'key:bob'] };
    assert.deepEqual(store.vote(vote(id, same), NOW), { kind: 'refused', reason: 'twice', state: 'open' });
    record();
    assert.equal(store.claim(two, NOW).kind, 'pending');
    assert.deepEqual(store.vote(vote(id, { id: 'key:eve' }), NOW), {
      kind: 'counted',
      state: 'approved',
      missing: 0,
    });
  });

  it('stays denied until the ticket would have expired, whoever approved before', () => {
    const two = claim('b1', {}, { quorum: 2 });
    const id = opened(two);
    store.vote(vote(id), NOW);
    assert.deepEqual(store.vote(vote(id, { id: 'key:eve' }, { verdict: 'deny' }), NOW), {
      ...{ kind: 'counted', state: 'denied', missing: 1 },
    });
    assert.deepEqual(store.claim(two, NOW + 1), { kind: 'denied', ids: [id] });
    assert.notEqual(opened(two, NOW + 10 * MINUTE), id);
    assert.equal(store.show(id, undefined)?.state, 'denied');
  });

  it('P02 expires, approved or not', () => {
    const id = opened();
    const late = NOW + 10 * MINUTE;
    assert.deepEqual(store.vote(vote(id), late), { kind: 'refused', reason: 'closed', state: 'expired' });
    const second = opened(claim(), late);
    store.vote(vote(second), late);
    record();
    assert.notEqual(opened(claim(), late + 10 * MINUTE), second);
    assert.deepEqual(record(), ['unused', 'opened']);
  });

  it('P07 says that an approval was never used', () => {
    const id = opened();
    store.vote(vote(id), NOW);
    store.sweep(NOW + 10 * MINUTE);
    assert.deepEqual(record(), ['opened', 'approved', 'unused']);
    assert.equal(store.show(id, undefined)?.state, 'unused');
  });

  it('P06 has one open ticket for one call, and limits who asks for more', () => {
    const id = opened();
    for (let again = 0; again < 100; again++) assert.deepEqual(store.claim(claim(), NOW).ids, [id]);
    opened(claim('b2'));
    opened(claim('b3'));
    assert.deepEqual(store.claim(claim('b4'), NOW), { kind: 'flooded', ids: [] });
    const other = (binding: string, caller: string) => claim(binding, { caller });
    for (const binding of ['c1', 'c2', 'c3']) opened(other(binding, 'key:cid'));
    assert.equal(store.claim(other('d1', 'key:dan'), NOW).kind, 'flooded');
    // In all that time none was decided, and the caller has had three of five in this hour.
    const later = NOW + 11 * MINUTE;
    opened(claim('b5'), later);
    opened(claim('b6'), later);
    assert.equal(store.claim(claim('b7'), later).kind, 'flooded');
  });

  it('keeps arguments encrypted, bound to their ticket, and only while somebody decides', () => {
    const secret = 'iban-of-somebody';
    const id = opened(claim('b1', {}, { args: JSON.stringify({ note: secret }) }));
    assert.equal(store.show(id, { only: 'shop' })?.args, JSON.stringify({ note: secret }));
    assert.equal(store.show(id, { only: 'bank' }), undefined);
    for (const file of ['tickets.sqlite', 'tickets.sqlite-wal'])
      assert.ok(!readFileSync(join(folder, file)).includes(secret), file);
    const moved = opened(claim('b2'));
    const raw = new DatabaseSync(options().file);
    raw
      .prepare('UPDATE tickets SET sealed = (SELECT sealed FROM tickets WHERE id = ?) WHERE id = ?')
      .run(moved, id);
    raw.close();
    assert.equal(store.show(id, undefined)?.args, undefined);
    store.vote(vote(moved), NOW);
    assert.equal(store.show(moved, undefined)?.args, undefined);
  });

  it('is there after a crash, for every process alike, and one of two wins', () => {
    const id = opened();
    const other = new TicketStore(options());
    assert.deepEqual(other.vote(vote(id), NOW).kind, 'counted');
    record();
    assert.deepEqual(
      [store, other].map((one) => one.claim(claim(), NOW).kind),
      ['granted', 'pending'],
    );
    other.close();
    const third = new TicketStore(options());
    assert.equal(third.show(id, undefined)?.state, 'used');
    third.close();
  });

  it('tells of each ticket once, and forgets what was closed long ago', () => {
    const id = opened();
    assert.deepEqual(
      store.untold(NOW, 10).map((one) => one.id),
      [id],
    );
    assert.deepEqual(store.untold(NOW, 10), []);
    store.sweep(NOW + 10 * MINUTE);
    store.sweep(NOW + 100 * MINUTE);
    assert.equal(store.show(id, undefined)?.state, 'expired');
    record();
    store.sweep(NOW + 100 * MINUTE);
    assert.equal(store.show(id, undefined), undefined);
  });

  it('O16 leaves the file of a newer Weir alone', () => {
    const raw = new DatabaseSync(options().file);
    raw.exec('PRAGMA user_version = 99');
    raw.close();
    assert.throws(() => new TicketStore(options()), /form 99, this Weir knows 1/);
  });
});
