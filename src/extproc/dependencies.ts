/** What the ext_proc service is built from. */
import type { Budgets } from '../core/budgets.ts';
import type { Result } from '../core/fault.ts';
import type { PeerFrame, Reply } from '../core/frame.ts';
import type { Conversations, Fingerprint, OpenInflater } from '../core/ports.ts';
import type { HeldBytes } from '../screen/held-bytes.ts';
import type { ServiceParts } from '../screen/service-parts.ts';
import type { Accounting } from './budget-ask.ts';

/** How long each wait of ours may take, in milliseconds. */
export interface Deadlines {
  /** From a request's headers to the end of its body. */
  readonly requestBodyMs: number;
  /** One question to a judge. */
  readonly judgeMs: number;
  /** One look at what was seen before. */
  readonly stateMs: number;
  /** One record in strict mode. */
  readonly journalMs: number;
  /** Until Envoy takes what was written. */
  readonly writeMs: number;
  /** Without any message of an open exchange. */
  readonly idleMs: number;
  /** Bytes of an answer that wait while nothing of it leaves. */
  readonly heldMs: number;
  /** Silence in a streamed answer whose text is held, before a comment keeps its client waiting. */
  readonly keepAliveMs: number;
}

/** Envoy protobuf <-> frames; the wire folder implements it. */
export interface Codec {
  decode(bytes: Uint8Array): Result<PeerFrame>;
  /** Throws on what cannot be encoded: the exchange then ends with an error, never with an empty answer. */
  encode(reply: Exclude<Reply, { kind: 'abort' }>): Buffer;
}

/** Hands a promise that nobody awaits to the observers, under a name. */
export type Background = (name: string, promise: Promise<unknown>) => void;

export interface ExchangeDependencies extends ServiceParts {
  readonly codec: Codec;
  readonly held: HeldBytes;
  /** Keyed hash of values that leaves in their place. */
  readonly pseudonym: Fingerprint;
  readonly conversations: Conversations;
  /** Both are left out where policies are tried out: then no budget is counted. */
  readonly budgets?: Budgets | undefined;
  readonly accounting?: Accounting | undefined;
  readonly deadlines: Deadlines;
  readonly inflater: OpenInflater;
  readonly background: Background;
  /** Returns the parts of an exchange that is recorded; left out where nothing is. */
  readonly recording?: ((parts: ExchangeDependencies) => ExchangeDependencies) | undefined;
}
