/** Keys of counts: hashes, so that no store holds the names of callers, tenants or models. */
import { createHash } from 'node:crypto';

/** The key that every instance makes of the same names: they count together. */
export function budgetKey(key: string): Buffer {
  return createHash('sha256').update(`weir budget\n${key}`, 'utf8').digest();
}
