/** What a request offers without the tools that may not be offered: the edits of its bytes, and what they take out. */
import type { ByteEdit } from '../splice.ts';
import { documentOf, HOLDERS, ITEMS, type Value } from './document.ts';
import { Offers, type Removed } from './offers.ts';
import { editsOf } from './trim.ts';

export interface WithoutTools {
  /** In order of their bytes. */
  readonly edits: readonly ByteEdit[];
  readonly removed: readonly Removed[];
}

/**
 * Reads a request, a JSON document that was read before, in whatever dialect. `keptBack` names the rule that keeps a tool
 * of that name from being offered. Undefined where nothing is taken out.
 */
export function withoutTools(
  bytes: Uint8Array,
  keptBack: (name: string) => string | undefined,
): WithoutTools | undefined {
  const root = documentOf(bytes);
  if (root === undefined || root.kind !== 'object') return undefined;
  const offers = new Offers(keptBack);
  for (const { holder, path, isItem } of holdersIn(root, '')) {
    if (isItem) offers.readItem(holder, path);
    else offers.read(holder, path);
  }
  if (offers.removed.length === 0) return undefined;
  return { edits: editsOf(root, offers.gone), removed: offers.removed };
}

/** A request or an item of a conversation, and where it stands in the document. */
interface Held {
  readonly holder: Value;
  readonly path: string;
  readonly isItem: boolean;
}

/** The request itself, what clients of one library put beside it, the requests of a batch, and the items of each. */
function holdersIn(root: Value, path: string, isItem = false): Held[] {
  const found: Held[] = [{ holder: root, path, isItem }];
  for (const { name, value } of root.members) {
    if (!HOLDERS.has(name)) continue;
    const areItems = ITEMS.has(name);
    found.push(...holdersIn(value, `${path}${name}.`, areItems));
    for (const [index, item] of value.items.entries())
      found.push(...holdersIn(item, `${path}${name}[${index}].`, areItems));
  }
  return found;
}
