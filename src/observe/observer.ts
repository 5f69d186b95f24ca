/** One decision, one metric, one log line: what the pipeline reports to while it runs. */
import { asItIs, type ExchangeEvent } from '../core/event.ts';
import { type Fault, faultFrom } from '../core/fault.ts';
import type { Meter } from '../core/ports.ts';
import { AT_ONCE, type Later } from './afterwards.ts';
import { describeError } from './describe-error.ts';
import type { Log, LogFields } from './log.ts';

/** Hands every event to the metrics and to the log. */
export class Observer implements Meter {
  readonly #meter: Meter;
  readonly #log: Log;
  readonly #later: Later;
  /** Faults that an event has carried already: each counts once. */
  readonly #seen = new WeakSet<Fault>();

  /** Events and faults are told `later`, in order. */
  constructor(meter: Meter, log: Log, later: Later = AT_ONCE) {
    this.#meter = meter;
    this.#log = log;
    this.#later = later;
  }

  event(event: ExchangeEvent): void {
    if (event.fault !== undefined) this.#seen.add(event.fault);
    const now = asItIs(event);
    this.#later.push(() => this.#tell(now));
  }

  #tell(event: ExchangeEvent): void {
    this.#meter.event(event);
    if (event.kind === 'close') this.#log.info(closeFields(event), 'closed');
    else if (event.kind === 'fault') this.#log.warn(decisionFields(event), 'fault');
    else this.#log.info(decisionFields(event), 'decided');
  }

  fault(fault: Fault): void {
    if (this.#seen.has(fault)) return;
    this.#later.push(() => {
      this.#meter.fault(fault);
      this.#log.warn(
        { fault: fault.kind, message: reasonOf(fault), at: fault.at, ...causeFields(fault) },
        'fault',
      );
    });
  }

  /** A bug that ended a call or this process. */
  bug(cause: unknown): void {
    this.#later.flush();
    this.#meter.fault(faultFrom(cause));
    this.#log.error(describeError(cause), 'bug');
  }

  /** Looks after a promise that nobody awaits: its failure is counted and logged under `name`. */
  background(name: string, promise: Promise<unknown>): void {
    promise.catch((cause: unknown) => {
      this.#later.flush();
      this.#meter.fault({ kind: 'internal', message: `${name} failed`, cause });
      this.#log.error({ task: name, ...describeError(cause) }, 'background task failed');
    });
  }
}

function decisionFields(event: ExchangeEvent): LogFields {
  const { exchange, fault } = event;
  return {
    exchange: exchange.id,
    kind: event.kind,
    direction: event.direction,
    verdict: event.verdict,
    rule: event.rule,
    enforced: event.enforced,
    findings: event.findingCount,
    dialect: exchange.dialect,
    policy: exchange.policy,
    fault: fault?.kind,
    reason: fault === undefined ? undefined : reasonOf(fault),
    at: fault?.at,
    ...(fault === undefined ? {} : causeFields(fault)),
  };
}

function closeFields(event: ExchangeEvent): LogFields {
  const { totals } = event;
  return {
    exchange: event.exchange.id,
    policy: event.exchange.policy,
    ended: totals?.ended,
    requestBytes: totals?.requestBytes,
    responseBytes: totals?.responseBytes,
    heldChars: totals?.heldChars,
    weaker: totals === undefined || totals.weaker.length === 0 ? undefined : totals.weaker,
    timings: totals === undefined ? undefined : rounded(totals.timings),
  };
}

/** Milliseconds to the microsecond: what lies behind it is noise. */
function rounded(timings: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  const entries = Object.entries(timings).map(([name, ms]) => [name, Math.round(ms * 1000) / 1000] as const);
  return Object.fromEntries(entries);
}

/** The sentence of a fault; that of a caught error only where it does not quote what was being worked on. */
function reasonOf(fault: Fault): string {
  if (fault.cause === undefined || fault.kind !== 'internal') return fault.message;
  return String(describeError(fault.cause)['message'] ?? 'a bug; see the frames');
}

function causeFields({ cause }: Fault): LogFields {
  if (cause === undefined) return {};
  const { error, frames } = describeError(cause);
  return { cause: error, frames };
}
