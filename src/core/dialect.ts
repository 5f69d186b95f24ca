/** The contract of a dialect: one provider's bytes <-> segments, and how it says no. */
import type { Result } from './fault.ts';
import type { HeaderList } from './headers.ts';
import type { ParameterName } from './parameter.ts';
import type { Facts, KeptKind, Reader } from './segment.ts';
import type { Refusal } from './verdict.ts';

/** What a request asks for; `path` is normalised and without its query. */
export interface Target {
  readonly method: string;
  readonly path: string;
}

/** The head of a request: where it goes, and its headers. */
export interface RequestHead extends Target {
  readonly headers: HeaderList;
  /** Path and query as they came; where it is left out, nobody asks for what they say. */
  readonly target?: string;
}

/** Bounds for readers; every one is in the policy. */
export interface ReadLimits {
  /** Nesting depth of JSON. */
  readonly depth: number;
  /** Bytes of a single SSE event. */
  readonly eventBytes: number;
  /** Parameters that the readers of requests tell of; none when left out. */
  readonly parameters?: ReadonlySet<ParameterName>;
  /** Readers of answers tell where arguments of calls stand that came as objects. */
  readonly callValues?: true;
}

/** The head of an answer. */
export interface ResponseHead {
  readonly status: number;
  readonly headers: HeaderList;
}

/** Reads an answer, and knows how to end it early. */
export interface ResponseReader extends Reader {
  /** `stream`: units leave one by one; `whole`: nothing leaves before the end. */
  readonly shape: 'stream' | 'whole';
  /** What may be put between two units so that a client waits on, where the format has such a thing. */
  readonly keepAlive?: Uint8Array;
  /**
   * The bytes that end this answer early in the provider's own terms, given what `sent` units have left. Every open
   * choice ends alike. Empty for a shape that cannot be ended (`whole`). With `mutated` (something that left was
   * changed) the ending repeats no text of the answer. Where the refusal has words of the policy, a text that is open
   * goes on with them before it ends.
   */
  ending(refusal: Refusal, sent: number, mutated?: boolean): Uint8Array;
}

/** An answer that the dialect makes itself; its status is 200. */
export interface OwnAnswer {
  readonly contentType: string;
  readonly body: Uint8Array;
}

/** One entry of the ordered list in `dialects/index.ts`. */
export interface Dialect {
  readonly name: string;
  /** True when this dialect reads requests for that target. */
  claims(target: Target): boolean;
  /** The kinds of things that an answer to a request there may have made; none when left out. */
  creates?(target: Target): readonly KeptKind[];
  /** A reader for one request body, or the fault that it cannot be read (content type). */
  request(limits: ReadLimits, head: RequestHead): Result<Reader>;
  /** A reader for one answer, or the fault that it cannot be read (content type, encoding). */
  response(head: ResponseHead, request: Facts, limits: ReadLimits): Result<ResponseReader>;
  /** The body of a refusal, as the provider's own clients understand it; JSON. */
  refuse(refusal: Refusal): Uint8Array;
  /** Headers beside that body which the provider's clients look at. */
  refusalHeaders?(refusal: Refusal): HeaderList;
  /** The same as a whole stream of events, for a client that asked for one; undefined where it asked for another stream. */
  refuseStream?(refusal: Refusal, request: Facts): Uint8Array | undefined;
  /**
   * An ordinary answer that says `text`, whole or streamed as the request asked for it; undefined where what answers
   * such a request holds no text.
   */
  answerWith?(text: string, request: Facts, refusal: Refusal): OwnAnswer | undefined;
}
