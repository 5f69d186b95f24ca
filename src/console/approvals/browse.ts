/** The pages in a browser: what is shown to whom, and which forms count. */
import { timingSafeEqual } from 'node:crypto';
import type { Result } from '../../core/fault.ts';
import type { Approver, VoteOutcome, VoteWay } from '../../core/ticket.ts';
import type { AdminReply } from '../../server/admin-reply.ts';
import { listPage, notePage, PAGE_HEADERS, type Proof, ticketPage } from './pages.ts';
import type { ApprovalRoutes, Visit } from './routes.ts';
import { meaningOf, statusOf } from './said.ts';
import type { Visitor } from './who.ts';

const MOST_TICKETS = 200;

/** Who looks at a page, and what its forms prove themselves with. */
interface Reader {
  readonly approver: Approver;
  readonly way: VoteWay;
  readonly proof: Proof;
  /** True where a form has brought that proof. */
  readonly proven: boolean;
}

/** Answers one request of a browser. */
export async function pageAnswer(
  visit: Visit,
  visitor: Result<Visitor>,
  routes: ApprovalRoutes,
): Promise<AdminReply> {
  const form = visit.method === 'POST' ? new URLSearchParams(visit.body) : undefined;
  const reader = linkReader(visit, form, routes) ?? passwordReader(visit, form, { visitor, routes });
  if (reader === undefined) return routes.hasApprovers ? login(visitor) : nobody();
  const { approver } = reader;
  if (form !== undefined) return await decided(visit, { form, reader, routes });
  if (visit.ticket !== '') return await shown(visit, reader, routes);
  const tickets = await routes.desk.list(approver, { state: undefined, limit: MOST_TICKETS });
  return page(200, listPage(tickets, approver.id));
}

/** A signed link is for one ticket, and says in whose name its holder comes. */
function linkReader(
  { ticket, query }: Visit,
  form: URLSearchParams | undefined,
  { desk }: ApprovalRoutes,
): Reader | undefined {
  const from = form ?? query;
  const [until, sig] = [from.get('until'), from.get('sig')];
  if (ticket === '' || until === null || sig === null) return undefined;
  const approver = desk.holderOf({ ticket, until: Number(until) }, sig);
  if (approver === undefined) return undefined;
  const proof: Proof = [
    ['until', until],
    ['sig', sig],
  ];
  return { approver, way: 'link', proof, proven: form !== undefined };
}

/** A browser sends a password by itself, whichever page a form is on: one of ours has a word that no other page knows. */
function passwordReader(
  { ticket, site }: Visit,
  form: URLSearchParams | undefined,
  { visitor, routes }: { readonly visitor: Result<Visitor>; readonly routes: ApprovalRoutes },
): Reader | undefined {
  if (!visitor.ok) return undefined;
  const { approver } = visitor.value;
  const word = routes.keyed(`form\n${approver.id}\n${ticket}`);
  const elsewhere = site !== undefined && site !== 'same-origin';
  const proven = form !== undefined && !elsewhere && isSame(form.get('form') ?? '', word);
  return { approver, way: 'page', proof: [['form', word]], proven };
}

async function decided(
  visit: Visit,
  { form, reader, routes }: { form: URLSearchParams; reader: Reader; routes: ApprovalRoutes },
): Promise<AdminReply> {
  const decision = form.get('decision');
  if (!reader.proven)
    return note(
      403,
      'Not decided',
      'This form is not from the page of the ticket; open that page and decide there.',
    );
  if (decision !== 'approve' && decision !== 'deny') return note(400, 'Not decided', 'Say approve or deny.');
  const { approver, way } = reader;
  const outcome = await routes.desk.decide(approver, { ticket: visit.ticket, verdict: decision, way });
  if (!outcome.ok) return note(503, 'Not decided', outcome.fault.message);
  return await shown(visit, { ...reader, outcome: outcome.value }, routes);
}

async function shown(
  { ticket: id }: Visit,
  { approver, proof, outcome }: Reader & { readonly outcome?: VoteOutcome },
  { desk }: ApprovalRoutes,
): Promise<AdminReply> {
  const ticket = await desk.show(approver, id);
  if (ticket === undefined) return note(404, 'No ticket', 'There is no such ticket for you.');
  const said = outcome === undefined ? {} : { said: meaningOf(outcome) };
  const status = outcome === undefined ? 200 : statusOf(outcome);
  return page(status, ticketPage(ticket, { who: approver.id, proof, ...said }));
}

function login(visitor: Result<Visitor>): AdminReply {
  if (visitor.ok || visitor.fault.kind === 'identity')
    return note(503, 'Not now', 'Who you are cannot be told; see the log of Weir.');
  const reply = note(401, 'Who are you?', 'Give any user name, and your token as the password.');
  return {
    ...reply,
    headers: { ...reply.headers, 'www-authenticate': 'Basic realm="weir approvals", charset="UTF-8"' },
  };
}

/** Where no token can count, a browser asked for one would ask for ever. */
function nobody(): AdminReply {
  const text =
    'Nobody may approve here yet: weir.yaml names no file and no issuers under approvals.approvers.';
  return note(404, 'No approvers', text);
}

function isSame(given: string, right: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
}

function note(status: number, title: string, text: string): AdminReply {
  return page(status, notePage(title, text));
}

function page(status: number, body: string): AdminReply {
  return { status, type: 'text/html; charset=utf-8', body, headers: PAGE_HEADERS };
}
