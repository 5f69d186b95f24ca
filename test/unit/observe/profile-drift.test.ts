/** The drift of profiles as a metric: sums of answers, the mean of those workers that have judged any. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { MetricSum, snapshotOf } from '../../../src/observe/metric-sum.ts';
import { type Sampled, WorkerMetrics } from '../../../src/observe/worker-metrics.ts';

async function lines(workers: readonly ReturnType<Sampled['drifts']>[]): Promise<string[]> {
  const sum = new MetricSum();
  for (const [nth, drifts] of workers.entries()) {
    const metrics = new WorkerMetrics({ dialects: [], detectors: [], phases: [] });
    metrics.sample({
      ...{ openStreams: () => 0, shedding: () => false, heldBytes: () => 0, logDropped: () => 0 },
      ...{ journal: () => ({ records: 0, lost: 0, aggregated: 0, fsyncs: 0 }), journalFault: () => false },
      ...{
        identityFault: () => false,
        breakGlass: () => false,
        judges: () => [],
        bills: () => [],
        deciders: () => [],
        drifts: () => drifts,
      },
    });
    sum.remember(nth, await snapshotOf(metrics.registry));
  }
  return (await sum.text([]))
    .split('\n')
    .filter((line) => line.startsWith('weir_profile_'))
    .toSorted();
}

describe('the drift of a profile', () => {
  it('is the mean of the workers, and its answers their sum', async () => {
    const of = (answers: number, mean: number) => [
      { profile: 'shop', answers, means: [['words', mean] as const] },
    ];
    assert.deepEqual(await lines([of(3, 0.5), of(1, 1.5), of(0, 0)]), [
      'weir_profile_answers_total{profile="shop"} 4',
      'weir_profile_drift{profile="shop",feature="words"} 1',
    ]);
  });

  it('is not there without profiles', async () => {
    assert.deepEqual(await lines([[], []]), []);
  });
});
