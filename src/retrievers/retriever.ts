/**
 * The contract of a retriever: the HTTP API of one kind of store, and how the scope of a caller gets into its queries and
 * is checked in its answers. Whatever is not known to stay inside the scope is refused.
 */
import type { HeaderList, HeaderMutation } from '../core/headers.ts';
import type { StoreName } from '../core/retrieval.ts';
import type { Refusal } from '../core/verdict.ts';
import type { JsonValue } from './json.ts';

/** One field of the stored documents, and the values of it that the caller may see; never empty. */
export interface Constraint {
  readonly field: string;
  readonly anyOf: readonly string[];
}

/** What a caller may see: every constraint holds. There is at least one. */
export interface Scope {
  readonly constraints: readonly Constraint[];
  /** Exact names of collections (indexes, tables, classes); the others are not there. */
  readonly collections: readonly string[];
  /** `scoped`: documents may be written that carry values of the scope in each of its fields. */
  readonly write: 'deny' | 'scoped';
}

/**
 * Where a request goes, taken apart once. What goes up is put together from this, so that the store takes it apart in
 * the same way.
 */
export interface RetrieverTarget {
  /** Upper case. */
  readonly method: string;
  /** Decoded segments of the path: `/collections/docs` is `['collections', 'docs']`; no empty one, no `.`, `..`, `/`, control. */
  readonly path: readonly string[];
  /** Decoded parameters of the query, in order. */
  readonly query: readonly (readonly [name: string, value: string])[];
}

/** A request, whole. */
export interface RetrieverRequest extends RetrieverTarget {
  /** Names are lower case; pseudo-headers are not among them. */
  readonly headers: HeaderList;
  /** Undefined where the request has no body. */
  readonly body: JsonValue | undefined;
}

/** Why something may not pass, for the client: where (names of the format and indices) and a sentence; never content. */
export interface Refused {
  readonly at: string;
  readonly message: string;
}

/** The outcome of a look at what others wrote. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refused: Refused };

/** A request as it may go up. */
export interface GuardedRequest {
  readonly target: RetrieverTarget;
  /** Headers that change, where the product has settings there. */
  readonly headers?: HeaderMutation;
  readonly body: JsonValue | undefined;
  /** What is judged in place of the body, where that holds texts in another language than JSON. */
  readonly packed?: PackedTexts;
  /** Reads the answer to it. */
  readonly answer: AnswerReader;
}

/** Texts that stand inside another language in a body, and how they get back into it. */
export interface PackedTexts {
  /** Every text and every name of the body, as JSON. */
  readonly opened: JsonValue;
  /** The body, with what became of the texts; their number and order are the same. */
  seal(edited: JsonValue): JsonValue;
}

/** An answer, whole. */
export interface RetrieverAnswer {
  readonly status: number;
  readonly headers: HeaderList;
  /** Undefined where it has no body. */
  readonly body: JsonValue | undefined;
}

/** Checks every hit of an answer by what it carries, whatever the query said. */
export type AnswerReader = (answer: RetrieverAnswer) => Outcome<CheckedAnswer>;

/** An answer as it may go down. */
export interface CheckedAnswer {
  /** Without foreign hits, and without fields that were asked for only to check them. */
  readonly body: JsonValue | undefined;
  /** Headers that change. */
  readonly headers?: HeaderMutation;
  /** Hits that stay. */
  readonly hits: number;
  /** Hits outside the scope, or of which nobody can tell; they are not in the body. */
  readonly foreign: number;
}

/** One entry of the list in `retrievers/index.ts`. */
export interface Retriever {
  readonly name: StoreName;
  /** The request with the scope written into it, or why it may not go up. An allow-list: what is not known is refused. */
  guard(request: RetrieverRequest, scope: Scope): Outcome<GuardedRequest>;
  /** The body of a refusal, as the product's own clients understand it; JSON. */
  refuse(refusal: Refusal): Uint8Array;
}
