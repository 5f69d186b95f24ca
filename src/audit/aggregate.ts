/** Bounds what one caller can make the journal write: denials beyond a rate are counted and written as one record. */
import type { ExchangeEvent } from '../core/event.ts';
import { capped } from './event-record.ts';

/** Callers and rules told apart within one second; those beyond it share one count. */
const MOST_KEYS = 4096;
const WINDOW_MS = 1000;

/** Denials of one caller by one rule that were counted and not written one by one. */
export interface Aggregate {
  readonly caller: string;
  readonly rule: string;
  readonly policy: string;
  readonly policyDigest: string;
  /** Records not written, by event kind. */
  readonly counts: Readonly<Record<string, number>>;
  readonly firstExchange: string;
  readonly lastExchange: string;
}

interface Tally {
  written: number;
  readonly caller: string;
  readonly counts: Record<string, number>;
  firstExchange: string;
  lastExchange: string;
  readonly event: ExchangeEvent;
}

/** Counts denials per caller, rule and policy, second by second; time is passed in. */
export class Aggregator {
  readonly #perSecond: number;
  #windowStart = Number.NEGATIVE_INFINITY;
  #tallies = new Map<string, Tally>();
  #counted = 0;

  /** @param perSecond denial records of one caller and rule that are written in full each second. */
  constructor(perSecond: number) {
    this.#perSecond = perSecond;
  }

  /** True when the event was counted and must not be written by itself; `now` is monotonic milliseconds. */
  absorbs(event: ExchangeEvent, now: number): boolean {
    if (!isDenial(event)) return false;
    if (this.#counted === 0 && now - this.#windowStart >= WINDOW_MS) this.#open(now);
    const tally = this.#tallyOf(event);
    if (tally.written < this.#perSecond) {
      tally.written += 1;
      return false;
    }
    const id = capped(event.exchange.id);
    if (tally.firstExchange === '') tally.firstExchange = id;
    tally.lastExchange = id;
    tally.counts[event.kind] = (tally.counts[event.kind] ?? 0) + 1;
    this.#counted += 1;
    return true;
  }

  /** True when something was counted and its second is over. */
  isDue(now: number): boolean {
    return this.#counted > 0 && now - this.#windowStart >= WINDOW_MS;
  }

  /** True when something is counted. */
  get pending(): boolean {
    return this.#counted > 0;
  }

  /** Returns what was counted and begins the next second. */
  drain(now: number): Aggregate[] {
    const aggregates: Aggregate[] = [];
    for (const tally of this.#tallies.values())
      if (tally.lastExchange !== '') aggregates.push(toAggregate(tally));
    this.#open(now);
    return aggregates;
  }

  #open(now: number): void {
    this.#windowStart = now;
    this.#counted = 0;
    this.#tallies = new Map();
  }

  #tallyOf(event: ExchangeEvent): Tally {
    const { exchange, rule } = event;
    const key = JSON.stringify([exchange.caller.id, rule, exchange.policy]);
    const known = this.#tallies.get(key);
    if (known !== undefined) return known;
    const full = this.#tallies.size >= MOST_KEYS;
    const shared = full ? this.#tallies.get('others') : undefined;
    if (shared !== undefined) return shared;
    const caller = full ? '(others)' : capped(exchange.caller.id);
    const tally: Tally = { written: 0, caller, counts: {}, firstExchange: '', lastExchange: '', event };
    this.#tallies.set(full ? 'others' : key, tally);
    return tally;
  }
}

/** Only requests that were turned away: an exchange whose request went on is always written in full. */
function isDenial(event: ExchangeEvent): boolean {
  if (event.verdict !== 'deny' || !event.enforced || event.direction !== 'request') return false;
  if (event.kind === 'close') return event.totals?.ended === 'denied' || event.totals?.ended === 'fault';
  return event.kind === 'request' || event.kind === 'fault';
}

function toAggregate(tally: Tally): Aggregate {
  const { exchange, rule } = tally.event;
  const shared = tally.caller === '(others)';
  return {
    caller: tally.caller,
    rule: shared ? '(any)' : capped(rule),
    policy: shared ? '(any)' : capped(exchange.policy),
    policyDigest: shared ? '' : capped(exchange.policyDigest),
    counts: tally.counts,
    firstExchange: tally.firstExchange,
    lastExchange: tally.lastExchange,
  };
}
