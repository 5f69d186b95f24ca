/** Conformance at the limit of the cluster: one exchange more than it may hold is refused, and the others live on. */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { eventually } from '../harness/eventually.ts';
import { RawClient } from '../harness/raw-http.ts';
import type { Stack } from '../harness/stack.ts';
import { CHAT, chat } from './support/clients.ts';
import { conformance, startAt } from './support/conformance.ts';
import { DONE, event, STOP } from './support/events.ts';
import { PLAIN } from './support/policies.ts';
import { inWords, Witness } from './support/witness.ts';

const ROOM = 2;

conformance('breaker', ({ site, overBoth }) => {
  let stack: Stack;
  before(async () => {
    stack = await startAt(site, {
      policy: PLAIN,
      envoy: { weirCluster: { circuit_breakers: { thresholds: [{ max_requests: ROOM }] } } },
    });
  });
  after(async () => stack?.stop());

  overBoth(
    'C40',
    'max_requests 2: the third stream is 503 and counted, the two go on to their end',
    async (client) => {
      const finish = Promise.withResolvers<void>();
      stack.model.script('open', async ({ body, response }) => {
        await body;
        response.writeHead(200, { 'content-type': 'text/event-stream' }).write(event('The river '));
        await finish.promise;
        response.end(event('flows.') + STOP + DONE);
      });
      const witness = new Witness(stack);
      const before = await overflowsOf(stack);
      const streams = await Promise.all(Array.from({ length: ROOM }, () => begin(stack)));
      const third = await client.ask(stack, 'open');
      assert.deepEqual([third.status, third.complete], [503, true]);
      assert.equal((await overflowsOf(stack)) - before, 1);
      assert.equal(witness.upstream.length, ROOM, 'the third went nowhere');
      finish.resolve();
      for (const stream of streams) {
        const answer = await stream.answer();
        stream.close();
        assert.deepEqual([answer.status, answer.complete], [200, true]);
        assert.equal(answer.body.toString(), event('The river ') + event('flows.') + STOP + DONE);
      }
      for (const records of await witness.records(ROOM))
        assert.deepEqual(records.map(inWords), ['request allow none', 'open allow none', 'close complete']);
    },
  );
});

/** A stream whose first event has come. */
async function begin(stack: Stack): Promise<RawClient> {
  const stream = new RawClient(stack.port);
  const body = chat('?', { stream: true });
  await stream.send(
    `POST ${CHAT} HTTP/1.1\r\nhost: llm\r\nx-script: open\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
  );
  await eventually('the stream has begun', () => stream.received.includes('The river '));
  return stream;
}

/** How often the cluster was full; which counter says it depends on the version of Envoy. */
async function overflowsOf(stack: Stack): Promise<number> {
  const counters = await stack.envoyStats('^cluster\\.weir\\.upstream_rq_(active|pending)_overflow$');
  return Object.values(counters).reduce((sum, value) => sum + value, 0);
}
