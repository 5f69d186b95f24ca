/** The body of a search: what of it is let through, and the scope written into every part that finds documents. */
import { z } from 'zod';
import { isJsonList, isJsonObject, type JsonObject, type JsonValue, jsonObject } from '../json.ts';
import { asJson, pass, readBy, refuse } from '../outcome.ts';
import type { Outcome, Scope } from '../retriever.ts';
import { anyObject, count, number } from '../schemas.ts';
import { isScalars, type Product, readKnn, readQuery, withinScope } from './query.ts';
import { planSource, type SourcePlan } from './source.ts';

const name = z.string().min(1).max(1000);
const value = z.custom<JsonValue>((one) => one !== undefined);
const order = z.enum(['asc', 'desc']);
const sortField = z.strictObject({
  order: order.optional(),
  missing: z.union([z.string(), number]).optional(),
  mode: z.enum(['min', 'max', 'sum', 'avg', 'median']).optional(),
  unmapped_type: z.string().optional(),
  format: z.string().optional(),
  numeric_type: z.string().optional(),
});
/** Scripts and distances sort by what they compute. */
const field = name.refine((one) => one !== '_script' && one !== '_geo_distance');
const sort = z.union([field, z.record(field, z.union([order, sortField]))]);
const marks = z.array(z.string()).optional();
const highlighted = z.strictObject({
  fragment_size: count.optional(),
  number_of_fragments: count.optional(),
  type: z.enum(['unified', 'plain', 'fvh']).optional(),
});
const highlight = z.strictObject({
  fields: z.record(name, highlighted),
  pre_tags: marks,
  post_tags: marks,
  fragment_size: count.optional(),
  number_of_fragments: count.optional(),
});

/** What a search may hold. Not here: aggregations, suggesters, scripts, runtime fields, cursors, collapsing, rescoring. */
const search = z.strictObject({
  query: anyObject.optional(),
  knn: value.optional(),
  _source: value.optional(),
  fields: z.array(name).optional(),
  size: count.optional(),
  from: count.optional(),
  sort: z.union([sort, z.array(sort)]).optional(),
  search_after: z.custom<JsonValue>((one) => isScalars(one as JsonValue)).optional(),
  min_score: number.optional(),
  highlight: highlight.optional(),
  track_scores: z.boolean().optional(),
  track_total_hits: z.union([z.boolean(), count]).optional(),
  terminate_after: count.optional(),
  timeout: z.string().optional(),
  version: z.boolean().optional(),
  seq_no_primary_term: z.boolean().optional(),
});
const counting = z.strictObject({ query: anyObject.optional() });

export interface ScopedSearch {
  readonly body: JsonObject;
  readonly plan: SourcePlan;
}

/** A search within the scope. */
export function scopeSearch(
  body: JsonValue | undefined,
  product: Product,
  scope: Scope,
): Outcome<ScopedSearch> {
  const read = readBy(search, body ?? jsonObject({}));
  if (!read.ok) return read;
  const own = asJson(read.value);
  const plan = planSource(own['_source'], scope);
  if (!plan.ok) return plan;
  const query = queryOf(own, { product, scope });
  if (!query.ok) return query;
  const knn = nearestOf(own['knn'], { product, scope });
  if (!knn.ok) return knn;
  const asked = { ...own, query: query.value, knn: knn.value, _source: plan.value.ask };
  return pass({ body: jsonObject(asked), plan: plan.value });
}

/** A count within the scope. */
export function scopeCount(body: JsonValue | undefined, product: Product, scope: Scope): Outcome<JsonObject> {
  const read = readBy(counting, body ?? jsonObject({}));
  if (!read.ok) return read;
  const query = queryOf(asJson(read.value), { product, scope });
  return query.ok ? pass(jsonObject({ query: query.value })) : query;
}

interface Within {
  readonly product: Product;
  readonly scope: Scope;
}

/** The nearest of a vector and the matches of a query are hits together; a query that nobody asked for would add to them. */
function queryOf({ query, knn }: JsonObject, within: Within): Outcome<JsonValue | undefined> {
  if (query === undefined) return pass(knn === undefined ? withinScope(undefined, within.scope) : undefined);
  const read = readQuery(query, { ...within, at: 'body.query', depth: 0 });
  return read.ok ? pass(withinScope(read.value, within.scope)) : read;
}

/** One, or a list of them; Elasticsearch alone has them beside the query. */
function nearestOf(knn: JsonValue | undefined, within: Within): Outcome<JsonValue | undefined> {
  if (knn === undefined) return pass(undefined);
  if (within.product === 'opensearch') return refuse('body.knn', 'It stands in the query here.');
  if (isJsonObject(knn)) return readKnn(knn, { ...within, at: 'body.knn', depth: 0 });
  if (!isJsonList(knn) || knn.length === 0) return refuse('body.knn', 'It is no query that is let through.');
  const written: JsonValue[] = [];
  for (const [index, one] of knn.entries()) {
    const read = readKnn(one, { ...within, at: `body.knn[${index}]`, depth: 0 });
    if (!read.ok) return read;
    written.push(read.value);
  }
  return pass(written);
}
