/** Questions for metrics that wait for a worker's answer. */
import type { MetricSnapshot } from '../observe/metric-sum.ts';

/** A worker whose event loop is busy this long is left out of one scrape's refresh. */
const ANSWER_MS = 2000;

interface Waiting {
  readonly slot: number;
  settle(snapshot: MetricSnapshot | undefined): void;
}

/** Matches answers to questions by number. */
export class MetricRequests {
  readonly #waiting = new Map<number, Waiting>();
  #next = 1;

  /** Sends a question through `send`; the value is undefined when no answer came in time. */
  async ask(slot: number, send: (request: number) => void): Promise<MetricSnapshot | undefined> {
    const request = this.#next;
    this.#next += 1;
    return await new Promise((resolve) => {
      const timer = setTimeout(() => this.answer(request, undefined), ANSWER_MS);
      this.#waiting.set(request, {
        slot,
        settle: (snapshot) => {
          clearTimeout(timer);
          resolve(snapshot);
        },
      });
      send(request);
    });
  }

  /** Takes an answer; one that comes too late is dropped. */
  answer(request: number, snapshot: MetricSnapshot | undefined): void {
    const waiting = this.#waiting.get(request);
    this.#waiting.delete(request);
    waiting?.settle(snapshot);
  }

  /** A worker is gone and will not answer. */
  giveUp(slot: number): void {
    for (const [request, waiting] of this.#waiting)
      if (waiting.slot === slot) this.answer(request, undefined);
  }
}
