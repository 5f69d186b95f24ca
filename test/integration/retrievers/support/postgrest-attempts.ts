/** Attempts to find more through PostgREST than the scope: those that go up with the scope beside them, and those that do not go up. */

export interface Attempt {
  readonly id: string;
  readonly method?: string;
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly finds?: 'all' | 'some' | 'none';
}

const FIND = { embedding: [1, 0, 0, 0], wanted: 100 };
const rows = (id: string, query: string, finds?: Attempt['finds']): Attempt => ({
  ...{ id: `pg-${id}`, method: 'GET', path: `/documents${query === '' ? '' : `?${query}`}` },
  ...(finds === undefined ? {} : { finds }),
});
const found = (id: string, query: string, finds?: Attempt['finds']): Attempt => ({
  ...rows(id, query, finds),
  ...{ method: 'POST', path: `/rpc/match_documents${query === '' ? '' : `?${query}`}`, body: FIND },
});

/** These go up. */
export const ATTEMPTS: readonly Attempt[] = [
  rows('all', '', 'all'),
  rows('star', 'select=*', 'all'),
  rows('columns', 'select=id,text', 'all'),
  rows('other', 'tenant=eq.b', 'none'),
  rows('own', 'tenant=eq.a', 'all'),
  rows('twice', 'tenant=eq.a&tenant=eq.b', 'none'),
  rows('neq', 'tenant=neq.a', 'none'),
  rows('not', 'tenant=not.eq.a', 'none'),
  rows('not-other', 'tenant=not.eq.b', 'all'),
  rows('in', 'tenant=in.(a,b,c)', 'all'),
  rows('in-quoted', 'tenant=in.("a","b")', 'all'),
  rows('in-empty', 'tenant=in.()', 'none'),
  rows('not-in', 'tenant=not.in.(a)', 'none'),
  rows('is', 'tenant=is.null', 'none'),
  rows('not-is', 'tenant=not.is.null', 'all'),
  rows('like', 'tenant=like.*', 'all'),
  rows('ilike', 'tenant=ilike.B', 'none'),
  rows('match', 'tenant=match..*', 'all'),
  rows('imatch', 'tenant=imatch.^B$', 'none'),
  rows('like-any', 'tenant=like(any).{a*,b*}', 'all'),
  rows('eq-any', 'tenant=eq(any).{a,b}', 'all'),
  rows('distinct', 'tenant=isdistinct.a', 'none'),
  rows('gte', 'tenant=gte.', 'all'),
  rows('or', 'or=(tenant.eq.a,tenant.eq.b)', 'all'),
  rows('or-other', 'or=(tenant.eq.b,tenant.eq.c)', 'none'),
  rows('or-secret', 'or=(class.eq.secret,class.eq.public)', 'all'),
  rows('or-secret-alone', 'or=(class.eq.secret)', 'none'),
  rows('and', 'and=(tenant.eq.b)', 'none'),
  rows('and-or', 'and=(or(tenant.eq.b,tenant.eq.a),or(class.eq.public,class.eq.secret))', 'all'),
  rows('deep', 'or=(and(or(and(tenant.eq.b),and(tenant.eq.a))))', 'all'),
  rows('not-and', 'not.and=(tenant.eq.a)', 'none'),
  rows('not-or', 'not.or=(tenant.eq.b)', 'all'),
  rows('not-or-own', 'not.or=(tenant.eq.a)', 'none'),
  rows('or-not', 'or=(tenant.not.eq.a,not.and(tenant.eq.b))', 'all'),
  rows('or-twice', 'or=(tenant.eq.a)&or=(tenant.eq.b)', 'none'),
  rows('quoted', 'or=(tenant.eq."b",text.eq."a,tenant.eq.b)")', 'none'),
  rows('value-with-and', 'text=eq.x%26tenant%3Deq.b', 'none'),
  rows('value-with-comma', 'text=eq.x,tenant.eq.b', 'none'),
  rows('value-with-bracket', 'text=eq.x),or=(tenant.eq.b)', 'none'),
  rows('value-with-quote', "text=eq.x' or 'a'='a", 'none'),
  rows('order', 'order=tenant.desc.nullslast,id', 'all'),
  rows('limit', 'limit=3', 'some'),
  rows('offset', 'offset=2&order=id', 'some'),
  rows('page', 'page=gte.0', 'all'),
  found('rpc', '', 'all'),
  found('rpc-other', 'tenant=eq.b', 'none'),
  found('rpc-or', 'or=(tenant.eq.b,tenant.eq.a)', 'all'),
  found('rpc-columns', 'select=id,similarity&order=similarity.desc', 'all'),
  found('rpc-limit', 'limit=2', 'some'),
  { ...found('rpc-few', ''), body: { ...FIND, wanted: 4 } },
  { ...rows('prefix', ''), path: '/rest/v1/documents?select=*', finds: 'all' },
  { ...rows('prefer', '', 'all'), headers: { prefer: 'count=exact, handling=strict' } },
];

const refused = (id: string, query: string): Attempt => rows(id, query);
/** These do not go up. */
export const REFUSED: readonly Attempt[] = [
  refused('alias', 'select=id,tenant:lang'),
  refused('alias-star', 'select=*,tenant:lang'),
  refused('cast', 'select=id,tenant::text'),
  refused('embed', 'select=*,others(*)'),
  refused('embed-inner', 'select=*,others!inner(*)'),
  refused('spread', 'select=*,...others(*)'),
  refused('hint', 'select=others!documents_fk(*)'),
  refused('sum', 'select=page.sum()'),
  refused('count', 'select=count()'),
  refused('json', 'select=meta->>tenant'),
  refused('select-twice', 'select=id&select=text'),
  refused('json-filter', 'meta->>tenant=eq.b'),
  refused('embed-filter', 'others.tenant=eq.b'),
  refused('embed-or', 'others.or=(tenant.eq.b)'),
  refused('embed-order', 'order=others(tenant).desc'),
  refused('embed-limit', 'others.limit=9'),
  refused('operator', 'tenant=foo.b'),
  refused('no-operator', 'tenant=b'),
  refused('or-bare', 'or=tenant.eq.b'),
  refused('not-not', 'not.not.or=(tenant.eq.b)'),
  refused('on-conflict', 'on_conflict=id'),
  refused('written-columns', 'columns=id'),
  refused('limit-text', 'limit=all'),
  refused('limit-negative', 'limit=-1'),
  { ...refused('rpc-get', ''), path: '/rpc/match_documents?tenant=a' },
  { ...refused('rpc-unnamed', ''), method: 'POST', path: '/rpc/everything', body: {} },
  { ...refused('rpc-list', ''), method: 'POST', path: '/rpc/match_documents', body: [FIND] },
  { ...refused('table', ''), path: '/others' },
  { ...refused('root', ''), path: '/' },
  { ...refused('below', ''), path: '/documents/1' },
  { ...refused('other-prefix', ''), path: '/rest/v2/documents' },
  { ...refused('head', ''), method: 'HEAD' },
  { ...refused('options', ''), method: 'OPTIONS' },
  { ...refused('patch', 'id=eq.2'), method: 'PATCH', body: { tenant: 'a' } },
  { ...refused('delete', 'id=eq.2'), method: 'DELETE' },
  { ...refused('put', 'id=eq.2'), method: 'PUT', body: { id: 2, tenant: 'a', class: 'public' } },
  { ...refused('insert', ''), method: 'POST', body: { tenant: 'a', class: 'public' } },
  { ...refused('profile', ''), headers: { 'accept-profile': 'private' } },
  { ...refused('content-profile', ''), headers: { 'content-profile': 'private' } },
  { ...refused('range', ''), headers: { range: '0-9' } },
  { ...refused('plan', ''), headers: { accept: 'application/vnd.pgrst.plan+json' } },
  { ...refused('csv', ''), headers: { accept: 'text/csv' } },
  { ...refused('stripped', ''), headers: { accept: 'application/vnd.pgrst.array+json;nulls=stripped' } },
  { ...refused('planned', ''), headers: { prefer: 'count=planned' } },
  { ...refused('estimated', ''), headers: { prefer: 'count=estimated' } },
  { ...refused('merge', ''), method: 'POST', body: {}, headers: { prefer: 'resolution=merge-duplicates' } },
  { ...refused('single', ''), headers: { prefer: 'params=single-object' } },
  { ...refused('unknown-preference', ''), headers: { prefer: 'max-affected=1' } },
];
