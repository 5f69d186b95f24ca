/** Attempts to find more in Qdrant than the scope: those that go up with the scope around them, and those that do not go up. */

export interface Attempt {
  readonly id: string;
  readonly operation: string;
  readonly body: string | object;
  /** What of the scope comes: all of it, some, none, or a count of all; not looked at when left out. */
  readonly finds?: 'all' | 'some' | 'none' | 'count';
}
export interface RefusedAttempt {
  readonly id: string;
  readonly method?: string;
  readonly path: string;
  readonly body?: string | object;
}

const VECTOR = [1, 0, 0, 0];
const tenant = (value: string) => ({ key: 'tenant', match: { value } });
const search = (more: object): object => ({ vector: VECTOR, limit: 100, ...more });

export const ATTEMPTS: readonly Attempt[] = [
  { id: 'q-none', operation: 'points/search', body: search({}), finds: 'all' },
  { id: 'q-null', operation: 'points/search', body: search({ filter: null }), finds: 'all' },
  { id: 'q-empty', operation: 'points/search', body: search({ filter: {} }), finds: 'all' },
  {
    id: 'q-other',
    operation: 'points/search',
    body: search({ filter: { must: [tenant('b')] } }),
    finds: 'none',
  },
  {
    id: 'q-should',
    operation: 'points/search',
    body: search({ filter: { should: [tenant('a'), tenant('b')] } }),
    finds: 'all',
  },
  {
    id: 'q-should-other',
    operation: 'points/search',
    body: search({ filter: { should: [tenant('b')] } }),
    finds: 'none',
  },
  {
    id: 'q-must-not',
    operation: 'points/search',
    body: search({ filter: { must_not: [tenant('a')] } }),
    finds: 'none',
  },
  {
    id: 'q-twice-not',
    operation: 'points/search',
    body: search({ filter: { must_not: [{ must_not: [tenant('b')] }] } }),
    finds: 'none',
  },
  {
    id: 'q-not-scope',
    operation: 'points/search',
    body: search({
      filter: {
        must_not: [{ must: [tenant('a'), { key: 'class', match: { any: ['public', 'internal'] } }] }],
      },
    }),
    finds: 'none',
  },
  {
    id: 'q-deep',
    operation: 'points/search',
    body: search({
      filter: { should: [{ should: [{ should: [{ must: [tenant('b')] }] }] }, { must: [{ must: [] }] }] },
    }),
    finds: 'all',
  },
  {
    id: 'q-min-should',
    operation: 'points/search',
    body: search({ filter: { min_should: { conditions: [tenant('a'), tenant('b')], min_count: 0 } } }),
  },
  {
    id: 'q-min-should-1',
    operation: 'points/search',
    body: search({ filter: { min_should: { conditions: [tenant('b'), tenant('c')], min_count: 1 } } }),
    finds: 'none',
  },
  {
    id: 'q-any',
    operation: 'points/search',
    body: search({ filter: { must: [{ key: 'tenant', match: { any: ['a', 'b'] } }] } }),
    finds: 'all',
  },
  {
    id: 'q-except',
    operation: 'points/search',
    body: search({ filter: { must: [{ key: 'tenant', match: { except: ['a'] } }] } }),
    finds: 'none',
  },
  {
    id: 'q-text',
    operation: 'points/search',
    body: search({ filter: { must: [{ key: 'tenant', match: { text: 'b' } }] } }),
    finds: 'none',
  },
  {
    id: 'q-null-field',
    operation: 'points/search',
    body: search({ filter: { should: [{ is_null: { key: 'tenant' } }, tenant('b')] } }),
    finds: 'none',
  },
  {
    id: 'q-empty-field',
    operation: 'points/search',
    body: search({ filter: { must_not: [{ is_empty: { key: 'tenant' } }] } }),
    finds: 'all',
  },
  {
    id: 'q-field-empty',
    operation: 'points/search',
    body: search({ filter: { must: [{ key: 'nothing', is_empty: true }] } }),
    finds: 'all',
  },
  {
    id: 'q-has-id',
    operation: 'points/search',
    body: search({ filter: { must: [{ has_id: [2, 3, 4, 6] }] } }),
    finds: 'none',
  },
  {
    id: 'q-should-id',
    operation: 'points/search',
    body: search({ filter: { should: [{ has_id: [1, 2, 3, 4] }] } }),
    finds: 'some',
  },
  {
    id: 'q-nested',
    operation: 'points/search',
    body: search({ filter: { must: [{ nested: { key: 'notes', filter: { must: [tenant('a')] } } }] } }),
    finds: 'all',
  },
  {
    id: 'q-not-nested',
    operation: 'points/search',
    body: search({
      filter: {
        must_not: [{ nested: { key: 'notes', filter: { must: [{ key: 'by', match: { value: 'y' } }] } } }],
      },
    }),
    finds: 'all',
  },
  { id: 'q-one', operation: 'points/search', body: search({ filter: { must: tenant('b') } }), finds: 'none' },
  { id: 'q-payload-false', operation: 'points/search', body: search({ with_payload: false }), finds: 'all' },
  {
    id: 'q-payload-list',
    operation: 'points/search',
    body: search({ with_payload: ['text'] }),
    finds: 'all',
  },
  {
    id: 'q-payload-include',
    operation: 'points/search',
    body: search({ with_payload: { include: [] } }),
    finds: 'all',
  },
  {
    id: 'q-payload-exclude',
    operation: 'points/search',
    body: search({ with_payload: { exclude: ['tenant', 'class'] } }),
    finds: 'all',
  },
  { id: 'q-offset', operation: 'points/search', body: search({ offset: 5 }), finds: 'some' },
  { id: 'q-threshold', operation: 'points/search', body: search({ score_threshold: -1e9 }), finds: 'all' },
  {
    id: 'q-escaped-name',
    operation: 'points/search',
    body: `{"vector":[1,0,0,0],"limit":100,"f\\u0069lter":{"must":[{"key":"tenant","match":{"value":"b"}}]}}`,
    finds: 'none',
  },
  {
    id: 'q-batch',
    operation: 'points/search/batch',
    body: { searches: [search({}), search({ filter: { should: [tenant('b')] } })] },
    finds: 'all',
  },
  { id: 'q-query', operation: 'points/query', body: { query: VECTOR, limit: 100 }, finds: 'all' },
  {
    id: 'q-query-nearest',
    operation: 'points/query',
    body: { query: { nearest: VECTOR }, limit: 100, filter: { must_not: [tenant('a')] } },
    finds: 'none',
  },
  { id: 'q-query-nothing', operation: 'points/query', body: { limit: 100 }, finds: 'all' },
  {
    id: 'q-query-sample',
    operation: 'points/query',
    body: { query: { sample: 'random' }, limit: 100 },
    finds: 'all',
  },
  {
    id: 'q-prefetch',
    operation: 'points/query',
    body: {
      prefetch: { query: VECTOR, limit: 100, filter: { must: [tenant('b')] } },
      query: { fusion: 'rrf' },
      limit: 100,
    },
    finds: 'none',
  },
  {
    id: 'q-prefetch-two',
    operation: 'points/query',
    body: {
      prefetch: [
        { query: VECTOR, limit: 100 },
        {
          prefetch: [{ query: VECTOR, limit: 100 }],
          query: [0, 1, 0, 0],
          limit: 100,
          filter: { should: [tenant('b')] },
        },
      ],
      query: { fusion: 'rrf' },
      limit: 100,
    },
    finds: 'all',
  },
  {
    id: 'q-query-batch',
    operation: 'points/query/batch',
    body: { searches: [{ query: VECTOR, limit: 100 }] },
    finds: 'all',
  },
  {
    id: 'q-recommend',
    operation: 'points/recommend',
    body: { positive: [VECTOR], negative: [[0, 0, 0, 1]], strategy: 'best_score', limit: 100 },
    finds: 'all',
  },
  { id: 'q-scroll', operation: 'points/scroll', body: { limit: 100 }, finds: 'all' },
  {
    id: 'q-scroll-from',
    operation: 'points/scroll',
    body: { limit: 100, offset: 2, filter: { must: [tenant('b')] } },
    finds: 'none',
  },
  {
    id: 'q-scroll-ids',
    operation: 'points/scroll',
    body: { limit: 100, with_payload: false, filter: { should: [{ has_id: [2, 4] }] } },
    finds: 'none',
  },
  { id: 'q-by-id', operation: 'points', body: { ids: [1, 2, 3, 4, 5] }, finds: 'some' },
  { id: 'q-by-id-bare', operation: 'points', body: { ids: [2, 3, 4], with_payload: false }, finds: 'none' },
  { id: 'q-count', operation: 'points/count', body: {}, finds: 'count' },
  {
    id: 'q-count-wide',
    operation: 'points/count',
    body: { filter: { should: [tenant('a'), tenant('b')] }, exact: true },
    finds: 'count',
  },
  { id: 'q-facet', operation: 'facet', body: { key: 'tenant', limit: 10 } },
];

const SEARCH = '/collections/docs/points/search';
const QUERY = '/collections/docs/points/query';
export const REFUSED: readonly RefusedAttempt[] = [
  { id: 'q-r-payload-quoted', path: SEARCH, body: search({ with_payload: { exclude: ['"tenant"'] } }) },
  { id: 'q-r-collection', path: '/collections/payroll/points/search', body: search({}) },
  { id: 'q-r-case', path: '/collections/DOCS/points/search', body: search({}) },
  { id: 'q-r-unknown', path: SEARCH, body: search({ filters: {} }) },
  { id: 'q-r-filter-unknown', path: SEARCH, body: search({ filter: { must: [], or: [] } }) },
  { id: 'q-r-condition-unknown', path: SEARCH, body: search({ filter: { must: [{ script: 'true' }] } }) },
  {
    id: 'q-r-mixed',
    path: SEARCH,
    body: search({ filter: { must: [{ key: 'a', match: { value: 'b' }, should: [] }] } }),
  },
  { id: 'q-r-filter-list', path: SEARCH, body: search({ filter: [tenant('b')] }) },
  { id: 'q-r-filter-text', path: SEARCH, body: search({ filter: 'tenant = b' }) },
  { id: 'q-r-list', path: SEARCH, body: [search({})] },
  { id: 'q-r-none', path: SEARCH },
  { id: 'q-r-lookup', path: QUERY, body: { query: VECTOR, lookup_from: { collection: 'payroll' } } },
  {
    id: 'q-r-recommend-lookup',
    path: '/collections/docs/points/recommend',
    body: { positive: [VECTOR], lookup_from: { collection: 'payroll' } },
  },
  { id: 'q-r-query-id', path: QUERY, body: { query: 2 } },
  { id: 'q-r-query-uuid', path: QUERY, body: { query: '5c56c793-69f3-4fbf-87e6-c4bf54c28c26' } },
  { id: 'q-r-recommend-id', path: '/collections/docs/points/recommend', body: { positive: [2], limit: 5 } },
  { id: 'q-r-discover-id', path: '/collections/docs/points/discover', body: { target: 2 } },
  {
    id: 'q-r-formula',
    path: QUERY,
    body: { query: { formula: { sum: ['$score', 'page'] } }, prefetch: { query: VECTOR } },
  },
  {
    id: 'q-r-prefetch-lookup',
    path: QUERY,
    body: { prefetch: { query: VECTOR, lookup_from: { collection: 'payroll' } }, query: VECTOR },
  },
  {
    id: 'q-r-with-lookup',
    path: '/collections/docs/points/search/groups',
    body: search({ group_by: 'lang', with_lookup: 'payroll' }),
  },
  {
    id: 'q-r-batch',
    path: '/collections/docs/points/search/batch',
    body: { searches: [search({}), search({ lookup_from: {} })] },
  },
  { id: 'q-r-matrix', path: '/collections/docs/points/search/matrix/pairs', body: { sample: 10 } },
  { id: 'q-r-facet', path: '/collections/docs/facet', body: { key: 'text' } },
  { id: 'q-r-get-id', method: 'GET', path: '/collections/docs/points/2' },
  { id: 'q-r-delete-collection', method: 'DELETE', path: '/collections/docs' },
  { id: 'q-r-alias', path: '/collections/aliases', body: { actions: [] } },
  { id: 'q-r-aliases', method: 'GET', path: '/aliases' },
  { id: 'q-r-snapshot', path: '/collections/docs/snapshots' },
  { id: 'q-r-cluster', method: 'GET', path: '/cluster' },
  { id: 'q-r-telemetry', method: 'GET', path: '/telemetry' },
  { id: 'q-r-put', method: 'PUT', path: '/collections/docs/points', body: { points: [] } },
  { id: 'q-r-upsert-batch', path: '/collections/docs/points/batch', body: { operations: [] } },
  { id: 'q-r-vectors', method: 'PUT', path: '/collections/docs/points/vectors', body: { points: [] } },
  { id: 'q-r-parameter', path: `${SEARCH}?filter=x`, body: search({}) },
  { id: 'q-r-parameter-twice', path: `${SEARCH}?timeout=1&timeout=2`, body: search({}) },
  {
    id: 'q-r-inference',
    path: QUERY,
    body: { query: { text: 'x', model: 'm', options: { url: 'http://x' } } },
  },
];
