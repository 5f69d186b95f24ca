/**
 * A store behind a real Envoy, asked by its own SDK: callers find documents of their tenant alone, also where the store
 * does not heed the filter. The store is Qdrant's engine behind its REST API.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { QdrantClient } from '@qdrant/js-client-rest';
import { QdrantServer } from '../../integration/retrievers/support/qdrant-server.ts';
import { DOCUMENTS } from '../../integration/retrievers/support/scopes.ts';
import { eventually } from '../harness/eventually.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { pythonWith } from '../sdk/support/python.ts';

const VERSION = '0.9.0';
const VECTOR = [1, 0, 0, 0];
const found = await pythonWith('qdrant-edge-py', VERSION);
const skip = 'missing' in found ? found.missing : false;

/** How many hits of a record were another's. */
function takenOut({ retrieval }: Readonly<Record<string, unknown>>): unknown {
  return (retrieval as { readonly foreign?: number } | undefined)?.foreign;
}

const POLICY = (onForeignHit: string, host: string): string => `
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: documents-${onForeignHit} }
spec:
  selects: { hosts: [${host}] }
  callers: { kinds: [xfcc] }
  retrieval:
    store: qdrant
    scope:
      - { field: tenant, equals: caller.tenant }
      - { field: class, in: '"reader" in caller.roles ? ["public", "secret"] : ["public"]' }
    collections: [docs]
    onForeignHit: ${onForeignHit}
  response:
    rules:
      - { name: no-orders, detector: keywords, on: [retrieved], options: { words: [forget everything] }, action: deny }
`;
const CONFIG = {
  identity: {
    proxies: ['127.0.0.1'],
    certificates: [
      { id: 'spiffe://shop/a', tenant: 'a' },
      { id: 'spiffe://shop/b', tenant: 'b', roles: ['reader'] },
      { id: 'spiffe://shop/nobody' },
    ],
  },
};
const MODES = ['FULL_DUPLEX_STREAMED', 'BUFFERED'] as const;

for (const mode of MODES)
  describe(`qdrant behind Envoy, ${mode}`, { skip, timeout: 300_000 }, () => {
    let server: QdrantServer;
    let stack: Stack;
    before(async () => {
      if ('missing' in found) return;
      server = new QdrantServer(found.python);
      stack = await startStack({
        upstream: await server.listen(),
        policy: [POLICY('remove', '127.0.0.1'), POLICY('deny', 'localhost')].join('---\n'),
        config: JSON.stringify(CONFIG),
        envoy: {
          connectionManager: { forward_client_cert_details: 'ALWAYS_FORWARD_ONLY' },
          ...(mode === 'BUFFERED' ? { requestBody: mode, responseBody: mode } : {}),
        },
      });
    });
    after(async () => {
      await stack?.stop();
      await server?.stop();
    });

    const client = (who: string, host = '127.0.0.1'): QdrantClient =>
      new QdrantClient({
        url: `http://${host}:${stack.port}`,
        headers: { 'x-forwarded-client-cert': `By=spiffe://edge;Hash=00;URI=spiffe://shop/${who}` },
        checkCompatibility: false,
      });
    const idsOf = (tenant: string, classes: readonly unknown[]): number[] =>
      DOCUMENTS.filter(
        ({ payload }) => payload['tenant'] === tenant && classes.includes(payload['class']),
      ).map(({ id }) => id);
    const sorted = (points: readonly { readonly id: unknown }[]): number[] =>
      points.map(({ id }) => Number(id)).sort((a, b) => a - b);

    it('finds for each caller what is theirs', async () => {
      for (const [who, ids] of [
        ['a', idsOf('a', ['public'])],
        ['b', idsOf('b', ['public', 'secret'])],
      ] as const) {
        const { points } = await client(who).query('docs', { query: VECTOR, limit: 100 });
        assert.deepEqual(sorted(points), ids, who);
        assert.ok(points.every(({ payload }) => payload === undefined || payload === null));
        const { points: scrolled } = await client(who).scroll('docs', { limit: 100, with_payload: ['text'] });
        assert.deepEqual(sorted(scrolled), ids);
        assert.ok(scrolled.every(({ payload }) => Object.keys(payload ?? {}).join() === 'text'));
        assert.equal((await client(who).count('docs')).count, ids.length);
      }
    });

    it('lets no filter of the client find more', async () => {
      const filter = {
        should: [
          { key: 'tenant', match: { value: 'a' } },
          { key: 'tenant', match: { value: 'b' } },
        ],
      };
      const { points } = await client('a').query('docs', {
        query: VECTOR,
        filter,
        limit: 100,
        with_payload: true,
      });
      assert.deepEqual(sorted(points), idsOf('a', ['public']));
      assert.ok(points.every(({ payload }) => payload?.['tenant'] === 'a'));
    });

    it('takes out what a store that lies returns, records how many, and counts them', async () => {
      server.lies = true;
      try {
        const before = await stack.metric('weir_retrieval_hits_total', {
          store: 'qdrant',
          outcome: 'foreign',
        });
        const { points } = await client('a').query('docs', { query: VECTOR, limit: 100, with_payload: true });
        assert.deepEqual(sorted(points), idsOf('a', ['public']));
        const foreign = DOCUMENTS.length - points.length;
        const after = await stack.metric('weir_retrieval_hits_total', {
          store: 'qdrant',
          outcome: 'foreign',
        });
        assert.equal(after - before, foreign);
        const opened = await eventually('what was taken out is recorded', () =>
          stack.journal().find((record) => record.kind === 'open' && takenOut(record) === foreign),
        );
        assert.deepEqual(opened['retrieval'], { store: 'qdrant', hits: points.length, foreign });
        assert.deepEqual([opened?.['verdict'], opened?.['rule']], ['mutate', 'retrieval.foreign']);
        const refused = await client('a', 'localhost')
          .query('docs', { query: VECTOR, limit: 100 })
          .catch(String);
        assert.match(String(refused), /Forbidden/);
      } finally {
        server.lies = false;
      }
    });

    it('sends nothing up that is refused, and says why in the words of the store', async () => {
      const seen = server.received.length;
      for (const [who, path, body] of [
        ['a', '/collections/payroll/points/search', { vector: VECTOR, limit: 1 }],
        ['a', '/collections/docs/points/query', { query: 2 }],
        ['a', '/collections/docs/points', undefined],
        ['nobody', '/collections/docs/points/search', { vector: VECTOR, limit: 1 }],
      ] as const) {
        const answer = await fetch(`${stack.url}${path}`, {
          method: body === undefined ? 'DELETE' : 'POST',
          headers: {
            'content-type': 'application/json',
            'x-forwarded-client-cert': `By=spiffe://edge;Hash=00;URI=spiffe://shop/${who}`,
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });
        assert.equal(answer.status, 403, path);
        const { status } = (await answer.json()) as { status: { error: string } };
        assert.ok(status.error.includes(`Weir decision ${answer.headers.get('x-weir-id')}`), status.error);
      }
      assert.equal(server.received.length, seen);
    });

    it('sends the path up in one spelling, and none that could be read otherwise', async () => {
      const ask = async (path: string): Promise<number> => {
        const headers = {
          'content-type': 'application/json',
          'x-forwarded-client-cert': 'By=spiffe://edge;Hash=00;URI=spiffe://shop/a',
        };
        return (await fetch(`${stack.url}${path}`, { method: 'POST', headers, body: '{"limit":1}' })).status;
      };
      assert.equal(await ask('/collections/%64ocs/points/scroll'), 200);
      assert.equal(server.received.at(-1)?.path, '/collections/docs/points/scroll');
      const seen = server.received.length;
      assert.ok((await ask('/collections/docs%2Fpoints/scroll')) >= 400);
      assert.equal(server.received.length, seen);
    });
  });
