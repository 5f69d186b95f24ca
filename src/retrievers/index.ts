/** The list of retrievers, in the order in which documents name them. */
import type { Retriever } from './retriever.ts';

export const RETRIEVERS: readonly Retriever[] = [];
