/** What every store of tickets does, wherever it keeps them: what an approval is for, who may give it, and that it is used once. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, it } from 'node:test';
import type { BoundClaim, StoredClaim, TicketLimits, Tickets, Vote } from '../../src/approval/tickets.ts';
import type { Ticket, TicketStep, VoteOutcome } from '../../src/core/ticket.ts';

export const NOW = 1_800_000_000_000;
export const MINUTE = 60_000;

/** Milliseconds for which a step is another's to record. */
const HELD = 10_001;

export interface TicketPlace {
  /** Another store of the same tickets, by the given clock. */
  open(limits: TicketLimits, now: () => number): Tickets;
  /** Forgets them all. */
  empty(): Promise<void>;
  /** Several instances of Weir share it: each has steps of its own to record. */
  readonly shared: boolean;
}

export const LIMITS: TicketLimits = {
  ...{ key: randomBytes(32), keepMs: 60 * MINUTE },
  ...{ open: 6, openPerCaller: 3, perHour: 5 },
};

export function claimOf(
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

export function voteOn(ticket: string, by: Partial<Vote['by']> = {}, more: Partial<Vote> = {}): Vote {
  const { id = 'key:bob', roles = ['supervisor'] } = by;
  return {
    ...{ ticket, by: { id, roles, is: by.is ?? [id] }, tenant: { only: 'shop' } },
    ...({ verdict: 'approve', way: 'api' } as const),
    ...more,
  };
}

/** A store with a name for each question. */
export class Asked {
  readonly store: Tickets;

  constructor(store: Tickets) {
    this.store = store;
  }

  async claim(claim: BoundClaim = claimOf()): Promise<StoredClaim> {
    const { claimed } = await this.store.ask({ kind: 'claim', claim });
    assert.ok(claimed);
    return claimed;
  }

  /** Opens a ticket and returns its id. */
  async opened(claim: BoundClaim = claimOf()): Promise<string> {
    const { kind, ids } = await this.claim(claim);
    assert.equal(kind, 'pending');
    return ids[0] ?? '';
  }

  async vote(vote: Vote): Promise<VoteOutcome> {
    const { voted } = await this.store.ask({ kind: 'vote', vote });
    assert.ok(voted);
    return voted;
  }

  async record(): Promise<TicketStep[]> {
    const { steps = [] } = await this.store.ask({ kind: 'unrecorded', limit: 100 });
    await this.store.ask({ kind: 'recorded', seqs: steps.map(({ seq }) => seq) });
    return steps.map(({ step }) => step);
  }

  async show(ticket: string, only?: string): Promise<Ticket | undefined> {
    const tenant = only === undefined ? undefined : { only };
    return (await this.store.ask({ kind: 'show', ticket, tenant })).tickets?.[0];
  }

  async listed(only: string | undefined, state?: Ticket['state']): Promise<string[]> {
    const filter = { tenant: only === undefined ? undefined : { only }, state, limit: 10 };
    return ((await this.store.ask({ kind: 'list', filter })).tickets ?? []).map(({ id }) => id);
  }

  async settled(ids: readonly string[]): Promise<readonly string[] | undefined> {
    return (await this.store.ask({ kind: 'settled', ids })).ids;
  }

  async sweep(): Promise<number | undefined> {
    return (await this.store.ask({ kind: 'sweep' })).open;
  }

  async untold(): Promise<string[]> {
    const { tickets = [] } = await this.store.ask({ kind: 'untold', limit: 10 });
    return tickets.map(({ id }) => id);
  }
}

/** Defines the cases, for a place that is made before them. */
export function ticketCases(place: () => TicketPlace): void {
  let now = NOW;
  let store: Asked;
  let other: Asked;
  const open = () => new Asked(place().open(LIMITS, () => now));
  beforeEach(async () => {
    now = NOW;
    await place().empty();
    store = open();
    other = open();
  });
  afterEach(async () => {
    await Promise.all([store, other].map((one) => one.store.close()));
  });
  /** All that is to be recorded, whoever has begun to. */
  const recordAll = async () => [...(await store.record()), ...(await other.record())];

  it('lets a call pass once after its approval is recorded', async () => {
    const id = await store.opened();
    assert.deepEqual(await store.claim(), { kind: 'pending', ids: [id] });
    assert.deepEqual(await store.vote(voteOn(id)), { kind: 'counted', state: 'approved', missing: 0 });
    assert.equal((await store.claim()).kind, 'pending');
    assert.deepEqual(await store.settled([id]), []);
    assert.deepEqual(await store.record(), ['opened', 'approved']);
    assert.deepEqual(await store.settled([id]), [id]);
    assert.deepEqual(await store.claim(), { kind: 'granted', ids: [id] });
    const again = await store.claim();
    assert.equal(again.kind, 'pending');
    assert.notEqual(again.ids[0], id);
    assert.deepEqual(await store.record(), ['used', 'opened']);
  });

  it('P01 is for what it was approved for alone', async () => {
    await store.vote(voteOn(await store.opened()));
    await store.record();
    assert.equal((await store.claim(claimOf('another'))).kind, 'pending');
    assert.equal((await store.claim()).kind, 'granted');
  });

  it('uses the approvals of several calls together or not at all', async () => {
    const two = claimOf('b1', { calls: [...claimOf('b1').calls, ...claimOf('b2').calls] });
    const { ids } = await store.claim(two);
    assert.equal(ids.length, 2);
    await store.vote(voteOn(ids[0] ?? ''));
    await store.record();
    assert.deepEqual(await store.claim(two), { kind: 'pending', ids });
    await store.vote(voteOn(ids[1] ?? ''));
    await store.record();
    assert.deepEqual(await store.claim(two), { kind: 'granted', ids });
  });

  const REFUSED: readonly (readonly [string, Partial<Vote['by']>, Partial<Vote>, string])[] = [
    ['the caller themselves', { id: 'key:ann' }, {}, 'requester'],
    ['the caller under another id of theirs', { is: ['key:bob', 'key:ann'] }, {}, 'requester'],
    ['who has not the role any more', { roles: ['agent'] }, {}, 'role'],
    ['an approver of another tenant', {}, { tenant: { only: 'bank' } }, 'unknown'],
    ['an approver of no tenant', {}, { tenant: { only: undefined } }, 'unknown'],
  ];
  for (const [who, by, more, reason] of REFUSED)
    it(`P03 takes no decision of ${who}`, async () => {
      const id = await store.opened();
      const outcome = await store.vote(voteOn(id, by, more));
      assert.ok(outcome.kind === 'refused' && outcome.reason === reason, JSON.stringify(outcome));
      assert.deepEqual(await store.record(), reason === 'unknown' ? ['opened'] : ['opened', 'refused']);
      assert.equal((await store.claim()).kind, 'pending');
    });

  it('needs as many people as the rule says, each once', async () => {
    const two = claimOf('b1', {}, { quorum: 2 });
    const id = await store.opened(two);
    assert.deepEqual(await store.vote(voteOn(id)), { kind: 'counted', state: 'open', missing: 1 });
    const twice = { kind: 'refused', reason: 'twice', state: 'open' };
    assert.deepEqual(await store.vote(voteOn(id)), twice);
    const same = { id: 'sso:bob', is: ['sso:bob', 'key:bob'] };
    assert.deepEqual(await store.vote(voteOn(id, same)), twice);
    await store.record();
    assert.equal((await store.claim(two)).kind, 'pending');
    const last = await store.vote(voteOn(id, { id: 'key:eve' }));
    assert.deepEqual(last, { kind: 'counted', state: 'approved', missing: 0 });
    const { votes = [] } = (await store.show(id)) ?? {};
    assert.deepEqual(
      new Set(votes.map(({ by, verdict }) => `${by} ${verdict}`)),
      new Set(['key:bob approve', 'key:eve approve']),
    );
  });

  it('stays denied until the ticket would have expired, whoever approved before', async () => {
    const two = claimOf('b1', {}, { quorum: 2 });
    const id = await store.opened(two);
    await store.vote(voteOn(id));
    assert.deepEqual(await store.vote(voteOn(id, { id: 'key:eve' }, { verdict: 'deny' })), {
      ...{ kind: 'counted', state: 'denied', missing: 1 },
    });
    now += 1;
    assert.deepEqual(await store.claim(two), { kind: 'denied', ids: [id] });
    now += 10 * MINUTE;
    assert.notEqual(await store.opened(two), id);
    assert.equal((await store.show(id))?.state, 'denied');
  });

  it('P02 expires, approved or not', async () => {
    const id = await store.opened();
    now += 10 * MINUTE;
    assert.deepEqual(await store.vote(voteOn(id)), { kind: 'refused', reason: 'closed', state: 'expired' });
    const second = await store.opened();
    await store.vote(voteOn(second));
    await store.record();
    now += 10 * MINUTE;
    assert.notEqual(await store.opened(), second);
    assert.deepEqual(await store.record(), ['unused', 'opened']);
  });

  it('P02 expires where the clock was put back, since nobody knows how long ago it was opened', async () => {
    const id = await store.opened();
    await store.vote(voteOn(id));
    await store.record();
    now -= MINUTE / 2;
    assert.deepEqual(await store.settled([id]), [id]);
    now -= 60 * MINUTE;
    const next = await store.opened();
    assert.notEqual(next, id);
    assert.equal((await store.show(id))?.state, 'unused');
    now -= 60 * MINUTE;
    assert.deepEqual(await store.settled([next]), [next]);
    assert.deepEqual(await store.vote(voteOn(next)), { kind: 'refused', reason: 'closed', state: 'expired' });
    const last = await store.opened();
    now -= 60 * MINUTE;
    assert.equal(await store.sweep(), 0);
    assert.equal((await store.show(last))?.state, 'expired');
  });

  it('P02 has the steps recorded of who has died before the clock was put back', async () => {
    const id = await store.opened();
    await other.vote(voteOn(id));
    now -= 60 * MINUTE;
    assert.deepEqual(await store.record(), ['opened', 'approved']);
  });

  it('P02 lets one of two pass that use an approval at once', async () => {
    const id = await store.opened();
    await other.vote(voteOn(id));
    now += HELD;
    await recordAll();
    const kinds = await Promise.all(
      [store, other, store, other].map(async (one) => (await one.claim()).kind),
    );
    assert.deepEqual(kinds.toSorted(), ['granted', 'pending', 'pending', 'pending']);
    assert.equal((await other.show(id))?.state, 'used');
  });

  it('P07 says that an approval was never used', async () => {
    const id = await store.opened();
    await store.vote(voteOn(id));
    now += 10 * MINUTE;
    assert.equal(await store.sweep(), 0);
    assert.deepEqual(await store.record(), ['opened', 'approved', 'unused']);
    assert.equal((await store.show(id))?.state, 'unused');
  });

  it('P06 has one open ticket for one call, and limits who asks for more', async () => {
    const id = await store.opened();
    for (let again = 0; again < 100; again++) assert.deepEqual((await store.claim()).ids, [id]);
    await store.opened(claimOf('b2'));
    await store.opened(claimOf('b3'));
    assert.deepEqual(await store.claim(claimOf('b4')), { kind: 'flooded', ids: [] });
    const by = (binding: string, caller: string) => claimOf(binding, { caller });
    for (const binding of ['c1', 'c2', 'c3']) await store.opened(by(binding, 'key:cid'));
    assert.equal((await store.claim(by('d1', 'key:dan'))).kind, 'flooded');
    assert.equal(await store.sweep(), 6);
    // In all that time none was decided, and the caller has had three of five in this hour.
    now += 11 * MINUTE;
    await store.opened(claimOf('b5'));
    await store.opened(claimOf('b6'));
    assert.equal((await store.claim(claimOf('b7'))).kind, 'flooded');
    now += 60 * MINUTE;
    await store.opened(claimOf('b8'));
  });

  it('I05 shows and lists the tickets of a tenant to that tenant alone', async () => {
    const ids: string[] = [];
    for (const [binding, tenant] of [
      ['b1', 'shop'],
      ['b2', 'bank'],
      ['b3', undefined],
    ] as const) {
      now += 1;
      ids.push(await store.opened(claimOf(binding, { tenant, caller: `key:${binding}` })));
    }
    const [shop = '', bank = '', none = ''] = ids;
    assert.deepEqual(await store.listed(undefined), [none, bank, shop]);
    assert.deepEqual([await store.listed('shop'), await store.listed('bank')], [[shop], [bank]]);
    const { tickets = [] } = await store.store.ask({
      kind: 'show',
      ticket: none,
      tenant: { only: undefined },
    });
    assert.equal(tickets[0]?.tenant, undefined);
    assert.equal(tickets.length, 1);
    assert.equal(await store.show(shop, 'bank'), undefined);
    await store.vote(voteOn(shop));
    assert.deepEqual(
      [await store.listed('shop', 'open'), await store.listed('shop', 'approved')],
      [[], [shop]],
    );
    assert.deepEqual(await store.listed(undefined, 'open'), [none, bank]);
  });

  it('keeps arguments for those who decide, and only while they do', async () => {
    const args = JSON.stringify({ note: 'Grüße, \u202e\u{1f600}', amount: 500 });
    const id = await store.opened(claimOf('b1', {}, { args }));
    assert.equal((await other.show(id, 'shop'))?.args, args);
    assert.equal((await other.show('0'.repeat(24)))?.args, undefined);
    await store.vote(voteOn(id));
    assert.equal((await store.show(id))?.args, undefined);
  });

  it('tells of each ticket once, whoever asks, and forgets what was closed long ago', async () => {
    const id = await store.opened();
    const told = await Promise.all([store, other, store, other].map((one) => one.untold()));
    assert.deepEqual(told.flat(), [id]);
    assert.deepEqual(await store.untold(), []);
    now += 10 * MINUTE;
    await store.sweep();
    now += 90 * MINUTE;
    await store.sweep();
    assert.equal((await store.show(id))?.state, 'expired');
    await store.record();
    await store.sweep();
    assert.equal(await store.show(id), undefined);
    assert.deepEqual(await store.listed(undefined), []);
  });

  it('P05 has each step recorded by one, at once by who made it, and by another when that one is gone', async () => {
    const id = await store.opened();
    await other.vote(voteOn(id));
    if (place().shared) assert.deepEqual(await store.record(), ['opened']);
    assert.deepEqual(await other.record(), place().shared ? ['approved'] : ['opened', 'approved']);
    const second = await store.opened(claimOf('b2'));
    await other.vote(voteOn(second));
    now += HELD;
    assert.deepEqual(await store.record(), ['opened', 'approved']);
    assert.deepEqual(await other.record(), []);
  });
}
