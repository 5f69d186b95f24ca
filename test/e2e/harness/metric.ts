/** What a metric has to become: a process adds to its metrics after what a client or a journal showed already, so tests wait. */
import { eventually } from './eventually.ts';
import type { Stack } from './stack.ts';

type Series = readonly [name: string, labels?: Readonly<Record<string, string>>];

/** Waits until the sum of the series is exactly `want`. */
export async function metricIs(stack: Stack, want: number, ...series: Series): Promise<void> {
  await eventually(`${series[0]} is ${want}`, async () => (await stack.metric(...series)) === want);
}

/** Waits until the sum of the series is at least `least`. */
export async function metricReaches(stack: Stack, least: number, ...series: Series): Promise<void> {
  await eventually(`${series[0]} reaches ${least}`, async () => (await stack.metric(...series)) >= least);
}
