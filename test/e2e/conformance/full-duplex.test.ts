/** Conformance in the shipped profile: full-duplex bodies in both directions. */
import assert from 'node:assert/strict';
import { after, afterEach, before } from 'node:test';
import type { Stack } from '../harness/stack.ts';
import { assertCut, assertRefused, chat, idOf, post } from './support/clients.ts';
import { conformance, startAt } from './support/conformance.ts';
import { DONE, event, STOP, sends } from './support/events.ts';
import { BANNED, CARD, MASK, PLAIN } from './support/policies.ts';
import { assertQuiet, Witness } from './support/witness.ts';

conformance('full-duplex', ({ site, claim, overBoth }) => {
  let stack: Stack;
  before(async () => {
    stack = await startAt(site, { policy: PLAIN });
  });
  afterEach(() => assertQuiet(stack));
  after(async () => stack?.stop());

  overBoth(
    'C03',
    'a clean request with trailers arrives once and whole, trailers included',
    async (client) => {
      const witness = new Witness(stack);
      const body = chat(`Why does ${'water '.repeat(40_000)}flow?`);
      const pieces = [body.slice(0, 100_000), body.slice(100_000)];
      const answer = await client.post(stack, pieces, { trailers: { 'x-digest': 'one' } });
      assert.deepEqual([answer.status, answer.complete], [200, true]);
      assert.equal(witness.only.body.toString(), body);
      assert.equal(witness.only.trailers['x-digest'], 'one');
      await witness.saw(['request allow none', 'open allow none', 'close complete'], idOf(answer));
    },
  );

  overBoth('C06', 'text held back leaves before the trailers, and the trailers are kept', async (client) => {
    const trailers = { 'x-usage': '2' };
    const open = ['request allow none', 'open allow none'];
    const answers = [
      { last: CARD, left: MASK, decisions: [...open, 'mutate mutate mask-cards', 'close complete'] },
      { last: 'Project Hal', left: 'Project Hal', decisions: [...open, 'close complete'] },
    ];
    for (const { last, left, decisions } of answers) {
      stack.model.script('tail', sends([event('Pay '), event(last)], { trailers }));
      const witness = new Witness(stack);
      const answer = await client.ask(stack, 'tail');
      assert.equal(answer.body.toString(), event('Pay ') + event(left));
      assert.deepEqual([answer.complete, answer.trailers.get('x-usage')], [true, '2']);
      assert.equal(witness.upstream.length, 1);
      await witness.saw(decisions, idOf(answer));
    }
  });

  overBoth('C06', 'trailers that a rule denies are left away, and the body is whole', async (client) => {
    stack.model.script('leaky', sends([event('calm'), STOP, DONE], { trailers: { 'x-note': BANNED } }));
    const witness = new Witness(stack);
    const answer = await client.ask(stack, 'leaky');
    assert.equal(answer.body.toString(), event('calm') + STOP + DONE);
    assert.deepEqual([answer.complete, answer.trailers.get('x-note')], [true, undefined]);
    const open = ['request allow none', 'open allow none'];
    await witness.saw([...open, 'mutate mutate no-leak', 'close complete'], idOf(answer));
  });

  claim('C08', '8 MB arrive intact; above our own cap it is 413', async () => {
    const witness = new Witness(stack);
    const body = chat('The river is calm. '.repeat((8 * 1024 * 1024) / 19));
    const answer = await post(stack, pieces(body, 256 * 1024));
    assert.deepEqual([answer.status, answer.complete], [200, true]);
    assert.ok(Buffer.from(body).equals(witness.only.body), '8 MB, byte for byte');
    await witness.saw(['request allow none', 'open allow none', 'close complete'], idOf(answer));

    const above = new Witness(stack);
    const refused = await post(stack, pieces(chat('flow '.repeat((11 * 1024 * 1024) / 5)), 256 * 1024));
    const id = assertRefused(refused, 413);
    assert.equal(above.upstream.length, 0);
    await above.saw(['request deny limits.bodyBytes', 'close denied'], id);
  });

  overBoth(
    'C13',
    'banned text in the third event cuts the stream, and upstream is cancelled',
    async (client) => {
      const [first, second] = [event('The river is calm. '), event('It flows. ')];
      const script = [first, second, event(`${BANNED} starts`)];
      stack.model.script('third', sends(script, { paceMs: 50, forever: event('rest ') }));
      const witness = new Witness(stack);
      const answer = await client.ask(stack, 'third');
      assertCut(answer, first + second);
      await witness.upstreamCancelled();
      await witness.saw(
        ['request allow none', 'open allow none', 'cut deny no-leak', 'close cut'],
        idOf(answer),
      );
    },
  );

  overBoth('C15', 'banned text in the first event is a clean 403', async (client) => {
    stack.model.script('first', sends([event(`${BANNED} starts`)], { forever: event('rest ') }));
    const witness = new Witness(stack);
    const id = assertRefused(await client.ask(stack, 'first'), 403, { secrets: [BANNED] });
    await witness.upstreamCancelled();
    await witness.saw(['request allow none', 'open deny no-leak', 'close denied'], id);
  });
});

function pieces(text: string, size: number): string[] {
  const parts: string[] = [];
  for (let at = 0; at < text.length; at += size) parts.push(text.slice(at, at + size));
  return parts;
}
