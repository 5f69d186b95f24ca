/** HTTP APIs that agents call are tools too: decided by method, path, query and body, over ext_proc and over ext_authz. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { recordsOf } from '../answers/support/records.ts';
import { assertQuiet, inWords } from '../conformance/support/witness.ts';
import { type Stack, startStack } from '../harness/stack.ts';

const POLICY = `
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: orders-api }
spec:
  selects: { paths: ["/orders", "/orders/*", "/refunds"] }
  tools:
    http:
      - { tool: list_orders, methods: [GET], path: /orders }
      - { tool: get_order, methods: [GET], path: "/orders/*" }
      - { tool: cancel_order, methods: [DELETE], path: "/orders/*" }
      - { tool: refund, methods: [POST], path: /refunds }
    rules:
      - { name: few, tool: list_orders, when: 'has(args.query.limit) && int(args.query.limit) <= 100', action: allow }
      - { name: any, tool: get_order, action: allow }
      - { name: small, tool: refund, when: 'args.body.amount > 0 && args.body.amount <= 50', action: allow }
`;

interface Asked {
  readonly title: string;
  readonly method?: string;
  readonly target: string;
  readonly body?: string;
  readonly type?: string;
  /** The rule that denies; allowed when left out. */
  readonly denied?: string;
}

const CASES: readonly Asked[] = [
  { title: 'a list', target: '/orders?limit=100' },
  { title: 'a list that is too long', target: '/orders?limit=101', denied: 'tools.default' },
  { title: 'a list without a limit', target: '/orders', denied: 'tools.default' },
  { title: 'an empty limit', target: '/orders?limit=', denied: 'few' },
  { title: 'a limit that is none', target: '/orders?limit=all', denied: 'few' },
  { title: 'two limits', target: '/orders?limit=1&limit=5000', denied: 'tools.arguments' },
  { title: 'two limits in two cases', target: '/orders?limit=1&Limit=5000', denied: 'tools.arguments' },
  { title: 'a limit behind another sign', target: '/orders?limit=1;limit=5000', denied: 'tools.arguments' },
  { title: 'an order', target: '/orders/17' },
  { title: 'a tool without a rule', method: 'DELETE', target: '/orders/17', denied: 'tools.default' },
  {
    title: 'a method that is no tool',
    method: 'PUT',
    target: '/orders/17',
    body: '{}',
    denied: 'tools.names',
  },
  { title: 'a refund', method: 'POST', target: '/refunds', body: '{"amount":50}' },
  { title: 'the same sum', method: 'POST', target: '/refunds', body: '{ "amount": 5e1 }' },
  {
    title: 'a larger one',
    method: 'POST',
    target: '/refunds',
    body: '{"amount":51}',
    denied: 'tools.default',
  },
  {
    ...{ title: 'a sum in two cases', method: 'POST', target: '/refunds', denied: 'tools.arguments' },
    body: '{"amount":1,"AMOUNT":5000}',
  },
  {
    ...{ title: 'an order by a number of 64 bits', method: 'POST', target: '/refunds' },
    ...{ body: '{"amount":1,"order":9007199254740993}' },
  },
  {
    ...{ title: 'an order by a number beyond 64 bits', method: 'POST', target: '/refunds' },
    ...{ body: '{"amount":1,"order":18446744073709551616}', denied: 'tools.arguments' },
  },
  { title: 'none', method: 'POST', target: '/refunds', body: '{}', denied: 'small' },
  { title: 'no body', method: 'POST', target: '/refunds', denied: 'small' },
  {
    ...{ title: 'a sum that is said twice', method: 'POST', target: '/refunds', denied: 'unreadable' },
    body: '{"amount":1,"amount":5000}',
  },
];

for (const filter of ['ext_proc', 'ext_authz'] as const) {
  describe(`an HTTP API behind ${filter}`, { timeout: 60_000 }, () => {
    let stack: Stack;
    before(async () => {
      stack = await startStack({ policy: POLICY, envoy: { filters: [filter] } });
      stack.model.script('api', async ({ response, body }) => {
        await body;
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end('{"ok":true}');
      });
    });
    after(async () => {
      if (filter === 'ext_proc') await assertQuiet(stack);
      await stack?.stop();
    });

    for (const { title, method = 'GET', target, body, denied } of CASES) {
      it(`${denied === undefined ? 'gets' : 'is not asked for'} ${title}`, async () => {
        const from = stack.model.received.length;
        const response = await fetch(`${stack.url}${target}`, {
          ...{ method, headers: { 'x-script': 'api', 'content-type': 'application/json' } },
          ...(body === undefined ? {} : { body }),
        });
        const [request] = (await recordsOf(stack, response.headers.get('x-weir-id'))).map(inWords);
        assert.equal(request, `request ${denied === undefined ? 'allow none' : `deny ${denied}`}`);
        assert.equal(response.status >= 400, denied !== undefined, String(response.status));
        const sent = stack.model.received.slice(from).map((one) => one.body.toString());
        assert.deepEqual(sent, denied === undefined ? [body ?? ''] : []);
      });
    }
  });
}
