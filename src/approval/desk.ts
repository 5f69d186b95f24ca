/** The desk: where approvers see tickets and decide, whichever way they come. */
import { failed, ok, type Result } from '../core/fault.ts';
import type { Approver, Ticket, TicketState, Verdict, VoteOutcome, VoteWay } from '../core/ticket.ts';
import { isSigned, type SignedLink } from './links.ts';
import { idsOf } from './same-person.ts';
import type { ApprovalsSection } from './section.ts';
import type { TicketFilter, Tickets } from './tickets.ts';

export interface DeskOptions {
  readonly section: ApprovalsSection;
  readonly client: Pick<Tickets, 'ask'>;
  readonly linkKey: Uint8Array;
  now(): number;
  /** Writes what happened into the journal; false when that did not work. */
  recorded(): Promise<boolean>;
}

/** What somebody decides. */
export interface Choice {
  readonly ticket: string;
  readonly verdict: Verdict;
  readonly way: VoteWay;
}

/** One desk over the store of tickets. */
export class Desk {
  readonly #options: DeskOptions;

  constructor(options: DeskOptions) {
    this.#options = options;
  }

  async list(by: Approver, want: { readonly state: TicketState | undefined; readonly limit: number }) {
    const filter = { ...want, tenant: this.#scope(by) };
    return (await this.#options.client.ask({ kind: 'list', filter })).tickets ?? [];
  }

  async show(by: Approver, ticket: string): Promise<Ticket | undefined> {
    const answer = await this.#options.client.ask({ kind: 'show', ticket, tenant: this.#scope(by) });
    return answer.tickets?.[0];
  }

  /** A decision counts when the journal has it. */
  async decide(by: Approver, { ticket, verdict, way }: Choice): Promise<Result<VoteOutcome>> {
    const { sameAs } = this.#options.section.approvers;
    const person = { id: by.id, roles: by.roles, is: idsOf(by.id, sameAs) };
    const vote = { ticket, verdict, way, by: person, tenant: this.#scope(by) };
    const { voted } = await this.#options.client.ask({ kind: 'vote', vote });
    if (voted === undefined) return failed('state', 'The store of tickets did not answer.');
    const recorded = await this.#options.recorded();
    if (!recorded && voted.kind === 'counted')
      return failed('journal', 'The decision is kept, and counts once the journal can be written again.');
    return ok(voted);
  }

  /** Who comes by a signed link; undefined where it does not count. */
  holderOf(link: SignedLink, signature: string): Approver | undefined {
    const { section, linkKey, now } = this.#options;
    const approver = section.webhook?.approver;
    if (approver === undefined || !Number.isSafeInteger(link.until) || link.until <= now()) return undefined;
    return isSigned(linkKey, link, signature) ? { tenant: undefined, ...approver } : undefined;
  }

  #scope(by: Approver): TicketFilter['tenant'] {
    const { everyTenant } = this.#options.section.approvers;
    return by.roles.some((role) => everyTenant.includes(role)) ? undefined : { only: by.tenant };
  }
}
