/** Rows of the tables of tickets, as what they say. */
import type { StepRecord, Ticket, TicketState, TicketStep } from '../core/ticket.ts';

export type Row = Readonly<Record<string, unknown>>;

/** A ticket, with what is kept of it elsewhere. */
export function ticketOf(row: Row, votes: Ticket['votes'], args: string | undefined): Ticket {
  return {
    ...{ id: text(row, 'id'), state: text(row, 'state') as TicketState, tenant: textOrNone(row, 'tenant') },
    ...{ caller: text(row, 'caller'), model: text(row, 'model'), tool: text(row, 'tool') },
    ...{ rule: text(row, 'rule'), policy: text(row, 'policy'), digest: text(row, 'digest') },
    ...{ exchange: text(row, 'exchange'), approvers: JSON.parse(text(row, 'approvers')) as string[] },
    ...{ quorum: Number(row['quorum']), opened: Number(row['opened']), expires: Number(row['expires']) },
    ...{ votes, args },
  };
}

/** A step, with what is said of its ticket. */
export function stepOf(row: Row): StepRecord {
  return {
    ...{ seq: Number(row['seq']), ticket: text(row, 'ticket'), step: text(row, 'step') as TicketStep },
    ...{ at: Number(row['at']), by: text(row, 'by'), way: text(row, 'way'), reason: text(row, 'reason') },
    ...{ exchange: text(row, 'exchange'), tool: text(row, 'tool'), rule: text(row, 'rule') },
    ...{ tenant: textOrNone(row, 'tenant'), policy: text(row, 'policy'), digest: text(row, 'digest') },
  };
}

function text(row: Row, name: string): string {
  return String(row[name] ?? '');
}

function textOrNone(row: Row, name: string): string | undefined {
  return typeof row[name] === 'string' ? row[name] : undefined;
}
