/** Attempts to widen a query of Qdrant, asked of Qdrant's own engine: whatever is let through finds documents of the scope alone. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type JsonValue, writeJson } from '../../../src/retrievers/json.ts';
import { qdrant } from '../../../src/retrievers/qdrant/index.ts';
import type { Scope } from '../../../src/retrievers/retriever.ts';
import { pythonWith } from '../../e2e/sdk/support/python.ts';
import { fc } from '../../property/fast-check.ts';
import { LineEngine } from './support/line-engine.ts';
import { ATTEMPTS, REFUSED } from './support/qdrant-attempts.ts';
import { asked, DOCUMENTS, IN_SCOPE, json, plain, SCOPE } from './support/scopes.ts';

/** Qdrant Edge: the engine of the server, as a library. */
const VERSION = '0.9.0';
const ENGINE = fileURLToPath(new URL('support/qdrant_engine.py', import.meta.url));

const found = await pythonWith('qdrant-edge-py', VERSION);
const skip = 'missing' in found ? found.missing : false;

describe(`qdrant, with qdrant-edge-py ${VERSION}`, { skip, timeout: 300_000 }, () => {
  let engine: LineEngine;
  const ask = async (operation: string, body: unknown): Promise<JsonValue> =>
    json(await engine.ask(JSON.stringify({ operation, body })));
  before(async () => {
    if ('missing' in found) return;
    engine = new LineEngine(found.python, ENGINE);
    await ask('put', { points: DOCUMENTS });
    await ask('index', { key: 'tenant' });
  });
  after(async () => engine?.stop());

  /** Sends what may go up; returns the ids that the engine found and those that go down. */
  async function send(operation: string, body: string | object, scope: Scope = SCOPE) {
    const guarded = qdrant.guard(asked('POST', `/collections/docs/${operation}`, body), scope);
    if (!guarded.ok) return { refused: guarded.refused, engine: [], client: [], foreign: 0 };
    const raw = await engine.ask(
      `{"operation":${JSON.stringify(operation)},"body":${writeJson(guarded.value.body ?? null)}}`,
    );
    const answer = json(raw.replace(/^\{/, '{"status":"ok","time":0.1,'));
    const checked = guarded.value.answer({ status: 200, headers: [], body: answer });
    assert.ok(checked.ok, `the answer of the engine was not read: ${raw.slice(0, 300)}`);
    const { foreign, body: shown } = checked.value;
    return {
      refused: undefined,
      engine: idsIn(plain(answer)),
      client: idsIn(plain(shown)),
      foreign,
      shown: plain(shown),
    };
  }

  it('has documents of others that would be found', async () => {
    const all = idsIn(plain(await ask('points/search', { vector: [1, 0, 0, 0], limit: 100 })));
    assert.equal(all.length, DOCUMENTS.length);
    assert.ok(IN_SCOPE.size >= 10 && IN_SCOPE.size < DOCUMENTS.length / 2);
  });

  it('has at least 50 attempts, each once', () => {
    const ids = [...ATTEMPTS, ...REFUSED].map(({ id }) => id);
    assert.ok(ids.length >= 50, String(ids.length));
    assert.equal(new Set(ids).size, ids.length);
  });

  for (const { id, operation, body, finds } of ATTEMPTS)
    it(`${id}: ${operation} finds what is in the scope`, async () => {
      const { refused, engine: raw, client, foreign, shown } = await send(operation, body);
      assert.equal(refused, undefined, JSON.stringify(refused));
      const outside = raw.filter((one) => !IN_SCOPE.has(one));
      // By ids nothing can be filtered: those points are taken out of the answer.
      if (operation !== 'points') assert.deepEqual(outside, []);
      assert.equal(foreign, outside.length);
      assert.deepEqual(
        client.filter((one) => !IN_SCOPE.has(one)),
        [],
      );
      if (finds === 'count')
        assert.deepEqual((shown as { result: unknown }).result, { count: IN_SCOPE.size });
      else if (finds === 'all') assert.deepEqual(new Set(client), IN_SCOPE);
      else if (finds === 'some') assert.ok(client.length > 0);
      else if (finds === 'none') assert.deepEqual(client, []);
    });

  for (const { id, method = 'POST', path, body } of REFUSED)
    it(`${id}: ${method} ${path} does not go up`, () => {
      const guarded = qdrant.guard(asked(method, path, body), SCOPE);
      assert.equal(guarded.ok, false);
    });

  it('finds with a filter what the filter finds, less what is not in the scope', async () => {
    await fc.assert(
      fc.asyncProperty(filters, async (filter) => {
        const own = idsIn(plain(await ask('points/scroll', { filter, limit: 100 })));
        const { client, foreign } = await send('points/scroll', { filter, limit: 100 });
        assert.deepEqual(client.sort(byNumber), own.filter((one) => IN_SCOPE.has(one)).sort(byNumber));
        assert.equal(foreign, 0);
      }),
      { numRuns: 200 },
    );
  });

  it('changes and deletes nothing of others, and takes over no point of theirs', async () => {
    const scope: Scope = { ...SCOPE, write: 'scoped' };
    const theirs = DOCUMENTS.filter(({ id }) => !IN_SCOPE.has(id)).map(({ id }) => id);
    const before = plain(await ask('points', { ids: theirs, with_payload: true }));
    const all = DOCUMENTS.map(({ id }) => id);
    await send('points/payload', { points: all, payload: { page: -1 } }, scope);
    const own = { tenant: 'a', class: 'public' };
    const put = qdrant.guard(
      asked('PUT', '/collections/docs/points', {
        points: theirs.map((id) => ({ id, vector: [1, 1, 1, 1], payload: own })),
      }),
      scope,
    );
    assert.ok(put.ok);
    await engine.ask(`{"operation":"put","body":${writeJson(put.value.body ?? null)}}`);
    assert.deepEqual(plain(await ask('points', { ids: theirs, with_payload: true })), before);
    await send('points/delete', { points: all }, scope);
    const left = idsIn(plain(await ask('points/scroll', { limit: 100 })));
    assert.deepEqual(left.sort(byNumber), theirs);
  });
});

const byNumber = (a: number, b: number): number => a - b;

const leaf: fc.Arbitrary<object> = fc.oneof(
  fc.constantFrom('a', 'b', 'c').map((value) => ({ key: 'tenant', match: { value } })),
  fc.subarray(['a', 'b', 'c'], { minLength: 1 }).map((any) => ({ key: 'tenant', match: { any } })),
  fc.subarray(['public', 'secret'], { minLength: 1 }).map((except) => ({ key: 'class', match: { except } })),
  fc.constantFrom('en', 'de', 'fr').map((value) => ({ key: 'lang', match: { value } })),
  fc.nat(48).map((gte) => ({ key: 'page', range: { gte } })),
  fc.nat(48).map((lt) => ({ key: 'page', range: { lt } })),
  fc.subarray(DOCUMENTS.map(({ id }) => id)).map((ids) => ({ has_id: ids })),
  fc.constantFrom('tenant', 'nothing').map((key) => ({ is_empty: { key } })),
);
const { filter: filters } = fc.letrec<{ filter: object; condition: object }>((tie) => ({
  condition: fc.oneof({ depthSize: 'small' }, leaf, tie('filter')),
  filter: fc.record(
    {
      must: fc.array(tie('condition'), { maxLength: 2 }),
      should: fc.array(tie('condition'), { maxLength: 2 }),
      must_not: fc.array(tie('condition'), { maxLength: 2 }),
    },
    { requiredKeys: [] },
  ),
}));

/** Ids of points, wherever they stand. */
function idsIn(value: unknown): number[] {
  if (Array.isArray(value)) return value.flatMap(idsIn);
  if (typeof value !== 'object' || value === null) return [];
  if ('id' in value && typeof value.id === 'number') return [value.id];
  return Object.values(value).flatMap(idsIn);
}
