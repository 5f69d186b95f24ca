/** Load guard: says when no new exchange is taken, so that memory does not end under those that are open. */
import { type Fault, fault } from '../core/fault.ts';
import type { MemoryUse } from './cgroup-memory.ts';

export interface LoadBounds {
  /** Share of a bound of memory, from 0 to 1, above which new exchanges are refused. */
  readonly shedAt: number;
  /** Most exchanges open in this process. */
  readonly exchanges: number;
}

/** What the guard looks at. */
export interface LoadReadings {
  /** Every bounded memory: the container's, the heap's. */
  memory(): readonly MemoryUse[];
  /** Exchanges open now. */
  open(): number;
}

/** What `shedAt` is lowered by while new exchanges are refused: otherwise each one that ends would let one in. */
const RELIEF = 0.05;

/** Looks at memory when it is told to, and at the open exchanges whenever it is asked. */
export class LoadGuard {
  readonly #bounds: LoadBounds;
  readonly #readings: LoadReadings;
  #short = false;

  constructor(bounds: LoadBounds, readings: LoadReadings) {
    this.#bounds = bounds;
    this.#readings = readings;
  }

  /** Looks at memory; the time of it is the caller's. */
  check(): void {
    const share = this.#short ? this.#bounds.shedAt - RELIEF : this.#bounds.shedAt;
    this.#short = this.#readings.memory().some(({ used, bound }) => used > bound * share);
  }

  /** Why a new exchange cannot be taken now; a fault of its own for each that asks. */
  shed(): Fault | undefined {
    if (this.#short) return fault('overload', 'Weir is short of memory; try again later.');
    if (this.#readings.open() >= this.#bounds.exchanges)
      return fault(
        'overload',
        'Weir has as many exchanges open as limits.exchanges allows; try again later.',
      );
    return undefined;
  }
}
