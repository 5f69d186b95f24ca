/** Conformance where Envoy streams both bodies and hides trailers: the fallback that a policy has to accept by name. */
import assert from 'node:assert/strict';
import { after, afterEach, before } from 'node:test';
import { eventually } from '../harness/eventually.ts';
import { RawClient } from '../harness/raw-http.ts';
import type { Stack } from '../harness/stack.ts';
import { assertCut, assertRefused, CHAT, chat, idOf, post } from './support/clients.ts';
import { conformance, startAt } from './support/conformance.ts';
import { DONE, event, STOP, sends } from './support/events.ts';
import { BANNED, EVIL, PLAIN } from './support/policies.ts';
import { assertQuiet, extProcCounters, Witness } from './support/witness.ts';

const HEAD = `POST ${CHAT} HTTP/1.1\r\nhost: llm\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n`;

conformance('streamed', ({ site, claim, overBoth }) => {
  let stack: Stack;
  before(async () => {
    stack = await startAt(site, { policy: PLAIN });
  });
  afterEach(() => assertQuiet(stack));
  after(async () => stack?.stop());

  claim(
    'C02',
    'a deny prompt over two chunks is denied before the request ends, upstream gets no byte',
    async () => {
      const witness = new Witness(stack);
      const body = chat(`Be so kind: ${EVIL}.`);
      const at = body.indexOf('sluice') + 3;
      const client = new RawClient(stack.port);
      await client.send(`${HEAD}\r\n`);
      for (const piece of [body.slice(0, at), body.slice(at)])
        await client.send(`${piece.length.toString(16)}\r\n${piece}\r\n`, 30);
      // No last chunk: the request never ends.
      const answer = await client.answer(3000);
      client.close();
      const id = assertRefused(answer, 403, { secrets: [EVIL] });
      assert.equal(witness.upstreamBytes, 0);
      await witness.saw(['request deny no-evil', 'close denied'], id);
    },
  );

  claim('C02', 'with its end hidden by trailers, no byte of a request passes', async () => {
    const trailers = { 'x-digest': 'one' };
    const evil = new Witness(stack);
    const refused = await post(stack, [chat(`Be so kind: ${EVIL}.`)], { trailers });
    const id = assertRefused(refused, 403, { secrets: [EVIL] });
    assert.equal(evil.upstreamBytes, 0);
    await evil.saw(['request deny no-evil', 'close denied'], id);

    // Envoy ends the request at the upstream by itself, so the upstream may answer; what was held never leaves.
    const clean = new Witness(stack);
    const answer = await post(stack, [chat('Why does water flow?')], { trailers });
    assert.equal(clean.upstreamBytes, 0);
    await clean.saw(['open allow none', 'close complete'], idOf(answer));
  });

  overBoth('C05', 'no byte of an answer with trailers is lost', async (client) => {
    const parts = [event('Hail '), event('Project Hal'), event('l of fame. '), STOP, DONE];
    for (const pieces of [parts, halves(parts.join(''))]) {
      stack.model.script('trailed', sends(pieces, { trailers: { 'x-usage': '3' } }));
      const witness = new Witness(stack);
      const answer = await client.ask(stack, 'trailed');
      assert.equal(answer.body.toString(), parts.join(''));
      assert.deepEqual([answer.complete, answer.trailers.get('x-usage')], [true, '3']);
      assert.equal(witness.upstream.length, 1);
      await witness.saw(['request allow none', 'open allow none', 'close cancelled'], idOf(answer));
    }
  });

  overBoth(
    'C14',
    'banned text in the third event ends the stream once, the rest is swallowed',
    async (client) => {
      const [first, second] = [event('The river is calm. '), event('It flows. ')];
      const rest = Array.from({ length: 20 }, (_, at) => event(`rest${at} `));
      stack.model.script(
        'third',
        sends([first, second, event(`${BANNED} starts`), ...rest, STOP, DONE], { paceMs: 20 }),
      );
      const witness = new Witness(stack);
      const before = await extProcCounters(stack);
      const answer = await client.ask(stack, 'third');
      assertCut(answer, first + second);
      assert.equal(witness.only.complete, true);
      await witness.saw(
        ['request allow none', 'open allow none', 'cut deny no-leak', 'close cut'],
        idOf(answer),
      );
      const now = await extProcCounters(stack);
      const grown = (name: string): number => (now[name] ?? 0) - (before[name] ?? 0);
      assert.ok(grown('stream_msgs_sent') > 10, 'the answer came in many chunks');
      assert.equal(grown('stream_msgs_received'), grown('stream_msgs_sent'), 'one answer per message');
    },
  );

  claim('C26', 'an answer that comes before the request ends is judged by itself', async () => {
    const witness = new Witness(stack);
    const client = new RawClient(stack.port);
    const body = chat('Why does water flow?');
    await client.send(`${HEAD}x-script: early\r\n\r\n`);
    await client.send(`a\r\n${body.slice(0, 10)}\r\n`);
    const answer = await client.answer(3000);
    assert.deepEqual([answer.status, answer.complete], [200, true]);
    assert.equal(JSON.parse(answer.body.toString()).choices[0].message.content, 'early');
    client.close();
    assert.equal(witness.upstreamBytes, 0, 'the request was still held');
    await witness.saw(['open allow none', 'close complete'], idOf(answer));
  });

  claim('C26', 'a request that ends behind its answer is judged and arrives', async () => {
    stack.model.script('before', async ({ response, body }) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(event('before. '));
      await body;
      response.end(event('behind. ') + STOP + DONE);
    });
    const witness = new Witness(stack);
    const client = new RawClient(stack.port);
    const body = chat('Why does water flow?');
    await client.send(`${HEAD}x-script: before\r\n\r\n`);
    await client.send(`a\r\n${body.slice(0, 10)}\r\n`);
    await eventually('the answer has begun', () => client.received.includes('before. '));
    const rest = body.slice(10);
    await client.send(`${rest.length.toString(16)}\r\n${rest}\r\n0\r\n\r\n`);
    const answer = await client.answer(3000);
    client.close();
    assert.deepEqual([answer.status, answer.complete], [200, true]);
    assert.equal(answer.body.toString(), event('before. ') + event('behind. ') + STOP + DONE);
    assert.equal(witness.only.body.toString(), body);
    await witness.saw(['open allow none', 'request allow none', 'close complete'], idOf(answer));
  });
});

/** Every event in two pieces. */
function halves(text: string): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length; at += 70) pieces.push(text.slice(at, at + 70));
  return pieces;
}
