/** Waiting for people: an exchange leaves nothing behind where it waits, and a slow store is asked one thing at a time. */
import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { StoredApprovals } from '../../../src/approval/stored-approvals.ts';
import type { TicketAnswer, TicketQuestion } from '../../../src/approval/tickets.ts';
import type { Claim } from '../../../src/core/approval.ts';

const TERMS = { approvers: ['chief'], quorum: 1, timeoutMs: 60_000, waitMs: 0, text: '' };
const CLAIM: Claim = {
  ...{ exchange: 'x', model: 'm', policy: { name: 'p', digest: 'd' } },
  caller: { id: 'key:ann', kind: 'key', roles: [], claims: {} },
  ...{ calls: [{ rule: 'r', tool: 't', args: '{}', terms: TERMS }], waitMs: 60_000 },
};

function approvalsBy(ask: (question: TicketQuestion) => Promise<TicketAnswer>): StoredApprovals {
  const clock = { now: () => 0, monotonic: () => performance.now() };
  return new StoredApprovals({ client: { ask }, fingerprint: (text) => text, clock, url: undefined });
}

describe('a claim that waits', () => {
  it('listens to its exchange once, however often it is woken, and no more when it is over', async () => {
    let claims = 0;
    const { signal } = new AbortController();
    const listened: number[] = [];
    const approvals = approvalsBy(async ({ kind }) => {
      if (kind === 'settled') {
        listened.push(getEventListeners(signal, 'abort').length);
        return { ids: ['one'] };
      }
      claims += 1;
      return { claimed: { kind: claims < 4 ? 'pending' : 'granted', ids: ['one'] } };
    });
    assert.equal((await approvals.claim(CLAIM, signal)).kind, 'granted');
    assert.deepEqual(listened, [1, 1, 1]);
    assert.equal(getEventListeners(signal, 'abort').length, 0);
  });

  it('asks a store that is slow once, and again when it has answered', async () => {
    const asked = { now: 0, most: 0, times: 0 };
    const approvals = approvalsBy(async ({ kind }) => {
      if (kind === 'claim')
        return { claimed: { kind: asked.times < 2 ? 'pending' : 'granted', ids: ['one'] } };
      asked.now += 1;
      asked.times += 1;
      asked.most = Math.max(asked.most, asked.now);
      await setTimeout(700);
      asked.now -= 1;
      return { ids: asked.times < 2 ? [] : ['one'] };
    });
    assert.equal((await approvals.claim(CLAIM, new AbortController().signal)).kind, 'granted');
    assert.deepEqual(asked, { now: 0, most: 1, times: 2 });
  });
});
