/** Attempts to widen a query of Chroma, asked of Chroma's own server: whatever is let through finds documents of the scope alone. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { chroma } from '../../../src/retrievers/chroma/index.ts';
import { type JsonValue, writeJson } from '../../../src/retrievers/json.ts';
import type { Scope } from '../../../src/retrievers/retriever.ts';
import { fc } from '../../property/fast-check.ts';
import { CHROMA_ATTEMPTS, REFUSED_CHROMA } from './support/chroma-attempts.ts';
import { ChromaServer, chromaPackage } from './support/chroma-server.ts';
import { asked, DOCUMENTS, IN_SCOPE, json, plain, SCOPE } from './support/scopes.ts';

const VERSION = '1.5.9';
const DATABASE = '/api/v2/tenants/default_tenant/databases/default_database/collections';
const found = await chromaPackage(VERSION);
const skip = 'missing' in found ? found.missing : false;
const ALL = [...IN_SCOPE].map(String);

describe(`chroma ${VERSION}`, { skip, timeout: 300_000 }, () => {
  let server: ChromaServer;
  let id: string;
  let scope: Scope;
  before(async () => {
    if ('missing' in found) return;
    server = await ChromaServer.start(found.folder);
    id = (await ask<{ id: string }>('POST', DATABASE, { name: 'docs' })).id;
    await ask('POST', DATABASE, { name: 'payroll' });
    scope = { ...SCOPE, collections: ['docs', id] };
    await ask('POST', `${DATABASE}/${id}/add`, {
      ids: DOCUMENTS.map((one) => String(one.id)),
      embeddings: DOCUMENTS.map(({ vector }) => vector),
      metadatas: DOCUMENTS.map(({ payload: { notes: _, ...rest } }) => rest),
      documents: DOCUMENTS.map(({ payload }) => payload['text']),
    });
  });
  after(async () => server?.stop());

  async function ask<T>(method: string, path: string, body?: object): Promise<T> {
    const { status, text } = await server.ask(method, path, body && JSON.stringify(body));
    assert.ok(status < 300, `${status} ${text}`);
    return JSON.parse(text || '{}') as T;
  }

  /** Sends what may go up; returns the ids that the server found and those that go down. */
  async function send(operation: string, body: string | object, by: Scope = scope) {
    const path = `${DATABASE}/${id}/${operation}`;
    const guarded = chroma.guard(asked('POST', path, body), by);
    assert.ok(guarded.ok, JSON.stringify(guarded));
    const { status, text } = await server.ask('POST', path, writeJson(guarded.value.body ?? null));
    assert.ok(status < 300, `${status} ${text}`);
    const answer: JsonValue = json(text);
    const checked = guarded.value.answer({ status, headers: [], body: answer });
    assert.ok(checked.ok, `the answer was not read: ${text.slice(0, 300)}`);
    const shown = plain(checked.value.body) as { ids: unknown; [column: string]: unknown };
    return { raw: idsIn(plain(answer)), client: idsIn(shown), foreign: checked.value.foreign, shown };
  }

  it('has documents of others that would be found', async () => {
    const { ids } = await ask<{ ids: string[] }>('POST', `${DATABASE}/${id}/get`, {});
    assert.equal(ids.length, DOCUMENTS.length);
  });

  it('has at least 50 attempts, each once', () => {
    const ids = [...CHROMA_ATTEMPTS, ...REFUSED_CHROMA].map((one) => one.id);
    assert.ok(ids.length >= 50, String(ids.length));
    assert.equal(new Set(ids).size, ids.length);
  });

  for (const { id: name, operation, body, finds } of CHROMA_ATTEMPTS)
    it(`${name}: ${operation} finds what is in the scope`, async () => {
      const { raw, client, foreign } = await send(operation, body);
      assert.deepEqual(
        raw.filter((one) => !ALL.includes(one)),
        [],
      );
      assert.equal(foreign, 0);
      assert.deepEqual(new Set(client), new Set(raw));
      if (finds === 'all') assert.deepEqual(new Set(client), new Set(ALL));
      else if (finds === 'some') assert.ok(client.length > 0);
      else assert.deepEqual(client, []);
    });

  for (const { id: name, method = 'POST', path, body } of REFUSED_CHROMA)
    it(`${name}: ${method} ${path} does not go up`, () => {
      const whole = path.startsWith('/') ? path : `${DATABASE}/${id}/${path}`;
      assert.equal(chroma.guard(asked(method, whole, body), scope).ok, false);
    });

  it('leaves out of the answer what the client did not ask for', async () => {
    const { shown } = await send('get', { include: ['documents'] });
    assert.equal(shown['metadatas'], null);
    assert.equal((shown['documents'] as unknown[]).length, ALL.length);
  });

  it('takes out what a store that lies returns, from every column', async () => {
    const guarded = chroma.guard(
      asked('POST', `${DATABASE}/${id}/query`, { query_embeddings: [[1, 0, 0, 0]] }),
      scope,
    );
    assert.ok(guarded.ok);
    const lie = await server.ask(
      'POST',
      `${DATABASE}/${id}/query`,
      '{"query_embeddings":[[1,0,0,0]],"n_results":100}',
    );
    const checked = guarded.value.answer({ status: 200, headers: [], body: json(lie.text) });
    assert.ok(checked.ok);
    const { foreign, hits, body } = checked.value;
    assert.deepEqual([hits, foreign], [ALL.length, DOCUMENTS.length - ALL.length]);
    const { documents, distances, metadatas } = plain(body) as Record<string, unknown[][]>;
    for (const column of [documents, distances, metadatas]) assert.equal(column?.[0]?.length, ALL.length);
  });

  it('finds with a filter what the filter finds, less what is not in the scope', async () => {
    await fc.assert(
      fc.asyncProperty(filters, async (where) => {
        const own = await ask<{ ids: string[] }>('POST', `${DATABASE}/${id}/get`, { where });
        const { client } = await send('get', { where });
        assert.deepEqual(client.sort(), own.ids.filter((one) => ALL.includes(one)).sort());
      }),
      { numRuns: 200 },
    );
  });

  it('adds within the scope, takes over no id, and deletes nothing of others', async () => {
    const by: Scope = { ...scope, write: 'scoped' };
    const others = DOCUMENTS.map((one) => String(one.id)).filter((one) => !ALL.includes(one));
    const add = (metadata: object, ids: readonly string[]): object => ({
      ...{ ids, metadatas: ids.map(() => metadata), documents: ids.map(() => 'Taken.') },
      embeddings: ids.map(() => [1, 1, 1, 1]),
    });
    const foreign = asked('POST', `${DATABASE}/${id}/add`, add({ tenant: 'b', class: 'public' }, ['new']));
    assert.equal(chroma.guard(foreign, by).ok, false);
    const read = () => ask<object>('POST', `${DATABASE}/${id}/get`, { ids: others });
    const before = await read();
    const own = chroma.guard(
      asked('POST', `${DATABASE}/${id}/add`, add({ tenant: 'a', class: 'public' }, others)),
      by,
    );
    assert.ok(own.ok);
    await server.ask('POST', `${DATABASE}/${id}/add`, writeJson(own.value.body ?? null));
    assert.deepEqual(await read(), before);
    const gone = chroma.guard(asked('POST', `${DATABASE}/${id}/delete`, { ids: [...ALL, ...others] }), by);
    assert.ok(gone.ok);
    await server.ask('POST', `${DATABASE}/${id}/delete`, writeJson(gone.value.body ?? null));
    assert.deepEqual(await read(), before);
    assert.equal(
      (await ask<{ ids: string[] }>('POST', `${DATABASE}/${id}/get`, {})).ids.length,
      others.length,
    );
  });
});

const leaf: fc.Arbitrary<object> = fc.oneof(
  fc.record({ tenant: fc.constantFrom('a', 'b', 'c') }),
  fc.record({ tenant: fc.record({ $in: fc.subarray(['a', 'b', 'c'], { minLength: 1 }) }) }),
  fc.record({ class: fc.record({ $ne: fc.constantFrom('public', 'secret') }) }),
  fc.record({ lang: fc.constantFrom('en', 'de', 'fr') }),
  fc.record({ page: fc.record({ $gte: fc.nat(48) }) }),
  fc.record({ page: fc.record({ $lt: fc.nat(48) }) }),
);
const { filter: filters } = fc.letrec<{ filter: object }>((tie) => {
  const both = fc.array(tie('filter'), { minLength: 2, maxLength: 3 });
  return {
    filter: fc.oneof({ depthSize: 'small' }, leaf, fc.record({ $and: both }), fc.record({ $or: both })),
  };
});

/** The ids of an answer: one list, or one for each query. */
function idsIn(value: unknown): string[] {
  const { ids } = value as { ids: readonly (string | readonly string[])[] };
  return ids.flat();
}
