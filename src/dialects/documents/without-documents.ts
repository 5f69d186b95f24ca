/** A message without some of its documents: the edits of its bytes, which leave it well-formed. */
import type { Value } from '../json/tree.ts';
import { editsOf } from '../offers/trim.ts';
import type { ByteEdit } from '../splice.ts';
import { typeOf } from './labels.ts';
import type { RetrievedPart, RetrievedParts } from './parts.ts';

/** What a message says that would be empty without a document; providers refuse messages without content. */
export const STAND_IN = '[document removed]';

/** Content of messages and of results of tools. */
const CONTENT = 'content';

/** The edits that take these parts out, in order of their bytes. */
export function withoutDocuments(
  { root }: RetrievedParts,
  gone: readonly RetrievedPart[],
): readonly ByteEdit[] {
  const values = new Set(gone.map(({ value }) => value));
  const replaced = gone.filter((part) => isLast(part, values));
  for (const { value } of replaced) values.delete(value);
  const edits = [...editsOf(root, values), ...replaced.map(standIn)];
  return edits.sort((a, b) => a.from - b.from);
}

/** True for the first part of a content of which nothing would be left, and for one that stands in no list. */
function isLast({ value, list, listName }: RetrievedPart, gone: ReadonlySet<Value>): boolean {
  if (list === undefined) return true;
  return listName === CONTENT && list.items[0] === value && list.items.every((item) => gone.has(item));
}

/** Blocks of the Converse API have no type. */
function standIn({ value }: RetrievedPart): ByteEdit {
  const block = typeOf(value) === undefined ? { text: STAND_IN } : { type: 'text', text: STAND_IN };
  return { from: value.start, to: value.end, bytes: Buffer.from(JSON.stringify(block)) };
}
