/** What one worker counts: the `Meter` port over prom-client, with closed labels only. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { ExchangeEvent, Totals } from '../core/event.ts';
import { FAULT_KINDS, type Fault } from '../core/fault.ts';
import type { Meter } from '../core/ports.ts';
import { STORES } from '../core/retrieval.ts';
import { type Definition, WORKER_METRICS } from './definitions.ts';
import { ClosedNames, FIXED_RULES, OTHER } from './labels.ts';
import { metricSettings } from './metric-settings.ts';
import { type Billed, type ServiceCount, sampledAnswers, sampledBills } from './sampled-services.ts';

/** Names that may become labels, from the lists of dialects and detectors. */
export interface MeteredNames {
  readonly dialects: readonly { readonly name: string }[];
  readonly detectors: readonly { readonly name: string; readonly types: readonly string[] }[];
  /** Phases of `Totals.timings`. */
  readonly phases: readonly string[];
}

/** What is asked at each scrape rather than counted. */
export interface Sampled {
  openStreams(): number;
  heldBytes(): number;
  shedding(): boolean;
  journal(): {
    readonly records: number;
    readonly lost: number;
    readonly aggregated: number;
    readonly fsyncs: number;
  };
  journalFault(): boolean;
  logDropped(): number;
  identityFault(): boolean;
  /** Rules are suspended. */
  breakGlass(): boolean;
  /** By kind of judge and outcome, both of closed sets. */
  judges(): readonly ServiceCount[];
  /** By judge of the process configuration. */
  bills(): readonly Billed[];
  deciders(): readonly ServiceCount[];
  /** By profile: answers that came to their end, and how far each feature is of late. */
  drifts(): readonly {
    readonly profile: string;
    readonly answers: number;
    readonly means: readonly (readonly [feature: string, mean: number])[];
  }[];
}

/** Counts events and faults of one process in its own registry. */
export class WorkerMetrics implements Meter {
  readonly registry = new Registry();
  readonly #rules = new ClosedNames(FIXED_RULES);
  readonly #dialects: ClosedNames;
  readonly #phases: ClosedNames;
  readonly #types: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #decisions: Counter;
  readonly #findings: Counter;
  readonly #eased: Counter;
  readonly #faults: Counter;
  readonly #exchanges: Counter;
  readonly #weaker: Counter;
  readonly #inspected: Counter;
  readonly #received: Counter;
  readonly #uninspected: Counter;
  readonly #retrieved: Counter;
  readonly #judged: Counter;
  readonly #withoutModel: Counter;
  readonly #placeholders: Counter;
  readonly #callers: Counter;
  readonly #identityChecks: Counter;
  readonly #budgetClaims: Counter;
  readonly #tokens: Counter;
  readonly #added: Histogram;
  readonly #held: Histogram;

  constructor(names: MeteredNames) {
    const { registry } = this;
    this.#dialects = new ClosedNames(['none', ...STORES, ...names.dialects.map((dialect) => dialect.name)]);
    this.#phases = new ClosedNames(names.phases);
    this.#types = new Map(names.detectors.map((detector) => [detector.name, new Set(detector.types)]));
    this.#decisions = new Counter(metricSettings(WORKER_METRICS.decisions, registry));
    this.#findings = new Counter(metricSettings(WORKER_METRICS.findings, registry));
    this.#eased = new Counter(metricSettings(WORKER_METRICS.eased, registry));
    this.#faults = new Counter(metricSettings(WORKER_METRICS.faults, registry));
    this.#exchanges = new Counter(metricSettings(WORKER_METRICS.exchanges, registry));
    this.#weaker = new Counter(metricSettings(WORKER_METRICS.weaker, registry));
    this.#inspected = new Counter(metricSettings(WORKER_METRICS.inspected, registry));
    this.#received = new Counter(metricSettings(WORKER_METRICS.received, registry));
    this.#uninspected = new Counter(metricSettings(WORKER_METRICS.uninspected, registry));
    this.#retrieved = new Counter(metricSettings(WORKER_METRICS.retrieved, registry));
    this.#judged = new Counter(metricSettings(WORKER_METRICS.judged, registry));
    this.#withoutModel = new Counter(metricSettings(WORKER_METRICS.withoutModel, registry));
    this.#placeholders = new Counter(metricSettings(WORKER_METRICS.placeholders, registry));
    this.#callers = new Counter(metricSettings(WORKER_METRICS.callers, registry));
    this.#identityChecks = new Counter(metricSettings(WORKER_METRICS.identityChecks, registry));
    this.#budgetClaims = new Counter(metricSettings(WORKER_METRICS.budgetClaims, registry));
    this.#tokens = new Counter(metricSettings(WORKER_METRICS.tokens, registry));
    this.#added = new Histogram(histogramSettings(WORKER_METRICS.added, registry));
    this.#held = new Histogram(histogramSettings(WORKER_METRICS.held, registry));
    for (const kind of FAULT_KINDS) this.#faults.inc({ kind, direction: 'process' }, 0);
    collectDefaultMetrics({ register: registry });
  }

  /** Adds the rule names of newly loaded policies to the closed set. */
  knowRules(names: readonly string[]): void {
    this.#rules.add(names);
  }

  /** Registers what is sampled at each scrape. */
  sample(sampled: Sampled): void {
    const { registry } = this;
    sampledGauge(WORKER_METRICS.openStreams, registry, () => sampled.openStreams());
    sampledGauge(WORKER_METRICS.heldBytes, registry, () => sampled.heldBytes());
    sampledGauge(WORKER_METRICS.shedding, registry, () => (sampled.shedding() ? 1 : 0));
    sampledGauge(WORKER_METRICS.breakGlass, registry, () => (sampled.breakGlass() ? 1 : 0));
    sampledGauge(WORKER_METRICS.identityFault, registry, () => (sampled.identityFault() ? 1 : 0));
    sampledGauge(WORKER_METRICS.journalFault, registry, () => (sampled.journalFault() ? 1 : 0));
    sampledCounter(WORKER_METRICS.journalRecords, registry, () => sampled.journal().records);
    sampledCounter(WORKER_METRICS.journalLost, registry, () => sampled.journal().lost);
    sampledCounter(WORKER_METRICS.journalAggregated, registry, () => sampled.journal().aggregated);
    sampledCounter(WORKER_METRICS.journalSyncs, registry, () => sampled.journal().fsyncs);
    sampledCounter(WORKER_METRICS.logDropped, registry, () => sampled.logDropped());
    sampledDrifts(registry, () => sampled.drifts());
    sampledAnswers(registry, 'judge', () => sampled.judges());
    sampledAnswers(registry, 'decider', () => sampled.deciders());
    sampledBills(registry, () => sampled.bills());
  }

  event(event: ExchangeEvent): void {
    if (event.fault !== undefined) this.#faults.inc({ kind: event.fault.kind, direction: event.direction });
    this.#countFindings(event);
    for (const { reason, bytes } of event.skipped)
      this.#uninspected.inc({ direction: event.direction, reason }, bytes);
    this.#countHits(event);
    for (const { asked, remembered } of event.judged ?? []) {
      this.#judged.inc({ by: 'judge' }, asked);
      this.#judged.inc({ by: 'memory' }, remembered);
    }
    for (const { detector } of event.withoutModel ?? [])
      this.#withoutModel.inc({ detector: this.#types.has(detector) ? detector : OTHER });
    if (event.kind === 'close') this.#close(event);
    else if (event.kind !== 'fault' && event.kind !== 'uninspected') this.#decide(event);
  }

  fault(fault: Fault): void {
    this.#faults.inc({ kind: fault.kind, direction: 'process' });
  }

  /** A token or a key of a caller was checked; both labels are of closed sets. */
  checked(by: 'token' | 'key', outcome: 'known' | 'proven' | 'refused' | 'unavailable'): void {
    this.#identityChecks.inc({ by, outcome });
  }

  /** Budgets were asked; `local` where a share was counted here in place of all of a budget. */
  claimed(outcome: 'granted' | 'refused' | 'failed', local: boolean): void {
    this.#budgetClaims.inc({ outcome, by: local ? 'share' : 'all' });
  }

  #decide(event: ExchangeEvent): void {
    this.#decisions.inc({
      direction: event.direction,
      verdict: event.verdict,
      rule: this.#rules.label(event.rule),
      dialect: this.#dialects.label(event.exchange.dialect === '' ? 'none' : event.exchange.dialect),
      enforced: String(event.enforced),
    });
  }

  #countFindings(event: ExchangeEvent): void {
    for (const { detector, type, rule, eased } of event.findings) {
      if (eased !== undefined) this.#eased.inc({ by: eased.by, rule: this.#rules.label(rule) });
      const types = this.#types.get(detector);
      this.#findings.inc({ detector: types ? detector : OTHER, type: types?.has(type) ? type : OTHER });
    }
    const unlisted = event.findingCount - event.findings.length;
    if (unlisted > 0) this.#findings.inc({ detector: OTHER, type: OTHER }, unlisted);
  }

  #countHits({ retrieval }: ExchangeEvent): void {
    if (retrieval === undefined) return;
    const { store, hits, foreign } = retrieval;
    this.#retrieved.inc({ store, outcome: 'kept' }, hits);
    this.#retrieved.inc({ store, outcome: 'foreign' }, foreign);
  }

  #close(event: ExchangeEvent): void {
    if (event.totals === undefined) return;
    this.#callers.inc({ kind: event.exchange.caller.kind });
    this.#exchanges.inc({ service: event.exchange.service, ended: event.totals.ended });
    this.#add(event.totals);
  }

  #add(totals: Totals): void {
    for (const direction of totals.weaker) this.#weaker.inc({ direction });
    this.#inspected.inc(totals.inspectedChars);
    this.#received.inc({ direction: 'request' }, totals.requestBytes);
    this.#received.inc({ direction: 'response' }, totals.responseBytes);
    for (const [outcome, count] of Object.entries(totals.placeholders ?? {}))
      this.#placeholders.inc({ outcome }, count);
    this.#tokens.inc({ direction: 'request' }, totals.usage?.input ?? 0);
    this.#tokens.inc({ direction: 'response' }, totals.usage?.output ?? 0);
    this.#held.observe(totals.heldChars);
    for (const [phase, ms] of Object.entries(totals.timings)) {
      this.#added.observe({ phase: this.#phases.label(phase) }, ms / 1000);
    }
  }
}

function histogramSettings(definition: Definition, registry: Registry) {
  return { ...metricSettings(definition, registry), buckets: [...(definition.buckets ?? [])] };
}

function sampledGauge(definition: Definition, registry: Registry, sample: () => number): void {
  const gauge: Gauge = new Gauge({
    ...metricSettings(definition, registry),
    collect: () => gauge.set(sample()),
  });
}

/** Names of profiles are those of the process configuration, names of features those of the code. */
function sampledDrifts(registry: Registry, sample: Sampled['drifts']): void {
  const answers: Counter = new Counter({
    ...metricSettings(WORKER_METRICS.profileAnswers, registry),
    collect: () => {
      answers.reset();
      for (const each of sample()) answers.inc({ profile: each.profile }, each.answers);
    },
  });
  const drift: Gauge = new Gauge({
    ...metricSettings(WORKER_METRICS.profileDrift, registry),
    aggregator: WORKER_METRICS.profileDrift.over,
    collect: () => {
      drift.reset();
      for (const { profile, answers: count, means } of sample())
        if (count > 0) for (const [feature, mean] of means) drift.set({ profile, feature }, mean);
    },
  });
}

function sampledCounter(definition: Definition, registry: Registry, sample: () => number): void {
  const counter: Counter = new Counter({
    ...metricSettings(definition, registry),
    collect: () => {
      counter.reset();
      counter.inc(sample());
    },
  });
}
