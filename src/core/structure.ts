/** What a policy may ask of the structure of answers, and of the arguments of tool calls. */
import type { ExchangeBound, Scanner } from './detector.ts';

/** Which texts: those of the answer itself; or the arguments of calls, of all tools or of one. */
export type Target = { readonly kind: 'answer' } | { readonly kind: 'tools'; readonly name?: string };

/** What they have to be, beside JSON. */
export interface StructureSpec {
  readonly target: Target;
  /** A JSON Schema (draft 2020-12) as the policy holds it; any JSON will do when left out. */
  readonly schema?: unknown;
  /** Members that an object has to have, and those that it may not have. */
  readonly require: readonly string[];
  readonly forbid: readonly string[];
  /** True where the schemas that the request itself gave count as well. */
  readonly asked: boolean;
  /** What it means that such a schema cannot be used. */
  readonly onUnusable: 'deny' | 'allow';
  /** Deepest nesting. */
  readonly depth: number;
}

/** What is wrong with a schema, and where (a JSON pointer, RFC 6901). */
export interface SchemaProblem {
  readonly at: string;
  readonly message: string;
}

/** What judges such texts, or why the schema cannot be used. */
export type Structure =
  | { readonly ok: true; readonly scanner: Scanner | ExchangeBound }
  | { readonly ok: false; readonly problems: readonly SchemaProblem[] };

/** Bounds on the texts of an answer. */
export interface FormatSpec {
  /** In code points. */
  readonly maxCharacters?: number | undefined;
  readonly minCharacters?: number | undefined;
  readonly maxWords?: number | undefined;
  readonly maxLines?: number | undefined;
  /** Scripts of letters; any when left out. */
  readonly scripts?: readonly string[] | undefined;
  readonly markdown: 'allow' | 'deny';
}
