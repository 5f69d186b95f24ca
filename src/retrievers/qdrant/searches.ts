/** Searches of Qdrant: the scope goes into the filter of each of them, and into those of what they search first. */
import { z } from 'zod';
import { type JsonObject, type JsonValue, jsonObject } from '../json.ts';
import { asJson, pass, readBy } from '../outcome.ts';
import type { Outcome, Scope } from '../retriever.ts';
import { count, name, number } from '../schemas.ts';
import { filter, scoped } from './filter.ts';
import { type PayloadPlan, planPayload, withPayload } from './payload.ts';
import { discovering, named, orderBy, params, query, recommending } from './vectors.ts';

const id = z.union([z.string().max(64), count]);
const shardKey = z.union([z.string().max(255), count, z.array(z.union([z.string().max(255), count]))]);
const withVector = z.union([z.boolean(), z.array(name)]);

/** What every search may say. */
const common = {
  filter: filter.nullish(),
  shard_key: shardKey.nullish(),
  with_payload: withPayload.nullish(),
};
const found = {
  ...common,
  params: params.nullish(),
  limit: count.nullish(),
  score_threshold: number.nullish(),
  using: name.nullish(),
};
const paged = { ...found, offset: count.nullish() };
const grouped = { ...found, group_by: name, group_size: count.nullish() };
/** Older operations name the vectors that they return in one way, newer ones in the other; servers take both. */
const either = { with_vector: withVector.nullish(), with_vectors: withVector.nullish() };

const prefetch: z.ZodType = z.lazy(() =>
  z.strictObject({
    prefetch: prefetches,
    query: query.nullish(),
    using: name.nullish(),
    filter: filter.nullish(),
    params: params.nullish(),
    score_threshold: number.nullish(),
    limit: count.nullish(),
  }),
);
const prefetches = z.union([z.array(prefetch).max(32), prefetch]).nullish();
const queried = { prefetch: prefetches, query: query.nullish(), ...either };

/** By operation: what its body may hold. `unsaid`: whether the payload comes where nothing is said of it. */
export const SEARCHES = {
  'points/search': { schema: z.strictObject({ vector: named, ...paged, ...either }), unsaid: false },
  'points/search/groups': { schema: z.strictObject({ vector: named, ...grouped, ...either }), unsaid: false },
  'points/recommend': { schema: z.strictObject({ ...recommending, ...paged, ...either }), unsaid: false },
  'points/recommend/groups': {
    schema: z.strictObject({ ...recommending, ...grouped, ...either }),
    unsaid: false,
  },
  'points/discover': { schema: z.strictObject({ ...discovering, ...paged, ...either }), unsaid: false },
  'points/query': { schema: z.strictObject({ ...queried, ...paged }), unsaid: false },
  'points/query/groups': { schema: z.strictObject({ ...queried, ...grouped }), unsaid: false },
  'points/scroll': {
    schema: z.strictObject({
      ...common,
      ...either,
      ...{ limit: count.nullish(), offset: id.nullish(), order_by: orderBy.nullish() },
    }),
    unsaid: true,
  },
} as const satisfies Record<string, { readonly schema: z.ZodType; readonly unsaid: boolean }>;
export type SearchName = keyof typeof SEARCHES;

/** A search as it may go up, and what becomes of the payloads of its hits. */
export interface ScopedSearch {
  readonly body: JsonObject;
  readonly plan: PayloadPlan;
}

/** Reads one search and puts the scope into it; `at` names its place. */
export function scopeSearch(
  operation: SearchName,
  { body, at }: { readonly body: JsonValue | undefined; readonly at: string },
  scope: Scope,
): Outcome<ScopedSearch> {
  const { schema, unsaid } = SEARCHES[operation];
  const read = readBy<z.output<typeof schema>>(schema, body, at);
  if (!read.ok) return read;
  const plan = planPayload(read.value.with_payload, unsaid, scope);
  const own = asJson(read.value);
  return pass({
    body: jsonObject({ ...withScope(own, scope), with_payload: plan.ask }),
    plan,
  });
}

/** What is searched first is searched in the scope as well: who comes out of it would else depend on other documents. */
function withScope(search: JsonObject, scope: Scope): JsonObject {
  const { filter: asked, prefetch: first } = search as {
    readonly filter?: JsonValue;
    readonly prefetch?: JsonObject | readonly JsonObject[] | null;
  };
  const inner = Array.isArray(first)
    ? first.map((one: JsonObject) => withScope(one, scope))
    : first && withScope(first as JsonObject, scope);
  return jsonObject({ ...search, filter: scoped(scope, asked), ...(inner ? { prefetch: inner } : {}) });
}

/** Several searches at once, by the operation that each of them is. */
export const BATCHES: Readonly<Record<string, SearchName>> = {
  'points/search/batch': 'points/search',
  'points/recommend/batch': 'points/recommend',
  'points/discover/batch': 'points/discover',
  'points/query/batch': 'points/query',
};
const MOST_SEARCHES = 100;
const batch = z.strictObject({ searches: z.array(z.custom<JsonValue>()).max(MOST_SEARCHES) });

/** Reads the searches of a batch. */
export function scopeBatch(
  operation: SearchName,
  body: JsonValue | undefined,
  scope: Scope,
): Outcome<readonly ScopedSearch[]> {
  const read = readBy(batch, body);
  if (!read.ok) return read;
  const all: ScopedSearch[] = [];
  for (const [index, one] of read.value.searches.entries()) {
    const search = scopeSearch(operation, { body: one, at: `body.searches[${index}]` }, scope);
    if (!search.ok) return search;
    all.push(search.value);
  }
  return pass(all);
}
