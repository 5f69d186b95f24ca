/** Ports: what the pure core needs from outside. Adapters implement them; `main.ts` wires them. */
import type { Caller } from './caller.ts';
import type { Decision, DecisionQuestion } from './decision.ts';
import type { ExchangeEvent } from './event.ts';
import type { Fault, Result } from './fault.ts';
import type { Hit } from './finding.ts';
import type { Attributes } from './frame.ts';
import type { HeaderList } from './headers.ts';
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
  /** Where a scanner asks: what it thinks of each of the texts. */
  readonly doubts?: readonly Suspected[];
}

/** What a scanner is not sure about. */
export interface Suspected {
  readonly task: string;
  /** What findings are called. */
  readonly type: string;
  readonly score: number;
  /** Sentences of the text, one of which has to bear an answer out that would count. */
  readonly sentences?: readonly string[];
  /** Parts of it that have nothing to do with each other: one has to bear an answer out, or it counts for no more than the likeliest of them. */
  readonly apart?: readonly string[];
}

/** Answers questions; slow. Offsets of a hit count in the joined texts; of doubts each has a hit that begins with its text. */
export interface Judge {
  ask(question: Question, signal: AbortSignal): Promise<readonly Hit[]>;
}

/** Decides by rules that are not in the policy; slow. Rejects where there is no decision that can be used. */
export interface Decider {
  decide(question: DecisionQuestion, signal: AbortSignal): Promise<Decision>;
}

/** What tenants have made at providers through Weir, by keyed hashes; shared by all workers, slow. */
export interface Memory {
  /** Which of these were remembered and have not expired, in order. Rejects when nobody can tell. */
  recall(keys: readonly string[], signal: AbortSignal): Promise<readonly boolean[]>;
  /** Remembers from now on; rejects when it cannot. */
  remember(keys: readonly string[]): Promise<void>;
}

/** A placeholder's name and its value; null where two requests at once gave the name to two values. */
export type NamedValue = readonly [name: string, value: string | null];

/** What conversations of tenants have had replaced, by keyed hashes of their ids; shared by all workers, slow. */
export interface Conversations {
  /** What is known of a conversation, which is kept for so many minutes more. Rejects when nobody can tell. */
  load(key: string, minutes: number): Promise<readonly NamedValue[]>;
  /** Adds what was replaced; rejects when it cannot. */
  add(key: string, named: readonly NamedValue[], minutes: number): Promise<void>;
}

/** Texts that judges have found clean, by keyed hashes; of one worker, in memory. */
export interface CleanTexts {
  has(judge: string, key: string): boolean;
  add(judge: string, key: string): void;
}

/** The content codings that Weir undoes (RFC 9110 section 8.4.1; RFC 7932 for `br`, RFC 8878 for `zstd`). */
export const CODINGS = ['gzip', 'deflate', 'br', 'zstd'] as const;
export type Coding = (typeof CODINGS)[number];

/** Undoes the codings of one message, piece by piece. The caller waits for each call before the next. */
export interface Inflater {
  /**
   * Takes the next bytes as they came and hands each piece that comes out to `take`, in order, before it resolves;
   * `take` answers false when no more is wanted. Resolves to the fault of bytes that are not what their label says.
   */
  push(bytes: Uint8Array, take: (piece: Uint8Array) => boolean): Promise<Fault | undefined>;
  /** No more bytes follow: the rest comes out; a message that ends inside its coding is a fault. */
  end(take: (piece: Uint8Array) => boolean): Promise<Fault | undefined>;
  /** Frees what it holds; a call in flight then resolves without more pieces. May be called again. */
  close(): void;
}

/** Builds the inflater of a message whose header lists these codings; the last one is undone first. */
export type OpenInflater = (codings: readonly Coding[]) => Inflater;

/** A request as its provider gets it, for whoever signs it. */
export interface ProviderRequest {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly authority: string;
  /** The whole body, in pieces; empty where only the head counts. */
  readonly body: readonly Uint8Array[];
}

/** Returns the headers that a credential, named by the process configuration, puts on a request. */
export type Authenticate = (credential: string, request: ProviderRequest) => Result<HeaderList>;

/** What of a request may say who asks. */
export interface Introduction {
  /** What Envoy has proven of the connection. */
  readonly attributes: Attributes;
  readonly headers: HeaderList;
}

/** Who asks, and the header that proved it: it ends here, unless the configuration has it go on. */
export interface Identified {
  readonly caller: Caller;
  readonly proof?: Proof;
}

/** A header that said who asks. */
export interface Proof {
  readonly header: string;
  /** True where it goes on to the provider. */
  readonly goesOn: boolean;
}

/**
 * Tells who asks; at once where it is known. The fault of a credential that proves nothing is `unauthenticated`, and
 * `identity` where nobody can tell; never rejects.
 */
export type Identify = (request: Introduction) => Result<Identified> | Promise<Result<Identified>>;

/** Time, passed in so that tests can hold it. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Milliseconds, monotonic. */
  monotonic(): number;
}

/** Keyed hash of matched text, hex, for correlation. */
export type Fingerprint = (text: string) => string;
