/** Turns a change of the break-glass into the body of a record. */
import type { GlassChange } from '../core/easement.ts';
import { capped } from './event-record.ts';
import { formatBody } from './line.ts';

/** Most names of policies that one record lists. */
const POLICIES_LIMIT = 1000;

/** Returns the body of a change's record. */
export function glassBody(change: GlassChange): string {
  const { step, id, policies, owner, reason, from, until, at } = change;
  return formatBody({
    ...{ kind: 'break-glass', time: timeOf(at), step, id: capped(id) },
    policies: policies === undefined ? 'all' : policies.slice(0, POLICIES_LIMIT).map(capped),
    ...{ owner: capped(owner), reason: capped(reason), from: timeOf(from), until: timeOf(until) },
  });
}

function timeOf(at: number): string {
  return new Date(at).toISOString();
}
