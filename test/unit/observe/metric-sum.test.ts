/** The sum over workers. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { type MetricSnapshot, MetricSum, snapshotOf } from '../../../src/observe/metric-sum.ts';

async function worker(count: number): Promise<MetricSnapshot> {
  const registry = new Registry();
  const registers = [registry];
  new Counter({ name: 'things_total', help: 'things', labelNames: ['kind'], registers }).inc(
    { kind: 'a' },
    count,
  );
  new Gauge({ name: 'open', help: 'open', registers }).set(count);
  new Histogram({ name: 'seconds', help: 'seconds', buckets: [1, 10], registers }).observe(count);
  return await snapshotOf(registry);
}

async function values(sum: MetricSum): Promise<Record<string, number>> {
  const lines = (await sum.text([])).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))]),
  );
}

describe('metric sum', () => {
  it('adds up counters, gauges and histograms', async () => {
    const sum = new MetricSum();
    sum.remember(0, await worker(2));
    sum.remember(1, await worker(3));
    const seen = await values(sum);
    assert.equal(seen['things_total{kind="a"}'], 5);
    assert.equal(seen['open'], 5);
    assert.equal(seen['seconds_count'], 2);
    assert.equal(seen['seconds_bucket{le="10"}'], 2);
  });

  it('never goes back when workers are lost, one after the other', async () => {
    const sum = new MetricSum();
    for (const count of [2, 3, 4]) {
      sum.remember(0, await worker(count));
      await sum.retire(0);
    }
    sum.remember(0, await worker(1));
    const seen = await values(sum);
    assert.equal(seen['things_total{kind="a"}'], 10);
    assert.equal(seen['seconds_count'], 4);
    assert.equal(seen['seconds_sum'], 10);
    assert.equal(seen['open'], 1);
  });

  it('never goes back when workers are lost at once', async () => {
    const sum = new MetricSum();
    for (const slot of [0, 1, 2]) sum.remember(slot, await worker(slot + 1));
    const lost = [0, 1, 2].map((slot) => sum.retire(slot));
    const meanwhile = await values(sum);
    await Promise.all(lost);
    const seen = await values(sum);
    for (const { 'things_total{kind="a"}': things, seconds_count: observed, open } of [meanwhile, seen])
      assert.deepEqual({ things, observed, open }, { things: 6, observed: 3, open: undefined });
  });
});
