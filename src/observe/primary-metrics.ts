/** What the primary process counts: workers, policy loads, and the tickets of held calls. */
import { Counter, Gauge, Registry } from 'prom-client';
import { TICKET_STEPS, type TicketStep } from '../core/ticket.ts';
import { metricSettings } from './metric-settings.ts';
import { PRIMARY_METRICS } from './primary-definitions.ts';

/** What becomes of a policy load. */
export type ReloadOutcome = 'loaded' | 'refused';

/** What runs. */
export interface Build {
  readonly version: string;
  readonly node: string;
}

/** Counts them in its own registry. */
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

  /** `serving` tells how many workers take connections now. */
  constructor(serving: () => number, build: Build) {
    const { registry } = this;
    const gauge: Gauge = new Gauge({
      ...metricSettings(PRIMARY_METRICS.workers, registry),
      collect: () => gauge.set(serving()),
    });
    this.#restarts = new Counter(metricSettings(PRIMARY_METRICS.restarts, registry));
    this.#reloads = new Counter(metricSettings(PRIMARY_METRICS.reloads, registry));
    this.#policyFault = new Gauge(metricSettings(PRIMARY_METRICS.policyFault, registry));
    this.#policyInfo = new Gauge(metricSettings(PRIMARY_METRICS.policyInfo, registry));
    this.#policyWarnings = new Gauge(metricSettings(PRIMARY_METRICS.policyWarnings, registry));
    this.#tickets = new Counter(metricSettings(PRIMARY_METRICS.tickets, registry));
    this.#openTickets = new Gauge(metricSettings(PRIMARY_METRICS.openTickets, registry));
    this.#ticketsFault = new Gauge(metricSettings(PRIMARY_METRICS.ticketsFault, registry));
    new Gauge(metricSettings(PRIMARY_METRICS.buildInfo, registry)).set({ ...build }, 1);
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
