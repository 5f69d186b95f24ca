/** Opens an index of any kind. */
import type { OpenedIndex } from '../core/detector.ts';
import type { Result } from '../core/fault.ts';
import { DocumentIndex } from './documents/document-index.ts';
import { CellIndex } from './exact-data/cell-index.ts';
import { type IndexFile, unseal } from './keyed-index/container.ts';

/** Opens the file of an index, or says why it is none, or none of this key; `digest` is the SHA-256 of the file, hex. */
export function openIndex(file: IndexFile, digest: string): Result<OpenedIndex> {
  const container = unseal(file);
  if (!container.ok) return container;
  return container.value.kind === 'cells'
    ? CellIndex.open(container.value, digest)
    : DocumentIndex.open(container.value, digest);
}
