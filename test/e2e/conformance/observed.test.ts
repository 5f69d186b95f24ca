/** Conformance in observability mode: Envoy ignores every answer, so Weir gives none, and records all the same. */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { metricIs, metricReaches } from '../harness/metric.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { chat } from './support/clients.ts';
import { conformance } from './support/conformance.ts';
import { DONE, event, STOP, sends } from './support/events.ts';
import { BANNED, CARD, EVIL, PLAIN } from './support/policies.ts';
import { extProcCounters, inWords, Witness } from './support/witness.ts';

conformance('observed', ({ site, overBoth }) => {
  let stack: Stack;
  before(async () => {
    stack = await startStack({
      envoyVersion: site.version,
      policy: PLAIN,
      envoy: {
        requestBody: 'STREAMED',
        responseBody: 'STREAMED',
        processing: { request_trailer_mode: 'SKIP', response_trailer_mode: 'SKIP' },
        extProc: { observability_mode: true, deferred_close_timeout: '0.2s' },
      },
    });
  });
  after(async () => stack?.stop());

  overBoth(
    'C34',
    'a whole exchange passes unchanged, is judged and recorded, and Weir writes nothing',
    async (client) => {
      const pieces = [event('The river. '), event(`Pay ${CARD}. `), event(`${BANNED} starts. `), STOP, DONE];
      // Apart, so that each is judged by itself: what is masked and what is cut are then two records.
      const witness = new Witness(stack);
      stack.model.script(
        'observed',
        sends(pieces, { after: async (sent) => await witness.recorded(sent + 1) }),
      );
      const answer = await client.ask(stack, 'observed');
      assert.deepEqual([answer.status, answer.complete], [200, true]);
      assert.equal(answer.body.toString(), pieces.join(''));
      for (const name of ['x-weir-decision', 'x-weir-id']) assert.equal(answer.headers.get(name), undefined);
      assert.equal(witness.only.headers['x-weir-id'], undefined);

      const [records = []] = await witness.records();
      assert.deepEqual(records.map(inWords), [
        'request allow none (not enforced)',
        'open allow none (not enforced)',
        'mutate mutate mask-cards (not enforced)',
        'cut deny no-leak (not enforced)',
        'close complete',
      ]);
      const denied = { direction: 'response', verdict: 'deny', rule: 'no-leak', enforced: 'false' };
      await metricReaches(stack, 1, 'weir_decisions_total', denied);
    },
  );

  overBoth(
    'C34',
    'a prompt that would be denied passes unchanged and is recorded as denied',
    async (client) => {
      const witness = new Witness(stack);
      const body = chat(`Be so kind: ${EVIL}.`);
      const answer = await client.post(stack, [body.slice(0, 60), body.slice(60)]);
      assert.deepEqual([answer.status, answer.complete], [200, true]);
      assert.equal(witness.only.body.toString(), body);
      const [records = []] = await witness.records();
      assert.deepEqual(records.map(inWords), [
        'request deny no-evil (not enforced)',
        'open allow none (not enforced)',
        'close complete',
      ]);
      const counters = await extProcCounters(stack);
      assert.ok((counters['stream_msgs_sent'] ?? 0) > 0, 'Envoy told Weir');
      assert.equal(counters['stream_msgs_received'], 0, 'Weir said nothing');
      await metricIs(stack, 0, 'weir_decisions_total', { enforced: 'true' });
    },
  );
});
