/** The pages of approvers as text: what comes first, what is said where nothing is there, and to whom. */
import assert from 'node:assert/strict';
import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { describe, it } from 'node:test';
import type { Desk } from '../../../src/approval/desk.ts';
import { listPage, ticketPage } from '../../../src/console/approvals/pages.ts';
import { approvalAnswer } from '../../../src/console/approvals/routes.ts';
import { failed } from '../../../src/core/fault.ts';
import type { Ticket, TicketState } from '../../../src/core/ticket.ts';

function ticketOf(letter: string, state: TicketState, more: Partial<Ticket> = {}): Ticket {
  return {
    ...{ id: letter.repeat(24), state, tenant: 'shop', caller: 'key:ann', model: 'm', tool: 'wire' },
    ...{ rule: 'wires', policy: 'bank', digest: '', exchange: 'exchange-1', approvers: ['chief', 'deputy'] },
    ...{ quorum: 1, opened: 0, expires: 3_600_000, votes: [], args: '{"amount":500}' },
    ...more,
  };
}

describe('the list of tickets', () => {
  it('has those that wait first', () => {
    const text = listPage([ticketOf('a', 'used'), ticketOf('b', 'open'), ticketOf('c', 'denied')], 'key:bob');
    const places = ['b', 'Decided or expired', 'a', 'c'].map((one) =>
      text.indexOf(one.length > 1 ? one : one.repeat(24)),
    );
    assert.deepEqual(
      places,
      places.toSorted((one, other) => one - other),
    );
    assert.ok(places.every((place) => place > 0));
  });

  it('says that nothing waits', () => {
    assert.match(listPage([], 'key:bob'), /Nothing waits for a decision\./);
    assert.doesNotMatch(listPage([], 'key:bob'), /Decided or expired/);
    assert.match(listPage([ticketOf('a', 'used')], 'key:bob'), /Nothing waits for a decision\./);
  });
});

describe('the page of a ticket', () => {
  it('says who has to approve, by which rule, and which exchange it was', () => {
    const of = { who: 'key:bob', proof: [] };
    const one = ticketPage(ticketOf('a', 'open'), of);
    assert.match(one, /1 approval by <bdi>chief or deputy<\/bdi>/);
    assert.match(one, /wires of policy bank/);
    assert.match(one, /exchange-1/);
    assert.match(ticketPage(ticketOf('a', 'open', { quorum: 2 }), of), /2 approvals by/);
  });
});

describe('a browser without a token', () => {
  async function answerFor(hasApprovers: boolean) {
    const request = new IncomingMessage(new Socket());
    Object.assign(request, { method: 'GET', url: '/approvals' });
    const identify = () => Promise.resolve(failed('unauthenticated', 'no token'));
    return await approvalAnswer(request, {
      ...{ desk: {} as Desk, identify, hasApprovers, keyed: (text: string) => text },
    });
  }

  it('is asked for one', async () => {
    const answer = await answerFor(true);
    assert.equal(answer?.status, 401);
    assert.match(answer.headers?.['www-authenticate'] ?? '', /^Basic /);
  });

  it('is told where no token can count, and asked for none', async () => {
    const answer = await answerFor(false);
    assert.equal(answer?.status, 404);
    assert.equal(answer.headers?.['www-authenticate'], undefined);
    assert.match(answer.body, /approvals\.approvers/);
  });
});
