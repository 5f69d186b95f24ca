/** Tenants of Weaviate's own kind: shards that a request names. */
import type { Scope } from '../retriever.ts';

/** True for a value of the field `tenant` of the scope. */
export function tenantIn(name: string, { constraints }: Scope): boolean {
  return constraints.some(({ field, anyOf }) => field === 'tenant' && anyOf.includes(name));
}
