/** Conformance on a route with Istio's retries: Envoy sends a body twice whose request has trailers, so such requests are refused. */
import assert from 'node:assert/strict';
import { after, afterEach, before } from 'node:test';
import type { Stack } from '../harness/stack.ts';
import { chat, idOf } from './support/clients.ts';
import { conformance, startAt } from './support/conformance.ts';
import { DONE, event, STOP, sends } from './support/events.ts';
import { decisionsOf } from './support/outcomes.ts';
import { REFUSING_TRAILERS, TRAILERS_ALLOWED } from './support/policies.ts';
import { assertQuiet, Witness } from './support/witness.ts';

/** What Istio sets where nobody says anything. */
const RETRIES = {
  retry_policy: {
    retry_on: 'connect-failure,refused-stream,unavailable,cancelled,retriable-status-codes',
    retriable_status_codes: [503],
    num_retries: 2,
  },
};

conformance('retries', ({ site, overBoth }) => {
  let stack: Stack;
  const decisions = decisionsOf(site);
  before(async () => {
    stack = await startAt(site, {
      policy: REFUSING_TRAILERS,
      envoy: {
        processing: {
          request_trailer_mode: 'SEND',
          response_trailer_mode: site.mode === 'FD' ? 'SEND' : 'SKIP',
        },
        route: RETRIES,
        modelCluster: { circuit_breakers: { thresholds: [{ max_retries: 3 }] } },
      },
    });
  });
  afterEach(() => assertQuiet(stack));
  after(async () => stack?.stop());

  const body = chat('Why does water flow?');
  const trailers = { 'x-digest': 'one' };

  overBoth('C04', 'a request with trailers is refused, upstream never gets it whole', async (client) => {
    const witness = new Witness(stack);
    const answer = await client.post(stack, [body], { trailers });
    assert.deepEqual([answer.status, answer.complete], [403, true], answer.body.toString());
    assert.equal(answer.headers.get('x-weir-decision'), 'deny');
    const exchange = await witness.exchange();
    assert.equal(exchange.id, idOf(answer));
    assert.deepEqual(exchange.decisions.slice(-2), ['request deny unsupported', 'close fault']);
    assert.deepEqual(
      witness.upstream.map(({ complete }) => complete),
      witness.upstream.map(() => false),
    );
    if (site.mode !== 'BUFFERED') assert.equal(witness.upstreamBytes, 0);
  });

  if (site.mode === 'BUFFERED')
    overBoth('C04', 'where the policy allows trailers, the request arrives once', async (client) => {
      const witness = new Witness(stack);
      const answer = await client.post(stack, [body], { trailers, headers: { host: TRAILERS_ALLOWED } });
      assert.deepEqual([answer.status, answer.complete], [200, true], answer.body.toString());
      assert.equal(witness.only.body.toString(), body);
      assert.equal(witness.only.trailers['x-digest'], 'one');
      await witness.saw(decisions.allowed, idOf(answer));
    });

  overBoth('C04', 'a request without trailers arrives whole in each attempt', async (client) => {
    let attempts = 0;
    stack.model.script('flaky', async (exchange) => {
      if (++attempts === 1) {
        await exchange.body;
        exchange.response.writeHead(503).end('later');
      } else await sends([event('calm'), STOP, DONE])(exchange);
    });
    const witness = new Witness(stack);
    const answer = await client.ask(stack, 'flaky');
    assert.deepEqual([answer.status, answer.complete], [200, true], answer.body.toString());
    const received = witness.upstream.map(({ body: bytes }) => bytes.toString());
    assert.deepEqual(received, [received[0], received[0]]);
    assert.equal(JSON.parse(received[0] ?? '').stream, true);
    await witness.saw(decisions.allowed, idOf(answer));
  });
});
