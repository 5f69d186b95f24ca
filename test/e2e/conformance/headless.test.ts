/** Conformance where Envoy keeps the headers of a message to itself: nothing says what the body is, so it is refused. */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import type { Stack } from '../harness/stack.ts';
import { chat, idOf } from './support/clients.ts';
import { conformance, startAt } from './support/conformance.ts';
import { DONE, event, STOP, sends } from './support/events.ts';
import { EVIL, PLAIN } from './support/policies.ts';
import { Witness } from './support/witness.ts';

conformance('headless', ({ site, overBoth }) => {
  let requests: Stack;
  let answers: Stack;
  before(async () => {
    const trailers = site.mode === 'FD' ? 'SEND' : 'SKIP';
    const modes = { request_trailer_mode: trailers, response_trailer_mode: trailers } as const;
    [requests, answers] = await Promise.all([
      startAt(site, {
        policy: PLAIN,
        envoy: { processing: { ...modes, request_header_mode: 'SKIP' } },
      }),
      startAt(site, {
        policy: PLAIN,
        envoy: { processing: { ...modes, response_header_mode: 'SKIP' } },
      }),
    ]);
  });
  after(async () => {
    await requests?.stop();
    await answers?.stop();
  });

  overBoth(
    'C31',
    'a body of a request without its headers is refused, upstream gets none of it',
    async (client) => {
      const witness = new Witness(requests);
      const answer = await client.post(requests, [chat(EVIL)]);
      assert.deepEqual([answer.status, answer.complete], [500, true]);
      assert.equal(witness.upstreamBytes, 0);
      await witness.saw(['request deny protocol', 'close fault'], idOf(answer));
    },
  );

  overBoth('C31', 'a body of an answer without its headers does not leave', async (client) => {
    answers.model.script('calm', sends([event('calm'), STOP, DONE]));
    const witness = new Witness(answers);
    const answer = await client.ask(answers, 'calm');
    assert.ok(!answer.body.includes('calm'));
    assert.equal(witness.upstream.length, 1);
    await witness.saw(['request allow none', 'open deny protocol', 'close fault']);
  });
});
