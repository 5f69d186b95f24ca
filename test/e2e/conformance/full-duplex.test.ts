/** Conformance in the shipped profile: full-duplex bodies in both directions. */
import assert from 'node:assert/strict';
import { after, afterEach, before } from 'node:test';
import { requestHttp2 } from '../harness/http2.ts';
import type { RawAnswer } from '../harness/raw-http.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { conformance } from './support/cases.ts';
import { ask, assertCut, assertRefused, CHAT, chat, idOf, post } from './support/clients.ts';
import { DONE, event, STOP, sends, spelledEvent, textOf } from './support/events.ts';
import { BANNED, CARD, EVIL, MASK, PLAIN } from './support/policies.ts';
import { refusesUpgrades } from './support/upgrades.ts';
import { assertQuiet, inWords, Witness } from './support/witness.ts';

const WEBSOCKETS = { upgrade_configs: [{ upgrade_type: 'websocket' }] };

conformance('full-duplex', (claim) => {
  let stack: Stack;
  before(async () => {
    stack = await startStack({ policy: PLAIN, envoy: { connectionManager: WEBSOCKETS } });
  });
  afterEach(() => assertQuiet(stack));
  after(async () => stack?.stop());

  claim(
    'C03',
    'q=s=FD: a clean request with trailers arrives once and whole, trailers included',
    async () => {
      const witness = new Witness(stack);
      const body = chat(`Why does ${'water '.repeat(40_000)}flow?`);
      const pieces = [body.slice(0, 100_000), body.slice(100_000)];
      const raw = await post(stack, pieces, { trailers: { 'x-digest': 'one' } });
      const h2 = await requestHttp2(stack.url, { path: CHAT, pieces, trailers: { 'x-digest': 'two' } });
      assert.deepEqual([raw.status, raw.complete, h2.status, h2.ending], [200, true, 200, 'NO_ERROR']);
      assert.deepEqual(
        witness.upstream.map(({ trailers }) => trailers['x-digest']),
        ['one', 'two'],
      );
      for (const received of witness.upstream) assert.equal(received.body.toString(), body);
      const records = await witness.records(2);
      for (const exchange of records)
        assert.deepEqual(exchange.map(inWords), ['request allow none', 'open allow none', 'close complete']);
    },
  );

  claim('C06', 's=FD: text held back leaves before the trailers, and the trailers are kept', async () => {
    stack.model.script('tails', sends([event('Pay '), event(CARD)], { trailers: { 'x-usage': '2' } }));
    stack.model.script(
      'half',
      sends([event('Hail '), event('Project Hal')], { trailers: { 'x-usage': '2' } }),
    );
    const witness = new Witness(stack);
    const masked = await ask(stack, 'tails');
    const clean = await ask(stack, 'half');
    assert.equal(masked.body.toString(), event('Pay ') + event(MASK));
    assert.equal(clean.body.toString(), event('Hail ') + event('Project Hal'));
    for (const answer of [masked, clean])
      assert.deepEqual([answer.complete, answer.trailers.get('x-usage')], [true, '2']);
    assert.equal(witness.upstream.length, 2);
    const [first = [], second = []] = await witness.records(2);
    assert.deepEqual(first.map(inWords), [
      ...['request allow none', 'open allow none', 'mutate mutate mask-cards', 'close complete'],
    ]);
    assert.deepEqual(second.map(inWords), ['request allow none', 'open allow none', 'close complete']);
  });

  claim('C07', 'q=FD: a deny prompt in the last chunk gets 403, upstream gets nothing', async () => {
    const witness = new Witness(stack);
    const body = chat(`Be so kind: ${EVIL}`);
    const at = body.indexOf('sluice');
    const answer = await post(stack, [body.slice(0, 10), body.slice(10, at + 3), body.slice(at + 3)]);
    const id = assertRefused(answer, 403, { secrets: [EVIL] });
    assert.equal(witness.upstream.length, 0);
    await witness.saw(['request deny no-evil', 'close denied'], id);
  });

  claim('C08', 'q=FD, listener limit 1 MiB: 8 MB arrive intact; above our own cap it is 413', async () => {
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

  claim(
    'C13',
    's=FD: banned text in the third event cuts the stream, and upstream is cancelled',
    async () => {
      const [first, second] = [event('The river is calm. '), event('It flows. ')];
      const script = [first, second, event(`${BANNED} starts`)];
      stack.model.script('third', sends(script, { forever: event('rest ') }));
      const witness = new Witness(stack);
      const answer = await ask(stack, 'third');
      assertCut(answer, first + second);
      await witness.upstreamCancelled();
      await witness.saw(
        ['request allow none', 'open allow none', 'cut deny no-leak', 'close cut'],
        idOf(answer),
      );
    },
  );

  claim('C15', 's=FD: banned text in the first event is a clean 403', async () => {
    stack.model.script('first', sends([event(`${BANNED} starts`)], { forever: event('rest ') }));
    const witness = new Witness(stack);
    const id = assertRefused(await ask(stack, 'first'), 403, { secrets: [BANNED] });
    await witness.upstreamCancelled();
    await witness.saw(['request allow none', 'open deny no-leak', 'close denied'], id);
  });

  claim('C18', 's=FD: an event split at every byte offset arrives byte for byte', async () => {
    const whole = splitEvent('dans l\u2019\u00e9cluse \u{1F30A} \\u00e9\\n\\"\\\\ \\ud83d\\ude00 ');
    const witness = new Witness(stack);
    const answers = await atEveryOffset(stack, whole);
    for (const [offset, answer] of answers.entries())
      assert.equal(answer.body.toString(), whole.toString(), `split at ${offset}`);
    for (const records of await witness.records(answers.length))
      assert.deepEqual(records.map(inWords), ['request allow none', 'open allow none', 'close complete']);
  });

  claim('C18', 's=FD: an event split at every byte offset hides no card number', async () => {
    const whole = splitEvent('\u00e9 4111 11\\u0031\\u0031 1111 1111 \u{1F30A} ');
    const clean = whole.toString().replace('4111 11\\u0031\\u0031 1111 1111', MASK);
    assert.notEqual(clean, whole.toString());
    const witness = new Witness(stack);
    const answers = await atEveryOffset(stack, whole);
    for (const [offset, answer] of answers.entries())
      assert.equal(answer.body.toString(), clean, `split at ${offset}`);
    for (const records of await witness.records(answers.length))
      assert.deepEqual(records.map(inWords), [
        ...['request allow none', 'open mutate mask-cards', 'close complete'],
      ]);
  });

  claim('C19', 's=FD: a banned word over four events in escapes is cut before any of it left', async () => {
    const opening = event('All is calm. ');
    const parts = ['\\u0050roj', 'e\\u0063t\\u0020', 'H\\u0061l', 'cy\\u006fn starts'];
    stack.model.script('spelled', sends([opening, ...parts.map((part) => spelledEvent(part))]));
    const witness = new Witness(stack);
    const answer = await ask(stack, 'spelled');
    assertCut(answer, opening);
    assert.equal(textOf(answer.body.toString()), 'All is calm. ');
    await witness.saw(
      ['request allow none', 'open allow none', 'cut deny no-leak', 'close cut'],
      idOf(answer),
    );
  });

  claim('C28', 'GET, HEAD and 204: each phase is answered once, no hang', async () => {
    const passed = ['request allow none', 'open allow none', 'close complete'];
    for (const method of ['GET', 'HEAD']) {
      const witness = new Witness(stack);
      const answer = await requestHttp2(stack.url, { method, path: '/v1/models' });
      assert.deepEqual([answer.status, answer.ending], [200, 'NO_ERROR'], method);
      assert.equal(answer.body.length > 0, method === 'GET');
      assert.equal(witness.only.method, method);
      await witness.saw(passed, String(answer.headers['x-weir-id']));
    }
    const witness = new Witness(stack);
    const empty = await post(stack, [chat('?')], { headers: { 'x-script': 'empty' } });
    assert.deepEqual([empty.status, empty.body.length, empty.complete], [204, 0, true]);
    await witness.saw(passed, idOf(empty));
  });

  claim('C28', 'requests without a body are refused, with and without trailers, no hang', async () => {
    const bodiless = [
      { title: 'h2, DATA with end of stream only', pieces: [''] },
      { title: 'h2, HEADERS with end of stream', pieces: [] },
      { title: 'h2, trailers without a body', pieces: [], trailers: { 'x-digest': 'none' } },
    ];
    for (const { title, ...request } of bodiless) {
      const witness = new Witness(stack);
      const answer = await requestHttp2(stack.url, { path: CHAT, ...request });
      assert.deepEqual([answer.status, answer.ending], [400, 'NO_ERROR'], title);
      assert.equal(witness.upstream.length, 0, title);
      await witness.saw(['request deny unreadable', 'close fault'], String(answer.headers['x-weir-id']));
    }
    const witness = new Witness(stack);
    const answer = await requestHttp2(stack.url, { method: 'GET', path: CHAT });
    assert.equal(answer.status, 403);
    assert.equal(witness.upstream.length, 0);
    await witness.saw(['request deny unsupported', 'close fault'], String(answer.headers['x-weir-id']));
  });

  claim('C29', 'q=FD: an upgrade is refused at its headers, upstream gets nothing', () =>
    refusesUpgrades(stack),
  );

  claim('C37', 'upstream sees our id and no forged verdict, and the client sees both', async () => {
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
    assert.equal(witness.only.headers['x-weir-id'], id);
    assert.equal(witness.only.headers['x-weir-decision'], undefined);
    assert.equal(witness.only.headers['accept-encoding'], undefined);
    assert.equal(answer.headers.get('x-weir-decision'), 'allow');
    await witness.saw(['request allow none', 'open allow none', 'close complete'], id);
  });

  // The last one: it takes the upstream away for a while.
  claim('C30', 'a local reply of the router passes as it is, and the exchange is closed', async () => {
    const port = Number(new URL(stack.modelUrl).port);
    await stack.model.close();
    const witness = new Witness(stack);
    const answer = await post(stack, [chat('?')]);
    assert.equal(answer.status, 503);
    assert.match(answer.body.toString(), /^upstream connect error or disconnect\/reset before headers/);
    await witness.saw(['request allow none', 'open allow none', 'close complete'], idOf(answer));
    assert.equal(await stack.metric('weir_open_streams'), 0);
    await stack.model.listen(port);
  });
});

function pieces(text: string, size: number): string[] {
  const parts: string[] = [];
  for (let at = 0; at < text.length; at += size) parts.push(text.slice(at, at + size));
  return parts;
}

function splitEvent(spelled: string): Buffer {
  return Buffer.from(`${spelledEvent(spelled, '\r\n')}${STOP}${DONE}`);
}

/** The same answer, split at each of the offsets of its first event; a few exchanges at a time. */
async function atEveryOffset(stack: Stack, whole: Buffer): Promise<RawAnswer[]> {
  const offsets = Array.from({ length: whole.indexOf('\r\n\r\n') + 5 }, (_, offset) => offset);
  const answers: RawAnswer[] = [];
  const worker = async (): Promise<void> => {
    for (let offset = offsets.shift(); offset !== undefined; offset = offsets.shift()) {
      stack.model.script(`split-${offset}`, sends([whole.subarray(0, offset), whole.subarray(offset)]));
      answers[offset] = await ask(stack, `split-${offset}`);
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  return answers;
}
