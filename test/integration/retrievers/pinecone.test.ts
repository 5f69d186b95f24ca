/** Attempts to widen a query of Pinecone, by an evaluator of its filters of our own: no registry has its engine. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pinecone } from '../../../src/retrievers/pinecone/index.ts';
import { fc } from '../../property/fast-check.ts';
import { matches } from './support/pinecone-store.ts';
import { asked, DOCUMENTS, IN_SCOPE, json, plain, SCOPE } from './support/scopes.ts';

const scope = { ...SCOPE, collections: ['__default__', 'docs'] };
const RECORDS = DOCUMENTS.map(({ id, payload: { notes: _, ...metadata } }) => ({ id: String(id), metadata }));
const ALL = [...IN_SCOPE].map(String);
const b = { tenant: 'b' };
const a = { tenant: 'a' };

/** What a store finds, and what goes down of it. */
function find(filter: unknown, more: object = {}): { readonly raw: string[]; readonly client: string[] } {
  const body = { vector: [1, 0, 0, 0], topK: 100, filter, ...more };
  const guarded = pinecone.guard(asked('POST', '/query', body), scope);
  assert.ok(guarded.ok, JSON.stringify(guarded));
  const { filter: up, includeMetadata } = plain(guarded.value.body) as {
    filter: object;
    includeMetadata: boolean;
  };
  assert.equal(includeMetadata, true);
  const found = RECORDS.filter(({ metadata }) => matches(up as Record<string, unknown>, metadata));
  const answer = { matches: found.map((one) => ({ ...one, score: 0.5 })), namespace: '' };
  const checked = guarded.value.answer({ status: 200, headers: [], body: json(answer) });
  assert.ok(checked.ok && checked.value.foreign === 0);
  const shown = plain(checked.value.body) as { matches: { id: string }[] };
  return { raw: found.map(({ id }) => id), client: shown.matches.map(({ id }) => id) };
}

const ATTEMPTS: readonly (readonly [id: string, filter: unknown, finds: 'all' | 'some' | 'none'])[] = [
  ['p-none', undefined, 'all'],
  ['p-null', null, 'all'],
  ['p-empty', {}, 'all'],
  ['p-other', b, 'none'],
  ['p-eq', { tenant: { $eq: 'b' } }, 'none'],
  ['p-ne', { tenant: { $ne: 'a' } }, 'none'],
  ['p-in', { tenant: { $in: ['a', 'b'] } }, 'all'],
  ['p-in-other', { tenant: { $in: ['b'] } }, 'none'],
  ['p-nin', { tenant: { $nin: ['a'] } }, 'none'],
  ['p-nin-nothing', { tenant: { $nin: ['z'] } }, 'all'],
  ['p-or', { $or: [a, b] }, 'all'],
  ['p-or-other', { $or: [b, { class: 'secret' }] }, 'none'],
  ['p-and-or', { $and: [{ $or: [a, b] }, { $or: [{ page: { $gte: 0 } }, b] }] }, 'all'],
  ['p-or-beside', { $or: [b, { page: { $gte: 0 } }], page: { $gte: 0 } }, 'all'],
  ['p-both-joints', { $or: [a, b], $and: [{ page: { $gte: 0 } }] }, 'all'],
  ['p-deep', { $or: [{ $or: [{ $or: [b, b] }, b] }, b] }, 'none'],
  ['p-two-fields', { tenant: 'a', class: 'secret' }, 'none'],
  ['p-exists', { tenant: { $exists: true } }, 'all'],
  ['p-exists-not', { tenant: { $exists: false } }, 'none'],
  ['p-missing', { nothing: { $ne: 1 } }, 'all'],
  ['p-range', { page: { $gte: 0, $lt: 8 } }, 'some'],
  ['p-class', { class: { $in: ['secret', 'public', 'internal'] } }, 'all'],
  ['p-secret', { class: 'secret' }, 'none'],
  ['p-lang', { lang: 'en' }, 'some'],
];

const vector = { vector: [1, 0, 0, 0], topK: 5 };
const REFUSED: readonly (readonly [id: string, method: string, path: string, body?: unknown])[] = [
  ['p-r-id', 'POST', '/query', { id: '2', topK: 5 }],
  ['p-r-queries', 'POST', '/query', { ...vector, queries: [] }],
  ['p-r-namespace', 'POST', '/query', { ...vector, namespace: 'payroll' }],
  ['p-r-namespace-case', 'POST', '/query', { ...vector, namespace: 'DOCS' }],
  ['p-r-unknown', 'POST', '/query', { ...vector, Filter: {} }],
  ['p-r-not', 'POST', '/query', { ...vector, filter: { $not: a } }],
  ['p-r-nor', 'POST', '/query', { ...vector, filter: { $nor: [a] } }],
  ['p-r-where', 'POST', '/query', { ...vector, filter: { $where: 'true' } }],
  ['p-r-operator', 'POST', '/query', { ...vector, filter: { tenant: { $regex: '.*' } } }],
  ['p-r-empty-operator', 'POST', '/query', { ...vector, filter: { tenant: {} } }],
  ['p-r-empty-joint', 'POST', '/query', { ...vector, filter: { $or: [] } }],
  ['p-r-joint-object', 'POST', '/query', { ...vector, filter: { $or: b } }],
  ['p-r-filter-list', 'POST', '/query', { ...vector, filter: [b] }],
  ['p-r-filter-text', 'POST', '/query', { ...vector, filter: 'tenant = b' }],
  ['p-r-nested', 'POST', '/query', { ...vector, filter: { tenant: { $or: [b] } } }],
  ['p-r-list', 'POST', '/query', [vector]],
  ['p-r-nothing', 'POST', '/query'],
  ['p-r-parameter', 'POST', '/query?namespace=payroll', vector],
  ['p-r-list-ids', 'GET', '/vectors/list?prefix='],
  ['p-r-stats', 'POST', '/describe_index_stats', {}],
  ['p-r-fetch-namespace', 'GET', '/vectors/fetch?ids=2&namespace=payroll'],
  ['p-r-fetch-namespaces', 'GET', '/vectors/fetch?ids=2&namespace=docs&namespace=payroll'],
  ['p-r-fetch-parameter', 'GET', '/vectors/fetch?ids=2&filter=x'],
  ['p-r-upsert', 'POST', '/vectors/upsert', { vectors: [] }],
  ['p-r-update', 'POST', '/vectors/update', { id: '2', setMetadata: a }],
  ['p-r-delete', 'POST', '/vectors/delete', { filter: a }],
  ['p-r-import', 'POST', '/bulk/imports', { uri: 's3://x' }],
  ['p-r-namespaces', 'GET', '/namespaces'],
  ['p-r-search', 'POST', '/records/namespaces/docs/search', { query: {} }],
];

describe('pinecone, by an evaluator of its filters', () => {
  it('has at least 50 attempts, each once', () => {
    const ids = [...ATTEMPTS, ...REFUSED].map(([id]) => id);
    assert.ok(ids.length >= 50, String(ids.length));
    assert.equal(new Set(ids).size, ids.length);
  });

  for (const [id, filter, finds] of ATTEMPTS)
    it(`${id}: finds what is in the scope`, () => {
      const { raw, client } = find(filter);
      assert.deepEqual(raw, client);
      if (finds === 'all') assert.deepEqual(client, ALL);
      else if (finds === 'none') assert.deepEqual(client, []);
      else assert.ok(client.length > 0 && client.every((one) => ALL.includes(one)));
    });

  for (const [id, method, path, body] of REFUSED)
    it(`${id}: ${method} ${path} does not go up`, () => {
      assert.equal(pinecone.guard(asked(method, path, body as object | undefined), scope).ok, false);
    });

  it('finds with a filter what the filter finds, less what is not in the scope', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        const own = RECORDS.filter(({ metadata }) => matches(filter as Record<string, unknown>, metadata));
        assert.deepEqual(
          find(filter).client,
          own.map(({ id }) => id).filter((one) => ALL.includes(one)),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('takes out of what was fetched by ids what is not in the scope, and metadata that were not asked for', () => {
    const guarded = pinecone.guard(asked('GET', '/vectors/fetch?ids=1&ids=2'), scope);
    assert.ok(guarded.ok);
    const vectors = Object.fromEntries(RECORDS.slice(0, 4).map((one) => [one.id, one]));
    const checked = guarded.value.answer({
      status: 200,
      headers: [],
      body: json({ vectors, namespace: '' }),
    });
    assert.ok(checked.ok);
    assert.deepEqual([checked.value.hits, checked.value.foreign], [1, 3]);
    assert.deepEqual(Object.keys((plain(checked.value.body) as { vectors: object }).vectors), ['1']);
    const query = pinecone.guard(asked('POST', '/query', vector), scope);
    assert.ok(query.ok);
    const answer = query.value.answer({
      status: 200,
      headers: [],
      body: json({ matches: RECORDS.slice(0, 2) }),
    });
    assert.ok(answer.ok);
    assert.deepEqual(plain(answer.value.body), { matches: [{ id: '1' }] });
  });
});

const leaf: fc.Arbitrary<object> = fc.oneof(
  fc.record({ tenant: fc.constantFrom('a', 'b', 'c') }),
  fc.record({ tenant: fc.record({ $nin: fc.subarray(['a', 'b', 'c'], { minLength: 1 }) }) }),
  fc.record({ class: fc.record({ $ne: fc.constantFrom('public', 'secret') }) }),
  fc.record({ lang: fc.constantFrom('en', 'de', 'fr'), page: fc.record({ $gte: fc.nat(48) }) }),
);
const { filter: filters } = fc.letrec<{ filter: object }>((tie) => {
  const both = fc.array(tie('filter'), { minLength: 1, maxLength: 3 });
  return {
    filter: fc.oneof({ depthSize: 'small' }, leaf, fc.record({ $and: both }), fc.record({ $or: both })),
  };
});
