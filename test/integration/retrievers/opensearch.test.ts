/**
 * Attempts to widen a search of OpenSearch and Elasticsearch, asked of a real Elasticsearch: whatever is let through finds
 * documents of the scope alone.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type JsonValue, writeJson } from '../../../src/retrievers/json.ts';
import { elasticsearch, opensearch } from '../../../src/retrievers/opensearch/index.ts';
import { parseJson } from '../../../src/retrievers/parse-json.ts';
import type {
  GuardedRequest,
  Retriever,
  RetrieverRequest,
  Scope,
} from '../../../src/retrievers/retriever.ts';
import { fc } from '../../property/fast-check.ts';
import { ATTEMPTS, type Attempt, REFUSED } from './support/search-attempts.ts';
import { elasticsearchFolder, type SearchServer, startSearchServer } from './support/search-server.ts';

const SCOPE: Scope = {
  constraints: [
    { field: 'tenant', anyOf: ['a'] },
    { field: 'class', anyOf: ['public', 'internal'] },
  ],
  collections: ['docs', 'faq'],
  write: 'deny',
};
const DOCUMENTS = Array.from({ length: 48 }, (_, at) => ({
  id: at + 1,
  tenant: at % 2 === 0 ? 'a' : 'b',
  class: ['public', 'public', 'secret', 'secret'][at % 4] ?? 'secret',
  lang: ['en', 'de', 'fr'][at % 3] ?? 'en',
  page: at,
  text: `document ${at + 1}`,
  vector: [0, 1, 2, 3].map((axis) => Math.sin((at + 1) * (axis + 1))),
}));
const IN_SCOPE = new Set(
  DOCUMENTS.filter((one) => one.tenant === 'a' && one.class === 'public').map(({ id }) => id),
);
const MAPPING = {
  mappings: {
    properties: {
      ...Object.fromEntries(['tenant', 'class', 'lang'].map((name) => [name, { type: 'keyword' }])),
      ...{ page: { type: 'integer' }, text: { type: 'text' } },
      vector: { type: 'dense_vector', dims: 4, index: true, similarity: 'cosine' },
    },
  },
};

function json(source: string): JsonValue {
  const read = parseJson(Buffer.from(source), { depth: 64 });
  assert.ok(read.ok);
  return read.value;
}

function asked({ method = 'POST', path = '/docs/_search', body }: Attempt): RetrieverRequest {
  const [where = '', query = ''] = path.split('?');
  const segments = where.split('/').filter((segment) => segment !== '');
  return {
    ...{ method, path: segments.map(decodeURIComponent), query: [...new URLSearchParams(query)] },
    headers: [{ name: 'content-type', value: 'application/json' }],
    body: body === undefined ? undefined : json(JSON.stringify(body)),
  };
}

/** Ids of documents that come with something of themselves. */
function idsIn(value: unknown): number[] {
  if (Array.isArray(value)) return value.flatMap(idsIn);
  if (typeof value !== 'object' || value === null) return [];
  const { _id, found } = value as { readonly _id?: unknown; readonly found?: unknown };
  const own = typeof _id === 'string' && found !== false && /^\d+$/.test(_id) ? [Number(_id)] : [];
  return [...own, ...Object.values(value).flatMap(idsIn)];
}

const missing = elasticsearchFolder();
const skip = 'missing' in missing ? missing.missing : false;

describe('attempts to widen a search', () => {
  it('are at least 50 for each product, each once', () => {
    const all = [...ATTEMPTS, ...REFUSED];
    assert.equal(new Set(all.map(({ id }) => id)).size, all.length);
    for (const one of ['opensearch', 'elasticsearch'])
      assert.ok(all.filter(({ product = one }) => product === one).length >= 50);
  });

  for (const retriever of [opensearch, elasticsearch])
    for (const attempt of REFUSED.filter(({ product = retriever.name }) => product === retriever.name))
      it(`${attempt.id}: does not go up to ${retriever.name}`, () => {
        assert.equal(retriever.guard(asked(attempt), SCOPE).ok, false);
      });
});

describe('searches of Elasticsearch 8.19.21', { skip, timeout: 600_000 }, () => {
  let server: SearchServer;
  const send = async (target: GuardedRequest['target'], body?: string): Promise<Response> => {
    const path = target.path.map(encodeURIComponent).join('/');
    const query = new URLSearchParams(
      target.query.map(([name, value]): [string, string] => [name, value]),
    ).toString();
    const init = { method: target.method, headers: { 'content-type': 'application/json' } };
    return await fetch(`${server.url}/${path}?${query}`, body === undefined ? init : { ...init, body });
  };
  const put = async (method: string, path: string, body: object) => {
    const [where = '', query = ''] = path.split('?');
    const target = { method, path: where.split('/'), query: [...new URLSearchParams(query)] };
    const answer = await send(target, JSON.stringify(body));
    const text = await answer.text();
    assert.ok(answer.ok, text);
    return JSON.parse(text);
  };
  before(async () => {
    if ('missing' in missing) return;
    server = await startSearchServer(missing.folder);
    for (const name of ['docs', 'faq', 'others']) {
      await fetch(`${server.url}/${name}`, { method: 'DELETE' });
      await put('PUT', name, MAPPING);
    }
    for (const { id, ...document } of DOCUMENTS)
      await put('PUT', `docs/_doc/${id}?refresh=${id === DOCUMENTS.length}`, document);
    await put('PUT', 'others/_doc/1?refresh=true', { tenant: 'b', class: 'public', path: ['a', 'b'] });
  });
  after(async () => server?.stop());

  async function run(retriever: Retriever, attempt: Attempt, scope: Scope = SCOPE) {
    const guarded = retriever.guard(asked(attempt), scope);
    assert.ok(guarded.ok, JSON.stringify(guarded));
    const { target, body, answer } = guarded.value;
    const response = await send(target, body === undefined ? undefined : writeJson(body));
    const text = await response.text();
    const checked = answer({ status: response.status, headers: [], body: json(text) });
    assert.ok(checked.ok, text.slice(0, 300));
    const shown: unknown = JSON.parse(writeJson(checked.value.body ?? null));
    return {
      status: response.status,
      raw: idsIn(JSON.parse(text)),
      client: idsIn(shown),
      shown,
      ...checked.value,
    };
  }

  it('has documents of others that would be found', async () => {
    const all = await put('POST', 'docs/_search', { size: 100 });
    assert.equal(idsIn(all).length, DOCUMENTS.length);
    assert.ok(IN_SCOPE.size >= 10 && IN_SCOPE.size < DOCUMENTS.length / 2);
  });

  for (const retriever of [opensearch, elasticsearch])
    for (const attempt of ATTEMPTS.filter(({ product = retriever.name }) => product === retriever.name))
      it(`${attempt.id}: finds what is in the scope, by ${retriever.name}`, async () => {
        const { status, raw, client, foreign, shown } = await run(retriever, attempt);
        const { finds, byId } = attempt;
        if (finds !== undefined && byId === undefined) assert.equal(status, 200, JSON.stringify(shown));
        const outside = raw.filter((id) => !IN_SCOPE.has(id));
        if (byId === undefined) assert.deepEqual(outside, [], 'what the engine found');
        assert.equal(foreign, outside.length);
        assert.deepEqual(
          client.filter((id) => !IN_SCOPE.has(id)),
          [],
        );
        if (finds === 'count') assert.equal((shown as { readonly count: number }).count, IN_SCOPE.size);
        else if (finds === 'all') assert.deepEqual(new Set(client), IN_SCOPE);
        else if (finds === 'some') assert.ok(client.length > 0);
        else if (finds === 'none') assert.deepEqual(client, []);
      });

  it('shows of a document what was asked for', async () => {
    const hitsOf = async (_source: unknown) => {
      const { shown } = await run(elasticsearch, { id: 'x', body: { size: 1, _source } });
      return (shown as { hits: { hits: { _source?: object }[] } }).hits.hits[0]?._source;
    };
    assert.deepEqual(Object.keys((await hitsOf(['text'])) ?? {}), ['text']);
    assert.equal(await hitsOf(false), undefined);
    assert.deepEqual(Object.keys((await hitsOf({ includes: ['t*'] })) ?? {}).sort(), ['tenant', 'text']);
    assert.ok(Object.keys((await hitsOf(true)) ?? {}).length > 4);
  });

  it('finds with a query what the query finds, less what is not in the scope', async () => {
    await fc.assert(
      fc.asyncProperty(queries, async (query) => {
        const own = idsIn(await put('POST', 'docs/_search', { size: 100, query }));
        const { client, foreign } = await run(opensearch, { id: 'x', body: { size: 100, query } });
        assert.deepEqual(new Set(client), new Set(own.filter((id) => IN_SCOPE.has(id))));
        assert.equal(foreign, 0);
      }),
      { numRuns: 60 },
    );
  });

  it('writes new documents of the scope alone, and never over one that is there', async () => {
    const scope: Scope = { ...SCOPE, write: 'scoped' };
    const own = { tenant: 'a', class: 'public', text: 'new' };
    const taken = await run(
      elasticsearch,
      { id: 'x', method: 'PUT', path: '/docs/_create/2', body: own },
      scope,
    );
    assert.equal(taken.status, 409);
    const made = await run(elasticsearch, { id: 'x', path: '/faq/_doc?refresh=true', body: own }, scope);
    assert.equal(made.status, 201);
    for (const body of [{ tenant: 'b', class: 'public' }, { tenant: 'a' }, { ...own, 'x.y': 1 }])
      assert.equal(elasticsearch.guard(asked({ id: 'x', path: '/docs/_doc', body }), scope).ok, false);
    const kept: { _source: { tenant: string } } = await fetch(`${server.url}/docs/_doc/2`).then(
      async (answer) => JSON.parse(await answer.text()),
    );
    assert.equal(kept._source.tenant, 'b');
  });
});

const leaf: fc.Arbitrary<object> = fc.oneof(
  fc.constantFrom('a', 'b', 'c').map((value) => ({ term: { tenant: value } })),
  fc.subarray(['a', 'b', 'c']).map((tenant) => ({ terms: { tenant } })),
  fc.constantFrom('en', 'de').map((value) => ({ match: { lang: { query: value } } })),
  fc.nat(48).map((gte) => ({ range: { page: { gte } } })),
  fc.constantFrom('tenant', 'nothing').map((field) => ({ exists: { field } })),
  fc.constant({ match_all: {} }),
);
const { query: queries } = fc.letrec<{ query: object }>((tie) => ({
  query: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc
      .record(
        {
          must: fc.array(tie('query'), { maxLength: 2 }),
          should: fc.array(tie('query'), { maxLength: 2 }),
          must_not: fc.array(tie('query'), { maxLength: 2 }),
        },
        { requiredKeys: [] },
      )
      .map((bool) => ({ bool })),
  ),
}));
