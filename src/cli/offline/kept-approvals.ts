/** Tickets of exchanges that know of one another, in memory, in the store that `weir serve` keeps them in; people decide as they are given to. */
import { StoredApprovals } from '../../approval/stored-approvals.ts';
import { TicketStore } from '../../approval/ticket-store.ts';
import type { BoundClaim, TicketAnswer, TicketQuestion } from '../../approval/tickets.ts';
import type { Approvals } from '../../core/approval.ts';
import type { Clock, Fingerprint } from '../../core/ports.ts';
import type { TicketSaying } from './given.ts';

type BoundCall = BoundClaim['calls'][number];

/** Nothing of a ticket outlives the process. */
const LIMITS = { key: new Uint8Array(32), open: 10_000, openPerCaller: 20, perHour: 120, keepMs: 86_400_000 };
const STEPS = 1000;

export interface TicketsBefore {
  readonly sayings: Readonly<Record<string, TicketSaying>>;
  readonly clock: Clock;
  readonly fingerprint: Fingerprint;
}

export class KeptApprovals {
  #opened: TicketStore | undefined;
  /** Calls that people have decided about: an approval counts once. */
  readonly #said = new Set<string>();

  /** The port for one exchange; nobody is waited for. */
  at({ sayings, clock, fingerprint }: TicketsBefore): Approvals {
    const client = {
      ask: async (question: TicketQuestion) => this.#ask(question, { sayings, now: clock.now() }),
    };
    const approvals = new StoredApprovals({ client, fingerprint, clock, url: undefined });
    return { claim: (claim, signal) => approvals.claim({ ...claim, waitMs: 0 }, signal) };
  }

  get #store(): TicketStore {
    this.#opened ??= new TicketStore({ ...LIMITS, file: ':memory:', busyMs: 0 });
    return this.#opened;
  }

  #ask(
    question: TicketQuestion,
    { sayings, now }: { readonly sayings: TicketsBefore['sayings']; readonly now: number },
  ): TicketAnswer {
    if (question.kind === 'claim')
      for (const call of question.claim.calls) {
        const saying = sayings[call.rule] ?? 'none';
        // A ticket that has expired leaves its call without one, as a call has that is made for the first time.
        if (saying === 'none' || saying === 'expired' || this.#said.has(call.binding)) continue;
        this.#said.add(call.binding);
        this.#decide({ claim: question.claim, call, saying, now });
      }
    return this.#store.ask(question, now);
  }

  /** Has the ticket of one call, opened where there is none, decided. */
  #decide(of: { claim: BoundClaim; call: BoundCall; saying: TicketSaying; now: number }): void {
    const { claim, call, saying, now } = of;
    const { claimed } = this.#store.ask({ kind: 'claim', claim: { ...claim, calls: [call] } }, now);
    const [ticket] = claimed?.ids ?? [];
    if (ticket === undefined) return;
    const verdict = saying === 'approved' ? 'approve' : 'deny';
    for (let nth = 1; nth <= (saying === 'approved' ? call.quorum : 1); nth++) {
      const id = `person ${nth} of ${claim.caller}`;
      const by = { id, roles: call.approvers, is: [id] };
      const vote = { ticket, by, tenant: undefined, verdict, way: 'api' } as const;
      this.#store.ask({ kind: 'vote', vote }, now);
    }
    const { steps = [] } = this.#store.ask({ kind: 'unrecorded', limit: STEPS }, now);
    this.#store.ask({ kind: 'recorded', seqs: steps.map(({ seq }) => seq) }, now);
  }
}
