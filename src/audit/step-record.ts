/** Turns a step of a ticket into the body of a record; it says nothing of what was to be approved. */
import type { StepRecord } from '../core/ticket.ts';
import { capped } from './event-record.ts';
import { formatBody } from './line.ts';

/** Returns the body of a step's record. */
export function stepBody(step: StepRecord): string {
  const { by, way, reason, exchange, tenant } = step;
  return formatBody({
    kind: 'ticket',
    time: new Date(step.at).toISOString(),
    ticket: capped(step.ticket),
    step: step.step,
    by: by === '' ? undefined : capped(by),
    way: way === '' ? undefined : way,
    reason: reason === '' ? undefined : reason,
    exchange: exchange === '' ? undefined : capped(exchange),
    tenant: tenant === undefined ? undefined : capped(tenant),
    tool: capped(step.tool),
    rule: capped(step.rule),
    policy: { name: capped(step.policy), digest: capped(step.digest) },
  });
}
