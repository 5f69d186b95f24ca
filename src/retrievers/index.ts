/** The list of retrievers, in the order in which documents name them. */
import { elasticsearch, opensearch } from './opensearch/index.ts';
import { qdrant } from './qdrant/index.ts';
import type { Retriever } from './retriever.ts';

export const RETRIEVERS: readonly Retriever[] = [qdrant, opensearch, elasticsearch];
