/** What the ext_proc and ext_authz services are built from; `main.ts` passes it in. */
import type { Caller } from '../core/caller.ts';
import type { Fault, Result } from '../core/fault.ts';
import type { Attributes, PeerFrame, Reply } from '../core/frame.ts';
import type { Clock, Fingerprint, Journal, Judge, Meter } from '../core/ports.ts';
import type { Policies } from '../screen/gate.ts';
import type { HeldBytes } from '../screen/held-bytes.ts';

/** How long each wait of ours may take, in milliseconds. */
export interface Deadlines {
  /** From a request's headers to the end of its body. */
  readonly requestBodyMs: number;
  /** One question to a judge. */
  readonly judgeMs: number;
  /** One record in strict mode. */
  readonly journalMs: number;
  /** Until Envoy takes what was written. */
  readonly writeMs: number;
  /** Without any message of an open exchange. */
  readonly idleMs: number;
}

/** Envoy protobuf <-> frames; the wire folder implements it. */
export interface Codec {
  decode(bytes: Uint8Array): Result<PeerFrame>;
  /** Throws on what cannot be encoded: the exchange then ends with an error, never with an empty answer. */
  encode(reply: Exclude<Reply, { kind: 'abort' }>): Buffer;
}

/** Hands a promise that nobody awaits to the observers, under a name. */
export type Background = (name: string, promise: Promise<unknown>) => void;

export interface ExchangeDependencies {
  policies(): Policies | undefined;
  readonly codec: Codec;
  readonly journal: Journal;
  readonly meter: Meter;
  readonly clock: Clock;
  newId(): string;
  readonly fingerprint: Fingerprint;
  callerOf(attributes: Attributes): Caller;
  readonly judge: Judge;
  readonly held: HeldBytes;
  readonly deadlines: Deadlines;
  /** Reports a fault that no event carries. */
  onFault(fault: Fault): void;
  readonly background: Background;
}
