/** The sum of all workers' metrics, which never goes back when a worker is lost. */
import {
  AggregatorRegistry,
  type MetricObjectWithValues,
  type MetricValue,
  type Registry,
} from 'prom-client';

/** The metrics of one process at one moment, as plain data that can cross a process boundary. */
export type MetricSnapshot = readonly MetricObjectWithValues<MetricValue<string>>[];

/** Takes the snapshot of a registry. */
export async function snapshotOf(registry: Registry): Promise<MetricSnapshot> {
  return await registry.getMetricsAsJSON();
}

/**
 * Keeps the last snapshot of every worker. The counts of a lost worker stay in the sum: what a scrape has seen once never
 * goes down, so rates over a restart stay right.
 */
export class MetricSum {
  readonly #last = new Map<number, MetricSnapshot>();
  #retired: MetricSnapshot = [];

  /** Takes the newest snapshot of a worker. */
  remember(worker: number, snapshot: MetricSnapshot): void {
    this.#last.set(worker, snapshot);
  }

  /** The worker is gone: its counters stay, its gauges go. */
  async retire(worker: number): Promise<void> {
    const last = this.#last.get(worker);
    if (last === undefined) return;
    this.#last.delete(worker);
    this.#retired = await snapshotOf(sum([this.#retired, last.filter(accumulates)]));
  }

  /** Returns the sum in Prometheus text format, together with the primary's own metrics. */
  async text(primary: MetricSnapshot): Promise<string> {
    return await sum([...this.#last.values(), this.#retired, primary]).metrics();
  }
}

function accumulates(metric: MetricObjectWithValues<MetricValue<string>>): boolean {
  const type: unknown = metric.type;
  return type === 'counter' || type === 'histogram';
}

function sum(snapshots: readonly MetricSnapshot[]): Registry {
  return AggregatorRegistry.aggregate(snapshots.map((snapshot) => [...snapshot]) as unknown as object[]);
}
