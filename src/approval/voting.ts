/** Decisions of people about tickets: whose count, and what becomes of the ticket. */
import type { TicketState, VoteOutcome } from '../core/ticket.ts';
import { end, expire, isOver, note, rowOf, votesOn } from './ticket-book.ts';
import type { Row } from './ticket-rows.ts';
import type { TicketFilter, Vote } from './tickets.ts';
import { all, first, type Work } from './work.ts';

export type Against = Extract<VoteOutcome, { kind: 'refused' }>['reason'];

/** When somebody decides, and who records it. */
interface Moment {
  readonly now: number;
  readonly holder: string;
}

/** Takes a decision of a person; what does not count is noted too. */
export function* takeVote(vote: Vote, { now, holder }: Moment): Work<VoteOutcome> {
  const row = yield* rowOf(vote.ticket);
  if (row === undefined || !mayRead(row['tenant'], vote.tenant))
    return { kind: 'refused', reason: 'unknown' };
  const late = row['state'] === 'open' && isOver(row, now);
  const state = (late ? yield* expire(row, now) : row['state']) as TicketState;
  if (state !== 'open') return { kind: 'refused', reason: 'closed', state };
  const reason = yield* against(row, vote);
  if (reason === undefined) return yield* count(row, vote, { now, holder });
  yield* note(vote.ticket, 'refused', { now, by: vote.by.id, way: vote.way, reason, holder });
  return { kind: 'refused', reason, state };
}

/** One person has one vote, whichever of their ids they come with. */
export function personOf({ is }: Vote['by']): string {
  return is.toSorted()[0] ?? '';
}

/** True where the tickets of that tenant may be seen. */
export function mayRead(tenant: unknown, allowed: TicketFilter['tenant']): boolean {
  return allowed === undefined || (tenant ?? undefined) === allowed.only;
}

/** Why that person may not decide about a ticket of that caller that needs these roles. */
function mayNot(
  { by }: Vote,
  { approvers, caller }: { readonly approvers: readonly string[]; readonly caller: string },
): Against | undefined {
  if (!approvers.some((role) => by.roles.includes(role))) return 'role';
  return by.is.includes(caller) ? 'requester' : undefined;
}

function* against(row: Row, vote: Vote): Work<Against | undefined> {
  const approvers = JSON.parse(String(row['approvers'])) as string[];
  const reason = mayNot(vote, { approvers, caller: String(row['caller']) });
  if (reason !== undefined) return reason;
  const sql = 'SELECT 1 AS voted FROM votes WHERE ticket = ? AND person = ?';
  const voted = yield* first(sql, String(row['id']), personOf(vote.by));
  return voted === undefined ? undefined : 'twice';
}

function* count(row: Row, { by, verdict, way }: Vote, { now, holder }: Moment): Work<VoteOutcome> {
  const id = String(row['id']);
  const sql = 'INSERT INTO votes (ticket, person, by, verdict, at) VALUES (?, ?, ?, ?, ?)';
  yield* all(sql, id, personOf(by), by.id, verdict, now);
  const votes = yield* votesOn(id);
  const missing = Number(row['quorum']) - votes.filter((one) => one.verdict === 'approve').length;
  const state = verdict === 'deny' ? 'denied' : missing > 0 ? 'open' : 'approved';
  const step = { now, by: by.id, way, holder };
  if (state === 'open') yield* note(id, 'vote', step);
  else yield* end(id, state, step);
  return { kind: 'counted', state, missing: Math.max(0, missing) };
}
