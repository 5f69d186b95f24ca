/** Conformance of streamed answers whose body Envoy sends without waiting for the answer to their headers. */
import assert from 'node:assert/strict';
import { after, afterEach, before } from 'node:test';
import type { Stack } from '../harness/stack.ts';
import { assertCut, assertRefused, idOf } from './support/clients.ts';
import { conformance, startAt } from './support/conformance.ts';
import { DONE, event, STOP, sends } from './support/events.ts';
import { BANNED, CARD, MASK, PLAIN } from './support/policies.ts';
import { assertQuiet, Witness } from './support/witness.ts';

conformance('early-body', ({ site, overBoth }) => {
  let stack: Stack;
  before(async () => {
    stack = await startAt(site, {
      policy: PLAIN,
      envoy: { extProc: { send_body_without_waiting_for_header_response: true } },
    });
  });
  afterEach(() => assertQuiet(stack));
  after(async () => stack?.stop());

  overBoth('C16', 'banned text in the first event is a clean 403', async (client) => {
    stack.model.script('first', sends([event(`${BANNED} starts`), event('rest'), STOP, DONE]));
    const witness = new Witness(stack);
    const id = assertRefused(await client.ask(stack, 'first'), 403, { secrets: [BANNED, 'rest'] });
    assert.equal(witness.upstream.length, 1);
    await witness.saw(['request allow none', 'open deny no-leak', 'close denied'], id);
  });

  overBoth('C16', 'otherwise the headers are answered first, and the stream is whole', async (client) => {
    const pieces = [event('The river '), event('is calm. '), STOP, DONE];
    stack.model.script('clean', sends(pieces));
    const clean = new Witness(stack);
    const answer = await client.ask(stack, 'clean');
    assert.deepEqual([answer.status, answer.complete], [200, true]);
    assert.equal(answer.body.toString(), pieces.join(''));
    assert.equal(answer.headers.get('x-weir-decision'), 'allow');
    await clean.saw(['request allow none', 'open allow none', 'close complete'], idOf(answer));

    stack.model.script('masked', sends([event(`Pay ${CARD}. `), STOP, DONE]));
    const masked = new Witness(stack);
    const changed = await client.ask(stack, 'masked');
    assert.equal(changed.body.toString(), event(`Pay ${MASK}. `) + STOP + DONE);
    assert.equal(changed.headers.get('x-weir-decision'), 'mutate');
    await masked.saw(['request allow none', 'open mutate mask-cards', 'close complete'], idOf(changed));
  });

  overBoth('C16', 'banned text later cuts the stream', async (client) => {
    const opening = event('The river is calm. ');
    stack.model.script(
      'second',
      sends([opening, event(`${BANNED} starts`), event('rest'), STOP, DONE], { paceMs: 50 }),
    );
    const witness = new Witness(stack);
    const answer = await client.ask(stack, 'second');
    assertCut(answer, opening);
    await witness.saw(
      ['request allow none', 'open allow none', 'cut deny no-leak', 'close cut'],
      idOf(answer),
    );
  });
});
