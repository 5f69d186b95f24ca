/** What the admin port has for approvers: an API with tokens, and pages for browsers. */
import type { IncomingMessage } from 'node:http';
import type { Desk } from '../../approval/desk.ts';
import type { Identify } from '../../core/ports.ts';
import { type AdminReply, textReply } from '../../server/admin-reply.ts';
import { apiAnswer } from './api.ts';
import { pageAnswer } from './browse.ts';
import { visitorOf } from './who.ts';

export interface ApprovalRoutes {
  readonly desk: Desk;
  readonly identify: Identify;
  /** False where the configuration names nobody whose token could count. */
  readonly hasApprovers: boolean;
  /** Keyed hash that nobody outside can make; for forms. */
  keyed(text: string): string;
}

/** One request for these pages, read as far as they need it. */
export interface Visit {
  readonly method: string;
  /** Below `/approvals`: empty for the list, else the id of a ticket. */
  readonly ticket: string;
  readonly query: URLSearchParams;
  readonly type: string;
  /** Where a browser says that the request came from. */
  readonly site: string | undefined;
  readonly authorization: string | undefined;
  readonly body: string;
}

const PREFIX = '/approvals';
const API = /^\/api(?=\/|$)/;
const TICKET = /^(?:\/tickets)?(?:\/([0-9a-f]{24}))?\/?$/;
const MOST_BODY = 16_384;
const METHODS = ['GET', 'HEAD', 'POST'];

/** Answers requests below `/approvals`; undefined for others. */
export async function approvalAnswer(
  request: IncomingMessage,
  routes: ApprovalRoutes,
): Promise<AdminReply | undefined> {
  const url = URL.parse(request.url ?? '', 'http://admin');
  const path = url === null ? undefined : pathBelow(url.pathname);
  if (url === null || path === undefined) return undefined;
  if (!METHODS.includes(request.method ?? ''))
    return textReply(405, 'GET, HEAD or POST\n', { allow: METHODS.join(', ') });
  const isApi = API.test(path);
  const ticket = TICKET.exec(path.replace(API, ''));
  if (ticket === null) return textReply(404, 'not found; tickets are at /approvals\n');
  const body = request.method === 'POST' ? await bodyOf(request) : '';
  if (body === undefined) return textReply(413, 'the body is too large\n');
  const visit = visitOf(request, { ticket: ticket[1] ?? '', query: url.searchParams, body });
  const visitor = await visitorOf(visit.authorization, routes.identify);
  return isApi ? await apiAnswer(visit, visitor, routes.desk) : await pageAnswer(visit, visitor, routes);
}

/** What follows the prefix; undefined for what is elsewhere. */
function pathBelow(path: string): string | undefined {
  return path === PREFIX || path.startsWith(`${PREFIX}/`) ? path.slice(PREFIX.length) : undefined;
}

function visitOf(
  { method = '', headers }: IncomingMessage,
  read: Pick<Visit, 'ticket' | 'query' | 'body'>,
): Visit {
  const site = headers['sec-fetch-site'];
  return {
    ...{ ...read, method, authorization: headers.authorization },
    type: (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '',
    site: typeof site === 'string' ? site : undefined,
  };
}

async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MOST_BODY) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
