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
  /** What lost workers have counted: first the sum of those that were added up, then each that was not yet. */
  #retired: readonly MetricSnapshot[] = [];
  /** Settles when all that was retired so far is added up; never rejects. */
  #adding: Promise<void> = Promise.resolve();

  /** Takes the newest snapshot of a worker. */
  remember(worker: number, snapshot: MetricSnapshot): void {
    this.#last.set(worker, snapshot);
  }

  /**
   * The worker is gone: its counters stay, its gauges go, both at once. Resolves when its counters are added up with those of
   * the workers lost before; rejects when they cannot be, and they are then kept by themselves.
   */
  async retire(worker: number): Promise<void> {
    const last = this.#last.get(worker);
    if (last === undefined) return;
    this.#last.delete(worker);
    this.#retired = [...this.#retired, last.filter(accumulates)];
    const added = this.#adding.then(() => this.#addUp());
    this.#adding = added.catch(() => {});
    await added;
  }

  /** Returns the sum in Prometheus text format, together with the primary's own metrics. */
  async text(primary: MetricSnapshot): Promise<string> {
    return await sum([...this.#last.values(), ...this.#retired, primary]).metrics();
  }

  /** Snapshots that come meanwhile stand behind those that are added up, and stay. */
  async #addUp(): Promise<void> {
    const added = this.#retired;
    const total = await snapshotOf(sum(added));
    this.#retired = [total, ...this.#retired.slice(added.length)];
  }
}

function accumulates(metric: MetricObjectWithValues<MetricValue<string>>): boolean {
  const type: unknown = metric.type;
  return type === 'counter' || type === 'histogram';
}

function sum(snapshots: readonly MetricSnapshot[]): Registry {
  return AggregatorRegistry.aggregate(snapshots.map((snapshot) => [...snapshot]) as unknown as object[]);
}
