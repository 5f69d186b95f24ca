/** A unit on its way through a lane. */
import type { Unit } from '../core/segment.ts';

export interface QueuedUnit {
  readonly unit: Unit;
  /** Channel offset where each run begins. */
  readonly offsets: number[];
  /** How many runs the windows have taken, and how many the frontier has passed. */
  taken: number;
  passed: number;
}

/** A unit that has just come. */
export function queuedUnit(unit: Unit): QueuedUnit {
  return { unit, offsets: [], taken: 0, passed: 0 };
}
