/** Conformance in the shipped profile while somebody is slow: judges, clients, and Weir itself on its way out. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before } from 'node:test';
import { eventually } from '../harness/eventually.ts';
import { RawClient } from '../harness/raw-http.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { conformance } from './support/cases.ts';
import { assertCut, assertRefused, CHAT, chat, idOf, post } from './support/clients.ts';
import { event, sends } from './support/events.ts';
import { JudgeServer } from './support/judge-server.ts';
import { keepsOrder } from './support/keeps-order.ts';
import { JUDGED, JUDGED_ANSWERS, JUDGED_REQUESTS } from './support/policies.ts';
import { assertQuiet, inWords, Witness } from './support/witness.ts';

const NEVER = new Promise<never>(() => {});

conformance('judged', (claim) => {
  const judge = new JudgeServer();
  let stack: Stack;
  before(async () => {
    stack = await startStack({
      policy: JUDGED,
      config: [
        `judges: { probe: { url: "${await judge.listen()}", deadlineMs: 60000 } }`,
        'deadlines: { judgeMs: 400, drainMs: 300 }',
      ].join('\n'),
    });
  });
  afterEach(() => assertQuiet(stack));
  after(async () => {
    await stack?.stop();
    await judge.close();
  });

  const judged = (script: string): Promise<Awaited<ReturnType<typeof post>>> =>
    post(stack, [chat('?', { stream: true })], { headers: { host: JUDGED_ANSWERS, 'x-script': script } });

  claim(
    'C20',
    'q=s=FD: a judge of the request that hangs denies it in time, upstream gets nothing',
    async () => {
      judge.opinion = () => NEVER;
      const witness = new Witness(stack);
      const answer = await post(stack, [chat('Why?')], { headers: { host: JUDGED_REQUESTS } });
      const id = assertRefused(answer, 503);
      assert.equal(witness.upstream.length, 0);
      await witness.saw(['request deny ask', 'close fault'], id);
    },
  );

  claim(
    'C20',
    'q=s=FD: a judge of the answer that hangs denies it in time, upstream is cancelled',
    async () => {
      judge.opinion = () => NEVER;
      stack.model.script('long', sends([event('water flows. '.repeat(60))], { forever: event('and on. ') }));
      const witness = new Witness(stack);
      const id = assertRefused(await judged('long'), 503, { secrets: ['water'] });
      await witness.upstreamCancelled();
      await witness.saw(['request allow none', 'open deny ask', 'close fault'], id);
    },
  );

  claim('C20', 'q=s=FD: a judge that hangs later cuts the answer, upstream is cancelled', async () => {
    const asked = judge.asked;
    judge.opinion = (_text, question) => (question === asked ? Promise.resolve(0) : NEVER);
    const first = event('water flows. '.repeat(40));
    stack.model.script(
      'later',
      sends([first, event('calm. '.repeat(20))], { forever: event('on. '.repeat(20)) }),
    );
    const witness = new Witness(stack);
    const answer = await judged('later');
    assertCut(answer, first);
    await witness.upstreamCancelled();
    await witness.saw(['request allow none', 'open allow none', 'cut deny ask', 'close cut'], idOf(answer));
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
      assert.equal(witness.upstream.length, 0);
      for (const gauge of ['weir_held_bytes', 'weir_open_streams'])
        assert.equal(await stack.metric(gauge), 0, gauge);
      assert.deepEqual(errorLines(stack), []);
    },
  );

  claim(
    'C24',
    'a client that leaves in mid-answer: upstream is cancelled, the judge is let go, no error',
    async () => {
      judge.opinion = () => NEVER;
      stack.model.script('long', sends([event('water flows. '.repeat(60))], { forever: event('and on. ') }));
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
      await witness.upstreamCancelled();
      await witness.saw(['request allow none', 'close cancelled']);
      for (const gauge of ['weir_held_bytes', 'weir_open_streams'])
        assert.equal(await stack.metric(gauge), 0, gauge);
      assert.deepEqual(errorLines(stack), []);
    },
  );

  claim('C25', 'q=s=FD: late judges and slow headers keep the order of 50 chunks', () =>
    keepsOrder(stack, judge),
  );

  // The last one: Weir is gone after it.
  claim('C22', 'SIGTERM ends a held request and a stream with an error, never with the rest', async () => {
    stack.model.script('endless', sends([event('The river ')], { forever: event('flows ') }));
    const witness = new Witness(stack);
    const held = new RawClient(stack.port);
    await held.send(
      `POST ${CHAT} HTTP/1.1\r\nhost: llm\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{"model":`,
    );
    const stream = new RawClient(stack.port);
    const body = chat('?', { stream: true });
    await stream.send(
      `POST ${CHAT} HTTP/1.1\r\nhost: llm\r\nx-script: endless\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
    );
    await eventually('the stream has begun', () => stream.received.includes('flows '));
    assert.equal(await stack.metric('weir_open_streams'), 2);
    stack.weir.process.kill('SIGTERM');

    const refused = await held.answer();
    assert.deepEqual([refused.status, refused.complete], [503, true]);
    const broken = await stream.answer();
    assert.deepEqual([broken.status, broken.complete, stream.closed], [200, false, true]);
    assert.ok(!broken.body.includes('[DONE]'));
    held.close();
    stream.close();
    assert.equal(witness.upstream.length, 1, 'the held request never left');
    await witness.upstreamCancelled();
    await stack.weir.ended;
    const records = (await witness.records(2)).map((exchange) => exchange.map(inWords).join(', ')).sort();
    assert.deepEqual(records, ['close fault', 'request allow none, open allow none, close fault']);
    const unavailable = /ext_proc_error_gRPC_error_14/;
    await eventually('both are in the access log', () => {
      const details = stack.accessLog().map((entry) => String(entry['details']));
      return details.filter((detail) => unavailable.test(detail)).length === 2;
    });
  });
});

/** Lines of Weir's log at the level `error`. */
function errorLines(stack: Stack): string[] {
  const lines = readFileSync(join(stack.folder, 'weir.log'), 'utf8').split('\n');
  return lines.filter((line) => line.startsWith('{') && JSON.parse(line).level === 'error');
}
