/** Attempts to find more in OpenSearch and Elasticsearch than the scope: those that go up with the scope around them, and those that do not go up. */

export interface Attempt {
  readonly id: string;
  readonly method?: string;
  readonly path?: string;
  readonly body?: object;
  /** What of the scope comes: all of it, some, none, or a count of all; not looked at when left out. */
  readonly finds?: 'all' | 'some' | 'none' | 'count';
  /** Of one product alone. */
  readonly product?: 'opensearch' | 'elasticsearch';
  /** It finds documents by their ids, where nothing can be filtered: those of others are taken out of the answer. */
  readonly byId?: true;
}

const query = (one: object, more: object = {}) => ({ size: 100, query: one, ...more });
const bool = (one: object) => query({ bool: one });
const OTHER = { term: { tenant: 'b' } };
const OWN = { term: { tenant: 'a' } };
const ALL = { match_all: {} };
const VECTOR = [1, 0, 0, 0];
const knn = (more: object = {}) => ({
  field: 'vector',
  query_vector: VECTOR,
  k: 48,
  num_candidates: 100,
  ...more,
});

/** These go up. */
export const ATTEMPTS: readonly Attempt[] = [
  { id: 'os-empty', body: { size: 100 }, finds: 'all' },
  { id: 'os-all', body: query(ALL), finds: 'all' },
  { id: 'os-other', body: query(OTHER), finds: 'none' },
  { id: 'os-should', body: bool({ should: [OWN, OTHER] }), finds: 'all' },
  { id: 'os-should-other', body: bool({ should: OTHER }), finds: 'none' },
  { id: 'os-should-zero', body: bool({ should: [OTHER], minimum_should_match: 0 }), finds: 'none' },
  {
    id: 'os-should-negative',
    body: bool({ should: [OTHER, ALL], minimum_should_match: '-100%' }),
    finds: 'all',
  },
  { id: 'os-must-not', body: bool({ must_not: [OWN] }), finds: 'none' },
  { id: 'os-must-not-not', body: bool({ must_not: { bool: { must_not: [OTHER] } } }), finds: 'none' },
  { id: 'os-filter', body: bool({ filter: [{ terms: { tenant: ['a', 'b', 'c'] } }] }), finds: 'all' },
  { id: 'os-filter-empty', body: bool({ filter: [] }), finds: 'all' },
  {
    id: 'os-nested-bool',
    body: bool({ should: [{ bool: { should: [{ bool: { must: [ALL] } }] } }] }),
    finds: 'all',
  },
  { id: 'os-constant', body: query({ constant_score: { filter: OTHER, boost: 9 } }), finds: 'none' },
  { id: 'os-dis-max', body: query({ dis_max: { queries: [OTHER, ALL] } }), finds: 'all' },
  {
    id: 'os-boosting',
    body: query({ boosting: { positive: ALL, negative: OWN, negative_boost: 0 } }),
    finds: 'all',
  },
  { id: 'os-query-string', body: query({ query_string: { query: 'tenant:b OR *:*' } }), finds: 'all' },
  { id: 'os-query-string-or', body: query({ query_string: { query: '*) OR (tenant:b' } }) },
  {
    id: 'os-query-string-index',
    body: query({ query_string: { query: '_index:others OR tenant:(b OR c)' } }),
    finds: 'none',
  },
  { id: 'os-simple', body: query({ simple_query_string: { query: 'b | a*', fields: ['*'] } }) },
  {
    id: 'os-multi-match',
    body: query({ multi_match: { query: 'b', fields: ['tenant', '*'], lenient: true } }),
    finds: 'none',
  },
  { id: 'os-wildcard', body: query({ wildcard: { tenant: '*' } }), finds: 'all' },
  { id: 'os-prefix', body: query({ prefix: { tenant: { value: '' } } }), finds: 'all' },
  { id: 'os-regexp', body: query({ regexp: { tenant: '.*' } }), finds: 'all' },
  { id: 'os-fuzzy', body: query({ fuzzy: { tenant: { value: 'b', fuzziness: 2 } } }), finds: 'all' },
  { id: 'os-range', body: query({ range: { page: { gte: 0 } } }), finds: 'all' },
  { id: 'os-exists', body: query({ exists: { field: 'tenant' } }), finds: 'all' },
  { id: 'os-ids', body: query({ ids: { values: ['2', '4', '6'] } }), finds: 'none' },
  { id: 'os-match', body: query({ match: { text: { query: 'document', operator: 'or' } } }), finds: 'all' },
  { id: 'os-phrase', body: query({ match_phrase_prefix: { text: 'docu' } }), finds: 'all' },
  { id: 'os-sort', body: query(ALL, { sort: [{ page: 'desc' }, '_score'] }), finds: 'all' },
  { id: 'os-after', body: query(ALL, { sort: [{ page: 'asc' }], search_after: [4] }), finds: 'some' },
  { id: 'os-from', body: query(ALL, { from: 3 }), finds: 'some' },
  { id: 'os-min-score', body: query(ALL, { min_score: 0 }), finds: 'all' },
  { id: 'os-source-false', body: query(ALL, { _source: false }), finds: 'all' },
  { id: 'os-source-text', body: query(ALL, { _source: ['text'] }), finds: 'all' },
  {
    id: 'os-source-star',
    body: query(ALL, { _source: { includes: ['t*'], excludes: ['text'] } }),
    finds: 'all',
  },
  { id: 'os-fields', body: query(ALL, { fields: ['*'], _source: false }), finds: 'all' },
  {
    id: 'os-highlight',
    body: query({ match: { text: 'document' } }, { highlight: { fields: { text: {} } } }),
    finds: 'all',
  },
  { id: 'os-faq', path: '/faq/_search', body: query(ALL), finds: 'none' },
  { id: 'os-count', path: '/docs/_count', body: {}, finds: 'count' },
  {
    id: 'os-count-all',
    path: '/docs/_count',
    body: { query: { bool: { should: [ALL, OTHER] } } },
    finds: 'count',
  },
  { id: 'os-doc-own', method: 'GET', path: '/docs/_doc/1', finds: 'some', byId: true },
  { id: 'os-doc-other', method: 'GET', path: '/docs/_doc/2', finds: 'none', byId: true },
  { id: 'os-doc-secret', method: 'GET', path: '/docs/_doc/3', finds: 'none', byId: true },
  { id: 'os-doc-missing', method: 'GET', path: '/docs/_doc/nothing', finds: 'none', byId: true },
  {
    id: 'os-mget',
    path: '/docs/_mget',
    body: { ids: ['1', '2', '3', '5', 'nothing'] },
    finds: 'some',
    byId: true,
  },
  { id: 'es-knn', product: 'elasticsearch', body: { size: 100, knn: knn() }, finds: 'all' },
  {
    id: 'es-knn-other',
    product: 'elasticsearch',
    body: { size: 100, knn: knn({ filter: OTHER }) },
    finds: 'none',
  },
  {
    id: 'es-knn-filters',
    product: 'elasticsearch',
    body: { size: 100, knn: knn({ filter: [ALL, { bool: { should: [OTHER, OWN] } }] }) },
    finds: 'all',
  },
  { id: 'es-knn-few', product: 'elasticsearch', body: { size: 100, knn: knn({ k: 3 }) }, finds: 'some' },
  {
    id: 'es-knn-list',
    product: 'elasticsearch',
    body: { size: 100, knn: [knn(), knn({ filter: OTHER })] },
    finds: 'all',
  },
  { id: 'es-knn-and-query', product: 'elasticsearch', body: query(OTHER, { knn: knn() }), finds: 'all' },
  {
    id: 'es-knn-query',
    product: 'elasticsearch',
    body: query({ knn: { field: 'vector', query_vector: VECTOR, num_candidates: 100 } }),
    finds: 'some',
  },
  {
    id: 'es-knn-should',
    product: 'elasticsearch',
    body: bool({
      should: [{ knn: { field: 'vector', query_vector: VECTOR, num_candidates: 100, filter: OTHER } }],
    }),
    finds: 'none',
  },
];

/** These do not go up. */
export const REFUSED: readonly Attempt[] = [
  { id: 'os-none', method: 'GET', path: '/docs/_search?size=100' },
  { id: 'os-count-get', method: 'GET', path: '/docs/_count' },
  { id: 'os-url-q', method: 'GET', path: '/docs/_search?q=*:*' },
  { id: 'os-url-source', method: 'GET', path: '/docs/_search?_source=false' },
  { id: 'os-url-filter-path', path: '/docs/_search?filter_path=hits.hits._id', body: query(ALL) },
  { id: 'os-url-scroll', path: '/docs/_search?scroll=1m', body: query(ALL) },
  {
    id: 'os-url-body',
    method: 'GET',
    path: '/docs/_search?source=%7B%7D&source_content_type=application/json',
  },
  { id: 'os-url-twice', path: '/docs/_search?size=1&size=9', body: query(ALL) },
  { id: 'os-url-pipeline', path: '/docs/_search?search_pipeline=p', body: query(ALL) },
  { id: 'os-url-type', path: '/docs/_search?search_type=dfs_query_then_fetch', body: query(ALL) },
  { id: 'os-other-index', path: '/others/_search', body: query(ALL) },
  { id: 'os-star-index', path: '/*/_search', body: query(ALL) },
  { id: 'os-list-index', path: '/docs,others/_search', body: query(ALL) },
  { id: 'os-all-index', path: '/_all/_search', body: query(ALL) },
  { id: 'os-no-index', path: '/_search', body: query(ALL) },
  { id: 'os-cluster-index', path: '/remote:docs/_search', body: query(ALL) },
  { id: 'os-date-index', path: '/%3Cdocs-%7Bnow%2Fd%7D%3E/_search', body: query(ALL) },
  { id: 'os-minus-index', path: '/docs,-faq/_search', body: query(ALL) },
  { id: 'os-msearch', path: '/docs/_msearch', body: {} },
  { id: 'os-scroll', path: '/_search/scroll', body: { scroll_id: 'x' } },
  { id: 'os-pit-open', path: '/docs/_pit?keep_alive=1m' },
  { id: 'os-pit', body: query(ALL, { pit: { id: 'x' } }) },
  { id: 'os-slice', body: query(ALL, { slice: { id: 0, max: 2 } }) },
  { id: 'os-template', path: '/docs/_search/template', body: { source: '{}', params: {} } },
  { id: 'os-async', path: '/docs/_async_search', body: query(ALL) },
  { id: 'os-sql', path: '/_sql', body: { query: 'select * from docs' } },
  { id: 'os-eql', path: '/docs/_eql/search', body: { query: 'any where true' } },
  { id: 'os-esql', path: '/_query', body: { query: 'from docs' } },
  { id: 'os-explain', path: '/docs/_explain/2', body: { query: ALL } },
  { id: 'os-explain-hits', body: query(ALL, { explain: true }) },
  { id: 'os-profile', body: query(ALL, { profile: true }) },
  { id: 'os-termvectors', method: 'GET', path: '/docs/_termvectors/2' },
  { id: 'os-terms-enum', path: '/docs/_terms_enum', body: { field: 'tenant' } },
  { id: 'os-field-caps', method: 'GET', path: '/docs/_field_caps?fields=*' },
  { id: 'os-rank-eval', path: '/docs/_rank_eval', body: {} },
  { id: 'os-validate', path: '/docs/_validate/query', body: { query: ALL } },
  { id: 'os-knn-endpoint', path: '/docs/_knn_search', body: { knn: knn() } },
  { id: 'os-mvt', path: '/docs/_mvt/location/0/0/0', body: {} },
  { id: 'os-source', method: 'GET', path: '/docs/_source/2' },
  { id: 'os-mget-docs', path: '/docs/_mget', body: { docs: [{ _index: 'others', _id: '1' }] } },
  { id: 'os-alias', path: '/_aliases', body: { actions: [] } },
  { id: 'os-reindex', path: '/_reindex', body: {} },
  { id: 'os-update', path: '/docs/_update/1', body: { script: 'ctx._source.tenant="a"' } },
  { id: 'os-update-by-query', path: '/docs/_update_by_query', body: {} },
  { id: 'os-delete', method: 'DELETE', path: '/docs/_doc/2' },
  { id: 'os-delete-by-query', path: '/docs/_delete_by_query', body: { query: ALL } },
  { id: 'os-put', method: 'PUT', path: '/docs/_doc/2', body: { tenant: 'a', class: 'public' } },
  { id: 'os-bulk', path: '/docs/_bulk', body: {} },
  { id: 'os-mapping', method: 'PUT', path: '/docs/_mapping', body: {} },
  { id: 'os-cat', method: 'GET', path: '/_cat/indices' },
  { id: 'os-script', body: query({ script: { script: 'true' } }) },
  { id: 'os-script-score', body: query({ script_score: { query: ALL, script: { source: '1' } } }) },
  { id: 'os-function-score', body: query({ function_score: { query: ALL, script_score: { script: '1' } } }) },
  { id: 'os-script-fields', body: query(ALL, { script_fields: { x: { script: 'params._source' } } }) },
  { id: 'os-script-sort', body: query(ALL, { sort: { _script: { script: '1', type: 'number' } } }) },
  {
    id: 'os-terms-set',
    body: query({ terms_set: { tenant: { terms: ['b'], minimum_should_match_script: { source: '0' } } } }),
  },
  {
    id: 'os-runtime',
    body: query(ALL, { runtime_mappings: { tenant: { type: 'keyword', script: "emit('a')" } } }),
  },
  { id: 'os-derived', body: query(ALL, { derived: { tenant: { type: 'keyword', script: "emit('a')" } } }) },
  { id: 'os-terms-lookup', body: query({ terms: { tenant: { index: 'others', id: '1', path: 'tenant' } } }) },
  {
    id: 'os-shape-lookup',
    body: query({ geo_shape: { place: { indexed_shape: { index: 'others', id: '1' } } } }),
  },
  { id: 'os-percolate', body: query({ percolate: { field: 'query', index: 'others', id: '1' } }) },
  { id: 'os-more-like', body: query({ more_like_this: { like: [{ _index: 'others', _id: '1' }] } }) },
  { id: 'os-wrapper', body: query({ wrapper: { query: 'eyJtYXRjaF9hbGwiOnt9fQ==' } }) },
  { id: 'os-pinned', body: query({ pinned: { ids: ['2'], organic: ALL } }) },
  { id: 'os-has-child', body: query({ has_child: { type: 'x', query: ALL, inner_hits: {} } }) },
  { id: 'os-inner-hits', body: query({ nested: { path: 'notes', query: ALL, inner_hits: {} } }) },
  { id: 'os-two-queries', body: { query: { match_all: {}, term: { tenant: 'b' } } } },
  { id: 'os-query-list', body: { query: [ALL] } },
  { id: 'os-post-filter', body: query(ALL, { post_filter: ALL }) },
  { id: 'os-aggs', body: query(ALL, { aggs: { all: { global: {} } } }) },
  {
    id: 'os-aggregations',
    body: query(ALL, { aggregations: { t: { terms: { field: 'tenant', min_doc_count: 0 } } } }),
  },
  { id: 'os-suggest', body: query(ALL, { suggest: { s: { text: 'b', term: { field: 'tenant' } } } }) },
  { id: 'os-collapse', body: query(ALL, { collapse: { field: 'lang', inner_hits: { name: 'x' } } }) },
  { id: 'os-rescore', body: query(ALL, { rescore: { window_size: 9, query: { rescore_query: ALL } } }) },
  { id: 'os-boost-index', body: query(ALL, { indices_boost: [{ others: 9 }] }) },
  { id: 'os-docvalue', body: query(ALL, { docvalue_fields: ['tenant'] }) },
  { id: 'os-stored', body: query(ALL, { stored_fields: '_none_' }) },
  { id: 'os-exclude-scope', body: query(ALL, { _source: { excludes: ['tenant'] } }) },
  { id: 'os-exclude-star', body: query(ALL, { _source: { excludes: ['*'] } }) },
  { id: 'os-retriever', body: { retriever: { standard: { query: ALL } } } },
  { id: 'os-sub-searches', body: { sub_searches: [{ query: ALL }], rank: { rrf: {} } } },
  { id: 'os-ext', body: query(ALL, { ext: {} }) },
  {
    id: 'os-highlight-query',
    body: query(ALL, { highlight: { fields: { text: { highlight_query: OTHER } } } }),
  },
  {
    id: 'es-knn-builder',
    product: 'elasticsearch',
    body: { knn: { field: 'vector', k: 9, num_candidates: 9, query_vector_builder: {} } },
  },
  { id: 'es-knn-inner', product: 'elasticsearch', body: { knn: knn({ inner_hits: {} }) } },
  {
    id: 'es-knn-lookup',
    product: 'elasticsearch',
    body: { knn: knn({ filter: { terms: { tenant: { index: 'others', id: '1', path: 'x' } } } }) },
  },
  {
    id: 'opensearch-knn-script',
    product: 'opensearch',
    body: query({ knn: { vector: { vector: VECTOR, k: 9, filter: { script: {} } } } }),
  },
  {
    id: 'opensearch-knn-rescore',
    product: 'opensearch',
    body: query({ knn: { vector: { vector: VECTOR, k: 9, rescore: true } } }),
  },
  { id: 'opensearch-knn-beside', product: 'opensearch', body: { knn: knn() } },
  {
    id: 'opensearch-neural',
    product: 'opensearch',
    body: query({ neural: { vector: { query_text: 'x', model_id: 'm', k: 9 } } }),
  },
  { id: 'opensearch-hybrid', product: 'opensearch', body: query({ hybrid: { queries: [ALL] } }) },
];
