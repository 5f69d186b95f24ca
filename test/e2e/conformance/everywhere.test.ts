/** Conformance that every body mode has to show, each in its own way where the mode leaves no other. */
import assert from 'node:assert/strict';
import { after, afterEach, before } from 'node:test';
import { requestHttp2 } from '../harness/http2.ts';
import { metricIs } from '../harness/metric.ts';
import type { Stack } from '../harness/stack.ts';
import { assertRefused, CHAT, chat, idOf, post } from './support/clients.ts';
import { conformance, startAt } from './support/conformance.ts';
import { DONE, event, STOP, sends, spelledEvent, textOf } from './support/events.ts';
import { atEveryOffset, splitEvent } from './support/offsets.ts';
import { assertEnded, decisionsOf } from './support/outcomes.ts';
import { BANNED, CARD, EVIL, MASK, PLAIN } from './support/policies.ts';
import { refusesUpgrades } from './support/upgrades.ts';
import { reaches } from './support/version.ts';
import { assertQuiet, inWords, Witness } from './support/witness.ts';

/** Envoy's own rules keep its own headers, so here it adds none. */
const NO_HEADERS_OF_ENVOY = {
  use_remote_address: false,
  internal_address_config: { cidr_ranges: [{ address_prefix: '192.0.2.0', prefix_len: 24 }] },
};

conformance('everywhere', ({ site, claim, overHttp2, overBoth }) => {
  let stack: Stack;
  const decisions = decisionsOf(site);
  before(async () => {
    stack = await startAt(site, {
      policy: PLAIN,
      envoy: {
        // In one mode Envoy's own rules of what may be changed, in the others the shipped ones.
        ...(site.mode === 'BUFFERED' ? { extProc: { mutation_rules: undefined } } : {}),
        connectionManager: {
          ...(site.mode === 'BUFFERED' ? NO_HEADERS_OF_ENVOY : {}),
          upgrade_configs: [{ upgrade_type: 'websocket' }],
          // Without it what clients forge comes through to Weir.
          early_header_mutation_extensions: undefined,
        },
      },
    });
  });
  afterEach(() => assertQuiet(stack));
  after(async () => stack?.stop());

  overBoth('C07', 'a deny prompt in the last chunk gets 403, upstream gets nothing', async (client) => {
    const witness = new Witness(stack);
    const body = chat(`Be so kind: ${EVIL}`);
    const at = body.indexOf('sluice');
    const pieces = [body.slice(0, 10), body.slice(10, at + 3), body.slice(at + 3)];
    const id = assertRefused(await client.post(stack, pieces), 403, { secrets: [EVIL] });
    assert.equal(witness.upstreamBytes, 0);
    if (site.mode !== 'STREAMED') assert.equal(witness.upstream.length, 0);
    await witness.saw(['request deny no-evil', 'close denied'], id);
  });

  overBoth('C11', 'a redaction changes the length of a request', async (client) => {
    const witness = new Witness(stack);
    const body = chat(`Why was ${CARD} refused?`);
    const answer = await client.postWithLength(stack, body);
    assert.deepEqual([answer.status, answer.complete], [200, true]);
    const expected = body.replace(CARD, MASK);
    assert.equal(witness.only.body.toString(), expected);
    // Where Envoy took the length away, the body arrives in chunks.
    const length = witness.only.headers['content-length'];
    assert.equal(length, site.mode === 'BUFFERED' ? String(expected.length) : undefined);
    await witness.saw(['request mutate mask-cards', 'open allow none', 'close complete'], idOf(answer));
  });

  overBoth('C12', 'a redaction changes the length of an answer', async (client) => {
    const text = `{"id":"c","object":"chat.completion","choices":[{"index":0,"message":{"role":"assistant","content":"It is ${CARD}."},"finish_reason":"stop"}]}`;
    const headers = { 'content-length': String(text.length) };
    stack.model.script('document', sends([text], { contentType: 'application/json', headers }));
    const witness = new Witness(stack);
    const answer = await client.ask(stack, 'document');
    const expected = text.replace(CARD, MASK);
    assert.deepEqual([answer.status, answer.complete], [200, true]);
    assert.equal(answer.body.toString(), expected);
    const length = answer.headers.get('content-length');
    assert.equal(length, site.mode === 'BUFFERED' ? String(expected.length) : undefined);
    assert.equal(witness.upstream.length, 1);
    await witness.saw(decisions.masked, idOf(answer));
  });

  if (site.mode !== 'BUFFERED')
    overHttp2('C17', 'over HTTP/2 a cut is an end of the stream behind the error event', async () => {
      const opening = event('The river is calm. ');
      const arrived = Promise.withResolvers<void>();
      stack.model.script('cut', async ({ body, response }) => {
        await body;
        response.writeHead(200, { 'content-type': 'text/event-stream' }).write(opening);
        await arrived.promise;
        response.end(event(`${BANNED} starts`) + event('rest') + STOP + DONE);
      });
      const witness = new Witness(stack);
      const answer = await requestHttp2(stack.url, {
        ...{ path: CHAT, headers: { 'x-script': 'cut' } },
        pieces: [chat('?', { stream: true })],
        onData: () => arrived.resolve(),
      });
      assert.deepEqual([answer.status, answer.ending], [200, 'NO_ERROR']);
      const text = answer.body.toString();
      assert.equal(text.slice(0, opening.length), opening);
      assert.match(
        text.slice(opening.length),
        /^data: .*"finish_reason":"content_filter".*\n\ndata: \[DONE\]\n\n$/,
      );
      await witness.saw(decisions.cut, String(answer.headers['x-weir-id']));
    });

  claim('C18', 'an event split at every byte offset arrives byte for byte', async () => {
    const whole = splitEvent('dans l\u2019\u00e9cluse \u{1F30A} \\u00e9\\n\\"\\\\ \\ud83d\\ude00 ');
    const witness = new Witness(stack);
    const answers = await atEveryOffset(stack, whole);
    for (const [offset, answer] of answers.entries())
      assert.equal(answer.body.toString(), whole.toString(), `split at ${offset}`);
    for (const records of await witness.records(answers.length))
      assert.deepEqual(records.map(inWords), decisions.allowed);
  });

  claim('C18', 'an event split at every byte offset hides no card number', async () => {
    const whole = splitEvent('\u00e9 4111 11\\u0031\\u0031 1111 1111 \u{1F30A} ');
    const clean = whole.toString().replace('4111 11\\u0031\\u0031 1111 1111', MASK);
    assert.notEqual(clean, whole.toString());
    const witness = new Witness(stack);
    const answers = await atEveryOffset(stack, whole);
    for (const [offset, answer] of answers.entries())
      assert.equal(answer.body.toString(), clean, `split at ${offset}`);
    for (const records of await witness.records(answers.length))
      assert.deepEqual(records.map(inWords), decisions.masked);
  });

  overBoth('C19', 'a banned word over four events in escapes is found', async (client) => {
    const opening = event('All is calm. ');
    const parts = ['\\u0050roj', 'e\\u0063t\\u0020', 'H\\u0061l', 'cy\\u006fn starts'].map((part) =>
      spelledEvent(part),
    );
    stack.model.script('spelled', sends([opening, ...parts], { paceMs: 20 }));
    const witness = new Witness(stack);
    const answer = await client.ask(stack, 'spelled');
    // STREAMED lets each event go once it is judged by itself, so the beginning of the word has left; its end has not.
    assertEnded(site, answer, { FD: opening, STREAMED: [opening, ...parts.slice(0, 3)] });
    assert.ok(!textOf(answer.body.toString().replace(/^\{.*/, '')).includes(BANNED));
    await witness.saw(decisions.ended, idOf(answer));
  });

  overHttp2('C28', 'GET, HEAD and 204: each phase is answered once, no hang', async () => {
    for (const method of ['GET', 'HEAD']) {
      const witness = new Witness(stack);
      const answer = await requestHttp2(stack.url, { method, path: '/v1/models' });
      assert.deepEqual([answer.status, answer.ending], [200, 'NO_ERROR'], method);
      assert.equal(answer.body.length > 0, method === 'GET');
      assert.equal(witness.only.method, method);
      await witness.saw(decisions.allowed, String(answer.headers['x-weir-id']));
    }
    const witness = new Witness(stack);
    const empty = await post(stack, [chat('?')], { headers: { 'x-script': 'empty' } });
    assert.deepEqual([empty.status, empty.body.length, empty.complete], [204, 0, true]);
    await witness.saw(decisions.allowed, idOf(empty));
  });

  overHttp2('C28', 'requests without a body are refused, no hang', async () => {
    const trailed = { pieces: [], trailers: { 'x-digest': 'none' } };
    const bodiless = [{ pieces: [''] }, { pieces: [] }, ...(site.mode === 'FD' ? [trailed] : [])];
    for (const request of bodiless) {
      const witness = new Witness(stack);
      const answer = await requestHttp2(stack.url, { path: CHAT, ...request });
      assert.deepEqual([answer.status, answer.ending], [400, 'NO_ERROR']);
      assert.equal(witness.upstreamBytes, 0);
      await witness.saw(['request deny unreadable', 'close fault'], String(answer.headers['x-weir-id']));
    }
    const witness = new Witness(stack);
    const answer = await requestHttp2(stack.url, { method: 'GET', path: CHAT });
    assert.equal(answer.status, 403);
    assert.equal(witness.upstream.length, 0);
    await witness.saw(['request deny unsupported', 'close fault'], String(answer.headers['x-weir-id']));
  });

  if (site.mode !== 'FD')
    overHttp2(
      'C28',
      'trailers that Envoy hides, without a body: nothing is there to judge, no hang',
      async () => {
        const witness = new Witness(stack);
        const answer = await requestHttp2(stack.url, {
          path: CHAT,
          pieces: [],
          trailers: { 'x-digest': 'none' },
        });
        assert.deepEqual([answer.status, answer.ending], [200, 'NO_ERROR']);
        assert.equal(witness.only.body.length, 0);
        await witness.saw(['open allow none', 'close complete'], String(answer.headers['x-weir-id']));
      },
    );

  claim('C29', 'an upgrade is refused at its headers, upstream gets nothing', () => refusesUpgrades(stack));

  overBoth('C37', 'upstream sees our id and no forged verdict, and the client sees both', async (client) => {
    const forged = { 'x-weir-decision': 'hold', 'x-weir-id': 'forged' };
    stack.model.script('forged', sends([event('calm'), STOP, DONE], { headers: forged }));
    const witness = new Witness(stack);
    const answer = await client.ask(stack, 'forged', {
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
    await witness.saw(decisions.allowed, id);
  });

  // The last one: it takes the upstream away for a while.
  overBoth('C30', "the router's own reply passes as it is, and the exchange is closed", async (client) => {
    const port = Number(new URL(stack.modelUrl).port);
    await stack.model.close();
    try {
      const witness = new Witness(stack);
      const answer = await client.post(stack, [chat('?')]);
      assert.equal(answer.status, 503);
      assert.match(answer.body.toString(), /^upstream connect error or disconnect\/reset before headers/);
      // Before 1.37 Envoy did not tell a processor of its own replies.
      const told = reaches(site.version, '1.37.0');
      const closed = told ? ['open allow none', 'close complete'] : ['close cancelled'];
      const exchange = await witness.exchange();
      assert.deepEqual(exchange.decisions.slice(-closed.length), closed);
      // In STREAMED the router may give up at the headers, before the request was judged.
      const before = exchange.decisions.slice(0, -closed.length);
      if (site.mode !== 'STREAMED' || before.length > 0) assert.deepEqual(before, ['request allow none']);
      if (told) assert.equal(exchange.id, idOf(answer));
      await metricIs(stack, 0, 'weir_open_streams');
    } finally {
      await stack.model.listen(port);
    }
  });
});
