/** Attempts to find more in Chroma than the scope: those that go up with the scope around them, and those that do not go up. */

export interface ChromaAttempt {
  readonly id: string;
  readonly operation: 'get' | 'query';
  readonly body: string | object;
  readonly finds: 'all' | 'some' | 'none';
}
export interface RefusedChroma {
  readonly id: string;
  readonly method?: string;
  /** Behind the collection; from the root with a slash. */
  readonly path: string;
  readonly body?: string | object;
}

const get = (id: string, body: object, finds: ChromaAttempt['finds']): ChromaAttempt => ({
  id,
  operation: 'get',
  body,
  finds,
});
const query = (id: string, more: object, finds: ChromaAttempt['finds']): ChromaAttempt => ({
  ...{ id, operation: 'query', finds },
  body: { query_embeddings: [[1, 0, 0, 0]], n_results: 100, ...more },
});
const b = { tenant: 'b' };
const a = { tenant: 'a' };

export const CHROMA_ATTEMPTS: readonly ChromaAttempt[] = [
  get('c-all', {}, 'all'),
  get('c-null', { where: null, where_document: null, ids: null }, 'all'),
  get('c-empty', { where: {}, where_document: {} }, 'all'),
  get('c-other', { where: b }, 'none'),
  get('c-eq', { where: { tenant: { $eq: 'b' } } }, 'none'),
  get('c-ne', { where: { tenant: { $ne: 'a' } } }, 'none'),
  get('c-in', { where: { tenant: { $in: ['a', 'b'] } } }, 'all'),
  get('c-nin', { where: { tenant: { $nin: ['a'] } } }, 'none'),
  get('c-nin-nothing', { where: { tenant: { $nin: ['z'] } } }, 'all'),
  get('c-or', { where: { $or: [a, b] } }, 'all'),
  get('c-or-other', { where: { $or: [b, { class: 'secret' }] } }, 'none'),
  get('c-or-class', { where: { $or: [{ class: 'secret' }, { class: { $ne: 'x' } }] } }, 'all'),
  get('c-and-or', { where: { $and: [{ $or: [a, b] }, { $or: [{ page: { $gte: 0 } }, b] }] } }, 'all'),
  get('c-deep', { where: { $or: [{ $or: [{ $or: [b, b] }, b] }, b] } }, 'none'),
  get('c-gt', { where: { page: { $gt: -1 } } }, 'all'),
  get('c-lt', { where: { page: { $lt: 8 } } }, 'some'),
  get('c-missing', { where: { nothing: { $ne: 'x' } } }, 'all'),
  get('c-ids', { ids: ['2', '3', '4', '6'] }, 'none'),
  get('c-ids-mixed', { ids: ['1', '2', '3', '5'] }, 'some'),
  get('c-document', { where_document: { $contains: 'Document' } }, 'all'),
  get(
    'c-document-or',
    { where_document: { $or: [{ $contains: 'Document 2' }, { $contains: 'Document 4' }] } },
    'some',
  ),
  get('c-document-not', { where_document: { $not_contains: 'zzz' } }, 'all'),
  get('c-document-regex', { where_document: { $regex: '.*' } }, 'all'),
  get('c-document-other', { where: b, where_document: { $contains: 'Document' } }, 'none'),
  get('c-include-none', { include: [] }, 'all'),
  get('c-include-documents', { include: ['documents'] }, 'all'),
  get('c-include-embeddings', { include: ['embeddings', 'uris'] }, 'all'),
  get('c-page', { limit: 3, offset: 3 }, 'some'),
  get('c-page-far', { limit: 100, offset: 40 }, 'none'),
  { id: 'c-escaped', operation: 'get', body: '{"wh\\u0065re":{"tenant":"b"}}', finds: 'none' },
  query('c-q-all', {}, 'all'),
  query('c-q-null', { where: null, include: null }, 'all'),
  query('c-q-other', { where: b }, 'none'),
  query('c-q-or', { where: { $or: [a, b] } }, 'all'),
  query('c-q-ne', { where: { tenant: { $ne: 'a' } } }, 'none'),
  query('c-q-ids', { ids: ['2', '4'] }, 'none'),
  query('c-q-ids-mixed', { ids: ['1', '2', '5', '6'] }, 'some'),
  query('c-q-bare', { include: [] }, 'all'),
  query('c-q-distances', { include: ['distances'] }, 'all'),
  query(
    'c-q-two',
    {
      query_embeddings: [
        [1, 0, 0, 0],
        [0, 1, 0, 0],
      ],
    },
    'all',
  ),
  query('c-q-document', { where_document: { $contains: 'Document 2' } }, 'some'),
];

export const REFUSED_CHROMA: readonly RefusedChroma[] = [
  { id: 'c-r-two-names', path: 'get', body: { where: { tenant: 'a', class: 'secret' } } },
  { id: 'c-r-operator', path: 'get', body: { where: { tenant: { $regex: '.*' } } } },
  { id: 'c-r-two-operators', path: 'get', body: { where: { page: { $gt: 1, $lt: 5 } } } },
  { id: 'c-r-unknown-joint', path: 'get', body: { where: { $not: { tenant: 'a' } } } },
  { id: 'c-r-mixed', path: 'get', body: { where: { $or: [{ tenant: 'b' }], tenant: 'a' } } },
  { id: 'c-r-key', path: 'get', body: { where: { '#id': '2' } } },
  { id: 'c-r-unknown', path: 'get', body: { filter: {} } },
  { id: 'c-r-sort', path: 'get', body: { sort: 'tenant' } },
  { id: 'c-r-include', path: 'get', body: { include: ['data'] } },
  { id: 'c-r-where-text', path: 'get', body: { where: "tenant = 'b'" } },
  { id: 'c-r-where-list', path: 'get', body: { where: [{ tenant: 'b' }] } },
  { id: 'c-r-list', path: 'get', body: [] },
  { id: 'c-r-nothing', path: 'get' },
  { id: 'c-r-texts', path: 'query', body: { query_texts: ['x'] } },
  { id: 'c-r-search', path: 'search', body: { searches: [] } },
  { id: 'c-r-count', method: 'GET', path: 'count' },
  { id: 'c-r-fork', path: 'fork', body: { new_name: 'mine' } },
  { id: 'c-r-add', path: 'add', body: { ids: ['x'], metadatas: [{ tenant: 'a', class: 'public' }] } },
  { id: 'c-r-upsert', path: 'upsert', body: { ids: ['2'], metadatas: [{ tenant: 'a', class: 'public' }] } },
  { id: 'c-r-delete', path: 'delete', body: { ids: ['2'] } },
  { id: 'c-r-parameter', path: 'get?where=x', body: {} },
  {
    id: 'c-r-other',
    path: '/api/v2/tenants/default_tenant/databases/default_database/collections/00000000-0000-4000-8000-000000000000/get',
    body: {},
  },
  {
    id: 'c-r-tenant',
    path: '/api/v2/tenants/other/databases/default_database/collections/docs/get',
    body: {},
  },
  {
    id: 'c-r-name-of-other',
    method: 'GET',
    path: '/api/v2/tenants/default_tenant/databases/default_database/collections/payroll',
  },
  { id: 'c-r-databases', method: 'GET', path: '/api/v2/tenants/default_tenant/databases' },
  {
    id: 'c-r-count-collections',
    method: 'GET',
    path: '/api/v2/tenants/default_tenant/databases/default_database/collections_count',
  },
  { id: 'c-r-reset', path: '/api/v2/reset' },
  { id: 'c-r-identity', method: 'GET', path: '/api/v2/auth/identity' },
  { id: 'c-r-v1', path: '/api/v1/collections/docs/get', body: {} },
];
