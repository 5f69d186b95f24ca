/** What the primary process counts: workers and policy loads. */
import { Counter, Gauge, Registry } from 'prom-client';
import { TICKET_STEPS, type TicketStep } from '../core/ticket.ts';
import { PRIMARY_METRICS } from './definitions.ts';

/** What becomes of a policy load. */
export type ReloadOutcome = 'loaded' | 'refused';

/** Counts workers and policy loads in its own registry. */
export class PrimaryMetrics {
  readonly registry = new Registry();
  readonly #restarts: Counter;
  readonly #reloads: Counter;
  readonly #policyFault: Gauge;
  readonly #policyInfo: Gauge;
  readonly #policyWarnings: Gauge;
  readonly #tickets: Counter;
  readonly #openTickets: Gauge;
  readonly #ticketsFault: Gauge;

  constructor(listening: () => number) {
    const registers = [this.registry];
    const {
      workers,
      restarts,
      reloads,
      policyFault,
      policyInfo,
      policyWarnings,
      tickets,
      openTickets,
      ticketsFault,
    } = PRIMARY_METRICS;
    const gauge: Gauge = new Gauge({
      name: workers.name,
      help: workers.help,
      registers,
      collect: () => gauge.set(listening()),
    });
    this.#restarts = new Counter({ name: restarts.name, help: restarts.help, registers });
    this.#reloads = new Counter({
      name: reloads.name,
      help: reloads.help,
      labelNames: [...reloads.labels],
      registers,
    });
    this.#policyFault = new Gauge({ name: policyFault.name, help: policyFault.help, registers });
    this.#policyInfo = new Gauge({
      name: policyInfo.name,
      help: policyInfo.help,
      labelNames: [...policyInfo.labels],
      registers,
    });
    this.#policyWarnings = new Gauge({ name: policyWarnings.name, help: policyWarnings.help, registers });
    this.#tickets = new Counter({
      name: tickets.name,
      help: tickets.help,
      labelNames: [...tickets.labels],
      registers,
    });
    this.#openTickets = new Gauge({ name: openTickets.name, help: openTickets.help, registers });
    this.#ticketsFault = new Gauge({ name: ticketsFault.name, help: ticketsFault.help, registers });
    for (const step of TICKET_STEPS) this.#tickets.inc({ step }, 0);
    for (const outcome of ['loaded', 'refused'] satisfies ReloadOutcome[]) this.#reloads.inc({ outcome }, 0);
  }

  /** A ticket went through a step. */
  ticketStep(step: TicketStep): void {
    this.#tickets.inc({ step });
  }

  ticketsOpen(count: number): void {
    this.#openTickets.set(count);
  }

  /** Tickets cannot be looked after, or can again. */
  ticketsFault(isThere: boolean): void {
    this.#ticketsFault.set(isThere ? 1 : 0);
  }

  /** A worker ended unasked and is being replaced. */
  restarted(): void {
    this.#restarts.inc();
  }

  /** Policies with this digest are in force. */
  policiesLoaded(digest: string): void {
    this.#reloads.inc({ outcome: 'loaded' satisfies ReloadOutcome });
    this.#policyFault.set(0);
    this.#policyInfo.reset();
    this.#policyInfo.set({ digest }, 1);
  }

  /** So much is hardly meant in the policies in force. */
  policyWarnings(count: number): void {
    this.#policyWarnings.set(count);
  }

  /** Policies on disk were refused; those in force stay. */
  policiesRefused(): void {
    this.#reloads.inc({ outcome: 'refused' satisfies ReloadOutcome });
    this.#policyFault.set(1);
  }
}
