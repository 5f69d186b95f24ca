/** O08: exchanges that do nothing cost little, and no other exchange minds them; thousands of them are in bench/idle.ts. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { begin, type LiveAnswer } from '../answers/support/live.ts';
import { assertRecorded, CLEAN } from '../answers/support/records.ts';
import { POLICY } from '../answers/support/spelling.ts';
import { chat } from '../conformance/support/clients.ts';
import { DONE, event } from '../conformance/support/events.ts';
import { assertQuiet } from '../conformance/support/witness.ts';
import { postChat } from '../harness/client.ts';
import { eventually } from '../harness/eventually.ts';
import { metricIs } from '../harness/metric.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { openStreams } from '../lifecycle/support/crowd.ts';
import { liveBytes, told } from '../lifecycle/support/told.ts';

const STREAMS = 200;
const OPEN_MS = 20_000;
/** What one of them may keep: more than it takes with thousands (docs/operate/sizing.md), far less than a leak of buffers. */
const MOST_PER_STREAM = 64 * 1024;
const WHOLE = chat('How is the river?');
const HALF = WHOLE.slice(0, 40);

describe('O08 idle streams', { timeout: 120_000 }, () => {
  let stack: Stack;
  before(async () => {
    stack = await startStack({ ...told('collect'), policy: POLICY });
    // What the first ones load stays: it is not theirs.
    for (const { live, model } of await openStreams(stack, 20)) {
      model.send(DONE);
      model.end();
      await live.ending();
    }
  });
  afterEach(() => assertQuiet(stack));
  after(() => stack?.stop());

  const open = (count: number): Promise<true> =>
    eventually(
      `${count} streams are open`,
      async () => (await stack.metric('weir_open_streams')) === count,
      OPEN_MS,
    );

  const assertCheap = async (before: number): Promise<void> => {
    const each = ((await liveBytes(stack)) - before) / STREAMS;
    assert.ok(each < MOST_PER_STREAM, `each keeps ${Math.round(each / 1024)} KiB`);
  };

  const assertServes = async (): Promise<void> => {
    const answer = await postChat(stack.url, WHOLE);
    assert.equal(answer.status, 200, await answer.text());
    await assertRecorded(stack, answer.headers.get('x-weir-id'), CLEAN);
  };

  it(`O08 ${STREAMS} requests whose rest does not come: they cost little, others are served, all are let go`, async () => {
    await open(0);
    const before = await liveBytes(stack);
    const waiting: LiveAnswer[] = [];
    for (let at = 0; at < STREAMS; at++)
      waiting.push(await begin(stack, HALF, { 'content-length': String(Buffer.byteLength(WHOLE)) }));
    await open(STREAMS);
    await assertCheap(before);
    await assertServes();
    await metricIs(stack, STREAMS, 'weir_open_streams');
    for (const live of waiting) live.close();
    await open(0);
    await metricIs(stack, 0, 'weir_held_bytes');
  });

  it(`O08 ${STREAMS} answers that stand still: they cost little, others are served, all come to their end`, async () => {
    await open(0);
    const before = await liveBytes(stack);
    const streams = await openStreams(stack, STREAMS);
    await open(STREAMS);
    await assertCheap(before);
    await assertServes();
    for (const { model } of streams) {
      model.send(event('is all.') + DONE);
      model.end();
    }
    const answers = await Promise.all(streams.map(({ live }) => live.ending()));
    for (const answer of answers) {
      assert.ok(answer.complete && answer.body.toString().endsWith(DONE));
      await assertRecorded(stack, answer.headers.get('x-weir-id'), CLEAN);
    }
    await open(0);
    await metricIs(stack, 0, 'weir_held_bytes');
  });
});
