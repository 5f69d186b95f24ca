/**
 * Queries that are let through: those that match a document by what it holds itself. Left out is whatever reads other
 * documents (lookups, percolators, joins), runs code (scripts), hides a query (wrapper) or brings more hits (inner_hits).
 */
import {
  isJsonList,
  isJsonNumber,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  jsonObject,
} from '../json.ts';
import { pass, refuse } from '../outcome.ts';
import type { Outcome, Scope } from '../retriever.ts';

/** What the two products say differently. */
export type Product = 'opensearch' | 'elasticsearch';

/** A query, and what it is read for. */
interface Reading {
  readonly product: Product;
  readonly scope: Scope;
  readonly at: string;
  readonly depth: number;
}

type ReadQuery = (value: JsonObject, reading: Reading) => Outcome<JsonValue>;
const DEEPEST = 20;
const NOT_LET_THROUGH = 'It is no query that is let through.';

/** Settings of queries on one field, or on several; each is one value. */
const SETTINGS: ReadonlySet<string> = new Set([
  ...['query', 'value', 'operator', 'minimum_should_match', 'fuzziness', 'prefix_length', 'max_expansions'],
  ...['fuzzy_transpositions', 'transpositions', 'lenient', 'analyzer', 'slop', 'zero_terms_query', 'boost'],
  ...['_name', 'gt', 'gte', 'lt', 'lte', 'format', 'relation', 'time_zone', 'case_insensitive', 'flags'],
  ...['max_determinized_states', 'auto_generate_synonyms_phrase_query', 'type', 'tie_breaker'],
  ...['default_operator', 'default_field', 'analyze_wildcard', 'allow_leading_wildcard', 'field'],
  ...['cutoff_frequency', 'phrase_slop', 'quote_field_suffix', 'score_mode', 'ignore_unmapped', 'path'],
]);

/** The scope as a filter: one query for each constraint. */
function scopeFilter({ constraints }: Scope): readonly JsonObject[] {
  return constraints.map(({ field, anyOf }) => jsonObject({ terms: jsonObject({ [field]: [...anyOf] }) }));
}

/** The query inside of the scope: whatever it matches, only documents of the scope are hits. */
export function withinScope(query: JsonValue | undefined, scope: Scope): JsonObject {
  const filter = scopeFilter(scope);
  const must = query === undefined ? undefined : [query];
  return jsonObject({ bool: jsonObject({ must, filter }) });
}

/** Reads a query; what goes up is written anew. */
export function readQuery(value: JsonValue | undefined, reading: Reading): Outcome<JsonValue> {
  if (!isJsonObject(value) || reading.depth > DEEPEST) return refuse(reading.at, NOT_LET_THROUGH);
  const [entry, ...more] = Object.entries(value);
  if (entry === undefined || more.length > 0) return refuse(reading.at, NOT_LET_THROUGH);
  const [name, inner] = entry;
  const read = Object.hasOwn(QUERIES, name) ? QUERIES[name] : undefined;
  if (read === undefined || !isJsonObject(inner)) return refuse(reading.at, NOT_LET_THROUGH);
  const written = read(inner, { ...reading, at: `${reading.at}.${name}`, depth: reading.depth + 1 });
  return written.ok ? pass(jsonObject({ [name]: written.value })) : written;
}

const QUERIES: Readonly<Record<string, ReadQuery>> = {
  bool: compound(['must', 'filter', 'should', 'must_not']),
  constant_score: compound(['filter']),
  dis_max: compound(['queries']),
  boosting: compound(['positive', 'negative'], ['negative_boost']),
  nested: compound(['query']),
  ...each(['match_all', 'match_none', 'exists'], settings),
  ...each(['multi_match', 'simple_query_string', 'query_string'], (value, reading) =>
    settings(value, reading, 'fields'),
  ),
  ids: (value, reading) => settings(value, reading, 'values'),
  ...each(
    [
      ...['match', 'match_phrase', 'match_phrase_prefix', 'match_bool_prefix', 'term', 'range'],
      ...['prefix', 'wildcard', 'regexp', 'fuzzy'],
    ],
    onField,
  ),
  terms: (value, reading) => {
    for (const [name, one] of Object.entries(value))
      if (name === 'boost' || name === '_name' ? !isScalar(one) : !isScalars(one))
        return refuse(reading.at, 'Terms are a list here; those of another document are not looked up.');
    return pass(value);
  },
  knn: (value, reading) =>
    reading.product === 'opensearch' ? knnOnField(value, reading) : readKnn(value, reading),
};

function each(names: readonly string[], read: ReadQuery): Record<string, ReadQuery> {
  return Object.fromEntries(names.map((name) => [name, read]));
}

/** A query that is made of others: each of these members is one, or a list of them. */
function compound(queries: readonly string[], more: readonly string[] = []): ReadQuery {
  return (value, reading) => {
    const written: Record<string, JsonValue> = {};
    for (const [name, member] of Object.entries(value)) {
      const at = `${reading.at}.${name}`;
      const isQuery = queries.includes(name);
      const isSetting = !isQuery && (SETTINGS.has(name) || more.includes(name));
      const read = isQuery ? readQueries(member, { ...reading, at }) : setting(member, isSetting, reading);
      if (!read.ok) return read;
      written[name] = read.value;
    }
    return pass(jsonObject(written));
  };
}

function setting(value: JsonValue, isKnown: boolean, { at }: Reading): Outcome<JsonValue> {
  return isKnown && isScalar(value) ? pass(value) : refuse(at, 'It has a member that is not let through.');
}

/** One query, or a list of them. */
function readQueries(value: JsonValue, reading: Reading): Outcome<JsonValue> {
  if (!isJsonList(value)) return readQuery(value, reading);
  const written: JsonValue[] = [];
  for (const [index, one] of value.entries()) {
    const read = readQuery(one, { ...reading, at: `${reading.at}[${index}]` });
    if (!read.ok) return read;
    written.push(read.value);
  }
  return pass(written);
}

/** Settings alone; one member may be a list of values. */
function settings(value: JsonObject, { at }: Reading, list?: string): Outcome<JsonValue> {
  for (const [name, member] of Object.entries(value)) {
    const isList = name === list && isScalars(member);
    if (!isList && !(SETTINGS.has(name) && isScalar(member)))
      return refuse(at, 'It has a member that is not let through.');
  }
  return pass(value);
}

/** `{ field: value }` or `{ field: { settings } }`. */
function onField(value: JsonObject, reading: Reading): Outcome<JsonValue> {
  const [entry, ...more] = Object.entries(value);
  if (entry === undefined || more.length > 0) return refuse(reading.at, 'It has to name one field.');
  const [, member] = entry;
  if (isScalar(member)) return pass(value);
  if (!isJsonObject(member)) return refuse(reading.at, NOT_LET_THROUGH);
  const read = settings(member, reading);
  return read.ok ? pass(value) : read;
}

const KNN: ReadonlySet<string> = new Set(['field', 'k', 'num_candidates', 'similarity', 'boost', '_name']);
const KNN_ON_FIELD: ReadonlySet<string> = new Set(['k', 'min_score', 'max_distance', 'boost']);

/** The nearest of a vector in Elasticsearch, as a query or beside one: the scope is in its own filter. */
export function readKnn(value: JsonValue, reading: Reading): Outcome<JsonValue> {
  return readNearest(value, reading, { settings: KNN, vector: 'query_vector' });
}

/** The same in OpenSearch, where the field is the name of the member. */
function knnOnField(value: JsonObject, reading: Reading): Outcome<JsonValue> {
  const [entry, ...more] = Object.entries(value);
  if (entry === undefined || more.length > 0) return refuse(reading.at, 'It has to name one field.');
  const [field, member] = entry;
  const read = readNearest(member, reading, { settings: KNN_ON_FIELD, vector: 'vector' });
  return read.ok ? pass(jsonObject({ [field]: read.value })) : read;
}

interface Nearest {
  readonly settings: ReadonlySet<string>;
  readonly vector: string;
}

function readNearest(value: JsonValue, reading: Reading, form: Nearest): Outcome<JsonValue> {
  if (!isJsonObject(value)) return refuse(reading.at, NOT_LET_THROUGH);
  if (!Object.entries(value).every((entry) => isOfNearest(entry, form)))
    return refuse(reading.at, 'It has a member that is not let through.');
  const own = value['filter'];
  const at = `${reading.at}.filter`;
  const read = own === undefined ? pass([]) : readQueries(own, { ...reading, at });
  if (!read.ok) return read;
  const asked = isJsonList(read.value) ? read.value : [read.value];
  const filter = jsonObject({ bool: jsonObject({ filter: [...asked, ...scopeFilter(reading.scope)] }) });
  return pass(jsonObject({ ...value, filter }));
}

/** The filter is read by itself. */
function isOfNearest(
  [name, value]: readonly [string, JsonValue],
  { settings: known, vector }: Nearest,
): boolean {
  if (name === vector) return isJsonList(value) && value.every(isJsonNumber);
  return name === 'filter' || (known.has(name) && isScalar(value));
}

export function isScalar(value: JsonValue | undefined): boolean {
  return value === null || typeof value === 'string' || typeof value === 'boolean' || isJsonNumber(value);
}

export function isScalars(value: JsonValue | undefined): boolean {
  return isJsonList(value) && value.every(isScalar);
}
