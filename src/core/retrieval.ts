/** Retrieval: the stores whose HTTP APIs are read, what a policy says of a caller's scope, and what became of hits. */
import type { ConditionFacts } from './condition.ts';
import type { Result } from './fault.ts';

/** Kinds of stores; it is a metric label. */
export const STORES = [
  ...(['qdrant', 'chroma', 'pinecone', 'weaviate'] as const),
  ...(['opensearch', 'elasticsearch', 'postgrest'] as const),
] as const;
export type StoreName = (typeof STORES)[number];

/** One field of the stored documents, and how its values follow from who asks. */
export interface ScopeEntry {
  readonly field: string;
  /** The values that this caller may see: at least one, none of them empty; else a fault. */
  values(facts: ConditionFacts): Result<readonly string[]>;
}

/** What a policy says of a store. */
export interface RetrievalTerms {
  readonly store: StoreName;
  readonly scope: readonly ScopeEntry[];
  /** Exact names. */
  readonly collections: readonly string[];
  readonly write: 'deny' | 'scoped';
  readonly onForeignHit: 'remove' | 'deny';
}

/** What an answer of a store held. */
export interface RetrievalTally {
  readonly store: StoreName;
  /** Hits that stayed. */
  readonly hits: number;
  /** Hits outside the scope of the caller. */
  readonly foreign: number;
}
