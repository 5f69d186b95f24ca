/** Conformance where Envoy buffers both bodies and hides trailers; with Envoy's own mutation rules. */
import assert from 'node:assert/strict';
import { after, afterEach, before } from 'node:test';
import { requestHttp2 } from '../harness/http2.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { conformance } from './support/cases.ts';
import { ask, assertRefused, CHAT, chat, idOf, post, postWithLength } from './support/clients.ts';
import { DONE, event, STOP, sends } from './support/events.ts';
import { BANNED, CARD, EVIL, MASK, PLAIN } from './support/policies.ts';
import { refusesUpgrades } from './support/upgrades.ts';
import { assertQuiet, Witness } from './support/witness.ts';

const ALLOWED = ['request allow none', 'open allow none', 'close complete'];

conformance('buffered', (claim) => {
  let stack: Stack;
  before(async () => {
    stack = await startStack({
      policy: PLAIN,
      envoy: {
        requestBody: 'BUFFERED',
        responseBody: 'BUFFERED',
        processing: { request_trailer_mode: 'SKIP', response_trailer_mode: 'SKIP' },
        extProc: { mutation_rules: undefined },
        listener: { per_connection_buffer_limit_bytes: 16 * 1024 * 1024 },
        connectionManager: {
          upgrade_configs: [{ upgrade_type: 'websocket' }],
          // Without it what clients forge comes through to Weir.
          early_header_mutation_extensions: undefined,
        },
      },
    });
  });
  afterEach(() => assertQuiet(stack));
  after(async () => stack?.stop());

  claim(
    'C01',
    'q=BUFFERED, trailers SKIP: a deny prompt with trailers behind it is denied, upstream gets nothing',
    async () => {
      const body = chat(`Be so kind: ${EVIL}`);
      const trailers = { 'x-digest': 'one' };
      const raw = new Witness(stack);
      const id = assertRefused(await post(stack, [body], { trailers }), 403, { secrets: [EVIL] });
      assert.equal(raw.upstream.length, 0);
      await raw.saw(['request deny no-evil', 'close denied'], id);

      const h2 = new Witness(stack);
      const answer = await requestHttp2(stack.url, { path: CHAT, pieces: [body], trailers });
      assert.deepEqual([answer.status, answer.ending], [403, 'NO_ERROR']);
      assert.equal(h2.upstream.length, 0);
      await h2.saw(['request deny no-evil', 'close denied'], String(answer.headers['x-weir-id']));
    },
  );

  claim(
    'C01',
    'q=BUFFERED, trailers SKIP: a clean prompt with trailers behind it arrives whole',
    async () => {
      const witness = new Witness(stack);
      const body = chat('Why does water flow?');
      const answer = await post(stack, [body.slice(0, 20), body.slice(20)], {
        trailers: { 'x-digest': 'one' },
      });
      assert.deepEqual([answer.status, answer.complete], [200, true]);
      assert.equal(witness.only.body.toString(), body);
      assert.equal(witness.only.trailers['x-digest'], 'one');
      await witness.saw(ALLOWED, idOf(answer));
    },
  );

  claim('C11', 'q=BUFFERED: a redaction changes the length, and content-length follows', async () => {
    const witness = new Witness(stack);
    const body = chat(`Why was ${CARD} refused?`);
    const answer = await postWithLength(stack, body);
    assert.deepEqual([answer.status, answer.complete], [200, true]);
    const expected = body.replace(CARD, MASK);
    assert.equal(witness.only.body.toString(), expected);
    assert.equal(witness.only.headers['content-length'], String(expected.length));
    await witness.saw(['request mutate mask-cards', 'open allow none', 'close complete'], idOf(answer));
  });

  claim('C12', 's=BUFFERED: a redaction changes the length, and content-length follows', async () => {
    const answerText = `{"id":"c","object":"chat.completion","choices":[{"index":0,"message":{"role":"assistant","content":"It is ${CARD}."},"finish_reason":"stop"}]}`;
    const headers = { 'content-length': String(answerText.length) };
    stack.model.script('document', sends([answerText], { contentType: 'application/json', headers }));
    const witness = new Witness(stack);
    const answer = await ask(stack, 'document');
    const expected = answerText.replace(CARD, MASK);
    assert.deepEqual([answer.status, answer.complete], [200, true]);
    assert.equal(answer.body.toString(), expected);
    assert.equal(answer.headers.get('content-length'), String(expected.length));
    assert.equal(witness.upstream.length, 1);
    await witness.saw(['request allow none', 'open mutate mask-cards', 'close complete'], idOf(answer));
  });

  claim(
    'C12',
    's=BUFFERED: what is dropped behind the end of a stream does not leave, to the last byte',
    async () => {
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
        assert.equal(
          answer.headers.get('content-length') ?? String(expected.length),
          String(expected.length),
        );
        await witness.saw(ALLOWED, idOf(answer));
      }
    },
  );

  claim('C12', 's=BUFFERED: banned text anywhere is a clean 403', async () => {
    const late = [event('calm. '), event(BANNED)];
    for (const pieces of [[...late, STOP, DONE], late]) {
      stack.model.script('late', sends(pieces));
      const witness = new Witness(stack);
      const id = assertRefused(await ask(stack, 'late'), 403, { secrets: [BANNED, 'calm'] });
      assert.equal(witness.upstream.length, 1);
      await witness.saw(['request allow none', 'open deny no-leak', 'close denied'], id);
    }
  });

  claim('C12', 's=BUFFERED: a redaction in mid-stream is recorded once', async () => {
    stack.model.script('masked', sends([event('Pay '), event(`${CARD}. `), event('Bye')]));
    const witness = new Witness(stack);
    const answer = await ask(stack, 'masked');
    assert.equal(answer.body.toString(), event('Pay ') + event(`${MASK}. `) + event('Bye'));
    assert.equal(answer.headers.get('x-weir-decision'), 'mutate');
    await witness.saw(['request allow none', 'open mutate mask-cards', 'close complete'], idOf(answer));
  });

  claim('C29', 'q=BUFFERED: an upgrade is refused at its headers, upstream gets nothing', () =>
    refusesUpgrades(stack),
  );

  claim(
    'C37',
    "Envoy's own mutation rules: forged headers are overwritten on the way there and back",
    async () => {
      stack.model.script(
        'forged',
        sends([event('calm'), STOP, DONE], { headers: { 'x-weir-decision': 'hold', 'x-weir-id': 'forged' } }),
      );
      const witness = new Witness(stack);
      const answer = await ask(stack, 'forged', {
        headers: { 'x-weir-decision': 'allow', 'x-weir-id': 'forged', 'accept-encoding': 'gzip' },
      });
      const id = idOf(answer);
      assert.match(id, /\S{8,}/);
      assert.notEqual(id, 'forged');
      const sent = witness.only.headers;
      assert.deepEqual(
        [sent['x-weir-id'], sent['x-weir-decision'], sent['accept-encoding']],
        [id, undefined, undefined],
      );
      assert.equal(answer.headers.get('x-weir-decision'), 'allow');
      await witness.saw(ALLOWED, id);
    },
  );

  claim('C41', 'q=BUFFERED, 5 MB in one message: inspected to its end', async () => {
    const text = 'The river is calm. '.repeat((5 * 1024 * 1024) / 19);
    const clean = new Witness(stack);
    const answer = await postWithLength(stack, chat(text));
    assert.deepEqual([answer.status, answer.complete], [200, true]);
    assert.ok(clean.only.body.equals(Buffer.from(chat(text))), '5 MB, byte for byte');
    await clean.saw(ALLOWED, idOf(answer));

    const evil = new Witness(stack);
    const id = assertRefused(await postWithLength(stack, chat(text + EVIL)), 403, { secrets: [EVIL] });
    assert.equal(evil.upstream.length, 0);
    await evil.saw(['request deny no-evil', 'close denied'], id);
  });
});
