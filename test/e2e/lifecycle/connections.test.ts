/** O07: connections that die without a word, Envoys that come and go: streams are freed, and nothing is left of them. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { POLICY } from '../answers/support/spelling.ts';
import { chat } from '../conformance/support/clients.ts';
import { body, CHAT_HEADERS, MockEnvoy } from '../conformance/support/mock-envoy.ts';
import { postChat } from '../harness/client.ts';
import { eventually } from '../harness/eventually.ts';
import { metricIs } from '../harness/metric.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { OPENING, openStreams } from './support/crowd.ts';
import { Relay } from './support/relay.ts';
import { liveBytes, told } from './support/told.ts';

/** Times that end an Envoy and open another; each has so many streams. */
const CYCLES = Number(process.env['CYCLES'] ?? 30);
/** Times before the first look: the runtime compiles what it runs often, and keeps that. */
const WARM = 30;
const STREAMS = 20;
const HALF = chat('half a prompt, '.repeat(100)).slice(0, 1000);
/** What a cycle may leave behind: nothing, give or take what the runtime itself moves. */
const MOST_PER_CYCLE = 32 * 1024;

describe('O07 a connection that is dead without a word', { timeout: 60_000 }, () => {
  let stack: Stack;
  const relay = new Relay();
  afterEach(async () => {
    await stack?.stop();
    relay.close();
  });

  it('O07 pings find it on both sides: Weir frees its streams, clients get an error, the next ones pass', async () => {
    const keepalive = { connection_keepalive: { interval: '0.5s', timeout: '0.5s' } };
    const protocol = 'envoy.extensions.upstreams.http.v3.HttpProtocolOptions';
    const options = { [protocol]: { explicit_http_config: { http2_protocol_options: keepalive } } };
    stack = await startStack({
      policy: POLICY,
      config: 'deadlines: { pingMs: 500, pingTimeoutMs: 500 }',
      envoy: { weir: await relay.listen(), weirCluster: { typed_extension_protocol_options: options } },
    });
    relay.target = stack.grpc;
    const streams = await openStreams(stack, 20);
    relay.silence();
    for (const { live, model } of streams) {
      const answer = await live.ending();
      assert.deepEqual([answer.complete, answer.body.toString()], [false, OPENING]);
      await eventually('the upstream is cancelled', () => model.cancelled);
    }
    await eventually(
      'Weir has freed them',
      async () => (await stack.metric('weir_open_streams')) === 0,
      20_000,
    );
    await metricIs(stack, 0, 'weir_held_bytes');
    const endings = await eventually('all are recorded', () => {
      const closes = stack.journal().filter(({ kind }) => kind === 'close');
      return closes.length === 20 && closes.map(({ totals }) => (totals as { ended: string }).ended);
    });
    assert.deepEqual(new Set(endings), new Set(['cancelled']));
    assert.equal((await postChat(stack.url, chat('?'))).status, 200);
  });
});

describe('O07 Envoys that come and go', { timeout: 60_000 + (CYCLES + WARM) * 2000 }, () => {
  let stack: Stack;
  let address = '';
  const relay = new Relay();
  before(async () => {
    stack = await startStack({ ...told('collect'), policy: POLICY });
    relay.target = stack.grpc;
    address = await relay.listen();
  });
  after(async () => {
    await stack?.stop();
    relay.close();
  });

  /** What an Envoy that is killed leaves: a connection that ends in the middle of exchanges. */
  const cycle = async (): Promise<void> => {
    const envoy = new MockEnvoy(address);
    for (let at = 0; at < STREAMS; at += 1) {
      const stream = envoy.open();
      stream.send(CHAT_HEADERS);
      stream.send({ request_body: body(HALF, false) });
    }
    const held = async (): Promise<boolean> => {
      const [streams, bytes] = [
        await stack.metric('weir_open_streams'),
        await stack.metric('weir_held_bytes'),
      ];
      return streams === STREAMS && bytes >= STREAMS * HALF.length;
    };
    await eventually('all are open and held', held, 20_000);
    relay.cut();
    await eventually('none is open', async () => (await stack.metric('weir_open_streams')) === 0, 20_000);
    envoy.close();
  };

  it(`O07 ${CYCLES} times with ${STREAMS} half requests: no stream, no held byte and no memory is left`, async () => {
    for (let at = 0; at < WARM; at += 1) await cycle();
    const before = await liveBytes(stack);
    for (let at = 0; at < CYCLES; at += 1) await cycle();
    await metricIs(stack, 0, 'weir_held_bytes');
    const grown = (await liveBytes(stack)) - before;
    assert.ok(grown < CYCLES * MOST_PER_CYCLE, `${Math.round(grown / CYCLES / 1024)} KiB are left of each`);
    assert.equal((await postChat(stack.url, chat('?'))).status, 200);
    const closes = await eventually('all are recorded', () => {
      const found = stack.journal().filter(({ kind }) => kind === 'close');
      return found.length === (CYCLES + WARM) * STREAMS + 1 && found;
    });
    const endings = new Set(closes.map(({ totals }) => (totals as { ended: string }).ended));
    assert.deepEqual([...endings].sort(), ['cancelled', 'complete']);
  });
});
