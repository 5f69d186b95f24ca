/** Conformance while somebody is slow, in every body mode: judges, clients, and Weir itself on its way out. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before } from 'node:test';
import { eventually } from '../harness/eventually.ts';
import { requestHttp2 } from '../harness/http2.ts';
import { metricIs } from '../harness/metric.ts';
import { type RawAnswer, RawClient } from '../harness/raw-http.ts';
import type { Stack } from '../harness/stack.ts';
import { assertCut, assertRefused, CHAT, type Client, chat, idOf } from './support/clients.ts';
import { conformance, startAt } from './support/conformance.ts';
import { event, sends } from './support/events.ts';
import { JudgeServer } from './support/judge-server.ts';
import { keepsOrder } from './support/keeps-order.ts';
import { JUDGED, JUDGED_ANSWERS, JUDGED_REQUESTS } from './support/policies.ts';
import { reaches } from './support/version.ts';
import { assertQuiet, inWords, Witness } from './support/witness.ts';

const NEVER = new Promise<never>(() => {});

conformance('judged', ({ site, claim, overHttp2, overBoth }) => {
  const judge = new JudgeServer();
  let stack: Stack;
  before(async () => {
    stack = await startAt(site, {
      policy: JUDGED,
      config: [
        `judges: { probe: { url: "${await judge.listen()}", deadlineMs: 60000, remember: { entries: 0 }, breaker: { failures: 0 } } }`,
        'deadlines: { judgeMs: 400, drainMs: 300 }',
      ].join('\n'),
    });
  });
  afterEach(() => assertQuiet(stack));
  after(async () => {
    await stack?.stop();
    await judge.close();
  });

  /** In BUFFERED an answer has to end before it is judged, in STREAMED a cut one is swallowed to its end. */
  const endless = site.mode === 'FD' ? { forever: event('and on. '.repeat(20)) } : {};
  /** Asks for a stream whose answer is judged. */
  const judged = (client: Client, script: string): Promise<RawAnswer> =>
    client.post(stack, [chat('?', { stream: true })], {
      headers: { host: JUDGED_ANSWERS, 'x-script': script },
    });
  const open = ['request allow none', 'open allow none'];
  const cut = [...open, 'cut deny ask', 'close cut'];
  const denied = ['request allow none', 'open deny ask', 'close fault'];

  overBoth(
    'C20',
    'a judge of the request that hangs denies it in time, upstream gets nothing',
    async (client) => {
      judge.opinion = () => NEVER;
      const witness = new Witness(stack);
      const answer = await client.post(stack, [chat('Why?')], { headers: { host: JUDGED_REQUESTS } });
      const id = assertRefused(answer, 503);
      assert.equal(witness.upstreamBytes, 0);
      if (site.mode !== 'STREAMED') assert.equal(witness.upstream.length, 0);
      await witness.saw(['request deny ask', 'close fault'], id);
    },
  );

  overBoth('C20', 'a judge of the answer that hangs ends it in time', async (client) => {
    judge.opinion = () => NEVER;
    const text = event('water flows. '.repeat(60));
    stack.model.script('long', sends([text], endless));
    const witness = new Witness(stack);
    const answer = await judged(client, 'long');
    // STREAMED cannot hold text, so it leaves while the judge thinks.
    if (site.mode === 'STREAMED') assertCut(answer, text);
    else assertRefused(answer, 503, { secrets: ['water'] });
    if (site.mode === 'FD') await witness.upstreamCancelled();
    await witness.saw(site.mode === 'STREAMED' ? cut : denied, idOf(answer));
  });

  overBoth('C20', 'a judge that hangs later ends the answer behind what it let go', async (client) => {
    const asked = judge.asked;
    judge.opinion = (_text, question) => (question === asked ? Promise.resolve(0) : NEVER);
    const first = event('water flows. '.repeat(40));
    const second = event('calm. '.repeat(20));
    stack.model.script('later', sends([first, second], endless));
    const witness = new Witness(stack);
    const answer = await judged(client, 'later');
    if (site.mode === 'BUFFERED') assertRefused(answer, 503, { secrets: ['water'] });
    else assertCut(answer, site.mode === 'STREAMED' ? first + second : first);
    if (site.mode === 'FD') await witness.upstreamCancelled();
    await witness.saw(site.mode === 'BUFFERED' ? denied : cut, idOf(answer));
  });

  claim(
    'C24',
    'a client that leaves while a judge thinks: the judge is let go, nothing is held, no error',
    async () => {
      judge.opinion = () => NEVER;
      const witness = new Witness(stack);
      const abandoned = judge.abandoned;
      const asked = judge.asked;
      const client = new RawClient(stack.port);
      const body = chat('Why?');
      await client.send(
        `POST ${CHAT} HTTP/1.1\r\nhost: ${JUDGED_REQUESTS}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
      );
      await eventually('the judge is asked', () => judge.asked > asked);
      client.close();
      await eventually('the judge is let go', () => judge.abandoned > abandoned);
      await witness.saw(['close cancelled']);
      assert.equal(witness.upstreamBytes, 0);
      for (const gauge of ['weir_held_bytes', 'weir_open_streams'])
        assert.equal(await stack.metric(gauge), 0, gauge);
      assert.deepEqual(errorLines(stack), []);
    },
  );

  claim(
    'C24',
    'a client that leaves in mid-answer: the judge is let go, and upstream where it goes on, no error',
    async () => {
      judge.opinion = () => NEVER;
      stack.model.script('long', sends([event('water flows. '.repeat(60))], endless));
      const witness = new Witness(stack);
      const abandoned = judge.abandoned;
      const asked = judge.asked;
      const client = new RawClient(stack.port);
      const body = chat('Why?', { stream: true });
      await client.send(
        `POST ${CHAT} HTTP/1.1\r\nhost: ${JUDGED_ANSWERS}\r\nx-script: long\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
      );
      await eventually('the judge is asked', () => judge.asked > asked);
      client.close();
      await eventually('the judge is let go', () => judge.abandoned > abandoned);
      if (site.mode === 'FD') await witness.upstreamCancelled();
      await witness.saw([...(site.mode === 'STREAMED' ? open : ['request allow none']), 'close cancelled']);
      for (const gauge of ['weir_held_bytes', 'weir_open_streams'])
        assert.equal(await stack.metric(gauge), 0, gauge);
      assert.deepEqual(errorLines(stack), []);
    },
  );

  if (site.mode !== 'BUFFERED')
    overBoth('C25', 'late judges and slow headers keep the order of 50 chunks', (client) =>
      keepsOrder({ stack, judge, client }),
    );

  // The last one: Weir is gone after it.
  claim(
    'C22',
    'SIGTERM ends a held request and an open answer with an error, never with the rest',
    async () => {
      stack.model.script('endless', sends([event('The river ')], { forever: event('flows ') }));
      const witness = new Witness(stack);
      const held = new RawClient(stack.port);
      await held.send(headed(1000, '{"model":'));
      const stream = new RawClient(stack.port);
      const body = chat('?', { stream: true });
      await stream.send(headed(body.length, body, 'x-script: endless\r\n'));
      await eventually('the answer is under way', () =>
        site.mode === 'BUFFERED'
          ? witness.upstream.some(({ complete }) => complete)
          : stream.received.includes('flows '),
      );
      await metricIs(stack, 2, 'weir_open_streams');
      stack.weir.process.kill('SIGTERM');

      const refused = await held.answer();
      assert.deepEqual([refused.status, refused.complete], [503, true]);
      const broken = await stream.answer();
      if (site.mode === 'BUFFERED') assert.deepEqual([broken.status, broken.complete], [503, true]);
      else assert.deepEqual([broken.status, broken.complete, stream.closed], [200, false, true]);
      assert.ok(!broken.body.includes('[DONE]'));
      held.close();
      stream.close();
      assert.equal(witness.upstreamBytes, body.length, 'no byte of the held request left');
      await stack.weir.ended;
      const records = (await witness.records(2)).map((exchange) => exchange.map(inWords).join(', ')).sort();
      const begun = site.mode === 'BUFFERED' ? 'request allow none' : open.join(', ');
      assert.deepEqual(records, ['close fault', `${begun}, close fault`]);
      await eventually('both are in the access log', () => endedByWeir(stack) === 2);
      await stack.restartWeir();
    },
  );

  // The last one: Weir is gone after it.
  overHttp2('C22', 'SIGTERM ends an open answer with an error', async () => {
    stack.model.script('endless', sends([event('The river ')], { forever: event('flows ') }));
    const witness = new Witness(stack);
    let received = 0;
    const pending = requestHttp2(stack.url, {
      ...{ path: CHAT, headers: { 'x-script': 'endless' }, pieces: [chat('?', { stream: true })] },
      onData: (part) => {
        received += part.length;
      },
    });
    await eventually('the answer is under way', () =>
      site.mode === 'BUFFERED' ? witness.upstream.some(({ complete }) => complete) : received > 300,
    );
    stack.weir.process.kill('SIGTERM');
    const answer = await pending;
    assert.ok(!answer.body.includes('[DONE]'));
    // Once its headers have left, an Envoy before 1.37 ends the stream as if it were whole: no end mark is all the client sees.
    const reset = reaches(site.version, '1.37.0') ? 'INTERNAL_ERROR' : 'NO_ERROR';
    const expected = site.mode === 'BUFFERED' ? [503, 'NO_ERROR'] : [200, reset];
    assert.deepEqual([answer.status, answer.ending], expected);
    await stack.weir.ended;
    const begun = site.mode === 'BUFFERED' ? ['request allow none'] : open;
    await witness.saw([...begun, 'close fault']);
  });
});

/** How many exchanges Envoy ended because Weir said that it is unavailable. */
function endedByWeir(stack: Stack): number {
  const details = stack.accessLog().map((entry) => String(entry['details']));
  return details.filter((detail) => /ext_proc_error_gRPC_error_14/.test(detail)).length;
}

function headed(length: number, body: string, more = ''): string {
  return `POST ${CHAT} HTTP/1.1\r\nhost: llm\r\n${more}content-type: application/json\r\ncontent-length: ${length}\r\n\r\n${body}`;
}

/** Lines of Weir's log at the level `error`. */
function errorLines(stack: Stack): string[] {
  const lines = readFileSync(join(stack.folder, 'weir.log'), 'utf8').split('\n');
  return lines.filter((line) => line.startsWith('{') && JSON.parse(line).level === 'error');
}
