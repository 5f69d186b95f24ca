/** Ports: what the pure core needs from outside. Adapters implement them; `main.ts` wires them. */
import type { ExchangeEvent } from './event.ts';
import type { Fault } from './fault.ts';
import type { Hit } from './finding.ts';
import type { Role } from './segment.ts';

/** Where events are recorded. */
export interface Journal {
  /**
   * Takes an event. The promise settles when the record is as durable as the mode promises: at once in `buffered`,
   * after the fsync in `strict`. It rejects when the record cannot be written.
   */
  record(event: ExchangeEvent): Promise<void>;
  /** Why nothing can be recorded now, or undefined when all is well. */
  readonly fault: Fault | undefined;
  /** True when effects have to wait for `record`. */
  readonly strict: boolean;
}

/** Counts what happened. */
export interface Meter {
  event(event: ExchangeEvent): void;
  fault(fault: Fault): void;
}

/** A question to a remote detector, as data. */
export interface Question {
  readonly rule: string;
  readonly judge: string;
  readonly texts: readonly { readonly role: Role; readonly text: string }[];
}

/** Answers questions; slow. Offsets of a hit count in the joined texts. */
export interface Judge {
  ask(question: Question, signal: AbortSignal): Promise<readonly Hit[]>;
}

/** Time, passed in so that tests can hold it. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Milliseconds, monotonic. */
  monotonic(): number;
}

/** Keyed hash of matched text, hex, for correlation. */
export type Fingerprint = (text: string) => string;
