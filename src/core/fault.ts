/** Faults: what kept Weir from judging, as values. A fault always has a posture (deny unless a policy says otherwise). */

/** The closed set of reasons why something could not be judged; it is a metric label. */
export const FAULT_KINDS = [
  'unreadable', // bytes that are not what they claim to be
  'unsupported', // an encoding, upgrade, path or body mode that nothing here reads
  'too-large', // over a limit of the policy or over the held bytes of the process
  'deadline', // a wait of ours ran out
  'judge', // a remote detector failed
  'journal', // the record could not be written
  'state', // what was seen before could not be looked up or kept
  'credential', // the provider's credential cannot be read
  'unauthenticated', // what a request brings does not prove who asks
  'identity', // what could prove it cannot be had
  'condition', // a condition of the policy cannot be told
  'decision', // a policy engine outside gave no decision that can be used
  'protocol', // Envoy sent what the protocol does not allow
  'overload', // shed
  'shutdown',
  'internal', // a bug of ours
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** One fault: `message` is a sentence for the operator and never repeats content. */
export interface Fault {
  readonly kind: FaultKind;
  readonly message: string;
  /** Where: a path inside the body (`messages[3].content`), a header name, a file. */
  readonly at?: string;
  readonly cause?: unknown;
}

/** The outcome of something that may fail in an expected way. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: Fault };

/** Wraps a value as a success. */
export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** Builds a fault. */
export function fault(kind: FaultKind, message: string, at?: string): Fault {
  return at === undefined ? { kind, message } : { kind, message, at };
}

/** Builds a failed result. */
export function failed(kind: FaultKind, message: string, at?: string): { ok: false; fault: Fault } {
  return { ok: false, fault: fault(kind, message, at) };
}

/**
 * The one door through which caught errors enter: they become an `internal` fault. Its message names the class only,
 * because runtimes quote what they were working on; the cause is kept for the log, which knows what it may show.
 */
export function faultFrom(cause: unknown): Fault {
  const name = cause instanceof Error ? cause.name : 'a non-error';
  return { kind: 'internal', message: `A bug was caught (${name}).`, cause };
}
