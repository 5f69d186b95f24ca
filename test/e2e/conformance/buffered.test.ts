/** Conformance where Envoy buffers both bodies and hides trailers; up to a limit. */
import assert from 'node:assert/strict';
import { after, afterEach, before } from 'node:test';
import { metricIs } from '../harness/metric.ts';
import type { Stack } from '../harness/stack.ts';
import { ask, assertRefused, chat, idOf } from './support/clients.ts';
import { conformance, startAt } from './support/conformance.ts';
import { DONE, event, STOP, sends } from './support/events.ts';
import { BANNED, CARD, EVIL, MASK, PLAIN } from './support/policies.ts';
import { reaches } from './support/version.ts';
import { assertQuiet, Witness } from './support/witness.ts';

/** Of Envoy's buffers. */
const LIMIT = 6 * 1024 * 1024;
const ALLOWED = ['request allow none', 'open allow none', 'close complete'];

conformance('buffered', ({ site, claim, overBoth }) => {
  let stack: Stack;
  before(async () => {
    stack = await startAt(site, {
      policy: PLAIN,
      envoy: {
        listener: { per_connection_buffer_limit_bytes: LIMIT },
        // Over HTTP/2 it is the window that bounds what Envoy buffers of a stream.
        connectionManager: { http2_protocol_options: { initial_stream_window_size: LIMIT } },
      },
    });
  });
  afterEach(() => assertQuiet(stack));
  after(async () => stack?.stop());

  const trailers = { 'x-digest': 'one' };

  overBoth(
    'C01',
    'a deny prompt with trailers behind it is denied, upstream gets nothing',
    async (client) => {
      const witness = new Witness(stack);
      const answer = await client.post(stack, [chat(`Be so kind: ${EVIL}`)], { trailers });
      const id = assertRefused(answer, 403, { secrets: [EVIL] });
      assert.equal(witness.upstream.length, 0);
      await witness.saw(['request deny no-evil', 'close denied'], id);
    },
  );

  overBoth('C01', 'a clean prompt with trailers behind it arrives whole', async (client) => {
    const witness = new Witness(stack);
    const body = chat('Why does water flow?');
    const answer = await client.post(stack, [body.slice(0, 20), body.slice(20)], { trailers });
    assert.deepEqual([answer.status, answer.complete], [200, true]);
    assert.equal(witness.only.body.toString(), body);
    assert.equal(witness.only.trailers['x-digest'], 'one');
    await witness.saw(ALLOWED, idOf(answer));
  });

  claim('C12', 'what is dropped behind the end of a stream does not leave, to the last byte', async () => {
    const clean = event('calm') + STOP + DONE;
    const dropped = `data: ${BANNED}\n\n`;
    const cases = [
      { title: 'behind the end mark', text: clean + dropped, expected: clean },
      {
        title: 'an event that never ends',
        text: `${clean.slice(0, -DONE.length)}data: ${BANNED}`,
        expected: event('calm') + STOP,
      },
      { title: 'nothing but that', text: `data: ${BANNED}`, expected: '' },
    ];
    for (const { title, text, expected } of cases) {
      stack.model.script('dropped', sends([text], { headers: { 'content-length': String(text.length) } }));
      const witness = new Witness(stack);
      const answer = await ask(stack, 'dropped');
      assert.deepEqual([answer.status, answer.complete], [200, true], title);
      assert.equal(answer.body.toString(), expected, title);
      assert.equal(answer.headers.get('content-length') ?? String(expected.length), String(expected.length));
      await witness.saw(ALLOWED, idOf(answer));
    }
  });

  claim('C12', 'banned text anywhere is a clean 403', async () => {
    const late = [event('calm. '), event(BANNED)];
    for (const pieces of [[...late, STOP, DONE], late]) {
      stack.model.script('late', sends(pieces));
      const witness = new Witness(stack);
      const id = assertRefused(await ask(stack, 'late'), 403, { secrets: [BANNED, 'calm'] });
      assert.equal(witness.upstream.length, 1);
      await witness.saw(['request allow none', 'open deny no-leak', 'close denied'], id);
    }
  });

  claim('C12', 'a redaction in mid-stream is recorded once', async () => {
    stack.model.script('masked', sends([event('Pay '), event(`${CARD}. `), event('Bye')]));
    const witness = new Witness(stack);
    const answer = await ask(stack, 'masked');
    assert.equal(answer.body.toString(), event('Pay ') + event(`${MASK}. `) + event('Bye'));
    assert.equal(answer.headers.get('x-weir-decision'), 'mutate');
    await witness.saw(['request allow none', 'open mutate mask-cards', 'close complete'], idOf(answer));
  });

  overBoth('C09', "a body over Envoy's own limit is its 413, nothing of it leaves", async (client) => {
    const witness = new Witness(stack);
    const answer = await client.postWithLength(stack, chat('flow '.repeat((LIMIT + 1024 * 1024) / 5)));
    assert.equal(answer.status, 413);
    assert.equal(witness.upstream.length, 0);
    // Before 1.37 Envoy did not tell a processor of its own replies.
    const told = reaches(site.version, '1.37.0');
    await witness.saw(told ? ['open allow none', 'close complete'] : ['close cancelled']);
    await metricIs(stack, 0, 'weir_open_streams');
    await metricIs(stack, 0, 'weir_held_bytes');
  });

  overBoth('C41', 'inspected to its end', async (client) => {
    const text = 'The river is calm. '.repeat((5 * 1024 * 1024) / 19);
    const clean = new Witness(stack);
    const answer = await client.postWithLength(stack, chat(text));
    assert.deepEqual([answer.status, answer.complete], [200, true]);
    assert.ok(clean.only.body.equals(Buffer.from(chat(text))), '5 MB, byte for byte');
    await clean.saw(ALLOWED, idOf(answer));

    const evil = new Witness(stack);
    const id = assertRefused(await client.postWithLength(stack, chat(text + EVIL)), 403, { secrets: [EVIL] });
    assert.equal(evil.upstream.length, 0);
    await evil.saw(['request deny no-evil', 'close denied'], id);
  });
});
