/** What became of a decision, in words and as a status. */
import type { VoteOutcome } from '../../core/ticket.ts';

const AGAINST: Readonly<Record<Extract<VoteOutcome, { kind: 'refused' }>['reason'], string>> = {
  unknown: 'There is no such ticket for you.',
  closed: 'The ticket is closed.',
  role: 'None of your roles may decide about this ticket.',
  requester: 'You asked for this yourself; somebody else has to decide.',
  twice: 'You have decided already; somebody else has to.',
};

/** One sentence. */
export function meaningOf(outcome: VoteOutcome): string {
  if (outcome.kind === 'refused') return AGAINST[outcome.reason];
  if (outcome.state === 'denied') return 'Denied.';
  return outcome.state === 'approved'
    ? 'Approved: the same call passes once.'
    : `Counted; ${outcome.missing} more ${outcome.missing === 1 ? 'person has' : 'people have'} to approve.`;
}

export function statusOf(outcome: VoteOutcome): number {
  if (outcome.kind === 'counted') return 200;
  if (outcome.reason === 'unknown') return 404;
  return outcome.reason === 'closed' ? 409 : 403;
}
