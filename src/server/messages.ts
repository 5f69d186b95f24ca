/** What the primary and its workers say to each other. */
import type { MetricSnapshot } from '../observe/metric-sum.ts';

/** One file of policies as it was read; each worker compiles the same text, so digests are equal. */
export interface PolicySource {
  readonly file: string;
  readonly text: string;
  readonly schemas?: Readonly<Record<string, string>>;
}

/** Policies that were validated by the primary. */
export interface LoadedPolicies {
  /** Digest of the compiled set. */
  readonly digest: string;
  readonly names: readonly string[];
  readonly sources: readonly PolicySource[];
  /** True where a rule holds calls until a person approves them. */
  readonly holds?: boolean;
}

/** What a worker needs to begin. `settings` is the process configuration. */
export interface Start<Settings> {
  readonly kind: 'start';
  readonly slot: number;
  readonly settings: Settings;
  readonly policies: LoadedPolicies;
}

export type ToWorker<Settings> =
  | Start<Settings>
  | { readonly kind: 'policies'; readonly policies: LoadedPolicies }
  | { readonly kind: 'metrics'; readonly request: number }
  /** Comes with a socket. */
  | { readonly kind: 'connection' }
  /** Finish open streams within that time, end the rest, exit. */
  | { readonly kind: 'drain'; readonly withinMs: number };

export type FromWorker =
  /** The process runs and asks for its start. */
  | { readonly kind: 'up' }
  /** It takes connections now. */
  | { readonly kind: 'serving' }
  /** It takes no new connections any more, and ends when those it has are done with. */
  | { readonly kind: 'ending' }
  /** One of its connections is closed. */
  | { readonly kind: 'disconnected' }
  /** It cannot start; the message is for the operator. */
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'policies'; readonly digest: string }
  | { readonly kind: 'policies-refused'; readonly message: string }
  /** Its journal cannot be written, or (undefined) can be again. */
  | { readonly kind: 'journal'; readonly message: string | undefined }
  /** It refuses new exchanges, or (undefined) takes them again. */
  | { readonly kind: 'shedding'; readonly message: string | undefined }
  | { readonly kind: 'metrics'; readonly request: number; readonly snapshot: MetricSnapshot };
