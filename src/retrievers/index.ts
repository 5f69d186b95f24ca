/** The list of retrievers, in the order in which documents name them. */
import { chroma } from './chroma/index.ts';
import { elasticsearch, opensearch } from './opensearch/index.ts';
import { pinecone } from './pinecone/index.ts';
import { postgrest } from './postgrest/index.ts';
import { qdrant } from './qdrant/index.ts';
import type { Retriever } from './retriever.ts';
import { weaviate } from './weaviate/index.ts';

export const RETRIEVERS: readonly Retriever[] = [
  ...[qdrant, chroma, pinecone, weaviate],
  ...[opensearch, elasticsearch, postgrest],
];
