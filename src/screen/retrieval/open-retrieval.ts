/** Opens what one exchange asks of a store: who asks decides what may be seen. */
import type { ConditionFacts } from '../../core/condition.ts';
import type { Dialect } from '../../core/dialect.ts';
import { failed, ok, type Result } from '../../core/fault.ts';
import type { HeaderList } from '../../core/headers.ts';
import type { RetrievalTerms } from '../../core/retrieval.ts';
import { RETRIEVERS } from '../../retrievers/index.ts';
import type { Scope } from '../../retrievers/retriever.ts';
import { parseTarget } from '../../retrievers/target.ts';
import { Retrieval } from './retrieval.ts';

export interface AskedOfStore {
  readonly method: string;
  /** Path and query, as they came. */
  readonly target: string;
  readonly headers: HeaderList;
}

/** A fault where nobody knows what the caller may see, or where the request goes. */
export function openRetrieval(
  terms: RetrievalTerms,
  { method, target, headers }: AskedOfStore,
  facts: ConditionFacts | undefined,
): Result<Retrieval> {
  const retriever = RETRIEVERS.find(({ name }) => name === terms.store);
  if (retriever === undefined) return failed('internal', `Nothing reads the API of ${terms.store}.`);
  const scope = scopeOf(terms, facts);
  if (!scope.ok) return scope;
  const to = parseTarget(method, target);
  if (!to.ok) return to;
  return ok(new Retrieval({ terms, retriever, scope: scope.value, came: target, target: to.value, headers }));
}

/** What words the refusal of a request that is refused by its head; it reads nothing. */
export function wordsOf({ store }: RetrievalTerms): Dialect | undefined {
  const retriever = RETRIEVERS.find(({ name }) => name === store);
  if (retriever === undefined) return undefined;
  const unread = () => failed('internal', 'A request was read that had been refused.');
  return {
    ...{ name: store, claims: () => false, request: unread, response: unread },
    refuse: (refusal) => retriever.refuse(refusal),
  };
}

function scopeOf(terms: RetrievalTerms, facts: ConditionFacts | undefined): Result<Scope> {
  if (facts === undefined) return failed('internal', 'A store was asked without a caller.');
  const constraints: Scope['constraints'][number][] = [];
  for (const { field, values } of terms.scope) {
    const anyOf = values(facts);
    if (!anyOf.ok) return anyOf;
    constraints.push({ field, anyOf: anyOf.value });
  }
  return ok({ constraints, collections: terms.collections, write: terms.write });
}
