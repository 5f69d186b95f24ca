/**
 * Weaviate's HTTP API behind a real Envoy: callers find objects of their tenant alone, also where the store does not heed
 * the filter, and rules change texts inside of a query. The store is an evaluator of its language.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { DOCUMENTS } from '../../integration/retrievers/support/scopes.ts';
import { WeaviateServer } from '../../integration/retrievers/support/weaviate-server.ts';
import { recordsOf } from '../answers/support/records.ts';
import { type Stack, startStack } from '../harness/stack.ts';

const POLICY = `
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: docs }
spec:
  callers: { kinds: [xfcc] }
  retrieval:
    store: weaviate
    scope:
      - { field: tenant, equals: caller.tenant }
      - { field: class, in: '["public"]' }
    collections: [Docs]
  request:
    rules:
      - { name: no-cards, detector: pii, options: { entities: [CREDIT_CARD] }, action: redact, replacement: '"}]}){x}}}' }
      - { name: no-payroll, detector: keywords, options: { words: [the payroll of all] }, action: deny }
  response:
    rules:
      - { name: no-orders, detector: keywords, on: [retrieved], options: { words: [document 5.] }, action: deny }
`;
const CONFIG = {
  identity: {
    proxies: ['127.0.0.1'],
    certificates: [
      { id: 'spiffe://shop/a', tenant: 'a' },
      { id: 'spiffe://shop/b', tenant: 'b' },
    ],
  },
};
const CARD = ['4111', '1111', '1111', '1111'].join(' ');
const idOf = (id: number) => `00000000-0000-4000-8000-${String(id).padStart(12, '0')}`;
const OBJECTS = DOCUMENTS.map(({ id, payload }) => ({ id: idOf(id), properties: payload }));
const PUBLIC_OF_A = DOCUMENTS.filter(
  ({ payload }) => payload['tenant'] === 'a' && payload['class'] === 'public',
).map(({ id }) => idOf(id));
const BOTH =
  '{operator:Or,operands:[{path:["tenant"],operator:Equal,valueText:"a"},{path:["tenant"],operator:Equal,valueText:"b"}]}';
const MODES = ['FULL_DUPLEX_STREAMED', 'BUFFERED'] as const;

for (const mode of MODES)
  describe(`weaviate behind Envoy, ${mode}`, { timeout: 300_000 }, () => {
    let server: WeaviateServer;
    let stack: Stack;
    before(async () => {
      server = new WeaviateServer(OBJECTS);
      stack = await startStack({
        ...{ upstream: await server.listen(), policy: POLICY, config: JSON.stringify(CONFIG) },
        ...{ workers: 1 },
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

    const ask = async (who: string, path: string, body?: object) => {
      const headers = {
        'content-type': 'application/json',
        'x-forwarded-client-cert': `By=spiffe://edge;Hash=00;URI=spiffe://shop/${who}`,
      };
      const init = body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) };
      const answer = await fetch(`${stack.url}${path}`, init);
      const text = await answer.text();
      const id = answer.headers.get('x-weir-id');
      return { status: answer.status, id, shown: text === '' ? undefined : JSON.parse(text) };
    };
    const get = async (args: string, fields = '_additional{id}') => {
      const answer = await ask('a', '/v1/graphql', { query: `{Get{Docs${args}{${fields}}}}` });
      const list: { readonly _additional: { readonly id: string } }[] = answer.shown.data?.Get.Docs ?? [];
      return { ...answer, list, ids: list.map(({ _additional }) => _additional?.id) };
    };

    it('finds for the caller what is theirs, whatever the filter', async () => {
      for (const args of ['', `(where:${BOTH})`, '(limit:100)'])
        assert.deepEqual((await get(args)).ids, PUBLIC_OF_A, args);
      assert.deepEqual((await get('(where:{path:["tenant"],operator:Equal,valueText:"b"})')).list, []);
      const other = await ask('b', '/v1/graphql', { query: `{Get{Docs(where:${BOTH}){tenant}}}` });
      assert.ok(other.shown.data.Get.Docs.every(({ tenant }: { tenant: string }) => tenant === 'b'));
    });

    it('takes out what a store that lies returns, and records how much', async () => {
      server.lies = true;
      try {
        const { ids, list, id } = await get('');
        assert.deepEqual(ids, PUBLIC_OF_A);
        assert.deepEqual(Object.keys(list[0] ?? {}), ['_additional']);
        const opened = (await recordsOf(stack, id)).find(({ kind }) => kind === 'open');
        const foreign = OBJECTS.length - PUBLIC_OF_A.length;
        assert.deepEqual(opened?.['retrieval'], { store: 'weaviate', hits: ids.length, foreign });
      } finally {
        server.lies = false;
      }
    });

    it('shows an object by its id to those who may see it', async () => {
      const [own = ''] = PUBLIC_OF_A;
      assert.equal((await ask('a', `/v1/objects/Docs/${own}`)).shown.id, own);
      assert.equal((await ask('b', `/v1/objects/Docs/${own}`)).shown, null);
      assert.equal((await ask('a', `/v1/objects/Docs/${idOf(999)}`)).status, 404);
    });

    it('judges each text of a query by itself, and changes it within its quotes', async () => {
      const args = `(where:${BOTH.replace('"b"', `"card ${CARD}"`)})`;
      const { ids, id } = await get(args);
      assert.deepEqual(ids, PUBLIC_OF_A);
      const up = server.received.at(-1)?.body ?? '';
      assert.ok(!up.includes(CARD) && up.includes('card \\\\\\"}]}){x}}}'), up);
      const asked = (await recordsOf(stack, id)).find(({ kind }) => kind === 'request');
      assert.deepEqual([asked?.['verdict'], asked?.['rule']], ['mutate', 'no-cards']);
      const said = await get('(bm25:{query:"the\\npayroll\\nof\\u0020all"})');
      assert.deepEqual([said.status, said.list], [403, []]);
    });

    it('judges what was found as documents', async () => {
      assert.equal((await get('', 'text')).status, 403);
    });

    it('sends nothing up that is refused, and says why in the words of the store', async () => {
      const seen = server.received.length;
      for (const [path, body] of [
        ['/v1/graphql', { query: '{Aggregate{Docs{meta{count}}}}' }],
        ['/v1/graphql', { query: '{Get{Docs{tenant:text}}}' }],
        ['/v1/objects?class=Docs', undefined],
        ['/v1/objects', { class: 'Docs', properties: { tenant: 'a', class: 'public' } }],
      ] as const) {
        const { status, shown, id } = await ask('a', path, body);
        assert.equal(status, 403, path);
        assert.ok(shown.error[0].message.includes(`Weir decision ${id}`), JSON.stringify(shown));
      }
      assert.equal(server.received.length, seen);
    });
  });
