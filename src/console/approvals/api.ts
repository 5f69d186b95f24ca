/** The API of approvals: JSON with bearer tokens. */
import { z } from 'zod';
import type { Desk } from '../../approval/desk.ts';
import type { Result } from '../../core/fault.ts';
import { TICKET_STATES, type Ticket, type TicketState } from '../../core/ticket.ts';
import type { AdminReply } from '../../server/admin-reply.ts';
import type { Visit } from './routes.ts';
import { meaningOf, statusOf } from './said.ts';
import type { Visitor } from './who.ts';

const MOST_TICKETS = 200;
const decision = z.strictObject({ decision: z.enum(['approve', 'deny']) });

/** A browser never sends these by itself: what it sends with a password is for the pages. */
const BY_TOKEN = 'Send Authorization: Bearer TOKEN.';

/** Answers one request. */
export async function apiAnswer(visit: Visit, visitor: Result<Visitor>, desk: Desk): Promise<AdminReply> {
  if (!visitor.ok) return refused(visitor.fault.kind === 'identity' ? 503 : 401, visitor.fault.message);
  if (visitor.value.way !== 'api') return refused(401, BY_TOKEN);
  const { approver } = visitor.value;
  if (visit.method === 'POST') return await decided(visit, visitor.value, desk);
  if (visit.ticket === '') {
    const asked = visit.query.get('state') ?? undefined;
    const state = TICKET_STATES.find((one) => one === asked);
    if (asked !== undefined && state === undefined)
      return refused(400, `state is one of ${TICKET_STATES.join(', ')}`);
    const tickets = await desk.list(approver, {
      state: state satisfies TicketState | undefined,
      limit: MOST_TICKETS,
    });
    return json(200, { tickets: tickets.map(told) });
  }
  const ticket = await desk.show(approver, visit.ticket);
  return ticket === undefined ? refused(404, 'There is no such ticket for you.') : json(200, told(ticket));
}

async function decided(visit: Visit, { approver }: Visitor, desk: Desk): Promise<AdminReply> {
  if (visit.ticket === '') return refused(404, 'Name the ticket: POST /approvals/api/tickets/ID.');
  if (visit.type !== 'application/json') return refused(415, 'Send content-type: application/json.');
  const said = decision.safeParse(parsed(visit.body));
  if (!said.success) return refused(400, 'Send {"decision":"approve"} or {"decision":"deny"}.');
  const outcome = await desk.decide(approver, {
    ticket: visit.ticket,
    verdict: said.data.decision,
    way: 'api',
  });
  if (!outcome.ok) return refused(503, outcome.fault.message);
  return json(statusOf(outcome.value), { ...outcome.value, message: meaningOf(outcome.value) });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function told({ opened, expires, votes, ...ticket }: Ticket) {
  const times = { opened: new Date(opened).toISOString(), expires: new Date(expires).toISOString() };
  return {
    ...ticket,
    ...times,
    votes: votes.map((vote) => ({ ...vote, at: new Date(vote.at).toISOString() })),
  };
}

function json(status: number, value: unknown): AdminReply {
  return { status, type: 'application/json', body: `${JSON.stringify(value)}\n` };
}

function refused(status: number, message: string): AdminReply {
  const headers = status === 401 ? { 'www-authenticate': 'Bearer realm="weir approvals"' } : {};
  return { ...json(status, { error: message }), headers };
}
