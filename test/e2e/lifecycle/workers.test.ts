/** Several workers: a burst spreads over all of them, and what befalls one (O05) leaves the exchanges of the others alone. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, it } from 'node:test';
import { MASKS, POLICY } from '../answers/support/spelling.ts';
import { chat } from '../conformance/support/clients.ts';
import { DONE, event } from '../conformance/support/events.ts';
import { postChat } from '../harness/client.ts';
import { eventually } from '../harness/eventually.ts';
import { type JournalRecord, readJournal } from '../harness/journal.ts';
import { metricIs } from '../harness/metric.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { type HeldStream, OPENING, openStreams } from './support/crowd.ts';
import { tell, told, workersOf } from './support/told.ts';
import { weir } from './support/weir-cli.ts';

const REST = event('1111 1111.') + DONE;
const MASKED = OPENING + event(MASKS.card) + event('.') + DONE;
/** Two streams a connection, so that a few streams are on both workers. */
const NARROW = {
  weirCluster: {
    typed_extension_protocol_options: {
      'envoy.extensions.upstreams.http.v3.HttpProtocolOptions': {
        explicit_http_config: { http2_protocol_options: { max_concurrent_streams: 2 } },
      },
    },
  },
};

/** The requests that each worker has recorded, chain by chain. */
function requestsByWorker(stack: Stack): number[] {
  const chains = globSync('worker-*/', { cwd: stack.journalFolder });
  return chains.map((chain) => {
    const files = globSync('*.jsonl', { cwd: join(stack.journalFolder, chain) });
    const lines = files.flatMap((file) =>
      readFileSync(join(stack.journalFolder, chain, file), 'utf8')
        .split('\n')
        .slice(0, -1),
    );
    return lines.filter((line) => (JSON.parse(line) as JournalRecord).kind === 'request').length;
  });
}

describe('a burst', { timeout: 120_000 }, () => {
  let stack: Stack;
  afterEach(async () => stack?.stop());

  it('of 500 streams on a cold Envoy, with the shipped cluster: none gets 503, all workers have their share', async () => {
    stack = await startStack({ policy: POLICY, workers: 4 });
    const headers = { 'x-script': 'chat', 'x-events': '30', 'x-pace-ms': '100' };
    const answers = await Promise.all(
      Array.from({ length: 500 }, async () => {
        const answer = await postChat(stack.url, chat('?', { stream: true }), headers);
        return { status: answer.status, whole: (await answer.text()).endsWith(DONE) };
      }),
    );
    const counted = Map.groupBy(answers, ({ status, whole }) => `${status} ${whole}`);
    assert.deepEqual(
      [...counted].map(([how, group]) => [how, group.length]),
      [['200 true', 500]],
    );
    const shares = await eventually('all are recorded', () => {
      const counts = requestsByWorker(stack);
      return counts.reduce((sum, count) => sum + count, 0) === 500 && counts;
    });
    assert.equal(shares.length, 4);
    // A connection has 100 streams, and each goes to the worker that holds the fewest connections.
    for (const share of shares) assert.ok(share >= 50, `shares of ${shares.join(', ')}`);
    const overflow = await stack.envoyStats(
      'cluster.weir.upstream_(rq_pending_overflow|cx_overflow|cx_connect_fail)$',
    );
    assert.deepEqual(Object.values(overflow), [0, 0, 0]);
  });
});

describe('O05 one of two workers', { timeout: 90_000 }, () => {
  let stack: Stack;
  afterEach(async () => stack?.stop());

  const finish = ({ model }: HeldStream): void => {
    model.send(REST);
    model.end();
  };
  /** Streams over both workers, and one of them told. */
  const hit = async (strike: (worker: number) => void): Promise<HeldStream[]> => {
    const streams = await openStreams(stack, 8);
    await eventually('both workers have some', () => requestsByWorker(stack).every((count) => count > 0));
    const [victim] = workersOf(stack);
    assert.ok(victim !== undefined);
    strike(victim);
    return streams;
  };
  /** Finishes all streams; returns how many lived on, each whole and masked; the others ended with an error. */
  const survivors = async (streams: readonly HeldStream[]): Promise<number> => {
    await eventually(
      'it is replaced',
      async () => (await stack.metric('weir_worker_restarts_total')) === 1,
      10_000,
    );
    await eventually('two workers serve', async () => (await stack.metric('weir_workers')) === 2, 10_000);
    for (const stream of streams) finish(stream);
    let lived = 0;
    for (const { live, model } of streams) {
      const answer = await live.ending();
      if (answer.complete) {
        assert.equal(answer.body.toString(), MASKED);
        lived += 1;
      } else {
        assert.equal(answer.body.toString(), OPENING, 'what was held has not left');
        await eventually('its upstream is cancelled', () => model.cancelled);
      }
    }
    assert.equal((await postChat(stack.url, chat('?'))).status, 200);
    await eventually('nothing is open', async () => (await stack.metric('weir_open_streams')) === 0);
    await metricIs(stack, 0, 'weir_held_bytes');
    return lived;
  };
  const endings = (): string[] =>
    readJournal(stack.journalFolder)
      .filter(({ kind }) => kind === 'close')
      .map(({ totals }) => (totals as { ended: string }).ended);

  for (const [how, strike] of [
    ['crashes by a bug', tell],
    ['is killed', (worker: number) => process.kill(worker, 'SIGKILL')],
  ] as const) {
    it(`O05 ${how}: its streams end with an error, the others live on, it is replaced and counted`, async () => {
      stack = await startStack({ ...told('crash'), policy: POLICY, workers: 2, envoy: NARROW });
      const lived = await survivors(await hit(strike));
      assert.ok(lived > 0 && lived < 8, `${lived} of 8 lived on`);
      const complete = (): number => endings().filter((ended) => ended === 'complete').length;
      await eventually('those that lived on are recorded', () => complete() === lived + 1);
      const verified = await weir('audit', 'verify', '--dir', stack.journalFolder);
      assert.equal(verified.code, 0, verified.stdout + verified.stderr);
    });
  }

  it('O05 stands still for two seconds: nothing passes unjudged, everything is judged in the end', async () => {
    stack = await startStack({ ...told('block'), policy: POLICY, workers: 2, envoy: NARROW });
    const streams = await hit(tell);
    for (const stream of streams) finish(stream);
    for (const { live } of streams) {
      const answer = await live.ending();
      assert.deepEqual([answer.complete, answer.body.toString()], [true, MASKED]);
    }
    await metricIs(stack, 0, 'weir_worker_restarts_total');
    await eventually('all are recorded', () => endings().length === 8);
    assert.deepEqual(new Set(endings()), new Set(['complete']));
  });

  it('O07 says GOAWAY and drains: its streams finish, new ones go elsewhere, it is replaced', async () => {
    stack = await startStack({ policy: POLICY, workers: 2, envoy: NARROW });
    const streams = await hit((worker) => process.kill(worker, 'SIGTERM'));
    await eventually('it takes no more', async () => (await stack.metric('weir_workers')) === 1);
    for (let at = 0; at < 10; at += 1) {
      const answer = await postChat(stack.url, chat('?'));
      assert.equal(answer.status, 200, `request ${at}`);
      await answer.text();
    }
    for (const stream of streams) finish(stream);
    assert.equal(await survivors(streams), 8, 'all lived on');
  });
});
