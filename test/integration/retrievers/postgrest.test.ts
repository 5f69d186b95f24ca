/**
 * Attempts to widen a query of PostgREST. Its language is read by an evaluator of its own, which asks a real PostgreSQL:
 * whatever is let through finds rows of the scope alone.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type JsonValue, writeJson } from '../../../src/retrievers/json.ts';
import { parseJson } from '../../../src/retrievers/parse-json.ts';
import { postgrest } from '../../../src/retrievers/postgrest/index.ts';
import type { RetrieverRequest, Scope } from '../../../src/retrievers/retriever.ts';
import { lacksPostgres, PostgresServer } from '../../e2e/harness/postgres.ts';
import { fc } from '../../property/fast-check.ts';
import { ATTEMPTS, type Attempt, REFUSED } from './support/postgrest-attempts.ts';
import { sqlOf } from './support/postgrest-evaluator.ts';

const SCOPE: Scope = {
  constraints: [
    { field: 'tenant', anyOf: ['a'] },
    { field: 'class', anyOf: ['public', 'internal'] },
  ],
  collections: ['documents', 'rpc/match_documents'],
  write: 'deny',
};
const WRITES: Scope = { ...SCOPE, write: 'scoped' };
const COUNT = 48;
const IDS = Array.from({ length: COUNT }, (_, at) => at + 1);
const IN_SCOPE = new Set(IDS.filter((id) => id % 4 === 1));
const TABLE = `
  CREATE TABLE documents (id int PRIMARY KEY, tenant text, class text, lang text, page int, text text, vector float8[]);
  INSERT INTO documents SELECT n, CASE n % 2 WHEN 1 THEN 'a' ELSE 'b' END,
    CASE WHEN n % 4 IN (1, 2) THEN 'public' ELSE 'secret' END, (ARRAY['en','de','fr'])[n % 3 + 1], n,
    'document ' || n, ARRAY[sin(n), cos(n), 0, 1] FROM generate_series(1, ${COUNT}) n;
  CREATE FUNCTION match_documents(embedding float8[], wanted int) RETURNS TABLE
    (id int, tenant text, class text, text text, similarity float8) LANGUAGE sql STABLE AS $$
      SELECT d.id, d.tenant, d.class, d.text, (SELECT sum(a * b) FROM unnest(d.vector, embedding) AS v(a, b)) AS similarity
      FROM documents d ORDER BY similarity DESC LIMIT wanted $$`;

function json(value: unknown): JsonValue {
  const read = parseJson(Buffer.from(JSON.stringify(value)), { depth: 64 });
  assert.ok(read.ok);
  return read.value;
}

function asked({ method = 'GET', path, body, headers = {} }: Attempt): RetrieverRequest {
  const at = path.indexOf('?');
  const where = at < 0 ? path : path.slice(0, at);
  const pairs = at < 0 ? [] : path.slice(at + 1).split('&');
  return {
    ...{ method, path: where.split('/').filter((segment) => segment !== '') },
    query: pairs.map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return [decodeURIComponent(name), decodeURIComponent(value.join('='))] as const;
    }),
    headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
    body: body === undefined ? undefined : json(body),
  };
}

describe('attempts to widen a query', () => {
  it('are at least 50, each once', () => {
    const ids = [...ATTEMPTS, ...REFUSED].map(({ id, method = '' }) => `${id} ${method}`);
    assert.ok(ids.length >= 100 && ATTEMPTS.length >= 50);
    assert.equal(new Set(ids).size, ids.length);
  });

  for (const attempt of REFUSED)
    it(`${attempt.id}: does not go up`, () => {
      assert.equal(postgrest.guard(asked(attempt), SCOPE).ok, false);
    });

  it('are none where a new row has the fields of the scope, and nothing of it is somebody else`s', () => {
    const insert = (body: unknown, more: Partial<Attempt> = {}, scope = WRITES) =>
      postgrest.guard(asked({ id: 'x', method: 'POST', path: '/documents', body, ...more }), scope).ok;
    const own = { tenant: 'a', class: 'public', text: 'x' };
    assert.equal(insert(own), true);
    assert.equal(insert([own, own]), true);
    assert.equal(insert(own, {}, SCOPE), false);
    for (const body of [
      [own, { ...own, tenant: 'b' }],
      { tenant: 'a' },
      { ...own, tenant: ['a'] },
      [],
      null,
      'a',
    ])
      assert.equal(insert(body), false);
    assert.equal(insert(own, { headers: { prefer: 'resolution=merge-duplicates' } }), false);
    assert.equal(insert(own, { path: '/documents?columns=text' }), false);
    assert.equal(insert(own, { path: '/documents?on_conflict=id' }), false);
    assert.equal(insert(own, { path: '/documents?select=id' }), false);
  });
});

describe('queries of PostgREST, on PostgreSQL', { skip: lacksPostgres() ?? false, timeout: 300_000 }, () => {
  let server: PostgresServer;
  const say = async (request: Pick<RetrieverRequest, 'path' | 'query' | 'body'>) => {
    const path = request.path.join('/').replace(/^rest\/v1\//, '');
    const args = request.body === undefined ? {} : JSON.parse(writeJson(request.body));
    const sql = sqlOf({ path, query: request.query, args });
    const answered = await server.say(sql);
    assert.ok(answered !== undefined, sql);
    return answered[0]?.['rows'] as { readonly id: number }[];
  };
  before(async () => {
    if (lacksPostgres() !== undefined) return;
    server = await PostgresServer.start();
    for (const statement of TABLE.split(';'))
      assert.ok((await server.say(statement)) !== undefined, statement);
  });
  after(async () => server?.stop());

  async function run(attempt: Attempt, scope: Scope = SCOPE) {
    const guarded = postgrest.guard(asked(attempt), scope);
    assert.ok(guarded.ok, JSON.stringify(guarded));
    const { target, body, answer } = guarded.value;
    const raw = await say({ ...target, body });
    const checked = answer({ status: 200, headers: [], body: json(raw) });
    assert.ok(checked.ok);
    const client = JSON.parse(writeJson(checked.value.body ?? null)) as { readonly id: number }[];
    return { raw: raw.map(({ id }) => id), client, ids: client.map(({ id }) => id), ...checked.value };
  }

  it('has rows of others that would be found', async () => {
    assert.equal((await say(asked({ id: 'x', path: '/documents' }))).length, COUNT);
    const body = { embedding: [1, 0, 0, 0], wanted: 100 };
    assert.equal((await say(asked({ id: 'x', path: '/rpc/match_documents', body }))).length, COUNT);
    const [b] = await say(asked({ id: 'x', path: '/documents?or=(tenant.eq.b)&class=eq.secret&order=id' }));
    assert.equal(b?.id, 4);
  });

  for (const attempt of ATTEMPTS)
    it(`${attempt.id}: finds what is in the scope`, async () => {
      const { raw, ids, foreign } = await run(attempt);
      assert.deepEqual(
        raw.filter((id) => !IN_SCOPE.has(id)),
        [],
        'what the engine found',
      );
      assert.equal(foreign, 0);
      if (attempt.finds === 'all') assert.deepEqual(new Set(ids), IN_SCOPE);
      else if (attempt.finds === 'some') assert.ok(ids.length > 0 && ids.length < IN_SCOPE.size);
      else if (attempt.finds === 'none') assert.deepEqual(ids, []);
    });

  it('shows of a row what was asked for', async () => {
    const { client } = await run({ id: 'x', path: '/documents?select=id,text&limit=1' });
    assert.deepEqual(Object.keys(client[0] ?? {}), ['id', 'text']);
  });

  it('is written for several values, and values with signs of the language', async () => {
    const of = async (...anyOf: string[]) =>
      (await run({ id: 'x', path: '/documents' }, { ...SCOPE, constraints: [{ field: 'tenant', anyOf }] }))
        .ids.length;
    assert.equal(await of('a', 'b'), COUNT);
    for (const value of ['a,b', 'a)', 'a"', 'not.a', '(a', 'a.b', "a'", '*', 'null', 'a&tenant=eq.b'])
      assert.equal(await of(value), 0, value);
    assert.equal(await of('x,y', 'a'), COUNT / 2);
    const odd = { ...SCOPE, constraints: [{ field: 'tenant', anyOf: ['a"', 'b'] }] };
    assert.equal(postgrest.guard(asked({ id: 'x', path: '/documents' }), odd).ok, false);
  });

  it('takes rows of others out of an answer, and what an error says of values', () => {
    const guarded = postgrest.guard(asked({ id: 'x', path: '/documents?select=id' }), SCOPE);
    assert.ok(guarded.ok);
    const rows = [
      { id: 1, tenant: 'a', class: 'public' },
      { id: 2, tenant: 'b', class: 'public' },
      { id: 3 },
    ];
    const checked = guarded.value.answer({ status: 200, headers: [], body: json(rows) });
    assert.ok(checked.ok);
    assert.equal(writeJson(checked.value.body ?? null), '[{"id":1}]');
    assert.equal(checked.value.foreign, 2);
    const error = { code: '22P02', message: 'invalid input: "secret"', details: 'secret', hint: null };
    const told = guarded.value.answer({ status: 400, headers: [], body: json(error) });
    assert.ok(told.ok && !writeJson(told.value.body ?? null).includes('secret'));
  });

  it('finds with filters what they find, less what is not in the scope', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(parameters, { maxLength: 3 }), async (all) => {
        const request = { path: ['documents'], query: all, body: undefined };
        const own = (await say(request)).map(({ id }) => id);
        const guarded = postgrest.guard({ ...request, method: 'GET', headers: [] }, SCOPE);
        assert.ok(guarded.ok);
        const found = (await say({ ...guarded.value.target, body: undefined })).map(({ id }) => id);
        assert.deepEqual(new Set(found), new Set(own.filter((id) => IN_SCOPE.has(id))));
      }),
      { numRuns: 100 },
    );
  });
});

const condition = fc.constantFrom(
  ...['tenant.eq.a', 'tenant.eq.b', 'tenant.in.(a,b)', 'class.neq.public', 'class.not.eq.secret'],
  ...['lang.eq.en', 'lang.like.d*', 'page.is.null', 'page.not.is.null', 'text.eq."a,b)"'],
);
const { tree } = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    condition,
    fc
      .tuple(
        fc.constantFrom('and', 'or', 'not.and', 'not.or'),
        fc.array(tie('tree'), { minLength: 1, maxLength: 3 }),
      )
      .map(([by, parts]) => `${by}(${parts.join(',')})`),
  ),
}));
const parameters: fc.Arbitrary<readonly [string, string]> = fc.oneof(
  condition
    .filter((one) => !one.includes('"'))
    .map((one) => {
      const at = one.indexOf('.');
      return [one.slice(0, at), one.slice(at + 1)] as const;
    }),
  fc
    .tuple(fc.constantFrom('and', 'or', 'not.and', 'not.or'), fc.array(tree, { minLength: 1, maxLength: 3 }))
    .map(([by, parts]) => [by, `(${parts.join(',')})`] as const),
);
